"""Calibration: whether the genres of a list come in the proportions of a person's taste.

Steck 2018, "Calibrated recommendations". A film gives each of its genres an equal share of itself, and
every film of a list counts the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import rel_entr

from movienight.types import Rows

SMOOTHING = 0.01
"""Steck's alpha."""


def calibration(history: Rows, ranked: Rows, genres: NDArray[np.bool_]) -> float:
    """How far the genres of a list are from those of a history, 0 (the same) .. ln 100 = 4.6 (none shared).

    NaN where a list or a history has no film of known genre.

    Args:
        history: rows of what the person liked.
        ranked: rows of the list, whole: cut it before.
        genres: bool (n, g), a column per genre.
    """
    return divergence(distribution(shares(genres[history])), distribution(shares(genres[ranked])))


def shares(genres: NDArray[np.bool_]) -> NDArray[np.float64]:
    """p(g | film), float64 (m, g): 1 / how many genres it has for each of them, zeros where it has none."""
    return genres / np.maximum(genres.sum(axis=1, keepdims=True), 1)


def distribution(of_films: NDArray[np.float64]) -> NDArray[np.float64]:
    """p(g | films), float64 (g,), from `shares` (m, g): their mean over films of known genre.

    Sums to 1; all NaN where no genre is known.
    """
    total = np.add.reduce(of_films)
    known = np.add.reduce(total)
    return total / (known if known else np.nan)


def divergence(history: NDArray[np.float64], listed: NDArray[np.float64]) -> float:
    """Kullback-Leibler divergence of two distributions (g,), in nats, NaN where one is.

    C(p, q) = sum over g of p(g) ln(p(g) / q~(g)) with q~ = (1 - alpha) q + alpha p, which keeps it
    finite for a genre the list lacks.
    """
    smoothed = (1 - SMOOTHING) * listed + SMOOTHING * history
    return float(np.add.reduce(rel_entr(history, smoothed)))
