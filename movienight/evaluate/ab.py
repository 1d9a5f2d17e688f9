"""An A/B test that never was: which of two models people would have picked films from more often.

Everybody a protocol asks arrives once, in random order, and is shown the ten films of one of two
models, drawn at random; a visit is a success when a hidden like is among them: **a hit stands in for a
click**. Offline both models' answers are known of everybody, so besides what the test would have said
it can be told what was true, and how often the test would have found it.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.errors import UsageError
from movienight.evaluate.arrivals import Hits, Run, TrialSettings, arrive, stopping, stops
from movienight.evaluate.bootstrap import Interval, difference_of
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.proportions import Values, detectable, power, wilson
from movienight.evaluate.reports.records import interval_record, plain, rounded
from movienight.evaluate.reports.text import aligned

SUCCESS = "HR@10"
"""The measure that says for each question whether anything was found."""
POINTS = 100
"""How many p-values a record holds at most."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What happened to those who were shown one model's lists; `rate` with its 95 % Wilson interval."""

    model: str
    people: int
    successes: int
    rate: Interval


@dataclass(frozen=True, slots=True)
class Chances:
    """What would happen in other draws of who arrives when and is shown what.

    Args:
        found: the share of draws in which the test stops, on whichever side: the power it has when one
            looks after everybody.
        visits: after how many visits it stops in half of these; None where it never does.
        false_alarms: the share of draws in which it stops when both arms are shown A.
        one_look: the power of one look at the end, by Fleiss's formula; NaN where nobody or all succeed.
        detectable: the least gain over A that one look finds with the wanted power; NaN for none.
    """

    found: float
    visits: int | None
    false_alarms: float
    one_look: float
    detectable: float


@dataclass(frozen=True, eq=False, slots=True)
class Trial:
    """What an A/B test would have said.

    Args:
        arms: A, what is there, and B, what may replace it.
        difference: the rate of B less that of A, with an interval that holds at all times together
            (1 - alpha).
        p_values: always valid, (q,), after each visit.
        stopped: after how many visits the test would have been stopped; None where it never was.
        truth: the difference over everybody, had they all been shown both, with its paired interval.
    """

    protocol: str
    data: str
    fingerprint: str
    settings: TrialSettings
    arms: tuple[Arm, Arm]
    difference: Interval
    p_values: Values
    stopped: int | None
    truth: Interval
    chances: Chances

    def as_record(self) -> dict[str, Any]:
        """Plain values for JSON; of the p-values at most a hundred, evenly apart, each with its visit."""
        return {
            **{name: getattr(self, name) for name in ("protocol", "data", "fingerprint", "stopped")},
            "settings": plain(asdict(self.settings)),
            "arms": [asdict(arm) | {"rate": interval_record(arm.rate)} for arm in self.arms],
            "difference": interval_record(self.difference),
            "truth": interval_record(self.truth),
            "chances": {name: _rounded(value) for name, value in asdict(self.chances).items()},
            "p_values": [[int(visit), rounded(self.p_values[visit - 1])] for visit in self._visits()],
        }

    def as_text(self) -> str:
        """What happened in both arms, and what that says; ends with one line break."""
        a, b = self.arms
        rows = [("", "model", "people", "found", "rate")]
        for letter, arm in zip("AB", self.arms, strict=True):
            rows.append((letter, arm.model, f"{arm.people:,}", f"{arm.successes:,}", str(arm.rate)))
        lines = [
            f"A/B test on {self.data}, {self.protocol}: a hit among ten films stands in for a click",
            "",
            *aligned(rows),
            "",
            f"{b.model} less {a.model}: {self.difference}, always valid",
            self._verdict(),
            f"everybody shown both: {self.truth}",
            *_outlook(self.chances, self.settings),
        ]
        return "\n".join(lines) + "\n"

    def _visits(self) -> NDArray[np.int64]:
        """Which visits a record tells of, from 1, the last among them."""
        count = len(self.p_values)
        return np.unique(np.linspace(1, count, min(count, POINTS)).round().astype(np.int64))

    def _verdict(self) -> str:
        p = float(self.p_values[-1])
        told = f"p = {p:.4f}" if p >= 0.0001 else "p < 0.0001"
        last = f"{told} after {len(self.p_values):,} visits"
        if self.stopped is None:
            return f"{last}: never below {self.settings.alpha:g}, so that may be chance"
        return f"{last}; below {self.settings.alpha:g} after {self.stopped:,}, where it would have stopped"


def trial(outcome: Outcome, a: str, b: str, settings: TrialSettings | None = None) -> Trial:
    """Test two models of an evaluation against each other; each of its questions is a visitor.

    The protocol should ask everybody once, as "seeds" does: the test takes visitors for independent.

    Args:
        outcome: of a contest both models took part in.
        a, b: what is there, and what may replace it.

    Raises:
        UsageError: a model is not in this evaluation, or there are too few questions for a first look.
    """
    settings = settings or TrialSettings()
    hits = _hits(outcome, a), _hits(outcome, b)
    if len(hits[0]) < 4 * settings.least:
        raise UsageError(
            f"{len(hits[0])} visitors are too few for an A/B test", f"there must be {4 * settings.least}"
        )
    rng = np.random.default_rng(settings.seed)
    run = arrive(hits, settings, rng)
    arms = _arm(a, run, 0), _arm(b, run, 1)
    return Trial(
        outcome.protocol,
        outcome.data,
        outcome.fingerprint,
        settings,
        arms,
        run.difference(settings),
        run.p_values,
        stopping(run.p_values, settings.alpha),
        difference_of(hits[1].astype(np.float64), hits[0].astype(np.float64)),
        _chances(hits, arms, settings, rng),
    )


def _hits(outcome: Outcome, model: str) -> Hits:
    if model not in outcome.each:
        raise UsageError(f"{model} was not evaluated", f"there are {', '.join(outcome.each)}")
    return np.asarray(outcome.each[model][SUCCESS] > 0)


def _arm(model: str, run: Run, which: int) -> Arm:
    people, successes = int(run.people[which][-1]), int(run.successes[which][-1])
    return Arm(model, people, successes, wilson(successes, people))


def _chances(
    hits: tuple[Hits, Hits], arms: tuple[Arm, Arm], settings: TrialSettings, rng: np.random.Generator
) -> Chances:
    found = stops(hits, settings, rng)
    alarms = stops((hits[0], hits[0]), settings, rng)
    rates, people = (arms[0].rate.estimate, arms[1].rate.estimate), (arms[0].people, arms[1].people)
    told = all(0 < rate < 1 for rate in rates)
    return Chances(
        len(found) / settings.repeats,
        int(np.median(found)) if found else None,
        len(alarms) / settings.repeats,
        power(rates, people, settings.alpha) if told else math.nan,
        detectable(rates[0], people, settings.alpha, settings.wanted) if told else math.nan,
    )


def _outlook(chances: Chances, settings: TrialSettings) -> list[str]:
    """The chances in words."""
    found = f"{settings.repeats} other draws: found in {chances.found:.0%}"
    if chances.visits is not None:
        found += f", in half of these within {chances.visits:,} visits"
    lines = [found, f"A against itself: a false alarm in {chances.false_alarms:.1%}"]
    if math.isfinite(chances.one_look):
        lines.append(f"one look at the end would find it with a power of {chances.one_look:.0%}")
    if math.isfinite(chances.detectable):
        lines.append(f"and a gain of {chances.detectable:.4f} with one of {settings.wanted:.0%}")
    return lines


def _rounded(value: Any) -> Any:
    return rounded(value) if isinstance(value, float) else value
