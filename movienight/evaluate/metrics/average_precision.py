"""Average precision, whose mean over many lists is MAP; two ways to divide are in use."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def average_precision(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """AP@k in 0..1: the sum of the precision at each hit, divided by min(k, len(relevant)).

    The best list has 1, whatever k is. This is `map_at_k` of the library Recommenders 1.2.

    Args:
        ranked: rows, best first, distinct; only the first k count.
        relevant: rows, at least one, in any order.
    """
    return _sum_of_precisions(ranked, relevant, k) / min(k, len(relevant))


def average_precision_of_all(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """AP@k in 0..1, divided by len(relevant): films for which k places have no room count as missed.

    This is `map` of the library Recommenders 1.2 and `map_cut` of trec_eval: what to compare numbers
    published with these by. It equals `average_precision` where there are at most k films to find.
    """
    return _sum_of_precisions(ranked, relevant, k) / len(relevant)


def _sum_of_precisions(ranked: Rows, relevant: Rows, k: int) -> float:
    places = np.flatnonzero(np.isin(ranked[:k], relevant)) + 1
    return float((np.arange(1, len(places) + 1) / places).sum())
