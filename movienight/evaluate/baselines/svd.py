"""PureSVD: likes projected on what most explains everybody's.

Cremonesi, Koren, Turrin 2010, "Performance of Recommender Algorithms on Top-N Recommendation Tasks".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import svds

from movienight.evaluate.baselines.base import silence
from movienight.evaluate.questions import Log
from movienight.train.matrix import interactions
from movienight.types import Floats, Scores, Taste

START = 7
"""Seed of the vector that ARPACK starts from; the answer does not depend on it, its last digits do."""
NOTHING = 1e-6
"""Singular values below this share of the largest are rounding: their vectors are arbitrary."""


@dataclass(frozen=True, slots=True)
class SvdSettings:
    """`factors`, at least 1: how many directions of taste are told apart."""

    factors: int = 20


@dataclass(frozen=True, eq=False, slots=True)
class PureSvd:
    """score = c V V'.

    Args:
        films: V, float32 (n, f), orthonormal columns.
        known: bool (n,), the films that somebody liked.
    """

    films: Floats
    known: NDArray[np.bool_]
    name: str = "pure_svd"

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        if not self.known[taste.rows].any():
            return silence(len(self.known))
        scores = self.films @ (taste.confidence @ self.films[taste.rows])
        scores[~self.known] = np.nan
        return scores


def train_svd(log: Log, n_films: int, settings: SvdSettings) -> PureSvd:
    """The first right singular vectors of the likes, at most one fewer than there are users or films."""
    likes = interactions(log.ratings, n_films)
    known = np.bincount(likes.indices, minlength=n_films) > 0
    films = np.zeros((n_films, 0), dtype=np.float32)
    most = min(settings.factors, min(likes[:, known].shape) - 1)
    if most > 0:
        films = np.zeros((n_films, most), dtype=np.float32)
        films[known] = _right_vectors(likes[:, known], most)
    return PureSvd(films, known)


def _right_vectors(likes: sparse.csr_matrix, factors: int) -> Floats:
    """(n, f), zeros for vectors that are no more than rounding."""
    start = np.random.default_rng(START).standard_normal(min(likes.shape))
    _, values, vectors = svds(likes.astype(np.float64), k=factors, v0=start)
    return np.asarray((vectors * (values > NOTHING * values.max())[:, None]).T, dtype=np.float32)
