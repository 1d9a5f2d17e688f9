"""Candidate recall: what no ranking can make good later."""

from __future__ import annotations

import numpy as np

from movienight.types import Rows


def candidate_recall(candidates: Rows, hidden: Rows) -> float:
    """The share, 0..1, of hidden films among the candidates: the most any list of them can find.

    Args:
        candidates: rows that were worth ranking, in any order.
        hidden: rows to find, at least one.
    """
    return float(np.isin(hidden, candidates).mean())
