"""Who arrives when in an A/B test, what they are shown, and what the test says after each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.bootstrap import Interval
from movienight.evaluate.proportions import (
    Counts,
    Values,
    always_valid,
    always_valid_width,
    standard_error,
)

Hits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TrialSettings:
    """How a trial is run.

    Args:
        alpha: how often a difference may be found where there is none.
        spread: how great differences between models are where there are any (tau), a standard deviation.
        least: visits in each arm before the first look, since shares of fewer are far from normal.
        wanted: the power for which the least difference that can be found is told.
        repeats: arrivals drawn anew to tell how often and when a difference is found.
        seed: draws who arrives when and what they are shown.
    """

    alpha: float = 0.05
    spread: float = 0.05
    least: int = 20
    wanted: float = 0.8
    repeats: int = 400
    seed: int = 2026


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """After each visit, (q,): how many there were in either arm, successes, and the p-value."""

    people: tuple[Counts, Counts]
    successes: tuple[Counts, Counts]
    p_values: Values

    def difference(self, settings: TrialSettings) -> Interval:
        """At the end, always valid."""
        people, successes = ([column[-1:] for column in pair] for pair in (self.people, self.successes))
        one, other = (float(s[0] / max(p[0], 1)) for s, p in zip(successes, people, strict=True))
        error = float(standard_error((successes[0], successes[1]), (people[0], people[1]))[0])
        half = always_valid_width(error, settings.spread, settings.alpha)
        return Interval(other - one, other - one - half, other - one + half)


def arrive(hits: tuple[Hits, Hits], settings: TrialSettings, rng: np.random.Generator) -> Run:
    """Everybody arrives once in a random order, and a coin is tossed for each.

    Args:
        hits: whether A's and B's list would be a success for each of the same people, (q,).
    """
    order = rng.permutation(len(hits[0]))
    shown_b = rng.random(len(order)) < 0.5
    people = _so_far(~shown_b), _so_far(shown_b)
    successes = _so_far(hits[0][order] & ~shown_b), _so_far(hits[1][order] & shown_b)
    shares = [found / np.maximum(seen, 1) for found, seen in zip(successes, people, strict=True)]
    looked = np.minimum(*people) >= settings.least
    difference = np.where(looked, shares[1] - shares[0], 0.0)
    p_values = always_valid(difference, standard_error(successes, people), settings.spread)
    return Run(people, successes, p_values)


def stopping(p_values: Values, alpha: float) -> int | None:
    """After how many visits, from 1, a p-value is first at most alpha; None for never."""
    below = p_values <= alpha
    return int(below.argmax()) + 1 if below.any() else None


def stops(hits: tuple[Hits, Hits], settings: TrialSettings, rng: np.random.Generator) -> list[int]:
    """After how many visits the test stops, of the draws in which it does."""
    found = (stopping(arrive(hits, settings, rng).p_values, settings.alpha) for _ in range(settings.repeats))
    return [visits for visits in found if visits is not None]


def _so_far(which: Hits) -> Counts:
    return np.cumsum(which, dtype=np.int64)
