"""Genre coverage: how many kinds of films one list has."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.types import Rows


def genre_coverage(ranked: Rows, genres: NDArray[np.bool_]) -> float:
    """The share, 0..1, of all genres that at least one film of a list belongs to.

    Args:
        ranked: rows of the list, whole: cut it before.
        genres: bool (n, g), a column per genre, at least one.
    """
    return float(genres[ranked].any(axis=0).mean())
