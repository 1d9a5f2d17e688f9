"""Scorers keep their contract, and agree with their slow twins."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence

import numpy as np
import pytest
from contracts import TASTES, ScorerContract
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import FILMS, NEVER_RATED, checkerboard, floats, scorers, unlent

from movienight.recommend.scorers import (
    Als,
    Content,
    ItemItem,
    Nearest,
    Parts,
    Popular,
    Scorer,
    Strongest,
    mean_without,
    strongest_without,
    top,
)
from movienight.types import Floats, Scores, Taste


def trained(name: str, among: Sequence[Scorer] | None = None) -> Scorer:
    """The checkerboard's scorer of that name."""
    return {scorer.name: scorer for scorer in among or scorers()}[name]


class TestEase(ScorerContract):
    """EASE; films that nobody rated borrow."""

    silent = ()

    @pytest.fixture
    def scorer(self) -> Scorer:
        """EASE of the checkerboard."""
        return trained("ease")


class TestEaseAlone(ScorerContract):
    """EASE where no film borrows."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """EASE of the checkerboard's ratings and of nothing else."""
        return trained("ease", unlent())


class TestCosine(ScorerContract):
    """Item-item cosine; films that nobody rated borrow."""

    silent = ()

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Cosine of the checkerboard."""
        return trained("knn")


class TestCosineAlone(ScorerContract):
    """Item-item cosine where no film borrows."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Cosine of the checkerboard's ratings and of nothing else."""
        return trained("knn", unlent())


class TestStrongest(ScorerContract):
    """The strongest argument of the cosine; films that nobody rated borrow."""

    silent = ()

    @pytest.fixture
    def scorer(self) -> Scorer:
        """The strongest argument of the checkerboard's cosine."""
        return trained("knn_strongest")


class TestStrongestAlone(ScorerContract):
    """The strongest argument of the cosine where no film borrows."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """The strongest argument of the checkerboard's ratings and of nothing else."""
        return trained("knn_strongest", unlent())


class TestAls(ScorerContract):
    """Implicit ALS, with too few films to teach those that nobody rated."""

    silent = NEVER_RATED

    @pytest.fixture
    def scorer(self) -> Scorer:
        """ALS of the checkerboard."""
        return trained("als")


