"""What one list is worth to each of several people, and to them together.

As in Kaya, Bridge & Tintarev 2020, "Ensuring fairness in group recommendations by rank-sensitive
balancing of relevance" (GFAR): any measure is taken per person, then of these the mean, the minimum and
minimum / maximum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from movienight.evaluate.metrics.hit_rate import hit_rate
from movienight.types import Rows


@dataclass(frozen=True, slots=True)
class Shared:
    """One measure over the people of one list.

    `mean`; `minimum`, that of the worst off; `balance`, minimum / maximum, 1 where all have the same.
    """

    mean: float
    minimum: float
    balance: float


def shared(values: Sequence[float]) -> Shared:
    """A measure of all people from that of each, at least one, all >= 0; NaN where one is NaN.

    Where all have nothing the balance is 0, as in the code of GFAR's authors: a list that serves nobody
    is not called fair.
    """
    each = np.asarray(values, dtype=np.float64)
    least, most = each.min(), each.max()
    return Shared(float(each.mean()), float(least), float(least / most) if most else 0.0)


def zero_recall(ranked: Rows, relevant: Sequence[Rows], k: int = 10) -> float:
    """zRecall in 0..1: the share of people for whom nothing stands among the first k; less is better.

    Args:
        ranked: rows, best first; only the first k count.
        relevant: for each person, at least one, the rows that should be in the list.
    """
    return float(np.mean([1 - hit_rate(ranked, rows, k) for rows in relevant]))


def first_hit(ranked: Rows, relevant: Rows, k: int = 10) -> float:
    """DFH of one person, 0..1: 1 / log2(rank + 2) of their first hit, rank from 0; 0 without one.

    Args:
        ranked: rows, best first; only the first k count.
        relevant: rows that should be in the list.
    """
    ranks = np.flatnonzero(np.isin(ranked[:k], relevant))
    return float(1 / np.log2(ranks[0] + 2)) if len(ranks) else 0.0
