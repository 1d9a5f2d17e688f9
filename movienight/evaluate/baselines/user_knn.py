"""What the people of the nearest taste like: user-based neighbourhoods.

Sarwar, Karypis, Konstan, Riedl 2000, "Analysis of recommendation algorithms for e-commerce"; shrunk
as by Ferrari Dacrema et al. 2019, "Are We Really Making Much Progress?".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines.base import silence
from movienight.evaluate.questions import Log
from movienight.train.matrix import interactions
from movienight.types import Floats, Scores, Taste


@dataclass(frozen=True, slots=True)
class UserKnnSettings:
    """`neighbours`: how many people are asked; `shrink` >= 0: added to the cosine's denominator."""

    neighbours: int = 50
    shrink: float = 10.0


@dataclass(frozen=True, eq=False, slots=True)
class UserKnn:
    """score_i = the sum of closeness to the neighbours who like film i.

    With likes c (confidence, relative to its mean) and a user's likes x of 0 and 1, closeness is
    c.x / (|c| |x| + shrink). People as close as the last neighbour are neighbours too.

    Args:
        likes: users x films, float32.
        fans: the same by film, films x users.
    """

    likes: sparse.csr_matrix
    fans: sparse.csr_matrix
    settings: UserKnnSettings
    name: str = "user_cosine"

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        known = np.diff(self.fans.indptr) > 0
        if not known[taste.rows].any():
            return silence(len(known))
        closeness = self._closeness(taste)
        near = self._nearest(closeness)
        scores: Scores = closeness[near] @ self.likes[near]
        scores[~known] = np.nan
        return scores

    def _closeness(self, taste: Taste) -> Floats:
        """Shrunk cosine to each user, (u,)."""
        told = taste.confidence / taste.confidence.mean()
        lengths = np.sqrt(np.maximum(np.diff(self.likes.indptr), 1))
        closeness = (told @ self.fans[taste.rows]) / (np.linalg.norm(told) * lengths + self.settings.shrink)
        return np.asarray(closeness, dtype=np.float32)

    def _nearest(self, closeness: Floats) -> NDArray[Any]:
        """Positions of the neighbours; nobody without a film in common is one."""
        past = max(len(closeness) - self.settings.neighbours, 0)
        least = np.partition(closeness, past)[past]
        return np.flatnonzero((closeness >= least) & (closeness > 0))


def train_user_knn(log: Log, n_films: int, settings: UserKnnSettings) -> UserKnn:
    """Remember everybody's likes."""
    likes = interactions(log.ratings, n_films)
    return UserKnn(likes, likes.T.tocsr(), settings)
