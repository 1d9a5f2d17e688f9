"""Popularity lift: whether a list is more famous than the person it is for asks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.types import Rows


def popularity_lift(ranked: Rows, popularity: NDArray[np.floating], history: Rows) -> float:
    """Mean popularity of a list over mean popularity of a person's own films, less 1.

    0 is as popular as their own taste, 1 twice as popular, -0.5 half (Abdollahpouri et al. 2020,
    "The connection between popularity bias, calibration, and fairness in recommendation", there over
    groups of people). NaN for an empty list, an empty history or one that nobody else has rated.

    Args:
        ranked: rows of the list, whole: cut it before.
        popularity: (n,), how many people rated each film, or any multiple of it.
        history: rows of what the person liked.
    """
    own = _mean(popularity[history])
    return _mean(popularity[ranked]) / own - 1 if own else float("nan")


def _mean(values: NDArray[np.floating]) -> float:
    return float(np.add.reduce(values, dtype=np.float64)) / len(values) if len(values) else float("nan")
