"""BPR: factors learned from pairs, a liked film above another.

Rendle, Freudenthaler, Gantner, Schmidt-Thieme 2009, "BPR: Bayesian Personalized Ranking from
Implicit Feedback", trained by the `implicit` library.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines.base import silence
from movienight.evaluate.questions import Log
from movienight.train.matrix import interactions
from movienight.types import Floats, Rows, Scores, Taste

OTHERS = 128
"""Films that a new person's likes are held against."""
STEPS = 25
"""Steps towards a new person's factors."""


@dataclass(frozen=True, slots=True)
class BprSettings:
    """What `implicit` is told, and how a new person is folded in."""

    factors: int = 64
    learning_rate: float = 0.05
    regularization: float = 0.01
    """Pull towards zero in training, once a pair."""
    iterations: int = 60
    pull: float = 0.3
    """Pull of a new person towards nobody in particular, once a like; more of it for few likes."""
    seed: int = 7


@dataclass(frozen=True, eq=False, slots=True)
class Bpr:
    """score_i = u.y_i + b_i, with u the person's factors, found as training finds them.

    Films being fixed, u is where the likes j stand furthest above the others m, of which none is a like:

        sum_j c_j (mean_m log sigmoid(u.(y_j - y_m) + b_j - b_m) - pull / 2 |u|^2)

    This is concave. Each step goes to the top of a parabola that lies below it everywhere
    (Boehning and Lindsay 1988), so none goes too far and all use the same matrix.

    Args:
        factors: Y, float32 (n, f).
        bias: b, float32 (n,).
        others: rows (m,) of films drawn as training draws them, the more liked the more often.
        known: bool (n,), the films that somebody liked.
    """

    factors: Floats
    bias: Floats
    others: Rows
    known: NDArray[np.bool_]
    pull: float
    name: str = "bpr"

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        heard = self.known[taste.rows]
        if not heard.any():
            return silence(len(self.known))
        share = taste.confidence[heard] / taste.confidence[heard].sum()
        scores = self.factors @ self._person(taste.rows[heard], share) + self.bias
        scores[~self.known] = np.nan
        return scores

    def _person(self, likes: Rows, share: Floats) -> Floats:
        """u, (f,); zero where all others are likes, too."""
        others = self.others[~np.isin(self.others, likes)]
        person = np.zeros(self.factors.shape[1], dtype=np.float32)
        if not len(others):
            return person
        liked, other = self.factors[likes], self.factors[others]
        weight = share[:, None] / np.float32(len(others))
        lead = self.bias[likes][:, None] - self.bias[others]
        step = np.linalg.inv(self._bound(liked, other, share)).astype(np.float32)
        for _ in range(STEPS):
            wrong = weight / (1 + np.exp(lead + (liked @ person)[:, None] - other @ person))
            slope = wrong.sum(axis=1) @ liked - wrong.sum(axis=0) @ other - self.pull * person
            person = person + step @ slope
        return person

    def _bound(self, liked: Floats, other: Floats, share: Floats) -> Floats:
        """The steepest the curvature gets, (f, f): a quarter of the pairs' second moments, and the pull."""
        likes, others = share @ liked, other.mean(axis=0)
        moments = (liked.T * share) @ liked + other.T @ other / len(other)
        mixed = np.outer(likes, others)
        pull = self.pull * np.eye(len(likes), dtype=np.float32)
        return np.asarray((moments - mixed - mixed.T) / 4 + pull, dtype=np.float32)


def train_bpr(log: Log, n_films: int, settings: BprSettings) -> Bpr:
    """Films' factors and biases, the same whenever trained: `implicit` is given a single thread."""
    likes = interactions(log.ratings, n_films)
    fans = np.bincount(likes.indices, minlength=n_films)
    factors = _item_factors(likes, settings)
    rng = np.random.default_rng(settings.seed)
    others = rng.choice(n_films, size=OTHERS, p=fans / fans.sum()).astype(np.int32)
    return Bpr(factors[:, :-1].copy(), factors[:, -1].copy(), others, fans > 0, settings.pull)


def _item_factors(likes: sparse.csr_matrix, settings: BprSettings) -> Floats:
    """What `implicit` learns, (n, f + 1), the last column being the bias."""
    from implicit.cpu.bpr import BayesianPersonalizedRanking

    model = BayesianPersonalizedRanking(
        factors=settings.factors,
        learning_rate=settings.learning_rate,
        regularization=settings.regularization,
        iterations=settings.iterations,
        verify_negative_samples=True,
        num_threads=1,
        random_state=settings.seed,
    )
    model.fit(likes, show_progress=False)
    return np.asarray(model.item_factors, dtype=np.float32)
