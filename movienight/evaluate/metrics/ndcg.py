"""Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002), binary relevance."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def ndcg(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """NDCG@k in 0..1 of a list against the films that should be in it.

    sum over hits at place p = 1 .. k of 1 / log2(p + 1), divided by the best this could be.

    Args:
        ranked: rows, best first; only the first k count.
        relevant: rows, at least one, in any order.
    """
    gains = 1 / np.log2(np.arange(k) + 2)
    hits = np.isin(ranked[:k], relevant)
    return float(gains[: len(hits)][hits].sum() / gains[: min(k, len(relevant))].sum())
