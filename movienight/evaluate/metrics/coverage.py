"""Catalogue coverage: how much of the shelf is ever taken down."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from movienight.types import Rows


def coverage(lists: Sequence[Rows], n_films: int) -> float:
    """The share, 0..1, of all films that stand in at least one list.

    It grows with the number of lists, so only runs over the same questions can be compared
    (Ge, Delgado-Battenfeld & Jannach 2010, "Beyond accuracy", catalogue coverage).

    Args:
        lists: rows of each list, whole: cut them before.
        n_films: how many films could have been recommended, at least 1.
    """
    shown = np.zeros(n_films, dtype=np.bool_)
    for rows in lists:
        shown[rows] = True
    return float(shown.mean())
