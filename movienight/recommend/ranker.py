"""A LambdaMART ranker as plain arrays, evaluated without LightGBM.

Importing LightGBM costs more time than a whole recommendation, and all a served model does is walk
trees. Trees of at most 16 leaves are evaluated for all rows and trees at once in the manner of
QuickScorer (Lucchese et al., SIGIR 2015): every node whose test fails strikes the leaves of its
left subtree off a 16-bit mask; the lowest leaf left standing is the one reached. Equal to
LightGBM's own prediction to 1e-9 (tests/recommend/test_ranker.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from movienight.types import FeatureTable

LEAVES = 16


@dataclass(frozen=True, eq=False)
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
        steps = self._steps_of(table.values)
        standing = np.full((self.feature.shape[1], steps.shape[1]), 0xFFFF, dtype=np.uint16)
        for feature, step, mask in zip(self.feature, self._node_steps, self.mask, strict=True):
            failed = steps[feature] > step[:, None]
            standing &= ~(failed * ~mask[:, None])
        leaf = _LOWEST_BIT[standing] + self._first_leaf[:, None]
        return np.asarray(self.leaf.ravel()[leaf].sum(axis=0))

    @cached_property
    def _steps(self) -> list[NDArray[np.float64]]:
        """All thresholds of each feature in ascending order."""
        return [np.unique(self.threshold[self.feature == number]) for number in range(len(self.names))]

    @cached_property
    def _node_steps(self) -> NDArray[np.uint16]:
        """Each node's threshold as its place among those of its feature, (15, T)."""
        places = np.empty(self.threshold.shape, dtype=np.uint16)
        for number, steps in enumerate(self._steps):
            own = self.feature == number
            places[own] = np.searchsorted(steps, self.threshold[own])
        return places

    @cached_property
    def _first_leaf(self) -> NDArray[np.int32]:
        return np.arange(len(self.leaf), dtype=np.int32) * LEAVES

    def _steps_of(self, values: NDArray[np.float32]) -> NDArray[np.uint16]:
        """Values as the number of thresholds below them, (d, m): small, and compared exactly alike.

        value <= thresholds[k] holds just where fewer than k + 1 thresholds are below the value.
        """
        steps = np.empty((values.shape[1], values.shape[0]), dtype=np.uint16)
        for number, thresholds in enumerate(self._steps):
            steps[number] = np.searchsorted(thresholds, values[:, number].astype(np.float64), side="left")
        return steps


def _lowest_bits() -> NDArray[np.int32]:
    """For each 16-bit number the position of its lowest set bit."""
    numbers = np.arange(1 << LEAVES, dtype=np.int32)
    lowest = np.zeros(1 << LEAVES, dtype=np.int32)
    for bit in reversed(range(LEAVES)):
        lowest[(numbers >> bit) & 1 == 1] = bit
    return lowest


_LOWEST_BIT = _lowest_bits()
