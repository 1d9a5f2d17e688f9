"""Statistics of shares: published numbers, closed forms and slow twins."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from movienight.evaluate.proportions import (
    always_valid,
    always_valid_width,
    detectable,
    mixture_ratio,
    power,
    standard_error,
    wilson,
)


def one(value: float) -> np.ndarray:
    """A number as an array."""
    return np.array([value])


def counts(*values: int) -> tuple[np.ndarray, np.ndarray]:
    """One number for either arm."""
    first, second = values
    return np.array([first]), np.array([second])


def test_ratio_is_the_published_one() -> None:
    """A hundred in each arm at .5 and .6: V = .25 + .24 and L = sqrt(.49 / 1.49) exp(1 / (2 .49 1.49))."""
    found = mixture_ratio(one(0.1), one(math.sqrt(0.49 / 100)), 0.1)
    assert np.exp(found) == pytest.approx(0.573462 * 1.983437, rel=1e-5)


@given(st.floats(-0.5, 0.5), st.floats(0.01, 0.2), st.floats(0.01, 0.3))
def test_ratio_is_a_mixture(difference: float, error: float, spread: float) -> None:
    """It is the mean over differences of N(0, tau^2) of their likelihood ratios against none."""
    effects = np.linspace(-12, 12, 200_001) * max(spread, error) + difference / 2
    weights = norm.pdf(effects, scale=spread) * (effects[1] - effects[0])
    ratios = (difference * effects - effects**2 / 2) / error**2
    slow = math.log(float(np.sum(weights * np.exp(ratios - ratios.max())))) + ratios.max()
    assert mixture_ratio(one(difference), one(error), spread)[0] == pytest.approx(slow, abs=1e-4)


def test_p_values_never_rise() -> None:
    """With s^2 = tau^2, L is exp(z^2 / 4) / sqrt(2): at z = 0, 2, 3 and 0 again p is 1, .52, .15 and .15."""
    found = always_valid(np.array([0.0, 0.2, 0.3, 0.0]), np.full(4, 0.1), 0.1)
    assert found.tolist() == pytest.approx([1, 0.520260, 0.149057, 0.149057], abs=5e-7)


@given(st.floats(0.005, 0.2), st.floats(0.01, 0.3), st.floats(0.001, 0.2))
def test_interval_and_test_say_the_same(error: float, spread: float, alpha: float) -> None:
    """The interval ends where no difference is just rejected."""
    width = always_valid_width(error, spread, alpha)
    assert always_valid(one(width), one(error), spread)[0] == pytest.approx(alpha)


def test_always_valid_costs_width() -> None:
    """At s = .05 and tau = .05: s sqrt(2 ln(2 / .05^2)), 3.66 errors where one look needs 1.96."""
    assert always_valid_width(0.05, 0.05, 0.05) == pytest.approx(0.05 * math.sqrt(2 * math.log(800)))


def test_standard_error_by_hand() -> None:
    """4 of 8 and 2 of 8 count as 5 of 10 and 3 of 10: variances of .025 and .021."""
    assert standard_error(counts(4, 2), counts(8, 8))[0] == pytest.approx(math.sqrt(0.046))
    assert standard_error(counts(8, 0), counts(8, 8))[0] > 0.1


@pytest.mark.parametrize(
    ("successes", "people", "low", "high"),
    [(5, 10, 0.2366, 0.7634), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson_as_published(successes: int, people: int, low: float, high: float) -> None:
    """Of ten; of nobody nothing is known."""
    found = wilson(successes, people)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)
    assert found.estimate == (successes / people if people else 0.5)


@pytest.mark.parametrize("shares", [(0.5, 0.75), (0.75, 0.5)])
def test_power_as_r_has_it(shares: tuple[float, float]) -> None:
    """R's power.prop.test tells .7401659 of .5 against .75, fifty each, whichever is the greater."""
    assert power(shares, (50, 50)) == pytest.approx(0.7401659, abs=5e-7)


@pytest.mark.parametrize(("shares", "people", "wanted"), [((0.5, 0.75), 77, 0.9), ((0.5, 0.6), 388, 0.8)])
def test_people_needed_as_published(shares: tuple[float, float], people: int, wanted: float) -> None:
    """So many in each arm have the power wanted, one fewer has not (76.7 and 387.3 in R)."""
    assert power(shares, (people, people)) >= wanted
    assert power(shares, (people - 1, people - 1)) < wanted


def test_power_is_how_often_it_is_found() -> None:
    """Of 4000 tests with unequal arms as many find the difference as the formula says, within 2 %."""
    rng = np.random.default_rng(5)
    p, q, n, k = 0.4, 0.5, 300, 200
    one, other = rng.binomial(n, p, 4000) / n, rng.binomial(k, q, 4000) / k
    pooled = (n * one + k * other) / (n + k)
    found = (other - one) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / k)) > norm.isf(0.025)
    assert power((p, q), (n, k)) == pytest.approx(found.mean(), abs=0.02)


def test_what_can_be_detected_as_r_has_it() -> None:
    """Fifty in each arm tell .5 from .8026 with a power of .9; the gain found has the power wanted."""
    assert detectable(0.5, (50, 50), wanted=0.9) == pytest.approx(0.3026, abs=5e-5)
    gain = detectable(0.2, (400, 500))
    assert power((0.2, 0.2 + gain), (400, 500)) == pytest.approx(0.8)


def test_nothing_can_be_detected() -> None:
    """From .95 there is no way up that ten people would show."""
    assert math.isnan(detectable(0.95, (10, 10)))
