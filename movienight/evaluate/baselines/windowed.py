"""What was popular lately.

Ji, Sun, Zhang, Li 2020, "A Re-visit of the Popularity Baseline in Recommender Systems": where
questions come after training in time, popularity of all time is a straw man.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from movienight.evaluate.questions import Log
from movienight.recommend.scorers import Popular
from movienight.train.matrix import LIKED

DAY = 86_400.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class WindowedSettings:
    """`days`, above 0: how far back a like counts from the last rating of all."""

    days: float = 180.0


def train_windowed(log: Log, n_films: int, settings: WindowedSettings) -> Popular:
    """Count the likes of the last days; all likes break ties, and count alone where no time is known.

    A like at an unknown time is not taken for a late one.
    """
    liked = log.pick(log.ratings.stars >= LIKED)
    ever = np.bincount(liked.ratings.row, minlength=n_films)
    known = log.when[np.isfinite(log.when)]
    if not len(known):
        return Popular(ever.astype(np.float32), "popular_lately")
    late = liked.when >= known.max() - settings.days * DAY
    lately = np.bincount(liked.ratings.row[late], minlength=n_films)
    return Popular((lately + ever / (ever.max() + 1)).astype(np.float32), "popular_lately")
