"""All measures of one list at once: what every protocol asks of every model's answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.metrics.calibration import distribution, divergence, shares
from movienight.evaluate.metrics.coverage import coverage
from movienight.evaluate.metrics.gini import gini
from movienight.evaluate.metrics.intra_list import mean_distance
from movienight.evaluate.metrics.novelty import self_information
from movienight.evaluate.metrics.popularity import popularity_lift
from movienight.evaluate.questions import Question
from movienight.types import Floats, Rows

NOT_APPLICABLE = float("nan")


@dataclass(frozen=True, eq=False)
class Measures:
    """What to measure lists of n films by.

    The measures of single lists are defined one per file in `metrics`. Those of hits are worked out
    here a second time, from the places of the hits alone: runs ask for them a hundred thousand times.

    Args:
        k: how many films are shown.
        deep: how far down `Recall@deep` looks, at least k.
        popularity: float32 (n,), how many people rated each film in training.
        n_users: how many people there are in training, at least 1.
        vectors: unit vectors (n, d) by which films are alike; None leaves "ILD" out.
        genres: bool (n, g), a column per genre, at least one.
    """

    k: int
    deep: int
    popularity: Floats
    n_users: int
    vectors: Floats | None
    genres: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if not 1 <= self.k <= self.deep:
            raise ValueError(f"the first {self.k} of {self.deep} films")
        others = [self.genres] if self.vectors is None else [self.genres, self.vectors]
        if any(len(other) != len(self.popularity) for other in others):
            raise ValueError(f"facts of {[len(other) for other in others]} for {len(self.popularity)} films")

    def of(self, ranked: Rows, question: Question) -> dict[str, float]:
        """Each measure of one list: name -> value, NaN where it does not apply.

        All but `Recall@deep` look at the first k films; a person's own films are those of their taste.

        Args:
            ranked: rows, best first, distinct, `deep` of them or however many there are.
            question: what it answers.
        """
        return self._of_hits(ranked, question.hidden) | self._of_films(ranked[: self.k], question.taste.rows)

    def overall(self, lists: Sequence[Rows]) -> dict[str, float]:
        """What only shows over all lists, of the first k films of each: "coverage" and "Gini"."""
        shown = [rows[: self.k] for rows in lists]
        n_films = len(self.popularity)
        return {"coverage": coverage(shown, n_films), "Gini": gini(shown, n_films)}

    def _of_hits(self, ranked: Rows, hidden: Rows) -> dict[str, float]:
        """Plain Python: for so few places it is several times faster than arrays."""
        k, wanted, reachable = self.k, set(hidden.tolist()), min(self.k, len(hidden))
        places = [place for place, row in enumerate(ranked[: self.deep].tolist(), 1) if row in wanted]
        shown = [place for place in places if place <= k]
        gained = sum(self._gains[place - 1] for place in shown)
        precisions = sum(number / place for number, place in enumerate(shown, 1))
        return {
            f"NDCG@{k}": gained / self._best[reachable - 1],
            f"HR@{k}": float(bool(shown)),
            f"Recall@{k}": len(shown) / len(hidden),
            f"Recall@{self.deep}": len(places) / len(hidden),
            f"Precision@{k}": len(shown) / k,
            f"MAP@{k}": precisions / reachable,
            "MRR": 1 / shown[0] if shown else 0.0,
        }

    def _of_films(self, shown: Rows, history: Rows) -> dict[str, float]:
        listed = distribution(self._shares.take(shown, axis=0))
        liked = distribution(self._shares.take(history, axis=0))
        information = float(np.add.reduce(self._information.take(shown)))
        found = {
            "novelty": information / len(shown) if len(shown) else NOT_APPLICABLE,
            "popularity lift": popularity_lift(shown, self.popularity, history),
            "genre coverage": np.count_nonzero(listed > 0) / len(listed),
            "calibration": divergence(liked, listed),
        }
        if self.vectors is not None:
            found["ILD"] = mean_distance(self.vectors.take(shown, axis=0))
        return found

    @cached_property
    def _gains(self) -> list[float]:
        """What a hit in each of the first k places is worth."""
        return (1 / np.log2(np.arange(self.k) + 2)).tolist()

    @cached_property
    def _best(self) -> list[float]:
        """The most 1, 2, .. k hits can be worth."""
        return np.cumsum(self._gains).tolist()

    @cached_property
    def _information(self) -> NDArray[np.float64]:
        return self_information(self.popularity, self.n_users)

    @cached_property
    def _shares(self) -> NDArray[np.float64]:
        return shares(self.genres)
