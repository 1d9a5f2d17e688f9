"""How alike the films of one list are: intra-list similarity (ILS) and distance (ILD = 1 - ILS)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def mean_similarity(vectors: NDArray[np.floating]) -> float:
    """ILS in -1..1: the mean cosine over all pairs of a list, NaN with fewer than two films.

    Ziegler et al. 2005, "Improving recommendation lists through topic diversification", as a mean over
    pairs, not their sum, so that lists of any length compare. Of all pairs at once:
    sum over i != j of v_i . v_j = |sum of v_i|^2 - sum of |v_i|^2.

    Args:
        vectors: unit vectors (m, d) of the films of the list; a zero vector is like no other.
    """
    n = len(vectors)
    if n < 2:
        return float("nan")
    exact = vectors.astype(np.float64)  # the difference of two near numbers: float32 would not do
    total, flat = np.add.reduce(exact), exact.ravel()
    return float(total @ total - flat @ flat) / (n * (n - 1))


def mean_distance(vectors: NDArray[np.floating]) -> float:
    """ILD in 0..2: the mean of 1 - cosine over all pairs (Smyth & McClave 2001, "diversity")."""
    return 1 - mean_similarity(vectors)


def least_distance(vectors: NDArray[np.floating]) -> float:
    """1 - cosine, 0..2, of the two films most alike, NaN with fewer than two: 0 if one stands twice."""
    if len(vectors) < 2:
        return float("nan")
    exact = vectors.astype(np.float64)
    pairs = np.triu_indices(len(vectors), 1)
    return float(1 - (exact @ exact.T)[pairs].max())
