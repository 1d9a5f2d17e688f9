"""The most popular films, the same for everybody: how far one gets without asking."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from movienight.evaluate.questions import Log
from movienight.recommend.scorers import Popular
from movienight.train.matrix import LIKED


@dataclass(frozen=True, slots=True)
class PopularSettings:
    """`least_stars`: from how many stars (0.5 .. 5) on a rating counts; 0.5 counts all."""

    least_stars: float = LIKED


def train_popular(log: Log, n_films: int, settings: PopularSettings) -> Popular:
    """Count the ratings of each film that are good enough."""
    counted = log.ratings.row[log.ratings.stars >= settings.least_stars]
    return Popular(np.bincount(counted, minlength=n_films).astype(np.float32))
