"""RP3beta: a random walk from a liked film to its fans and on to their films, against popularity.

Paudel, Christoffel, Newell, Bernstein 2017, "Updatable, Accurate, Diverse, and Scalable
Recommendations for Interactive Applications"; P3alpha (Cooper et al. 2014) at beta 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines.item_weights import By, ItemWeights, item_weights
from movienight.evaluate.questions import Log
from movienight.train.matrix import interactions


@dataclass(frozen=True, slots=True)
class Rp3BetaSettings:
    """How the walk goes, and how many `neighbours` are kept `by` liked film or by target.

    Args:
        alpha: power of every step's probability; 1 is the plain walk, 0 counts fans in common.
        beta: power of the popularity by which a film's chance is divided; 0 leaves it.
    """

    alpha: float = 0.5
    beta: float = 0.3
    neighbours: int = 200
    by: By = "liked"


def train_rp3beta(log: Log, n_films: int, settings: Rp3BetaSettings) -> ItemWeights:
    """W_ij = sum_u p(i to u)^alpha p(u to j)^alpha / d_j^beta, with d_j the fans of film j.

    Every fan of a film, and every like of a fan, is as probable as any other.
    """
    likes = interactions(log.ratings, n_films)
    fans = np.bincount(likes.indices, minlength=n_films)
    by_user = sparse.diags(_power(np.diff(likes.indptr), -settings.alpha)) @ likes
    source = by_user @ sparse.diags(_power(fans, -settings.alpha))
    target = likes @ sparse.diags(_power(fans, -settings.beta))
    return item_weights("rp3beta", source, target, settings.neighbours, settings.by)


def _power(counts: NDArray[np.integer], exponent: float) -> NDArray[np.float64]:
    """Counts to a power, where 0 may stand for 1: it meets no entry."""
    return np.asarray(np.maximum(counts, 1.0) ** exponent)
