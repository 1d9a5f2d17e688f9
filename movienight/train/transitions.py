"""What people go on to after a film: counts of what follows what, as item-item weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from movienight.recommend.scorers import ItemItem
from movienight.train.item_item import pruned
from movienight.train.matrix import LIKED, Ratings


@dataclass(frozen=True, slots=True)
class TransitionsConfig:
    """How what follows is counted."""

    window: int = 10
    """How many films later still follow; the d-th counts 1/d."""
    disliked: float = 0.3
    """What is followed to, rated below four stars, counts beside a like's 1."""
    shrink: float = 3.0
    damping: float = 0.3
    """Exponent of the target's own count, its complement that of the source's."""
    keep: int = 1000


def transitions(ratings: Ratings, n_films: int, config: TransitionsConfig, name: str = "next") -> ItemItem:
    """A first-order Markov chain with a window: w_ji = c_ji / (n_j^(1-d) n_i^d + shrink).

    Args:
        ratings: each person's in order of time.
    """
    counts = followed(ratings, n_films, config.window, config.disliked)
    size = np.bincount(ratings.row, minlength=n_films).astype(np.float32)
    known = np.flatnonzero(size > 0)
    source, target = size[known] ** (1 - config.damping), size[known] ** config.damping
    part = counts[known][:, known].toarray()
    part /= source[:, None] * target[None, :] + config.shrink
    return pruned(iter([part]), known, n_films, config.keep, name)


def followed(ratings: Ratings, n_films: int, window: int, disliked: float) -> sparse.csr_matrix:
    """How often film i came within `window` after film j, discounted by the distance: c_ji, (n, n)."""
    order = np.argsort(ratings.user, kind="stable")
    user, row = ratings.user[order], ratings.row[order]
    worth = np.where(ratings.stars[order] >= LIKED, 1.0, disliked).astype(np.float32)
    counts = sparse.csr_matrix((n_films, n_films), dtype=np.float32)
    for gap in range(1, min(window, len(user) - 1) + 1):
        same = user[gap:] == user[:-gap]
        where = (row[:-gap][same], row[gap:][same])
        counts = counts + sparse.csr_matrix((worth[gap:][same] / gap, where), shape=counts.shape)
    return counts
