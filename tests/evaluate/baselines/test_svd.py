"""PureSVD against numpy's full decomposition."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.evaluate.baselines.svd import SvdSettings, train_svd
from movienight.evaluate.questions import Log
from movienight.types import Taste

from .contract import RatingsOnlyContract, RelativeConfidence
from .tiny import TINY, TINY_LOG, ratings, some_log


class TestSvd(RelativeConfidence, RatingsOnlyContract):
    """PureSVD with as many directions as there are kinds."""

    name = "pure_svd"
    settings = SvdSettings(2)


@pytest.mark.parametrize("factors", [1, 3, 7])
@pytest.mark.parametrize("users", [9, 40])
def test_equals_numpy(factors: int, users: int) -> None:
    """With fewer users than films and with more, scores are c V V' of numpy's first vectors."""
    log, likes = some_log(users, 12, seed=6)
    vectors = np.linalg.svd(likes)[2][:factors]
    told = np.zeros(12)
    told[[2, 5, 9]] = [1, 3, 0.5]
    found = train_svd(log, 12, SvdSettings(factors)).score(Taste.of([2, 5, 9], [1, 3, 0.5]))
    np.testing.assert_allclose(found, told @ vectors.T @ vectors, atol=1e-5)


def test_more_directions_than_there_are() -> None:
    """Asked for more than people and films have, it takes those it can, one fewer than the films liked.

    Three of the four directions of the tiny log are those of films 0, 1 and 2, and of film 3; the
    least of them is left out.
    """
    found = train_svd(TINY_LOG, TINY, SvdSettings(50))
    assert found.films.shape == (TINY, 3)
    np.testing.assert_allclose(found.films.T @ found.films, np.eye(3), atol=1e-6)
    assert np.isnan(found.score(Taste.of([0]))).tolist() == [False] * 4 + [True]


def test_rounding_is_no_direction() -> None:
    """Eight people of two tastes span two directions; asked for five, the others do not come in by chance."""
    likes = [(user, film, 5.0) for user in range(8) for film in range(user % 2, 7, 2)]
    listener = train_svd(Log.of(ratings(likes)), 7, SvdSettings(5))
    told = np.zeros(7)
    told[[0, 3]] = 1
    even, odd = np.arange(7) % 2 == 0, np.arange(7) % 2 == 1
    expected = even * told[even].mean() + odd * told[odd].mean()
    np.testing.assert_allclose(listener.score(Taste.of([0, 3])), expected, atol=1e-6)
