"""Scorers for whole histories keep the contract of all scorers, and agree with what is worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from contracts import TASTES, ScorerContract
from worlds import FILMS, NEVER_RATED, checkerboard, floats, unlent

from movienight.recommend.histories import Blend, Even, Kindred, recency
from movienight.recommend.scorers import Popular, Scorer
from movienight.storage.columns import Ragged
from movienight.train.histories import kindred
from movienight.train.matrix import interactions
from movienight.types import Taste


def trained(name: str) -> Scorer:
    """The checkerboard's scorer of that name, which knows rated films alone."""
    return {scorer.name: scorer for scorer in unlent()}[name]


class TestEven(ScorerContract):
    """ALS that hears all likes alike."""

    silent = NEVER_RATED
    heeds_confidence = False

    @pytest.fixture
    def scorer(self) -> Scorer:
        """The checkerboard's ALS."""
        return Even(trained("als"))


class TestBlend(ScorerContract):
    """EASE and ALS together."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Those of the checkerboard."""
        return Blend((trained("ease"), trained("als")), "both")


class TestKindred(ScorerContract):
    """The people who liked the same."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Those of the checkerboard."""
        return kindred(checkerboard().ratings, FILMS, neighbours=40, shrink=2.0)


def test_even_says_what_the_other_says_of_equal_likes() -> None:
    """Confidence makes no difference, and the name tells whose opinion it is."""
    als = trained("als")
    even = Even(als)
    assert even.name == "als_even"
    expected = als.score(Taste.of([2, 7, 20]))
    np.testing.assert_array_equal(even.score(Taste.of([2, 7, 20], [1, 3, 0.5])), expected)


def test_a_blend_by_hand() -> None:
    """1, 3 are a spread of 1 around 2; 0, 0, 6 one of sqrt 8 around 2; what one does not know has none."""
    one, other = Popular(floats([1, 3, np.nan])), Popular(floats([0, 0, 6]))
    expected = [-1 - 2 / 8**0.5, 1 - 2 / 8**0.5, np.nan]
    found = Blend((one, other)).score(Taste.of([0]))
    assert found.tolist() == pytest.approx(expected, nan_ok=True)


def test_a_scorer_that_tells_nothing_apart_adds_nothing() -> None:
    """Where all scores are equal there is no spread to count in."""
    flat, told = Popular(floats([4, 4])), Popular(floats([1, 3]))
    assert Blend((flat, told)).score(Taste.of([0])).tolist() == [-1, 1]


def naive_kindred(taste: Taste, neighbours: int, shrink: float) -> list[float]:
    """The definition, a person and a film at a time."""
    likes = interactions(checkerboard().ratings, FILMS).toarray()
    weights = np.zeros(FILMS)
    weights[taste.rows] = taste.confidence
    length = np.sqrt(likes.sum(axis=1)) * np.sqrt((weights**2).sum())
    likeness = (likes @ weights) / (length + shrink)
    nearest = np.argsort(-likeness, kind="stable")[:neighbours]
    scores = sum(likeness[person] * likes[person] for person in nearest)
    return np.where(likes.any(axis=0), scores, np.nan).tolist()


@pytest.mark.parametrize("taste", TASTES)
def test_kindred_equals_its_slow_twin(taste: Taste) -> None:
    """With everybody for a neighbour, where no tie decides who is one."""
    scores = kindred(checkerboard().ratings, FILMS, neighbours=1000, shrink=3.0).score(taste)
    assert scores.tolist() == pytest.approx(naive_kindred(taste, 60, 3.0), rel=1e-4, nan_ok=True)


def test_only_the_nearest_are_heard() -> None:
    """Of two people the one with a film in common is nearer, and the other's films score 0."""
    fans, liked = Ragged.of([[0], [0], [1]]), Ragged.of([[0, 1], [2]])
    scores = Kindred(fans, liked, np.ones(3, np.bool_), neighbours=1, shrink=0.0).score(Taste.of([0]))
    assert scores.tolist() == pytest.approx([0.5**0.5, 0.5**0.5, 0])


@pytest.mark.parametrize(
    ("count", "half_life", "expected"),
    [
        (3, 0.0, [1, 1, 1]),
        (3, 1.0, [0.25, 0.5, 1]),
        (5, 2.0, [0.25, 0.5**1.5, 0.5, 0.5**0.5, 1]),
        (0, 1.0, []),
    ],
)
def test_recency(count: int, half_life: float, expected: list[float]) -> None:
    """By hand: a half to the power of steps back over the half-life; 0 counts all alike."""
    assert recency(count, half_life).tolist() == pytest.approx(expected)


def test_no_like_counts_nothing() -> None:
    """However long ago, a confidence stays above 0, which a taste must."""
    assert recency(10_000, 1.0).min() == np.float32(1e-6)
