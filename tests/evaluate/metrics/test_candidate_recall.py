"""What is not a candidate cannot be found."""

from __future__ import annotations

import pytest
from worlds import rows_of

from movienight.evaluate.metrics.candidate_recall import candidate_recall


@pytest.mark.parametrize(
    ("candidates", "hidden", "share"),
    [
        ([1, 2, 3], [2, 3], 1.0),
        ([1, 2, 3], [3, 4], 0.5),
        ([3, 2, 1], [3, 4, 5, 6], 0.25),
        ([1], [2], 0.0),
        ([], [2], 0.0),
    ],
)
def test_by_hand(candidates: list[int], hidden: list[int], share: float) -> None:
    """The share of hidden films among the candidates, however many candidates there are."""
    assert candidate_recall(rows_of(candidates), rows_of(hidden)) == share
