"""A LambdaMART ranker as plain arrays, evaluated without LightGBM.

Importing LightGBM costs more time than a whole recommendation, and all a served model does is walk
trees. Trees of at most 16 leaves are evaluated for all rows and trees at once in the manner of
QuickScorer (Lucchese et al., SIGIR 2015): every node whose test fails strikes the leaves of its
left subtree off a 16-bit mask; the lowest leaf left standing is the one reached. Equal to
LightGBM's own prediction to 1e-9 (tests/recommend/test_ranker.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.types import FeatureTable

LEAVES = 16


@dataclass(frozen=True, eq=False, slots=True)
class Ranker:
    """T trees over named features; every tree is padded to 15 nodes and 16 leaves.

    Args:
        names: the features the trees test, in order.
        feature: int16 (15, T), which feature a node tests.
        threshold: float64 (15, T); the test is value <= threshold, +inf in padding.
        mask: uint16 (15, T), the leaves that stay when the test fails.
        leaf: float64 (T, 16), values of the leaves from left to right.
    """

    names: tuple[str, ...]
    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    mask: NDArray[np.uint16]
    leaf: NDArray[np.float64]

    def score(self, table: FeatureTable) -> NDArray[np.float64]:
        """One score per row of the table, shape (m,); higher suits the person better.

        Raises:
            ValueError: the table's columns are not the ones the trees were grown on.
        """
        if table.names != self.names:
            raise ValueError(f"ranker of {self.names} was given {table.names}")
        values = np.ascontiguousarray(table.values.T, dtype=np.float64)
        standing = np.full((self.feature.shape[1], values.shape[1]), 0xFFFF, dtype=np.uint16)
        for feature, threshold, mask in zip(self.feature, self.threshold, self.mask, strict=True):
            failed = values[feature] > threshold[:, None]
            standing &= np.where(failed, mask[:, None], np.uint16(0xFFFF))
        leaf = _LOWEST_BIT[standing]
        reached = np.take_along_axis(self.leaf, leaf, axis=1)
        return np.asarray(reached.sum(axis=0))


def _lowest_bits() -> NDArray[np.int64]:
    """For each 16-bit number the position of its lowest set bit."""
    numbers = np.arange(1 << LEAVES, dtype=np.int64)
    lowest = np.zeros(1 << LEAVES, dtype=np.int64)
    for bit in reversed(range(LEAVES)):
        lowest[(numbers >> bit) & 1 == 1] = bit
    return lowest


_LOWEST_BIT = _lowest_bits()
