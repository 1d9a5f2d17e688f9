"""Hit rate: whether anything was found at all."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def hit_rate(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """HR@k of one list, 0 or 1: whether a film that should be in it stands among the first k.

    The mean over many lists is the share of lists with a hit.

    Args:
        ranked: rows, best first, distinct; only the first k count.
        relevant: rows, in any order.
    """
    return float(np.isin(ranked[:k], relevant).any())
