"""How sure we are of a mean, or of the ratio of two means over the same sessions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % percentile bootstrap interval."""

    estimate: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.estimate:.4f} [{self.low:.4f}, {self.high:.4f}]"


def mean_of(values: NDArray[np.float64], seed: int = 7) -> Interval:
    """The mean of one number per session, (s,)."""
    means = values[_draws(len(values), seed)].mean(axis=1)
    return _interval(float(values.mean()), means)


def ratio_of(values: NDArray[np.float64], others: NDArray[np.float64], seed: int = 7) -> Interval:
    """mean(values) / mean(others), paired: both (s,) over the same sessions, drawn together."""
    drawn = _draws(len(values), seed)
    return _interval(
        float(values.mean() / others.mean()), values[drawn].mean(axis=1) / others[drawn].mean(axis=1)
    )


def _draws(n: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).integers(0, n, size=(DRAWS, n))


def _interval(estimate: float, drawn: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Interval(estimate, float(low), float(high))
