"""Two people, one sofa: their orders become one, fairly.

Scores of two people live on two scales, so they are never added. Ranks are: the value of a film
for a person is the gain it would have in that person's own list, 1 / log2(rank + 2), and the film
for both is the one with the greatest weighted sum. On held-out films of random pairs this gave
more for the pair and more for the worse-off of the two than means of scores or least misery, and as
much as GFAR.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.features import gain
from movienight.types import Floats


def order_ranks(scores: NDArray[np.floating]) -> Floats:
    """The place of each score in descending order, from 0; equal scores share the better place."""
    ordered = np.sort(scores)
    return (len(scores) - np.searchsorted(ordered, scores, side="right")).astype(np.float32)


def joint(orders: Sequence[NDArray[np.floating]], weights: Sequence[float]) -> Floats:
    """The value of m films for everybody together, float32 (m,).

    Args:
        orders: one array of scores (m,) per voice (a person, the mood); only their order counts.
        weights: how much each voice says, >= 0.
    """
    total = np.zeros(len(orders[0]), dtype=np.float32)
    for scores, weight in zip(orders, weights, strict=True):
        total += np.float32(weight) * gain(order_ranks(scores))
    return total


def beaten(scores: NDArray[np.floating]) -> Floats:
    """The share of the other candidates each film beats, float32 (m,) in 0..1: the fit we show."""
    return (1 - order_ranks(scores) / max(len(scores) - 1, 1)).astype(np.float32)
