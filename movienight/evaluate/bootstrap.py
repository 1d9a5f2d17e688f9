"""How sure we are of a mean, or of the ratio or difference of two, over the same questions or not.

The questions are drawn anew with replacement, as many as there are (Efron 1979), and the estimate
is made again from each draw; the interval holds the middle 95 % of what comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

DRAWS = 2000
ROUNDING = 1e-12
BLOCK = 2**20
"""Questions drawn at a time: 8 MB of numbers, however many questions there are."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % percentile bootstrap interval."""

    estimate: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.estimate:.4f} [{self.low:.4f}, {self.high:.4f}]"

    def excludes(self, value: float) -> bool:
        """Whether a value lies outside by more than rounding, so that it is hardly the true one."""
        return not self.low - ROUNDING <= value <= self.high + ROUNDING


def mean_of(values: Values, seed: int = 7) -> Interval:
    """The mean of one number per session, (s,)."""
    return _interval(float(values.mean()), _drawn(values[:, None], seed)[:, 0])


def ratio_of(values: Values, others: Values, seed: int = 7) -> Interval:
    """mean(values) / mean(others), paired: both (s,) over the same sessions, drawn together.

    `others` must not all be 0. A draw of which all others are 0 counts as without bound.
    """
    above, below = _drawn(np.column_stack([values, others]), seed).T
    ratios = np.full(len(above), np.inf)
    np.divide(above, below, out=ratios, where=below != 0)
    return _interval(float(values.mean() / others.mean()), ratios)


def difference_of(values: Values, others: Values, seed: int = 7) -> Interval:
    """mean(values) - mean(others), paired: both (s,) over the same sessions, drawn together."""
    return mean_of(values - others, seed)


def means_of(columns: Sequence[Values], seed: int = 7) -> list[Interval | None]:
    """The mean of each column as `mean_of` finds it, all at once.

    Each column is (s,), any length; NaN is no answer and left out. None where nothing is left.
    """
    return [
        None if drawn is None else _interval(float(np.nanmean(column)), drawn)
        for column, drawn in zip(columns, _drawn_each(columns, seed), strict=True)
    ]


def differences_apart(
    columns: Sequence[Values], others: Sequence[Values], seed: int = 7
) -> list[Interval | None]:
    """mean(column) - mean(other) of different questions: each is drawn by itself.

    Columns (s,) and others (t,) belong together by their places in the two lists; NaN is left out, and
    the answer is None where nothing is left of one of them.
    """
    pairs = zip(columns, others, _drawn_each(columns, seed), _drawn_each(others, seed + 1), strict=True)
    return [
        None if one is None or two is None else _interval(float(np.nanmean(a) - np.nanmean(b)), one - two)
        for a, b, one, two in pairs
    ]


def _drawn_each(columns: Sequence[Values], seed: int) -> list[Values | None]:
    """The means of the draws, (DRAWS,), of each column; those with the same gaps are drawn together."""
    groups: dict[bytes, list[int]] = {}
    for place, column in enumerate(columns):
        groups.setdefault(np.isnan(column).tobytes(), []).append(place)
    found: list[Values | None] = [None] * len(columns)
    for places in groups.values():
        known = ~np.isnan(columns[places[0]])
        if known.any():
            table = np.column_stack([columns[place][known] for place in places])
            for place, drawn in zip(places, _drawn(table, seed).T, strict=True):
                found[place] = drawn
    return found


def _drawn(table: Values, seed: int) -> Values:
    """The mean of each column of (s, c) in each draw of s rows, (DRAWS, c)."""
    rng, n = np.random.default_rng(seed), len(table)
    means = np.empty((DRAWS, table.shape[1]))
    height = max(1, BLOCK // n)
    for start in range(0, DRAWS, height):
        block = means[start : start + height]
        rows = rng.integers(0, n, size=(len(block), n))
        rows += n * np.arange(len(block))[:, None]
        times = np.bincount(rows.ravel(), minlength=rows.size).reshape(rows.shape)
        block[:] = times.astype(np.float64) @ table / n
    return means


def _interval(estimate: float, drawn: Values) -> Interval:
    # Between two draws that are both without bound nothing can be interpolated.
    whole = bool(np.isfinite(drawn).all())
    low, high = np.quantile(drawn, [0.025, 0.975], method="linear" if whole else "inverted_cdf")
    return Interval(estimate, float(low), float(high))
