"""Intervals that can be told without a computer."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.evaluate.bootstrap import Interval, mean_of, ratio_of

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
