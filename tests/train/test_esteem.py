"""The fame of films that nobody rated, from votes elsewhere, where fame follows votes by a known rule."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import floats, no_votes, plain_facts

from movienight.recommend.facts import FilmFacts
from movienight.train.cold import Votes, estimated_esteem

RATED, UNRATED = 60, 6
RULE = 20.0
"""How many votes elsewhere go with one like here."""


def votes(unrated: list[float] | None = None, means: list[float] | None = None) -> Votes:
    """Many votes on rated films, and these on the others, of which the mean is 8 unless given."""
    generator = np.random.default_rng(4)
    count = np.concatenate([np.geomspace(100, 50_000, RATED), unrated or [0.0] * UNRATED])
    mean = np.concatenate([generator.uniform(4, 9, RATED), means or [8.0] * UNRATED])
    return Votes(floats(count), floats(mean))


def facts(rated: int = RATED) -> FilmFacts:
    """Films liked by one in RULE of those who voted, whose stars are half their marks; some unrated."""
    known = votes()
    here = np.arange(RATED + UNRATED) < rated
    year = np.random.default_rng(9).integers(1950, 2010, RATED + UNRATED)
    likes = np.where(here, (1 + known.count) / RULE - 1, 0)
    stars = np.where(here, known.mean / 2, 3.3)
    counts = np.where(here, 2 * likes, 0)
    return plain_facts(
        RATED + UNRATED,
        year=floats(year),
        likes=floats(likes),
        ratings=floats(counts),
        mean_rating=floats(stars),
    )


def test_the_rule_is_found() -> None:
    """Unrated films get the likes and stars that the rule of the rated ones gives them."""
    found = estimated_esteem(facts(), votes([200.0, 1000, 5000, 9000, 20_000, 40_000], [5, 6, 7, 8, 9, 4]))
    likes = (1 + np.array([200, 1000, 5000, 9000, 20_000, 40_000])) / RULE - 1
    np.testing.assert_allclose(found.likes[RATED:], likes, rtol=0.01)
    np.testing.assert_allclose(found.mean_rating[RATED:], [2.5, 3, 3.5, 4, 4.5, 2], rtol=0.01)
    assert found.likes.dtype == found.mean_rating.dtype == np.float32


def test_rated_films_are_left_alone() -> None:
    """Likes and means of rated films stay, and so do counts and all other facts of all films."""
    ours = facts()
    found = estimated_esteem(ours, votes([500.0] * UNRATED))
    np.testing.assert_array_equal(found.likes[:RATED], ours.likes[:RATED])
    np.testing.assert_array_equal(found.mean_rating[:RATED], ours.mean_rating[:RATED])
    for field in fields(ours):
        if field.name not in ("likes", "mean_rating"):
            assert getattr(found, field.name) is getattr(ours, field.name)
    assert (ours.likes[RATED:] == 0).all()


def test_without_votes_nothing_is_estimated() -> None:
    """A film without votes keeps no likes and the middling mean, though others of its like get theirs."""
    found = estimated_esteem(facts(), votes([0.0, 700, 0, 700, 0, 700]))
    assert found.likes[RATED::2].tolist() == [0, 0, 0]
    np.testing.assert_array_equal(found.mean_rating[RATED::2], floats([3.3] * 3))
    assert (found.likes[RATED + 1 :: 2] > 20).all()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(1, 1e7), min_size=UNRATED, max_size=UNRATED))
def test_more_votes_more_likes_up_to_the_most_liked(counts: list[float]) -> None:
    """Of films of one year and mean, more votes never mean fewer likes, and none tops the most liked film."""
    ours = facts()
    ours.year[RATED:] = 1990
    found = estimated_esteem(ours, votes(sorted(counts))).likes[RATED:]
    assert (np.diff(found) >= -1e-3).all()
    assert found.min() >= 0
    assert found.max() <= ours.likes.max() * 1.0001


@pytest.mark.parametrize("mean", [0.0, 1.0, 10.0])
def test_stars_are_stars(mean: float) -> None:
    """Whatever the votes say, an estimated mean is from half a star to five."""
    found = estimated_esteem(facts(), votes([1e6] * UNRATED, [mean] * UNRATED)).mean_rating
    assert found.min() >= 0.5
    assert found.max() <= 5


def test_unknown_means_and_years_are_no_hindrance() -> None:
    """A film with votes but neither mean nor year known gets finite likes and stars."""
    ours = facts()
    ours.year[RATED:] = np.nan
    found = estimated_esteem(ours, votes([900.0] * UNRATED, [np.nan] * UNRATED))
    assert np.isfinite(found.likes).all()
    assert np.isfinite(found.mean_rating).all()
    assert (found.likes[RATED:] > 0).all()


def test_too_few_to_learn_from() -> None:
    """With fewer than fifty rated films that have votes, or with no votes at all, facts stay as they are."""
    few, ours = facts(rated=49), facts()
    assert estimated_esteem(few, votes([500.0] * UNRATED)) is few
    assert estimated_esteem(facts(rated=50), votes([500.0] * UNRATED)).likes[RATED:].min() > 0
    assert estimated_esteem(ours, no_votes(len(ours))) is ours
    assert estimated_esteem(ours, votes()) is ours
