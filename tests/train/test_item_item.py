"""EASE and cosine equal their naive twins, whichever way they are computed and however pruned."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse

from movienight.recommend.scorers import ItemItem
from movienight.train import item_item
from movienight.train.item_item import cosine, ease
from movienight.types import Taste

FILMS, USERS, UNRATED = 14, 9, 5


def some_matrix(users: int = USERS, seed: int = 0) -> sparse.csr_matrix:
    """Likes, some half-likes, and one film that nobody rated."""
    generator = np.random.default_rng(seed)
    values = generator.choice([0, 0, 0, 0.3, 1], size=(users, FILMS))
    values[:, UNRATED] = 0
    return sparse.csr_matrix(values.astype(np.float32))


def dense(scorer: ItemItem) -> NDArray[np.float32]:
    """All weights, a row per liked film; unknown films count 0."""
    rows = [scorer.score(Taste.of([row])) for row in range(FILMS)]
    return np.nan_to_num(np.stack(rows))


def naive_ease(matrix: sparse.csr_matrix, regularization: float) -> NDArray[np.float64]:
    """Steck's formula by a plain inverse: B = I - P / diag(P)."""
    values = matrix.toarray().astype(np.float64)
    inverse = np.linalg.inv(values.T @ values + regularization * np.eye(FILMS))
    weights = np.eye(FILMS) - inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    return weights


def naive_cosine(matrix: sparse.csr_matrix, shrink: float, damping: float) -> NDArray[np.float64]:
    """The shrunk cosine of every two films, film by film."""
    values = matrix.toarray().astype(np.float64)
    weights = np.zeros((FILMS, FILMS))
    for liked in range(FILMS):
        for other in range(FILMS):
            if liked == other or UNRATED in (liked, other):
                continue
            one, two = values[:, liked], values[:, other]
            size = (one @ one) ** (1 - damping) * (two @ two) ** damping
            weights[liked, other] = one @ two / (size + shrink)
    return weights


@pytest.mark.parametrize("users", [USERS, 3 * FILMS])
@pytest.mark.parametrize("regularization", [0.5, 20.0])
@pytest.mark.parametrize("block", [4, 1024])
def test_ease_equals_a_plain_inverse(
    users: int, regularization: float, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With fewer users than films and with more, in one block or several, weights are Steck's."""
    monkeypatch.setattr(item_item, "BLOCK", block)
    matrix = some_matrix(users)
    found = dense(ease(matrix, regularization, FILMS))
    np.testing.assert_allclose(found, naive_ease(matrix, regularization), rtol=2e-3, atol=1e-5)


def test_by_users_equals_by_films() -> None:
    """People who rated nothing change no weight, though with many the other way is taken."""
    matrix = some_matrix()
    padded = sparse.vstack([matrix, sparse.csr_matrix((3 * FILMS, FILMS), dtype=np.float32)], format="csr")
    np.testing.assert_allclose(dense(ease(padded, 2.0, FILMS)), dense(ease(matrix, 2.0, FILMS)), atol=1e-4)


@pytest.mark.parametrize("damping", [0.5, 0.3, 1.0])
@pytest.mark.parametrize("shrink", [0.0, 3.0])
@pytest.mark.parametrize("block", [4, 1024])
def test_cosine_equals_a_naive_loop(
    damping: float, shrink: float, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With any damping and shrinkage, in one block or several, weights are the shrunk cosines."""
    monkeypatch.setattr(item_item, "BLOCK", block)
    matrix = some_matrix()
    found = dense(cosine(matrix, shrink, FILMS, damping=damping))
    np.testing.assert_allclose(found, naive_cosine(matrix, shrink, damping), rtol=2e-3, atol=1e-5)


def by_ease(matrix: sparse.csr_matrix, keep: int) -> ItemItem:
    """EASE with so many weights a film."""
    return ease(matrix, 2.0, keep)


def by_cosine(matrix: sparse.csr_matrix, keep: int) -> ItemItem:
    """Cosine with so many weights a film."""
    return cosine(matrix, 1.0, keep)


Way = Callable[[sparse.csr_matrix, int], ItemItem]


@pytest.mark.parametrize("way", [by_ease, by_cosine])
def test_pruning_keeps_the_strongest(way: Way) -> None:
    """Each liked film keeps its strongest weights by magnitude, unchanged, and loses all others."""
    whole, pruned = dense(way(some_matrix(), FILMS)), way(some_matrix(), 3)
    for row, kept in enumerate(dense(pruned)):
        assert (kept != 0).sum() == min(3, (whole[row] != 0).sum())
        np.testing.assert_array_equal(kept[kept != 0], whole[row][kept != 0])
        lost = np.abs(whole[row][kept == 0]).max(initial=0)
        assert lost <= np.abs(kept[kept != 0]).min(initial=np.inf)
    assert np.diff(pruned.offsets).max() == 3


@pytest.mark.parametrize("way", [by_ease, by_cosine])
def test_a_film_says_nothing_of_itself(way: Way) -> None:
    """No film argues for itself, and what nobody rated is not known."""
    scorer = way(some_matrix(), FILMS)
    assert (np.diag(dense(scorer)) == 0).all()
    assert np.flatnonzero(~scorer.known).tolist() == [UNRATED]
    assert scorer.weights.dtype == np.float16


def test_beyond_the_size_for_ease_only_the_most_rated_take_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for five films the five most rated are known, and weigh as if there were no others."""
    monkeypatch.setattr(item_item, "MOST_FILMS", 5)
    matrix = some_matrix(30)
    counts = np.bincount(matrix.indices, minlength=FILMS)
    most = np.sort(np.argsort(-counts, kind="stable")[:5])
    scorer = ease(matrix, 2.0, FILMS)
    assert np.flatnonzero(scorer.known).tolist() == most.tolist()
    alone = sparse.csr_matrix(np.where(np.isin(np.arange(FILMS), most), matrix.toarray(), 0))
    np.testing.assert_allclose(dense(scorer), dense(ease(alone, 2.0, FILMS)), atol=1e-4)


def test_too_little_regularization() -> None:
    """Films that the same people like cannot be told apart without regularization, and that is said."""
    twins = sparse.csr_matrix(np.ones((8, 3), dtype=np.float32))
    with pytest.raises(ValueError, match="regularization"):
        ease(twins, 0.0, 3)
