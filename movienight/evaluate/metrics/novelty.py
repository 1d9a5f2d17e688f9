"""Novelty: how little known the films of a list are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.types import Rows


def self_information(popularity: NDArray[np.floating], n_users: int) -> NDArray[np.float64]:
    """-log2 of the share of people who rated each film, in bits, float64 (n,).

    0 where everybody did; one bit more with every halving. A film nobody rated counts as if one had,
    which makes it as new as a film can be, not infinitely new.

    Args:
        popularity: (n,), how many people rated each film.
        n_users: how many people there are, at least 1.
    """
    return np.log2(n_users) - np.log2(np.maximum(popularity, 1), dtype=np.float64)


def novelty(ranked: Rows, popularity: NDArray[np.floating], n_users: int) -> float:
    """The mean self-information of a list, in bits; NaN for an empty one.

    Zhou et al. 2010, "Solving the apparent diversity-accuracy dilemma of recommender systems". The
    expected free discovery of Vargas & Castells 2011, "Rank and relevance in novelty and diversity
    metrics", takes a film's share of all ratings instead: give their number as `n_users` for that.

    Args:
        ranked: rows of the list, whole: cut it before.
        popularity: (n,), how many people rated each film.
        n_users: how many people there are, at least 1.
    """
    if not len(ranked):
        return float("nan")
    return float(self_information(popularity[ranked], n_users).mean())
