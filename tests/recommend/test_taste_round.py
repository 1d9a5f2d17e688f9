"""Twelve cards for a stranger: what an answer would tell, the chance of one, and a spread of kinds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FILMS, NEVER_RATED, checkerboard, floats, recommender, rows_of, unlent

from movienight.recommend.scorers import Als, Content
from movienight.recommend.taste_round import (
    CARDS,
    KINSHIP,
    TOLD,
    Answer,
    Deck,
    deck_of,
    heard,
    next_card,
    uncertain,
    unknown,
    worth_of,
)
from movienight.types import Floats


def deck(tells: list[list[float]], **known: list[float]) -> Deck:
    """Films 10, 11, ... of equal chance, without kin, of unknown decade and language, save what is given."""
    films = len(tells)
    parts = {
        "chance": np.ones(films),
        "kin": np.zeros((films, films)),
        "decade": np.full(films, -1),
        "language": np.full(films, -1),
    } | {name: np.array(values) for name, values in known.items()}
    return Deck(rows_of(range(10, 10 + films)), tells=floats(tells), **parts)


def play(cards: Deck, says: dict[int, Answer], count: int = CARDS) -> list[int]:
    """The rows asked of somebody who says this, "unseen" of all others."""
    answers: list[tuple[int, Answer]] = []
    while (row := next_card(cards, answers, count)) is not None:
        answers.append((row, says.get(row, "unseen")))
    return [row for row, _ in answers]


def slow_unknown(tells: Floats, asked: Floats, weights: list[float]) -> list[float]:
    """z' A^-1 z with A written out and inverted."""
    precision = np.eye(tells.shape[1])
    for row, weight in zip(asked, weights, strict=True):
        precision += weight * np.outer(row, row)
    return [float(row @ np.linalg.inv(precision) @ row) for row in tells]


@settings(deadline=None, max_examples=60)
@given(
    films=st.integers(1, 6),
    size=st.integers(1, 4),
    weights=st.lists(st.floats(0.1, 2), max_size=5),
    seed=st.integers(0, 999),
)
def test_the_unknown_equals_the_inverse(films: int, size: int, weights: list[float], seed: int) -> None:
    """Woodbury's identity gives what inverting the whole precision gives."""
    rng = np.random.default_rng(seed)
    tells, asked = rng.normal(size=(films, size)), rng.normal(size=(len(weights), size))
    found = unknown(tells, asked, np.array(weights))
    np.testing.assert_allclose(found, slow_unknown(tells, asked, weights), atol=1e-8)


def test_the_first_card_tells_most() -> None:
    """Of films equally known the one of longest direction is asked, of equal directions the best known."""
    assert next_card(deck([[1, 0], [3, 0], [0, 2]]), []) == 11
    assert next_card(deck([[2, 0], [2, 0], [2, 0]], chance=[1, 1, 5]), []) == 12


def test_the_second_card_is_of_another_kind() -> None:
    """After one film its twin has little left to tell, whatever was said of the first."""
    cards = deck([[3, 0], [3, 0], [0, 2]])
    for answer in TOLD:
        assert next_card(cards, [(10, answer)]) == 12


def test_worth_by_hand() -> None:
    """The chance, raised by kinship to what is loved, times the logarithm of 1 and what is unknown."""
    kin = [[0, 0.5, 0], [0.5, 0, 0], [0, 0, 0]]
    cards = deck([[1, 0], [0, 2], [2, 0]], chance=[3, 2, 1], kin=kin)
    worth = worth_of(cards, [(10, "love")])
    assert worth[1] == pytest.approx(2 * np.exp(KINSHIP * 0.5) * np.log(1 + 4))
    assert worth[2] == pytest.approx(np.log(1 + 4 / 2))  # one like has halved what is unknown there
    assert worth_of(cards, [(10, "no")])[1] == pytest.approx(2 * np.log(1 + 4))


def test_the_round_adapts() -> None:
    """Who loves the first film is asked for its kin next, who does not know it for something else."""
    kin = np.zeros((4, 4))
    kin[0, 3] = 1
    cards = deck(np.eye(4).tolist(), chance=[4, 2, 2, 1], kin=kin.tolist())
    assert next_card(cards, [(10, "love")]) == 13
    assert next_card(cards, [(10, "unseen")]) == 11


