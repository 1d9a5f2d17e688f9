"""RP3beta against paper and a walk step by step."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.evaluate.baselines.rp3beta import Rp3BetaSettings, train_rp3beta

from .contract import RatingsOnlyContract, RelativeConfidence
from .tiny import TINY, TINY_LOG, some_log, weights_of


class TestRp3Beta(RelativeConfidence, RatingsOnlyContract):
    """RP3beta."""

    name = "rp3beta"


@pytest.mark.parametrize(
    ("alpha", "beta", "expected"),
    [
        (1.0, 0.0, 1 / 2 * (1 / 2 + 1 / 3)),
        (2.0, 0.0, 1 / 4 * (1 / 4 + 1 / 9)),
        (1.0, 1.0, 1 / 2 * (1 / 2 + 1 / 3) / 3),
        (0.0, 0.0, 2.0),
    ],
)
def test_by_hand(alpha: float, beta: float, expected: float) -> None:
    """From film 0 by Ann, of two likes, or Bob, of three, to film 1, which has three fans."""
    weights = weights_of(train_rp3beta(TINY_LOG, TINY, Rp3BetaSettings(alpha, beta, 9)), TINY)
    assert weights[0, 1] == pytest.approx(expected)


def test_there_and_back_differ() -> None:
    """The walk from film 1 back to 0 starts with one chance in three, not two."""
    weights = weights_of(train_rp3beta(TINY_LOG, TINY, Rp3BetaSettings(1.0, 0.0, 9)), TINY)
    assert weights[1, 0] == pytest.approx(1 / 3 * (1 / 2 + 1 / 3))


@pytest.mark.parametrize(("alpha", "beta"), [(1.0, 0.0), (0.7, 0.4), (1.8, 1.2)])
def test_equals_a_walk(alpha: float, beta: float) -> None:
    """Weights are those of walking from every film over every fan to every film."""
    log, likes = some_log(20, 9, seed=5)
    expected = np.zeros((9, 9))
    for first in range(9):
        for fan in np.flatnonzero(likes[:, first]):
            for last in np.flatnonzero(likes[fan]):
                chances = (1 / likes[:, first].sum()) * (1 / likes[fan].sum())
                expected[first, last] += chances**alpha / likes[:, last].sum() ** beta
    np.fill_diagonal(expected, 0)
    found = weights_of(train_rp3beta(log, 9, Rp3BetaSettings(alpha, beta, 9)), 9)
    np.testing.assert_allclose(found, expected, rtol=1e-5)
