"""NDCG as one works it out on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import rows_of

from movienight.evaluate.metrics.ndcg import ndcg

SECOND, THIRD = 0.6309297535714574, 0.5
"""What a hit in the second and third place is worth: 1 / log2(3), 1 / log2(4)."""

some_films = st.lists(st.integers(0, 20), min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize(
    ("ranked", "relevant", "k", "expected"),
    [
        ([7], [7], 10, 1.0),
        ([3, 7], [7], 10, SECOND),
        ([3, 5, 7], [7], 10, THIRD),
        ([3, 5, 7], [3, 7], 10, (1 + THIRD) / (1 + SECOND)),
        ([3, 5, 7], [7, 3], 10, (1 + THIRD) / (1 + SECOND)),
        ([3, 5, 7], [5, 7, 8], 10, (SECOND + THIRD) / (1 + SECOND + THIRD)),
        ([3, 5, 7], [7], 2, 0.0),
        ([3, 5, 7], [3, 8, 9], 2, 1 / (1 + SECOND)),
        ([3, 5], [5, 7, 8, 9], 1, 0.0),
        ([3, 5], [1], 10, 0.0),
        ([], [1], 10, 0.0),
    ],
)
def test_by_hand(ranked: list[int], relevant: list[int], k: int, expected: float) -> None:
    """Hits count 1 / log2(place + 1) down to place k, against as many hits as could be had."""
    assert ndcg(rows_of(ranked), rows_of(relevant), k) == pytest.approx(expected, rel=1e-12)


@given(some_films, some_films, st.integers(1, 12))
def test_between_none_and_all(ranked: list[int], relevant: list[int], k: int) -> None:
    """It is 0 without a hit in the first k, 1 with nothing else there, and in between otherwise."""
    value = ndcg(rows_of(ranked), rows_of(relevant), k)
    hits = [row in relevant for row in ranked[:k]]
    possible = min(k, len(relevant))
    perfect = len(hits) >= possible and all(hits[:possible])
    assert (value == 0) is (not any(hits))
    assert (value == pytest.approx(1)) is perfect
    assert 0 <= value <= 1 + 1e-12


@given(some_films, st.data())
def test_a_hit_is_worth_more_the_higher_it_stands(ranked: list[int], data: st.DataObject) -> None:
    """A list that brings the one film up scores higher, as long as it stands among the first ten."""
    low = data.draw(st.integers(0, min(len(ranked), 10) - 1))
    high = data.draw(st.integers(0, low))
    film = ranked[low]
    raised = [row for row in ranked if row != film]
    raised.insert(high, film)
    better = ndcg(rows_of(raised), rows_of([film]))
    assert (better > ndcg(rows_of(ranked), rows_of([film]))) is (high < low)
