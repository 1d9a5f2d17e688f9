"""Item-item neighbourhoods against paper, `implicit` and slow twins."""

from __future__ import annotations

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from implicit import nearest_neighbours
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines import item_weights as module
from movienight.evaluate.baselines.item_knn import (
    Bm25Settings,
    CosineSettings,
    TfidfSettings,
    bm25,
    tfidf,
    train_bm25,
    train_cosine,
    train_tfidf,
)
from movienight.evaluate.baselines.item_weights import By, item_weights
from movienight.types import Taste

from .contract import RatingsOnlyContract, RelativeConfidence
from .tiny import LIKES, TINY, TINY_LOG, some_log, weights_of


class TestCosine(RelativeConfidence, RatingsOnlyContract):
    """Shrunk cosine."""

    name = "item_cosine"


class TestTfidf(RelativeConfidence, RatingsOnlyContract):
    """Cosine of TF-IDF weights."""

    name = "item_tfidf"


class TestBm25(RelativeConfidence, RatingsOnlyContract):
    """BM25."""

    name = "item_bm25"


def test_cosine_by_hand() -> None:
    """Films 0 and 1 share two of their two and three fans, 1 and 2 likewise, 0 and 2 share Bob."""
    weights = weights_of(train_cosine(TINY_LOG, TINY, CosineSettings(9, 0.0)), TINY)
    expected = np.zeros((5, 5))
    expected[0, 1] = expected[1, 0] = expected[1, 2] = expected[2, 1] = 2 / sqrt(6)
    expected[0, 2] = expected[2, 0] = 1 / 2
    np.testing.assert_allclose(weights, expected, rtol=1e-3)


def test_cosine_shrunk_by_hand() -> None:
    """With shrinkage 3 films 0 and 2 are 1 / (2 + 3) alike."""
    weights = weights_of(train_cosine(TINY_LOG, TINY, CosineSettings(9, 3.0)), TINY)
    assert weights[0, 2] == pytest.approx(1 / 5, rel=1e-3)


def test_tfidf_by_hand() -> None:
    """Among five films a fan of two says a = log(5/3) and Bob, a fan of three, b = log(5/4).

    Film 0 is (a, b, 0), film 1 (a, b, a) and film 2 (0, b, a) to Ann, Bob and Cy.
    """
    a, b = log(5 / 3), log(5 / 4)
    weights = weights_of(train_tfidf(TINY_LOG, TINY, TfidfSettings(9, 0.0)), TINY)
    assert weights[0, 1] == pytest.approx(
        (a * a + b * b) / sqrt((a * a + b * b) * (2 * a * a + b * b)), rel=1e-3
    )
    assert weights[0, 2] == pytest.approx(b * b / (a * a + b * b), rel=1e-3)
    assert weights[0, 3] == weights[0, 0] == 0
    shrunk = weights_of(train_tfidf(TINY_LOG, TINY, TfidfSettings(9, 2.0)), TINY)
    assert shrunk[0, 2] == pytest.approx(b * b / (a * a + b * b + 2), rel=1e-3)


def test_bm25_by_hand() -> None:
    """With k1 = 2, b = 0.5 and a mean of 8/5 fans, films of two and three fans are 1.125 and 1.4375 long."""
    a, b = log(5 / 3), log(5 / 4)
    two, three = 3 / (2 * 1.125 + 1), 3 / (2 * 1.4375 + 1)
    weights = weights_of(train_bm25(TINY_LOG, TINY, Bm25Settings(9, "liked", 2.0, 0.5)), TINY)
    assert weights[0, 1] == pytest.approx(two * three * (a * a + b * b), rel=1e-6)
    assert weights[0, 2] == pytest.approx(two * two * b * b, rel=1e-6)
    assert weights[1, 0] == weights[0, 1]


some_films = arrays(np.float64, (6, 4), elements=st.sampled_from([0.0, 0.0, 0.5, 1.0, 3.0]))


@given(some_films)
def test_tfidf_is_that_of_implicit(values: NDArray[np.float64]) -> None:
    """Any films x users matrix is weighted as `implicit` weights it."""
    films = sparse.csr_matrix(values)
    np.testing.assert_allclose(tfidf(films).toarray(), nearest_neighbours.tfidf_weight(films).toarray())


@given(some_films.filter(np.any), st.floats(0, 100), st.floats(0, 1))
def test_bm25_is_that_of_implicit(values: NDArray[np.float64], k1: float, b: float) -> None:
    """Any films x users matrix is weighted as `implicit` weights it, with any k1 and b."""
    films = sparse.csr_matrix(values)
    expected = nearest_neighbours.bm25_weight(films, k1, b).toarray()
    np.testing.assert_allclose(bm25(films, k1, b).toarray(), expected)


