"""The recommender with something of it exchanged after training, to see what that was worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.candidates import SOURCES
from movienight.recommend.diversify import alikeness
from movienight.recommend.pipeline import POOL, Recommender
from movienight.types import Candidates, Floats, Person, Query, Rows, Scores

Choose = Callable[[Floats, Floats, int, float], NDArray[np.int64]]
"""Positions of some films by value (m,), similarity (m, m), how many, and diversity: `mmr` or `dpp`."""


@dataclass(frozen=True, eq=False, slots=True)
class Sourced(Recommender):
    """Candidates from some sources alone.

    Args:
        sources: who may name films, any of `SOURCES`; of those there are.
    """

    sources: tuple[str, ...] = SOURCES

    def candidates(
        self,
        people: Sequence[Person],
        hearings: Mapping[str, Mapping[str, Scores]],
        mood: Scores | None,
        permitted: NDArray[np.bool_],
    ) -> Candidates:
        """See Recommender; films that only the others name are left out."""
        found = Recommender.candidates(self, people, hearings, mood, permitted)
        heard = np.uint16(sum(1 << SOURCES.index(source) for source in self.sources))
        named = (found.sources & heard) > 0
        return Candidates(found.rows[named], found.sources[named])


@dataclass(frozen=True, eq=False, slots=True)
class Varied(Recommender):
    """Variety by another method.

    Args:
        how: chooses the slate among the best.
        by_genre: whether films of the same genres are alike, beside films about the same.
    """

    how: Choose
    by_genre: bool = True

    def choose(self, query: Query, rows: Rows, value: Floats) -> NDArray[np.int64]:
        """See Recommender; nothing is kept from an earlier slate."""
        pool = np.argsort(-value, kind="stable")[: max(POOL, 2 * query.n)]
        vectors = self.vectors[rows[pool]]
        genres = self.facts.genre_vectors[rows[pool]] if self.by_genre else vectors
        return pool[self.how(value[pool], alikeness(vectors, genres), query.n, query.diversity)]
