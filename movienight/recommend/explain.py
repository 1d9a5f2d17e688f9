"""Reasons that are true: what a suggestion loses when a like is taken back.

For each film shown and each like of a person the whole ranking is asked again without that like
(same scorers, same features, same trees). How far the film's score falls is the like's share of
the argument. A like whose removal changes nothing is never named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.facts import FilmFacts
from movienight.recommend.features import feature_table
from movienight.recommend.ranker import Ranker
from movienight.types import FeatureTable, Floats, Rows, Taste


def falls(
    facts: FilmFacts,
    ranker: Ranker,
    taste: Taste,
    positions: Sequence[int],
    rows: Rows,
    without: Mapping[str, Floats],
    fits: NDArray[np.float64],
) -> Floats:
    """How far each film's score falls when one like is taken back, float32 (p, m).

    Args:
        taste: at least two likes.
        positions: which p of the likes are tried.
        rows: the m films shown.
        without: every scorer's `without_each` at these positions, (p, n).
        fits: the ranker's scores with all likes, (m,).
    """
    tables = []
    for number, position in enumerate(positions):
        scores = {name: values[number] for name, values in without.items()}
        tables.append(feature_table(facts, taste.without(position), rows, scores))
    values = np.concatenate([table.values for table in tables])
    every = FeatureTable(np.tile(rows, len(positions)), tables[0].names, values)
    remaining = ranker.score(every).reshape(len(positions), len(rows))
    return (fits - remaining).astype(np.float32)


def shares(fallen: Floats) -> Floats:
    """Each like's share (0..1) of what argues for each film, (k, m); zero where it argues against."""
    positive = np.maximum(fallen, 0)
    total = positive.sum(axis=0, keepdims=True)
    return np.asarray(np.divide(positive, total, out=np.zeros_like(positive), where=total > 0))
