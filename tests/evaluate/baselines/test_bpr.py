"""BPR: a new person's factors are where the loss of training is least."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
from worlds import FILMS, checkerboard, floats, rows_of

from movienight.evaluate.baselines.bpr import Bpr, BprSettings, train_bpr
from movienight.evaluate.questions import Log
from movienight.train.matrix import Ratings
from movienight.types import Taste

from .contract import RatingsOnlyContract, RelativeConfidence


class TestBpr(RelativeConfidence, RatingsOnlyContract):
    """BPR with a few factors, as many as so small a world can teach."""

    name = "bpr"


def some_bpr(pull: float) -> Bpr:
    """Nine films of three factors, the last film unknown; some of the others are drawn twice."""
    rng = np.random.default_rng(2)
    known = np.arange(9) < 8
    factors = floats(rng.normal(size=(9, 3)) * known[:, None])
    return Bpr(factors, floats(rng.normal(size=9) * known), rows_of([0, 1, 1, 3, 4, 5, 6, 7, 7]), known, pull)


def loss(person: NDArray[np.float64], listener: Bpr, rows: list[int], weights: list[float]) -> float:
    """What is to be least, pair by pair; others that are likes do not count."""
    others = [int(row) for row in listener.others if row not in rows]
    scores = listener.factors.astype(np.float64) @ person + listener.bias
    total = 0.0
    for row, weight in zip(rows, weights, strict=True):
        pairs = sum(log(1 + exp(scores[other] - scores[row])) for other in others)
        total += weight * (pairs / len(others) + listener.pull / 2 * float(person @ person))
    return total


@pytest.mark.parametrize("pull", [0.1, 0.3, 2.0])
@pytest.mark.parametrize(
    ("rows", "weights"), [([2], [1.0]), ([0, 2, 7], [1.0, 4.0, 0.5]), ([1, 5, 6, 3], [2.0, 2.0, 1.0, 1.0])]
)
def test_the_loss_is_least(rows: list[int], weights: list[float], pull: float) -> None:
    """Scores are those of the person whom scipy finds by the loss alone."""
    listener = some_bpr(pull)
    person = minimize(loss, np.zeros(3), (listener, rows, weights), tol=1e-10).x
    expected = listener.factors @ person + listener.bias
    np.testing.assert_allclose(listener.score(Taste.of(rows, weights))[:8], expected[:8], atol=0.02)


def test_a_like_that_nobody_shares_is_passed_over() -> None:
    """A like without factors changes nothing."""
    listener = some_bpr(0.3)
    with_it, without = listener.score(Taste.of([2, 8, 4])), listener.score(Taste.of([2, 4]))
    np.testing.assert_array_equal(with_it, without)


def test_who_likes_everything_is_nobody_in_particular() -> None:
    """Where all others are likes, only biases speak."""
    listener = some_bpr(0.3)
    np.testing.assert_array_equal(listener.score(Taste.of(list(range(8))))[:8], listener.bias[:8])


def test_a_strong_pull_leaves_the_biases() -> None:
    """The harder a person is pulled to the middle the closer scores are to the biases."""
    far = [
        np.abs(some_bpr(p).score(Taste.of([2, 3]))[:8] - some_bpr(p).bias[:8]).max() for p in (0.1, 1, 100)
    ]
    assert far[0] > far[1] > far[2]
    assert far[2] < 0.05


def test_others_are_drawn_by_their_likes() -> None:
    """A film that four times as many like is drawn about four times as often, and one of no likes never."""
    rows = np.repeat([1, 2, 3], [40, 40, 160])
    users = np.concatenate([np.arange(40), np.arange(40, 80), np.arange(160)])
    told = Log.of(Ratings(rows_of(users), rows_of(rows), floats(np.full(240, 5))))
    others = train_bpr(told, 4, BprSettings(factors=2, iterations=1)).others
    shares = np.bincount(others, minlength=4) / len(others)
    np.testing.assert_allclose(shares, [0, 1 / 6, 1 / 6, 2 / 3], atol=0.1)
    assert shares[0] == 0


def test_the_bias_is_taken_apart() -> None:
    """As many factors as asked for, one bias a film, higher for the films that more people like."""
    listener = train_bpr(Log.of(checkerboard().ratings), FILMS, BprSettings(factors=6))
    assert listener.factors.shape == (FILMS, 6)
    assert listener.bias.shape == (FILMS,)
    ratings = checkerboard().ratings
    likes = np.bincount(ratings.row[ratings.stars >= 4], minlength=FILMS)
    assert np.corrcoef(listener.bias[listener.known], likes[listener.known])[0, 1] > 0.5


def test_another_seed_learns_other_factors() -> None:
    """The seed decides what is learned."""
    told = Log.of(checkerboard().ratings)
    one, other = (train_bpr(told, FILMS, BprSettings(factors=4, seed=seed)) for seed in (1, 2))
    assert not np.array_equal(one.factors, other.factors)
