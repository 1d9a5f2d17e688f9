"""EASE and EDLAE against each film's own regression."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from movienight.evaluate.baselines.ease import EaseSettings, EdlaeSettings, train_ease, train_edlae

from .contract import RatingsOnlyContract, RelativeConfidence
from .tiny import TINY, TINY_LOG, some_log, weights_of


class TestEase(RelativeConfidence, RatingsOnlyContract):
    """EASE on plain likes."""

    name = "plain_ease"


class TestEdlae(RelativeConfidence, RatingsOnlyContract):
    """EDLAE."""

    name = "edlae"


def regressions(likes: NDArray[np.float64], dropout: float, regularization: float) -> NDArray[np.float64]:
    """Each film told from all others, those dropped at random: the optimum, film by film.

    In expectation over dropping each other film with probability p, (1 - p)^2 X'X is what two of them
    have in common, (1 - p) X'X what one has with itself or with the film told; weights are said for
    histories in which nothing is dropped, and lambda is counted in those.
    """
    films, kept = likes.shape[1], 1 - dropout
    gram = likes.T @ likes
    weights = np.zeros((films, films))
    for film in range(films):
        others = np.setdiff1d(np.arange(films), film)
        left = kept**2 * gram[np.ix_(others, others)]
        left[np.diag_indices(len(others))] = kept * gram[others, others] + kept**2 * regularization
        weights[others, film] = kept * np.linalg.solve(left, kept * gram[others, film])
    return weights


@pytest.mark.parametrize("users", [8, 50])
@pytest.mark.parametrize("regularization", [0.5, 30.0])
def test_ease_is_a_regression_of_each_film(users: int, regularization: float) -> None:
    """With few people and many, weights are those of ridge regressions without the film itself."""
    log, likes = some_log(users, 12, seed=8)
    found = weights_of(train_ease(log, 12, EaseSettings(regularization)), 12)
    np.testing.assert_allclose(found, regressions(likes, 0, regularization), rtol=5e-3, atol=1e-4)


@pytest.mark.parametrize("users", [8, 50])
@pytest.mark.parametrize(("dropout", "regularization"), [(0.2, 5.0), (0.5, 1.0), (0.8, 20.0)])
def test_edlae_is_a_regression_on_what_was_not_dropped(
    users: int, dropout: float, regularization: float
) -> None:
    """Weights are those of regressions in expectation over dropped films."""
    log, likes = some_log(users, 12, seed=8)
    found = weights_of(train_edlae(log, 12, EdlaeSettings(dropout, regularization)), 12)
    np.testing.assert_allclose(found, regressions(likes, dropout, regularization), rtol=5e-3, atol=1e-4)


def test_edlae_is_the_papers_formula() -> None:
    """B = I - C / diag(C) with C = (X'X + p/(1-p) diag(X'X) + lambda I)^-1, by a plain inverse."""
    log, likes = some_log(30, 12, seed=9)
    gram = likes.T @ likes
    inverse = np.linalg.inv(gram + 0.3 / 0.7 * np.diag(np.diag(gram)) + 4 * np.eye(12))
    expected = np.eye(12) - inverse / np.diag(inverse)
    found = weights_of(train_edlae(log, 12, EdlaeSettings(0.3, 4.0)), 12)
    np.testing.assert_allclose(found, expected, rtol=5e-3, atol=1e-4)


def test_edlae_without_dropout_is_ease() -> None:
    """Where nothing is dropped weights are those of EASE, and a film that nobody liked stays unknown."""
    ease = weights_of(train_ease(TINY_LOG, TINY, EaseSettings(2.0)), TINY)
    edlae = weights_of(train_edlae(TINY_LOG, TINY, EdlaeSettings(0.0, 2.0)), TINY)
    np.testing.assert_allclose(edlae, ease, atol=1e-3)
    assert np.count_nonzero(ease) > 0
