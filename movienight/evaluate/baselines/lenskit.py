"""Models of LensKit, where it is installed: peers of ours by another hand.

Ekstrand 2020, "LensKit for Python: Next-Generation Software for Recommender Systems Experiments". It
brings PyTorch along, so nothing here needs it; where it is missing, its models are not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.baselines.base import Baseline, silence
from movienight.evaluate.questions import Log
from movienight.train.matrix import LIKED
from movienight.types import Scores, Taste


@dataclass(frozen=True, slots=True)
class LenskitKnnSettings:
    """`neighbours` that speak for a film, its `max_nbrs`."""

    neighbours: int = 20


@dataclass(frozen=True, slots=True)
class LenskitAlsSettings:
    """As its `ImplicitMFScorer` has them; `weight` is the confidence of a like."""

    factors: int = 64
    regularization: float = 0.1
    weight: float = 40.0
    epochs: int = 10
    seed: int = 7


@dataclass(frozen=True, slots=True)
class LenskitEaseSettings:
    """As its `EASEScorer` has it."""

    regularization: float = 1000.0


@dataclass(frozen=True, eq=False, slots=True)
class LenskitOwn:
    """A component of LensKit that scores films for a guest's likes.

    Args:
        name: what it is called here.
        scorer: trained; it knows no confidence.
        known: bool (n,), the films that somebody liked.
    """

    name: str
    scorer: Any
    known: NDArray[np.bool_]

    def score(self, taste: Taste) -> Scores:
        """See Listener; a film that somebody liked and it says nothing of has 0."""
        scores = silence(len(self.known))
        if not self.known[taste.rows].any():
            return scores
        data, films = import_module("lenskit.data"), np.flatnonzero(self.known)
        likes = data.ItemList(item_ids=taste.rows[self.known[taste.rows]])
        found = self.scorer(data.RecQuery(user_items=likes), data.ItemList(item_ids=films))
        scores[films] = np.nan_to_num(np.asarray(found.scores(), dtype=np.float32))
        return scores


def installed() -> bool:
    """Whether there is a LensKit to ask."""
    return find_spec("lenskit") is not None


def train_lenskit_knn(log: Log, n_films: int, settings: LenskitKnnSettings) -> LenskitOwn:
    """Its `ItemKNNScorer` on likes alone."""
    scorer = import_module("lenskit.knn").ItemKNNScorer(feedback="implicit", max_nbrs=settings.neighbours)
    return _trained("lenskit_knn", scorer, log, n_films, 0)


def train_lenskit_als(log: Log, n_films: int, settings: LenskitAlsSettings) -> LenskitOwn:
    """Its `ImplicitMFScorer`."""
    scorer = import_module("lenskit.als").ImplicitMFScorer(
        embedding_size=settings.factors,
        regularization=settings.regularization,
        weight=settings.weight,
        epochs=settings.epochs,
    )
    return _trained("lenskit_als", scorer, log, n_films, settings.seed)


def train_lenskit_ease(log: Log, n_films: int, settings: LenskitEaseSettings) -> LenskitOwn:
    """Its `EASEScorer`."""
    scorer = import_module("lenskit.knn").EASEScorer(regularization=settings.regularization)
    return _trained("lenskit_ease", scorer, log, n_films, 0)


def _trained(name: str, scorer: Any, log: Log, n_films: int, seed: int) -> LenskitOwn:
    liked = log.ratings.stars >= LIKED
    user, row = log.ratings.user[liked], log.ratings.row[liked]
    table = import_module("pandas").DataFrame({"user_id": user, "item_id": row})
    options = import_module("lenskit.training").TrainingOptions(rng=seed)
    scorer.train(import_module("lenskit.data").from_interactions_df(table), options)
    return LenskitOwn(name, scorer, np.bincount(row, minlength=n_films) > 0)


LENSKIT: Mapping[str, Baseline[Any]] = {
    "lenskit_knn": Baseline(
        "lenskit_knn",
        train_lenskit_knn,
        tuple(LenskitKnnSettings(neighbours) for neighbours in (5, 20, 100, 400)),
        LenskitKnnSettings(),
    ),
    "lenskit_als": Baseline(
        "lenskit_als",
        train_lenskit_als,
        tuple(LenskitAlsSettings(*three) for three in product((16, 64), (0.1, 10.0), (5.0, 40.0))),
        LenskitAlsSettings(),
    ),
    "lenskit_ease": Baseline(
        "lenskit_ease",
        train_lenskit_ease,
        tuple(LenskitEaseSettings(strength) for strength in (300.0, 1000.0, 3000.0, 10_000.0)),
        LenskitEaseSettings(),
    ),
}
"""All of them, by name."""
