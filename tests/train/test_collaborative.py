"""Films' esteem by hand, and all models from one set of ratings."""

from __future__ import annotations

import numpy as np
from worlds import COLLABORATIVE, FILMS, NEVER_RATED, checkerboard, floats, plain_facts, rows_of

from movienight.train.collaborative import DOUBT, esteemed, train_scorers
from movienight.train.matrix import Ratings
from movienight.types import Taste


def test_esteem_by_hand() -> None:
    """Likes from four stars, all ratings, and means drawn to the mean of all as if by DOUBT more."""
    ratings = Ratings(rows_of([0, 1, 2, 0]), rows_of([0, 0, 0, 2]), floats([5, 4, 3, 2]))
    facts = esteemed(plain_facts(3), ratings)
    assert facts.likes.tolist() == [2, 0, 0]
    assert facts.ratings.tolist() == [3, 0, 1]
    overall = 3.5
    expected = [(12 + DOUBT * overall) / (3 + DOUBT), overall, (2 + DOUBT * overall) / (1 + DOUBT)]
    np.testing.assert_allclose(facts.mean_rating, expected, rtol=1e-6)
    assert {facts.likes.dtype, facts.ratings.dtype, facts.mean_rating.dtype} == {np.dtype(np.float32)}


def test_esteem_without_ratings() -> None:
    """Without any ratings nobody likes anything and every mean is a middling one."""
    nothing = Ratings(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))
    facts = esteemed(plain_facts(2), nothing)
    assert facts.likes.tolist() == [0, 0]
    assert facts.mean_rating.tolist() == [3.5, 3.5]


def test_esteem_leaves_other_facts() -> None:
    """Everything but esteem stays the very same."""
    world = checkerboard()
    facts = esteemed(world.facts, Ratings(rows_of([0]), rows_of([1]), floats([5])))
    assert facts.year is world.facts.year
    assert facts.keywords is world.facts.keywords
    assert facts.likes.sum() == 1


def test_all_models_know_the_same_films() -> None:
    """EASE, the cosines and ALS come in this order and are silent of just the films nobody rated."""
    learned = train_scorers(checkerboard().ratings, FILMS, COLLABORATIVE)
    assert [scorer.name for scorer in learned] == ["ease", "knn", "knn_strongest", "als"]
    for scorer in learned:
        scores = scorer.score(Taste.of([0, 3]))
        assert np.flatnonzero(np.isnan(scores)).tolist() == list(NEVER_RATED)


def test_training_again_gives_the_same_models() -> None:
    """The same ratings give the same scores, to the last bit."""
    first, second = (train_scorers(checkerboard().ratings, FILMS, COLLABORATIVE) for _ in range(2))
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one.score(Taste.of([2, 9])), other.score(Taste.of([2, 9])))


def test_a_rating_below_four_stars_says_that_a_film_was_chosen() -> None:
    """Who rated two films low together makes the cosine bring them together, but never ALS."""
    ratings = Ratings(rows_of([0, 0, 1, 1, 2, 2]), rows_of([0, 1, 0, 1, 2, 0]), floats([3, 2, 3, 3, 5, 5]))
    learned = {scorer.name: scorer for scorer in train_scorers(ratings, 3, COLLABORATIVE)}
    scores = {name: scorer.score(Taste.of([0])) for name, scorer in learned.items()}
    assert scores["knn"][1] > 0
    assert np.isnan(scores["als"][1])
