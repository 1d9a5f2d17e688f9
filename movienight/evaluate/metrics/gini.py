"""The Gini index: whether a few films are recommended to everybody."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from movienight.types import Rows


def gini(lists: Sequence[Rows], n_films: int) -> float:
    """How unevenly recommendations fall on films: 0 all alike, 1 all on one film.

    With p_(1) <= .. <= p_(n) the share of all recommendations that fell on each film,

        G = 1 / (n - 1) * sum over j of (2 j - n - 1) p_(j)

    (Shani & Gunawardana 2011, "Evaluating recommendation systems", on item space coverage). Films
    never recommended count with p = 0. NaN where nothing was recommended at all.

    Args:
        lists: rows of each list, whole: cut them before.
        n_films: how many films could have been recommended, at least 2.
    """
    counts = np.zeros(n_films)
    for rows in lists:
        counts[rows] += 1
    total = counts.sum()
    if not total:
        return float("nan")
    weights = 2 * np.arange(1, n_films + 1) - n_films - 1
    return float(weights @ np.sort(counts) / total / (n_films - 1))
