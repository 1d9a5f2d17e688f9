"""How sure we are that one share is greater than another, also when somebody looks after every visit.

A test made for one look finds a difference where there is none far too often when it is looked at
again and again. The mixture sequential probability ratio test may be looked at after everybody:
Johari, Koomen, Pekelis & Walsh 2017, "Peeking at A/B tests" (and 2022, "Always valid inference").

With d the difference of two shares, s its standard error and differences spread as N(0, tau^2) where
there are any, the mixture likelihood ratio against "no difference" is

    L = sqrt(s^2 / (s^2 + tau^2)) exp(tau^2 d^2 / (2 s^2 (s^2 + tau^2)))

which for n people in each arm, s^2 = V / n, is the equation of that paper. Without a difference L
exceeds 1 / alpha with a chance of at most alpha, however often one looks (Ville's inequality), so the
least 1 / L so far is a p-value that is valid at any time. Shares are not normal, so this holds nearly,
and from some twenty people in each arm on.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.stats import norm

from movienight.evaluate.bootstrap import Interval

Counts = NDArray[np.int64]
Values = NDArray[np.float64]


def standard_error(successes: tuple[Counts, Counts], people: tuple[Counts, Counts]) -> Values:
    """That of the difference of two shares, never 0: a success and a failure are added to either.

    Agresti & Caffo 2000, "Simple and effective confidence intervals for proportions". Two arms without
    any failure yet would else be sure of what they say.

    Args:
        successes: of either arm, integers of one shape.
        people: of either arm, the same shape.
    """
    one, other = (_variance(*arm) for arm in zip(successes, people, strict=True))
    return np.sqrt(one + other)


def mixture_ratio(difference: Values, error: Values, spread: float) -> Values:
    """ln L as above.

    Args:
        difference: d, of any shape.
        error: s > 0, the same shape.
        spread: tau > 0.
    """
    own, mixed = error**2, error**2 + spread**2
    return 0.5 * np.log(own / mixed) + (spread * difference) ** 2 / (2 * own * mixed)


def always_valid(difference: Values, error: Values, spread: float) -> Values:
    """The p-values in order of time, (m,), never rising; arguments as for `mixture_ratio`, (m,)."""
    now = np.exp(-np.maximum(mixture_ratio(difference, error, spread), 0))
    return np.minimum.accumulate(now)


def always_valid_width(error: float, spread: float, alpha: float) -> float:
    """Half the width of the interval of a difference that holds at all times together, 1 - alpha.

    It is the least difference of which L reaches 1 / alpha.
    """
    own, mixed = error**2, error**2 + spread**2
    return math.sqrt(own * mixed / spread**2 * math.log(mixed / (own * alpha**2)))


def wilson(successes: int, people: int) -> Interval:
    """A share with its 95 % score interval (Wilson 1927); of nobody it is 0.5, from 0 to 1."""
    z = float(norm.ppf(0.975))
    if not people:
        return Interval(0.5, 0.0, 1.0)
    share = successes / people
    middle = (share + z**2 / (2 * people)) / (1 + z**2 / people)
    half = z / (1 + z**2 / people) * math.sqrt(share * (1 - share) / people + (z / (2 * people)) ** 2)
    return Interval(share, max(middle - half, 0.0), min(middle + half, 1.0))


def power(shares: tuple[float, float], people: tuple[int, int], alpha: float = 0.05) -> float:
    """The chance, 0..1, that one look at the end finds a difference of two true shares, on the right side.

    Fleiss 1981, "Statistical methods for rates and proportions": the test is two-sided with the pooled
    variance, and the power is

        Phi((|p - q| - z_(alpha/2) sqrt(m (1 - m) (1/n + 1/k))) / sqrt(p (1 - p) / n + q (1 - q) / k))

    with m the share of all. Equal shares are found with half of alpha.

    Args:
        shares: p and q, 0 < p, q < 1.
        people: n and k, at least 1.
    """
    (p, q), (n, k) = shares, people
    pooled = (n * p + k * q) / (n + k)
    threshold = norm.isf(alpha / 2) * math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / k))
    return float(norm.cdf((abs(p - q) - threshold) / math.sqrt(p * (1 - p) / n + q * (1 - q) / k)))


def detectable(share: float, people: tuple[int, int], alpha: float = 0.05, wanted: float = 0.8) -> float:
    """The least gain over a share that one look at the end finds with the wanted power.

    NaN where not even a share of nearly 1 would be found.

    Args:
        share: of the first arm, 0 < share < 1.
        people: in the first and the second arm.
    """

    def lacking(gain: float) -> float:
        return power((share, share + gain), people, alpha) - wanted

    most = (1 - share) * (1 - 1e-9)
    return float(brentq(lacking, 0.0, most)) if lacking(most) >= 0 else math.nan


def _variance(successes: Counts, people: Counts) -> Values:
    share = (successes + 1) / (people + 2)
    return share * (1 - share) / (people + 2)