def test_no_decade_takes_more_than_its_share() -> None:
    """Of twelve cards six are of one decade although its films are best known; unknown ones are no bar."""
    decade = [199] * 12 + [200] * 2 + [-1] * 6
    chance = [100] * 12 + [10] * 2 + [1] * 6
    asked = play(deck(np.eye(20).tolist(), decade=decade, chance=chance), {})
    assert asked == [*range(10, 16), 22, 23, *range(24, 28)]


def test_one_card_of_a_dozen_is_in_another_language() -> None:
    """Where one language is best known the last card is another, unless there is no other."""
    language = [0] * 12 + [1]
    asked = play(deck(np.eye(13).tolist(), language=language, chance=[9.0] * 12 + [1.0]), {})
    assert asked[-1] == 22
    assert play(deck(np.eye(12).tolist(), language=[0] * 12), {}) == list(range(10, 22))


def test_the_round_ends() -> None:
    """After so many cards, or when no film is left, there is no next."""
    cards = deck(np.eye(4).tolist())
    assert len(play(cards, {}, 3)) == 3
    assert sorted(play(cards, {})) == [10, 11, 12, 13]


def test_a_film_that_is_not_in_the_deck_counts_as_a_card() -> None:
    """An answer about any other film tells nothing of the deck, and takes a card all the same."""
    cards = deck([[1, 0], [0, 1]])
    assert next_card(cards, [(99, "love")], 2) == 10
    assert next_card(cards, [(99, "love"), (10, "no")], 2) is None


def test_heard() -> None:
    """Loved and disliked films in order; all that was not "unseen" has been seen."""
    told = heard([(3, "love"), (1, "no"), (4, "unseen"), (2, "fine"), (0, "love")])
    assert (told.loved, told.disliked, told.seen) == ((3, 0), (1,), {0, 1, 2, 3})


def test_uncertainty_is_that_of_folding_in() -> None:
    """1 + z'z is by how much one like multiplies the determinant of the fold-in's precision."""
    als = next(scorer for scorer in unlent() if isinstance(scorer, Als))
    rows = rows_of([0, 5, 12])
    prior = als.gram + als.regularization * np.eye(len(als.gram))
    for row, z in zip(rows, uncertain(als, rows), strict=True):
        factor = als.item_factors[row]
        after = prior + als.alpha * np.outer(factor, factor)
        assert 1 + z @ z == pytest.approx(np.linalg.det(after) / np.linalg.det(prior), rel=1e-4)


def test_the_deck_of_the_checkerboard() -> None:
    """The deck holds the best-known films first, none that factors are silent of, none that is barred."""
    trained = replace(recommender(), scorers=unlent())
    cards = deck_of(trained, barred=frozenset({4, 7}), size=30)
    ratings = trained.facts.ratings[cards.rows]
    assert len(cards.rows) == len(set(cards.rows.tolist())) == 30
    assert (np.diff(ratings) <= 0).all()
    assert not {4, 7, *NEVER_RATED} & set(cards.rows.tolist())
    assert cards.tells.shape == (30, 4)
    assert (cards.kin.min(), cards.kin.max()) == (0, 1)
    assert cards.decade[cards.rows.tolist().index(0)] == 199


def test_two_kinds_are_asked_in_turn() -> None:
    """The checkerboard has two tastes; the first two cards are one of each."""
    first, second, *_ = play(deck_of(recommender()), {})
    assert first % 2 != second % 2


def test_without_ratings_content_speaks() -> None:
    """With content alone there is a deck of all films, and the first two cards are of both kinds."""
    world = checkerboard()
    plain = replace(recommender(), scorers=(Content(world.vectors),))
    cards = deck_of(plain)
    assert len(cards.rows) == FILMS
    assert np.diagonal(cards.kin).tolist() == [0] * FILMS
    assert cards.kin.max() <= 1 + 1e-6
    first, second, *_ = play(cards, {})
    assert first % 2 != second % 2


def test_the_same_answers_give_the_same_card() -> None:
    """There is no chance in it."""
    cards = deck_of(recommender())
    says: dict[int, Answer] = dict.fromkeys(range(0, FILMS, 2), "love")
    assert play(cards, says) == play(deck_of(recommender()), says)
