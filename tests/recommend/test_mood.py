"""A mood's scores are closeness and the genres its words ask for, in standard deviations."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import checkerboard, floats, plain_facts

from movienight.recommend.mood import FAME, GENRES, genre_scores, mood_scores, worth_naming

FACTS = plain_facts(
    3,
    likes=np.expm1(floats([0, 1, 2])),
    genres=np.array([[False], [True], [False]]),
    genre_names=("Comedy",),
)
VECTORS = floats([[1, 0], [0, 1], [-1, 0]])
FAR, ASKED = np.sqrt(1.5), np.sqrt(2)
"""How many deviations 1 is from the mean of 1, 0, -1, and of 0, 1, 0."""


def test_by_hand() -> None:
    """Closeness 1, 0, -1 and genre 0, 1, 0 are added in deviations from their means."""
    scores = mood_scores(FACTS, VECTORS, "funny", floats([1, 0]))
    expected = [FAR - GENRES * ASKED / 2, GENRES * ASKED, -FAR - GENRES * ASKED / 2]
    np.testing.assert_allclose(scores, expected, atol=1e-6)
    assert scores.dtype == np.float32


def test_a_mood_that_only_says_no() -> None:
    """Without a vector the genres speak alone: what is not to be funny puts the comedy last."""
    scores = mood_scores(FACTS, VECTORS, "not funny", None)
    np.testing.assert_allclose(scores, GENRES * np.array([ASKED / 2, -ASKED, ASKED / 2]), atol=1e-6)


def test_candidates_are_named_with_a_prior_for_fame() -> None:
    """Where candidates are looked for each deviation of fame counts FAME; the mood itself is not changed."""
    mood = floats([0.5, 0, -0.5])
    named = worth_naming(FACTS, mood)
    np.testing.assert_allclose(named, [0.5 - FAME * FAR, 0, FAME * FAR - 0.5], atol=1e-6)
    assert named.dtype == np.float32
    assert mood.tolist() == [0.5, 0, -0.5]


@pytest.mark.parametrize("likes", [0.0, 3.0, 0.1])
def test_equal_fame_says_nothing(likes: float) -> None:
    """Where all films are equally famous fame adds nothing, whatever the rounding of their mean."""
    mood = np.random.default_rng(0).normal(size=50).astype(np.float32)
    facts = plain_facts(50, likes=np.full(50, likes, np.float32))
    np.testing.assert_array_equal(worth_naming(facts, mood), mood)


def test_nothing_varies() -> None:
    """Where films are all alike in every way nobody is ahead."""
    vectors = np.tile(floats([0.6, 0.8]), (7, 1))
    scores = mood_scores(plain_facts(7), vectors, "funny", floats([1, 0]))
    np.testing.assert_allclose(scores, np.zeros(7), atol=1e-6)


def test_the_mood_of_a_kind_finds_that_kind() -> None:
    """A mood that sounds like even films puts every even film before any odd one."""
    world = checkerboard()
    scores = mood_scores(world.facts, world.vectors, "zxqv", world.vectors[::2].mean(axis=0))
    assert scores[:40:2].min() > scores[1:40:2].max()


def test_genres_answer_words() -> None:
    """Words ask for genres: funny for comedies and not thrillers, tense the other way round."""
    facts = checkerboard().facts
    comedy, thriller = (facts.genre_names.index(name) for name in ("Comedy", "Thriller"))
    funny, tense = genre_scores(facts, "something funny"), genre_scores(facts, "tense")
    assert funny[facts.genres[:, comedy]].min() > funny[facts.genres[:, thriller]].max()
    assert tense[facts.genres[:, thriller]].min() > tense[facts.genres[:, comedy]].max()
    assert (genre_scores(facts, "zxqv") == 0).all()
