"""One list for two people, where it is plain who is served."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import rows_of

from movienight.evaluate.metrics.for_two import Shared, first_hit, shared, zero_recall

worths = st.lists(st.floats(0, 1), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.5, 0.5], Shared(0.5, 0.5, 1.0)),
        ([0.25, 0.75], Shared(0.5, 0.25, 1 / 3)),
        ([1.0, 0.0], Shared(0.5, 0.0, 0.0)),
        ([0.0, 0.0], Shared(0.0, 0.0, 0.0)),
        ([0.4], Shared(0.4, 0.4, 1.0)),
    ],
)
def test_shared_by_hand(values: list[float], expected: Shared) -> None:
    """The mean, the worse off, and the worse off per better off; nothing for anybody is not fair."""
    found = shared(values)
    assert (found.mean, found.minimum, found.balance) == pytest.approx(
        (expected.mean, expected.minimum, expected.balance)
    )


@given(worths, st.randoms())
def test_who_is_called_a_does_not_matter(values: list[float], rng: random.Random) -> None:
    """In any order of people it is the same, and the minimum is at most the mean."""
    mixed = sorted(values, key=lambda _: rng.random())
    one, other = shared(values), shared(mixed)
    assert other.mean == pytest.approx(one.mean)
    assert (other.minimum, other.balance) == (one.minimum, one.balance)
    assert one.minimum <= one.mean + 1e-12
    assert 0 <= one.balance <= 1


@pytest.mark.parametrize("values", [[math.nan, 0.5], [0.5, math.nan]])
def test_what_is_not_known_of_one_is_not_known_of_both(values: list[float]) -> None:
    """A NaN of either is a NaN for both, not a value of the other alone."""
    found = shared(values)
    assert math.isnan(found.mean)
    assert math.isnan(found.minimum)
    assert math.isnan(found.balance)


@pytest.mark.parametrize(
    ("relevant", "share"),
    [([[1], [2]], 0.0), ([[1], [9]], 0.5), ([[9], [8]], 1.0), ([[1, 9], [3]], 0.5), ([[1], [2], [9]], 1 / 3)],
)
def test_zero_recall_by_hand(relevant: list[list[int]], share: float) -> None:
    """Of the first two films 1, 2 the share of people who find none; the third comes too late."""
    assert zero_recall(rows_of([1, 2, 3]), [rows_of(rows) for rows in relevant], 2) == pytest.approx(share)


@pytest.mark.parametrize(
    ("relevant", "k", "value"),
    [
        ([1], 10, 1.0),
        ([2], 10, 1 / math.log2(3)),
        ([3, 2], 10, 1 / math.log2(3)),
        ([3], 3, 0.5),
        ([3], 2, 0.0),
    ],
)
def test_first_hit_by_hand(relevant: list[int], k: int, value: float) -> None:
    """The first place is worth 1, the third 1/2, past k nothing; later hits add nothing."""
    assert first_hit(rows_of([1, 2, 3]), rows_of(relevant), k) == pytest.approx(value)


def test_ten_places_unless_told() -> None:
    """A hit in the tenth place counts and one in the eleventh does not."""
    films = rows_of(range(11))
    assert zero_recall(films, [rows_of([9]), rows_of([10])]) == 0.5
    assert first_hit(films, rows_of([9])) == pytest.approx(1 / math.log2(11))
    assert first_hit(films, rows_of([10])) == 0
