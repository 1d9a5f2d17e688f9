"""What follows what is counted, discounted by the distance, and made weights as the definition says."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import floats, rows_of

from movienight.train.matrix import Ratings
from movienight.train.transitions import TransitionsConfig, followed, transitions
from movienight.types import Taste

RATINGS = Ratings(rows_of([8, 1, 8, 1, 8]), rows_of([0, 1, 1, 2, 2]), floats([5, 5, 4, 5, 2]))
"""Person 8 went from film 0 to 1 and on to 2, which they did not like; person 1 from 1 to 2."""


def test_counts_by_hand() -> None:
    """One step is 1, two are a half; a film that was not liked counts a fifth here."""
    expected = [[0, 1, 0.1], [0, 0, 1.2], [0, 0, 0]]
    assert followed(RATINGS, 3, 2, 0.2).toarray().tolist() == [pytest.approx(row) for row in expected]


def test_nobody_follows_somebody_else() -> None:
    """Beyond a person's last film there is nothing, however wide the window."""
    alone = RATINGS.pick(RATINGS.user == 1)
    assert followed(alone, 3, 99, 1.0).toarray().tolist() == [[0, 0, 0], [0, 0, 1], [0, 0, 0]]
    assert followed(alone.pick(np.array([0])), 3, 5, 1.0).nnz == 0


def test_a_narrow_window() -> None:
    """With a window of one film only the very next follows."""
    assert followed(RATINGS, 3, 1, 1.0).toarray().tolist() == [[0, 1, 0], [0, 0, 2], [0, 0, 0]]


def test_weights_by_hand() -> None:
    """Film 1 leads to film 2: 1.3 over sqrt(2 * 2) + 1; film 0 to film 1: 1 over sqrt(1 * 2) + 1."""
    config = TransitionsConfig(window=1, disliked=0.3, shrink=1.0, damping=0.5, keep=3)
    scorer = transitions(RATINGS, 4, config)
    assert scorer.name == "next"
    expected = [0, 1 / (2**0.5 + 1), 0, np.nan]
    assert scorer.score(Taste.of([0])).tolist() == pytest.approx(expected, rel=1e-3, nan_ok=True)
    expected = [0, 0, 1.3 / 3, np.nan]
    assert scorer.score(Taste.of([1])).tolist() == pytest.approx(expected, rel=1e-3, nan_ok=True)
