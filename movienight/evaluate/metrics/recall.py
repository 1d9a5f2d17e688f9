"""Recall: how much of what there is was found."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def recall(ranked: Rows, relevant: Rows, k: int) -> float:
    """Recall@k in 0..1: the share of the films that should be in a list among its first k.

    It is divided by all of them, also where they are more than k and 1 is out of reach.

    Args:
        ranked: rows, best first, distinct; only the first k count.
        relevant: rows, at least one, in any order.
    """
    return float(np.isin(ranked[:k], relevant).sum() / len(relevant))
