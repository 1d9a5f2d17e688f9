"""Reciprocal rank, whose mean over many lists is MRR: how far down one has to read."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def reciprocal_rank(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """1 / place of the first hit, places from 1; 0 where there is none among the first k.

    Args:
        ranked: rows, best first, distinct; only the first k count.
        relevant: rows, in any order.
    """
    places = np.flatnonzero(np.isin(ranked[:k], relevant))
    return float(1 / (places[0] + 1)) if len(places) else 0.0