class TestContent(ScorerContract):
    """Mean closeness to the likes."""

    silent = ()

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Content of the checkerboard."""
        return trained("content")


class TestNearest(ScorerContract):
    """Closeness to the nearest like."""

    silent = ()
    heeds_confidence = False

    @pytest.fixture
    def scorer(self) -> Scorer:
        """Nearest content of the checkerboard."""
        return trained("content_nearest")


def test_names_are_those_that_candidates_and_features_use() -> None:
    """Scorers are called ease, knn, knn_strongest, als, content and content_nearest, in this order."""
    names = [scorer.name for scorer in scorers()]
    assert names == ["ease", "knn", "knn_strongest", "als", "content", "content_nearest"]


@pytest.mark.parametrize("taste", [Taste.of([]), *TASTES])
def test_popular_needs_no_taste(taste: Taste) -> None:
    """What many like is told to everybody alike, whatever is left out of their taste."""
    likes = checkerboard().facts.likes
    popular = Popular(likes)
    np.testing.assert_array_equal(popular.score(taste), likes)
    without = popular.without_each(taste, range(len(taste)))
    assert without.shape == (len(taste), FILMS)
    assert (without == likes).all()


@pytest.mark.parametrize("name", ["ease", "knn", "knn_strongest"])
def test_arguments_grow_with_confidence(name: str) -> None:
    """Likes that count three times as much argue three times as strongly."""
    scorer = trained(name)
    thrice = scorer.score(Taste.of([2, 7, 20], [3, 6, 9]))
    np.testing.assert_allclose(thrice, 3 * scorer.score(Taste.of([2, 7, 20], [1, 2, 3])), rtol=1e-5)


def test_mean_closeness_heeds_only_proportions() -> None:
    """Mean closeness is the same when all likes count three times as much."""
    content = trained("content")
    thrice = content.score(Taste.of([2, 7, 20], [3, 6, 9]))
    np.testing.assert_allclose(thrice, content.score(Taste.of([2, 7, 20], [1, 2, 3])), rtol=1e-5)


def item_item(weights: Floats) -> ItemItem:
    """A scorer with this dense table of weights, a row per liked film; films with none are unknown."""
    liked, argued = np.nonzero(weights)
    offsets = np.searchsorted(liked, np.arange(len(weights) + 1)).astype(np.int32)
    known = (weights != 0).any(axis=0) | (weights != 0).any(axis=1)
    return ItemItem("weights", offsets, argued.astype(np.int32), weights[liked, argued], known)


def test_item_item_by_hand() -> None:
    """The score is the confidence-weighted sum, or maximum, of the weights from likes; unknown is NaN."""
    weights = np.array([[0, 0.5, 0.25, 0], [0.5, 0, 1, 0], [0.25, 1, 0, 0], [0, 0, 0, 0]], dtype=np.float32)
    scorer, taste = item_item(weights), Taste.of([0, 1], [2, 1])
    np.testing.assert_array_equal(scorer.score(taste), floats([0.5, 1, 1.5, np.nan]))
    np.testing.assert_array_equal(Strongest(scorer).score(taste), floats([0.5, 1, 1, np.nan]))
    assert np.isnan(scorer.score(Taste.of([3]))).all()
    assert np.isnan(Strongest(scorer).score(Taste.of([3]))).all()


def test_als_by_hand() -> None:
    """With one factor a person is a c y / (gram + reg + (a c - 1) y^2); unrated films have no opinion."""
    als = Als(floats([[1], [2], [np.nan]]), floats([[5]]), alpha=3.0, regularization=1.0)
    person = 3 * 2 * 2 / (5 + 1 + (3 * 2 - 1) * 4)
    scores = als.score(Taste.of([1, 2], [2, 1]))
    np.testing.assert_allclose(scores, [person, 2 * person, np.nan], rtol=1e-6)
    assert np.isnan(als.score(Taste.of([2]))).all()


def test_content_by_hand() -> None:
    """The mean heeds confidence, the nearest takes the closest like."""
    content = Content(floats([[1, 0], [0, 1], [0.6, 0.8]]))
    taste = Taste.of([0, 1], [3, 1])
    np.testing.assert_allclose(content.score(taste), [0.75, 0.25, 0.65], rtol=1e-6)
    np.testing.assert_allclose(Nearest(content).score(taste), [1, 1, 0.8], rtol=1e-6)


def test_parts_are_worked_out_once_and_forgotten_with_the_taste() -> None:
    """Two questions about one taste cost one answer; the memory goes when the taste goes."""
    asked: list[int] = []

    def work_out(taste: Taste) -> Floats:
        asked.append(len(taste))
        return np.ones((len(taste), 3), dtype=np.float32)

    parts, taste = Parts(work_out), Taste.of([1, 2])
    answer = parts.of(taste)
    assert parts.of(taste) is answer
    assert asked == [2]
    parts.of(Taste.of([1, 2]))
    assert asked == [2, 2]
    with pytest.raises(ValueError, match="read-only"):
        answer[0, 0] = 5
    remembered = weakref.ref(answer)
    del taste, answer
    gc.collect()
    assert remembered() is None


some_parts = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 5), st.integers(1, 6)),
    elements=st.sampled_from([-1.0, 0.0, 0.25, 0.5, 2.0]),  # few values, so many ties
)


@settings(deadline=None, max_examples=60)
@given(some_parts, st.data())
def test_leaving_likes_out_equals_starting_anew(parts: Floats, data: st.DataObject) -> None:
    """Maximum and mean without a like are those of the remaining rows, also with ties; none remain: NaN."""
    likes = len(parts)
    positions = data.draw(st.lists(st.integers(0, likes - 1), max_size=likes, unique=True))
    taste = Taste.of(range(likes), np.arange(1, likes + 1))
    quick_most = strongest_without(parts, positions)
    quick_mean = mean_without(parts, taste, positions)
    assert quick_most.shape == quick_mean.shape == (len(positions), parts.shape[1])
    for most, mean, position in zip(quick_most, quick_mean, positions, strict=True):
        rest = np.delete(parts, position, axis=0)
        if likes == 1:
            assert np.isnan(most).all()
            assert np.isnan(mean).all()
            continue
        weights = np.delete(taste.confidence, position)
        np.testing.assert_array_equal(most, rest.max(axis=0))
        np.testing.assert_allclose(mean, np.average(rest, axis=0, weights=weights), atol=1e-5)


@settings(deadline=None, max_examples=100)
@given(
    arrays.arrays(np.float32, st.integers(1, 12), elements=st.sampled_from([np.nan, -1.0, 0.0, 1.0, 2.0])),
    st.integers(0, 14),
)
def test_top_equals_sorting_everything(scores: Scores, n: int) -> None:
    """The best n come best first, ties by row, films without an opinion never."""
    heard = [row for row in range(len(scores)) if not np.isnan(scores[row])]
    expected = sorted(heard, key=lambda row: (-scores[row], row))[:n]
    found = top(scores, n)
    assert found.tolist() == expected
    assert found.dtype == np.int32


@pytest.mark.parametrize("n", [1, 7, 100, 399, 5000])
@pytest.mark.parametrize("kinds", [2, 30, 10**6])
def test_top_of_many_is_what_sorting_all_gives(n: int, kinds: int) -> None:
    """Of thousands of scores, with few or many ties and gaps, the best are those of a full stable sort."""
    rng = np.random.default_rng([n, kinds])
    scores = rng.integers(0, kinds, 4000).astype(np.float32)
    scores[rng.random(4000) < 0.2] = np.nan
    heard = np.flatnonzero(np.isfinite(scores))
    expected = heard[np.argsort(-scores[heard], kind="stable")][:n]
    np.testing.assert_array_equal(top(scores, n), expected)
