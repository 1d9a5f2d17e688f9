"""Films in random order: what is due to luck alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.questions import Log
from movienight.types import Scores, Taste


@dataclass(frozen=True, slots=True)
class RandomSettings:
    """`seed`, at least 0, shuffles for everybody anew."""

    seed: int = 7


@dataclass(frozen=True, eq=False, slots=True)
class RandomOrder:
    """An order of its own for each set of likes, the same whenever they are told.

    Args:
        rated: bool (n,), the films somebody rated; of others it has no opinion.
    """

    rated: NDArray[np.bool_]
    seed: int
    name: str = "random"

    def score(self, taste: Taste) -> Scores:
        """See Listener; needs no taste. Uniform on 0 .. 1, whatever the order and confidence of the likes."""
        seeds: list[Any] = [self.seed, *np.sort(taste.rows).tolist()]
        scores = np.random.default_rng(seeds).random(len(self.rated), dtype=np.float32)
        scores[~self.rated] = np.nan
        return scores


def train_random(log: Log, n_films: int, settings: RandomSettings) -> RandomOrder:
    """Learn no more than which films somebody rated."""
    return RandomOrder(np.bincount(log.ratings.row, minlength=n_films) > 0, settings.seed)
