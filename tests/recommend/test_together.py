"""Two orders become one: gains by hand, balance to the ends, nothing but order counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from movienight.recommend.together import beaten, joint, order_ranks

some_scores = arrays.arrays(
    np.float64, st.integers(1, 12), elements=st.sampled_from([-2.0, -0.5, 0.0, 1e-9, 3.0])
)


def test_order_ranks_by_hand() -> None:
    """Places count from 0, and equals share the better place."""
    assert order_ranks(np.array([0.1, 5, 0.1, 7])).tolist() == [2, 1, 2, 0]


def test_joint_by_hand() -> None:
    """The value is the weighted sum of 1 / log2(rank + 2)."""
    value = joint([np.array([3.0, 2.0, 1.0]), np.array([10.0, 30.0, 20.0])], [0.75, 0.25])
    second = 1 / np.log2(3)
    expected = [0.75 + 0.25 * 0.5, 0.75 * second + 0.25, 0.75 * 0.5 + 0.25 * second]
    np.testing.assert_allclose(value, expected, rtol=1e-6)
    assert value.dtype == np.float32


def test_somebody_without_weight_says_nothing() -> None:
    """With all the weight on one person the order is that person's own."""
    one, other = np.array([1.0, 3.0, 2.0]), np.array([9.0, 1.0, 5.0])
    assert np.argsort(-joint([one, other], [1, 0])).tolist() == [1, 2, 0]
    assert np.argsort(-joint([one, other], [0, 1])).tolist() == [0, 2, 1]


def test_a_film_both_like_beats_each_one_s_favourite() -> None:
    """Second of twenty for both is worth more than first for one and last for the other."""
    one, other = np.arange(20.0, 0, -1), np.arange(1.0, 21)
    other[1] = 19.5
    assert int(joint([one, other], [0.5, 0.5]).argmax()) == 1


@settings(deadline=None, max_examples=50)
@given(some_scores, st.randoms(use_true_random=False), st.floats(0, 1))
def test_only_the_order_counts(scores: NDArray[np.float64], random: object, weight: float) -> None:
    """Any growing change of one's scores leaves the joint value as it is."""
    other = np.arange(len(scores), dtype=np.float64)
    value = joint([scores, other], [weight, 1 - weight])
    np.testing.assert_array_equal(joint([np.exp(scores) * 5 - 2, other], [weight, 1 - weight]), value)


@settings(deadline=None, max_examples=50)
@given(some_scores, st.data())
def test_films_in_another_order(scores: NDArray[np.float64], data: st.DataObject) -> None:
    """Films given in another order get the same values."""
    turn = np.array(data.draw(st.permutations(range(len(scores)))))
    other = np.cos(np.arange(len(scores)))
    value = joint([scores, other], [0.3, 0.7])
    np.testing.assert_array_equal(joint([scores[turn], other[turn]], [0.3, 0.7]), value[turn])


@settings(deadline=None, max_examples=50)
@given(some_scores)
def test_beaten_is_the_share_beaten(scores: NDArray[np.float64]) -> None:
    """A fit lies within 0..1, the best has 1, and it is one less the share of others ranked above."""
    fit = beaten(scores)
    assert fit.dtype == np.float32
    assert fit.min() >= 0
    assert fit.max() == 1
    others = max(len(scores) - 1, 1)
    slow = [1 - sum(other > own for other in scores) / others for own in scores]
    np.testing.assert_allclose(fit, slow, rtol=1e-6)


@pytest.mark.parametrize("scores", [np.zeros(0), np.array([7], np.float64)])
def test_beaten_by_few(scores: NDArray[np.float64]) -> None:
    """A lone candidate beats all there is; of none there is nothing to say."""
    assert beaten(scores).tolist() == [1.0] * len(scores)
