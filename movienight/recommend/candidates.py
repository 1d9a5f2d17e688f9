"""Candidates: the few hundred films worth ranking, the union of what several sources put first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.scorers import top
from movienight.types import Candidates, Scores

QUOTAS: Mapping[str, int] = {
    "ease": 80,
    "knn": 100,
    "als": 80,
    "autoencoder": 100,
    "content": 20,
    "content_nearest": 40,
    "popular": 40,
    "neighbours": 80,
    "mood": 40,
    "next": 60,
}
"""How many films each source may name per person; sizes chosen by candidate recall on validation."""

SOURCES = tuple(QUOTAS)


def gather(sources: Mapping[str, Scores], permitted: NDArray[np.bool_], share: float = 1.0) -> Candidates:
    """The union of the best permitted films of each source.

    Args:
        sources: (n,) scores by name, NaN where the source has no opinion; names without a quota
            only score and are passed over.
        permitted: bool (n,), films that pass the filters and are not known to the people.
        share: what part of its quota each source may name.

    Returns:
        Candidates with ascending rows; bit i of `sources` says that SOURCES[i] named the film.
    """
    named = np.zeros(len(permitted), dtype=np.uint16)
    for name, scores in sources.items():
        if name not in QUOTAS:
            continue
        best = top(np.where(permitted, scores, np.float32(np.nan)), round(share * QUOTAS[name]))
        named[best] |= np.uint16(1 << SOURCES.index(name))
    rows = np.flatnonzero(named).astype(np.int32)
    return Candidates(rows, named[rows])


def union(one: Candidates, other: Candidates) -> Candidates:
    """What either of two people's sources named."""
    rows = np.union1d(one.rows, other.rows)
    sources = np.zeros(len(rows), dtype=np.uint16)
    for part in (one, other):
        sources[np.searchsorted(rows, part.rows)] |= part.sources
    return Candidates(rows.astype(np.int32), sources)


def with_these(candidates: Candidates, rows: Sequence[int]) -> Candidates:
    """The candidates and these films too, named by no source where they were none."""
    wanted = np.unique(np.asarray(rows, dtype=np.int32))
    return union(candidates, Candidates(wanted, np.zeros(len(wanted), dtype=np.uint16)))
