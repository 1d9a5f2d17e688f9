"""The recommenders that the `implicit` library comes with, asked as its users ask them.

Training, weighting and listing are its own; ours are the questions alone. A guest is a row of likes
nobody was trained on: ALS solves for it anew, neighbourhoods add up what its likes are near to.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from threadpoolctl import threadpool_limits

from movienight.evaluate.baselines.base import silence
from movienight.evaluate.questions import Log
from movienight.train.matrix import interactions
from movienight.types import Scores, Taste


@dataclass(frozen=True, slots=True)
class ImplicitAlsSettings:
    """As its `AlternatingLeastSquares` has them."""

    factors: int = 64
    regularization: float = 0.05
    alpha: float = 1.0
    iterations: int = 15
    seed: int = 7


@dataclass(frozen=True, slots=True)
class ImplicitCosineSettings:
    """`neighbours` of each film, its K."""

    neighbours: int = 200


@dataclass(frozen=True, slots=True)
class ImplicitBm25Settings:
    """`neighbours` of each film, its K; K1 and B."""

    neighbours: int = 200
    k1: float = 1.2
    b: float = 0.75


@dataclass(frozen=True, eq=False, slots=True)
class ImplicitOwn:
    """A model of the library.

    Args:
        name: what it is called here.
        model: fitted, with `recommend`.
        known: bool (n,), the films that somebody liked.
    """

    name: str
    model: Any
    known: NDArray[np.bool_]

    def score(self, taste: Taste) -> Scores:
        """See Listener; films it lists get its scores, films that nobody liked none."""
        scores = silence(len(self.known))
        if not self.known[taste.rows].any():
            return scores
        films, found = self._listed(taste)
        scores[self.known] = 0
        scores[films] = found
        scores[~self.known] = np.nan
        return scores

    def _listed(self, taste: Taste) -> tuple[NDArray[np.integer[Any]], NDArray[np.floating[Any]]]:
        likes = sparse.csr_matrix(
            (taste.confidence, (np.zeros(len(taste), dtype=np.int32), taste.rows)), shape=(1, len(self.known))
        )
        films, found = self.model.recommend(
            0, likes, N=len(self.known), filter_already_liked_items=False, recalculate_user=True
        )
        return films, found


def train_implicit_als(log: Log, n_films: int, settings: ImplicitAlsSettings) -> ImplicitOwn:
    """Its `AlternatingLeastSquares`; Hu, Koren & Volinsky 2008, solved by conjugate gradients."""
    from implicit.cpu.als import AlternatingLeastSquares

    def made() -> Any:
        return AlternatingLeastSquares(
            factors=settings.factors,
            regularization=settings.regularization,
            alpha=settings.alpha,
            iterations=settings.iterations,
            random_state=settings.seed,
            num_threads=1,
        )

    return _fitted("implicit_als", made, log, n_films)


def train_implicit_cosine(log: Log, n_films: int, settings: ImplicitCosineSettings) -> ImplicitOwn:
    """Its `CosineRecommender`."""
    from implicit.nearest_neighbours import CosineRecommender

    return _fitted("implicit_cosine", lambda: CosineRecommender(settings.neighbours), log, n_films)


def train_implicit_bm25(log: Log, n_films: int, settings: ImplicitBm25Settings) -> ImplicitOwn:
    """Its `BM25Recommender`, by default with the K1 and B that it has by default."""
    from implicit.nearest_neighbours import BM25Recommender

    def made() -> Any:
        return BM25Recommender(settings.neighbours, settings.k1, settings.b)

    return _fitted("implicit_bm25", made, log, n_films)


def _fitted(name: str, made: Callable[[], Any], log: Log, n_films: int) -> ImplicitOwn:
    likes = interactions(log.ratings, n_films)
    # Threads of its own suffer from those of BLAS, of which it warns; and of a matrix it made itself.
    with threadpool_limits(1, "blas"), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Method expects CSR input")
        model = made()
        model.fit(likes, show_progress=False)
    return ImplicitOwn(name, model, np.bincount(likes.indices, minlength=n_films) > 0)
