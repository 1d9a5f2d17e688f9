"""Precision: how much of what is shown was wanted."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def precision(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """Precision@k in 0..1: the share of k places that hold a film that should be in the list.

    It is divided by k also where the list is shorter: an empty place is a place without a hit.

    Args:
        ranked: rows, best first, distinct; only the first k count.
        relevant: rows, in any order.
    """
    return float(np.isin(ranked[:k], relevant).sum() / k)
