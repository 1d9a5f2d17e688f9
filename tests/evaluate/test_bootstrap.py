"""Intervals that can be told without a computer."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.evaluate import bootstrap
from movienight.evaluate.bootstrap import (
    DRAWS,
    Interval,
    difference_of,
    differences_apart,
    mean_of,
    means_of,
    ratio_of,
)

HALVES = np.repeat([0.0, 1.0], 50)


def test_where_all_agree_there_is_no_doubt() -> None:
    """The mean of equal numbers is that number, and so are both ends."""
    found = mean_of(np.full(7, 0.25))
    assert (found.estimate, found.low, found.high) == (0.25, 0.25, 0.25)


def test_mean_of_two() -> None:
    """Of 0 and 1 a quarter of the draws are all 0 and a quarter all 1, so the ends are 0 and 1."""
    assert mean_of(np.array([0.0, 1.0])) == Interval(0.5, 0.0, 1.0)


def test_interval_of_many() -> None:
    """A hundred numbers, half 0 and half 1, have a standard error of .05: 95 % lie within 1.96 of it."""
    found = mean_of(HALVES)
    assert found.estimate == 0.5
    assert found.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.015)
    assert found.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.015)


def test_more_sessions_less_doubt() -> None:
    """Nine times the sessions make the interval about three times as narrow."""
    few, many = mean_of(HALVES), mean_of(np.tile(HALVES, 9))
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(3, rel=0.15)


def test_ratios_are_paired() -> None:
    """Twice as good in every session is twice as good for sure, however sessions differ."""
    values = np.random.default_rng(0).uniform(0.1, 1, size=40)
    found = ratio_of(2 * values, values)
    assert (found.estimate, found.low, found.high) == pytest.approx((2, 2, 2))


def test_ratio_by_hand() -> None:
    """Of (2, 4) against (1, 4) the ratio is 6/5; draws of one session twice give 2/1 and 4/4."""
    found = ratio_of(np.array([2.0, 4.0]), np.array([1.0, 4.0]))
    assert (found.estimate, found.low, found.high) == pytest.approx((1.2, 1.0, 2.0))


def test_the_same_again() -> None:
    """The same numbers and seed give the same ends, another seed slightly others."""
    values = np.random.default_rng(1).normal(size=30)
    assert mean_of(values) == mean_of(values)
    assert mean_of(values).low != mean_of(values, seed=8).low
    assert mean_of(values).estimate == mean_of(values, seed=8).estimate


def test_as_it_is_printed() -> None:
    """It reads as the estimate, then the ends in brackets, four places each."""
    assert str(Interval(1.23456, 1.0, 1.5)) == "1.2346 [1.0000, 1.5000]"


@pytest.mark.parametrize("block", [1, 100, 2**20])
def test_as_it_would_be_done_at_length(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are drawn at a time, the ends are those of all draws made at once and averaged."""
    monkeypatch.setattr(bootstrap, "BLOCK", block)
    values = np.random.default_rng(3).normal(size=33)
    drawn = np.random.default_rng(7).integers(0, 33, size=(DRAWS, 33))
    low, high = np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])
    found = mean_of(values)
    assert (found.estimate, found.low, found.high) == pytest.approx((values.mean(), low, high))


def test_differences_are_paired() -> None:
    """A tenth more in every session is a tenth more for sure, however sessions differ."""
    values = np.random.default_rng(0).uniform(0.1, 1, size=40)
    found = difference_of(values + 0.1, values)
    assert (found.estimate, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))


def test_a_ratio_without_bound() -> None:
    """Of (1, 1) against (0, 1) a quarter of the draws divide by nought: the upper end is infinite."""
    assert ratio_of(np.array([1.0, 1.0]), np.array([0.0, 1.0])) == Interval(2.0, 1.0, np.inf)


def test_many_means_at_once() -> None:
    """Each column has the interval it has alone without its gaps; one of gaps only has none."""
    values = np.random.default_rng(2).normal(size=30)
    gaps = values.copy()
    gaps[[0, 4]] = np.nan
    shorter = values[:9]
    found = means_of([values, gaps, np.full(30, np.nan), shorter, 2 * values])
    alone = [mean_of(values), mean_of(np.delete(values, [0, 4])), mean_of(shorter), mean_of(2 * values)]
    assert found.pop(2) is None
    for one, other in zip(found, alone, strict=True):
        assert one is not None
        assert (one.estimate, one.low, one.high) == pytest.approx((other.estimate, other.low, other.high))


def test_of_different_questions() -> None:
    """A hundred halves against a hundred others: standard errors of .05 each add up to .0707."""
    found, nothing = differences_apart([HALVES + 0.2, HALVES], [HALVES, np.full(3, np.nan)])
    assert nothing is None
    assert found is not None
    assert found.estimate == pytest.approx(0.2)
    assert found.low == pytest.approx(0.2 - 1.96 * 0.0707, abs=0.02)
    assert found.high == pytest.approx(0.2 + 1.96 * 0.0707, abs=0.02)


@pytest.mark.parametrize(("value", "outside"), [(0.9, True), (1.0, False), (1.1, False), (1.21, True)])
def test_what_an_interval_excludes(value: float, outside: bool) -> None:
    """What lies beyond either end is excluded; the ends themselves are not, nor what rounds to them."""
    assert Interval(1.1, 1.0 + 1e-15, 1.2).excludes(value) is outside