@pytest.mark.filterwarnings("ignore::implicit.utils.ParameterWarning")  # it converts its own matrix
@pytest.mark.parametrize("keep", [3, 40])
def test_bm25_recommends_as_implicit(keep: int) -> None:
    """Whole lists equal those of implicit's recommender, which counts a film among its own neighbours."""
    likes_log, likes = some_log(60, 30)
    users = sparse.csr_matrix(likes)
    theirs = nearest_neighbours.BM25Recommender(K=30, K1=1.2, B=0.75, num_threads=1)
    theirs.fit(users, show_progress=False)
    similarity = theirs.similarity.toarray()
    np.fill_diagonal(similarity, 0)
    least = np.sort(similarity, axis=1)[:, -min(keep, 30), None]
    ours = train_bm25(likes_log, 30, Bm25Settings(keep, "liked", 1.2, 0.75))
    np.testing.assert_allclose(weights_of(ours, 30), np.where(similarity >= least, similarity, 0), rtol=1e-5)


@pytest.mark.filterwarnings("ignore::implicit.utils.ParameterWarning")  # it converts its own matrix
def test_tfidf_is_implicits_recommender() -> None:
    """Without shrinkage and with all neighbours weights are those of implicit's TF-IDF recommender."""
    likes_log, likes = some_log(60, 30)
    theirs = nearest_neighbours.TFIDFRecommender(K=30, num_threads=1)
    theirs.fit(sparse.csr_matrix(likes), show_progress=False)
    expected = theirs.similarity.toarray()
    np.fill_diagonal(expected, 0)
    found = weights_of(train_tfidf(likes_log, 30, TfidfSettings(30, 0.0)), 30)
    np.testing.assert_allclose(found, expected, rtol=2e-3)


@pytest.mark.parametrize("by", ["liked", "target"])
@pytest.mark.parametrize("keep", [1, 3, 12])
@pytest.mark.parametrize("block", [4, 1024])
def test_the_strongest_are_kept(by: By, keep: int, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted by liked film or by target, in one block or several, the strongest stay and no others."""
    monkeypatch.setattr(module, "BLOCK", block)
    rng = np.random.default_rng(3)
    pattern = rng.random((8, 11)) < 0.6
    source, target = pattern * rng.random((8, 11)), pattern * rng.random((8, 11))
    whole = source.T @ target
    np.fill_diagonal(whole, 0)
    expected = np.zeros((11, 11))
    for film in range(11):
        line = (film, slice(None)) if by == "liked" else (slice(None), film)
        strongest = np.argsort(-whole[line])[:keep]
        kept = expected[line]
        kept[strongest] = whole[line][strongest]
    listener = item_weights("w", sparse.csr_matrix(source), sparse.csr_matrix(target), keep, by)
    np.testing.assert_allclose(listener.weights.toarray(), expected, rtol=1e-6)
    assert listener.weights.dtype == np.float32


def test_equals_of_the_last_neighbour_are_kept() -> None:
    """Film 0 is as close to 1 as to 2: asked for one neighbour it keeps both, and nothing of film 3."""
    likes = sparse.csr_matrix(np.array([[1.0, 1, 1, 0], [0, 1, 0, 1], [0, 0, 1, 1]]))
    kept = item_weights("w", likes, likes, 1, "liked").weights.toarray()
    assert kept[0].tolist() == [0, 1, 1, 0]


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=4, unique=True), st.data())
def test_likes_add_up(rows: list[int], data: st.DataObject) -> None:
    """The score of several likes is the sum of what each says, times its confidence."""
    confidence = data.draw(st.lists(st.floats(0.25, 4, width=32), min_size=len(rows), max_size=len(rows)))
    listener = train_bm25(TINY_LOG, TINY, Bm25Settings(9))
    expected = np.array(confidence) @ weights_of(listener, TINY)[rows]
    found = listener.score(Taste.of(rows, confidence))
    np.testing.assert_allclose(found[:4], expected[:4], rtol=1e-5)
    assert np.isnan(found[4])


def test_the_tiny_log_is_as_drawn() -> None:
    """The matrix that hand-worked numbers rest on holds the log's likes."""
    ones = weights_of(train_cosine(TINY_LOG, TINY, CosineSettings(9, 0.0)), TINY) > 0
    common = LIKES.T @ LIKES > 0
    np.fill_diagonal(common, False)
    np.testing.assert_array_equal(ones, common)
