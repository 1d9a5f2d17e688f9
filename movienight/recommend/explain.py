"""Reasons that are true: what a suggestion loses when a like is taken back.

For each film shown and each like of a person the whole ranking is asked again without that like
(same scorers, same features, same trees). How far the film's score falls is the like's share of
the argument. A like whose removal changes nothing is never named.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from movienight.recommend.facts import FilmFacts
from movienight.recommend.features import feature_table
from movienight.recommend.ranker import Ranker
from movienight.types import Floats, Rows, Taste


def falls(
    facts: FilmFacts, ranker: Ranker, taste: Taste, rows: Rows, without: Mapping[str, Floats], fits: Floats
) -> Floats:
    """How far each film's score falls when each like is taken back, float32 (k, m).

    Args:
        taste: k likes, at least two.
        rows: the m films shown.
        without: every scorer's `without_each`, (k, n).
        fits: the ranker's scores with all likes, (m,).
    """
    fallen = np.empty((len(taste), len(rows)), dtype=np.float32)
    for position in range(len(taste)):
        scores = {name: values[position] for name, values in without.items()}
        table = feature_table(facts, taste.without(position), rows, scores)
        fallen[position] = fits - ranker.score(table)
    return fallen


def shares(fallen: Floats) -> Floats:
    """Each like's share (0..1) of what argues for each film, (k, m); zero where it argues against."""
    positive = np.maximum(fallen, 0)
    total = positive.sum(axis=0, keepdims=True)
    return np.asarray(np.divide(positive, total, out=np.zeros_like(positive), where=total > 0))
