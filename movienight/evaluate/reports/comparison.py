"""Two runs side by side: what each model gained or lost, and whether that is chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from movienight.evaluate.bootstrap import Interval, differences_apart, means_of
from movienight.evaluate.outcome import Outcome, Values
from movienight.evaluate.reports.records import interval_record, rounded
from movienight.evaluate.reports.run import Run
from movienight.evaluate.reports.summary import questions_of


@dataclass(frozen=True, slots=True)
class Change:
    """One model by one metric: its mean in either run, and the second less the first.

    Numbers over all lists have no interval: `difference` is None for them.
    """

    model: str
    metric: str
    one: float
    two: float
    difference: Interval | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs compared.

    Args:
        one, two: their ids.
        leading: the metric that comes first.
        unlike: what differs between their questions: any of "protocol", "data", "settings" and
            "questions"; where empty the differences are paired by question.
        changes: the leading metric first; within a metric the models in the second run's order.
    """

    one: str
    two: str
    leading: str
    unlike: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def paired(self) -> bool:
        """Whether both runs asked the same questions."""
        return not self.unlike


def compare(one: Run, two: Run) -> Comparison:
    """What changed from one run to another, for the models and metrics that both have.

    Raises:
        DataError: the values of one of them are damaged.
    """
    before, after = one.outcome(), two.outcome()
    unlike = _unlike(before, after)
    order = [model["model"] for model in two.record["models"]]
    return Comparison(
        one=one.id,
        two=two.id,
        leading=before.leading,
        unlike=unlike,
        changes=(*_of_questions(before, after, order, not unlike), *_overall(before, after, order)),
    )


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain values for JSON, numbers with six digits after the point."""
    return {
        "one": comparison.one,
        "two": comparison.two,
        "leading": comparison.leading,
        "paired": comparison.paired,
        "unlike": list(comparison.unlike),
        "changes": [
            {
                "model": change.model,
                "metric": change.metric,
                "one": rounded(change.one),
                "two": rounded(change.two),
                "difference": interval_record(change.difference),
            }
            for change in comparison.changes
        ],
    }


def _unlike(one: Outcome, two: Outcome) -> tuple[str, ...]:
    same = {
        "protocol": one.protocol == two.protocol,
        "data": one.fingerprint == two.fingerprint,
        "settings": one.settings == two.settings,
        "questions": questions_of(one) == questions_of(two),
    }
    return tuple(what for what, is_same in same.items() if not is_same)


def _of_questions(one: Outcome, two: Outcome, order: list[str], paired: bool) -> list[Change]:
    metrics = _metrics(one)
    pairs = [(m, n) for n in metrics for m in order if n in one.each.get(m, {}) and n in two.each.get(m, {})]
    before = [one.each[model][metric] for model, metric in pairs]
    after = [two.each[model][metric] for model, metric in pairs]
    if paired:
        differences = means_of([b - a for a, b in zip(before, after, strict=True)])
    else:
        differences = differences_apart(after, before)
    rows = zip(pairs, before, after, differences, strict=True)
    return [
        Change(model, metric, *_means(a, b, paired), difference)
        for (model, metric), a, b, difference in rows
        if difference is not None
    ]


def _means(one: Values, two: Values, paired: bool) -> tuple[float, float]:
    """The mean of each; of runs that are paired only questions that both can answer count."""
    if paired:
        both = ~(np.isnan(one) | np.isnan(two))
        one, two = one[both], two[both]
    return float(np.nanmean(one)), float(np.nanmean(two))


def _metrics(outcome: Outcome) -> list[str]:
    """The leading one first, the others as they come up."""
    names = [metric for metrics in outcome.each.values() for metric in metrics]
    return list(dict.fromkeys([outcome.leading, *names]))


def _overall(one: Outcome, two: Outcome, order: list[str]) -> list[Change]:
    names = dict.fromkeys(name for numbers in one.overall.values() for name in numbers)
    return [
        Change(model, name, one.overall[model][name], two.overall[model][name], None)
        for name in names
        for model in order
        if name in _of(one.overall, model) and name in _of(two.overall, model)
    ]


def _of(numbers: Mapping[str, Mapping[str, float]], model: str) -> Mapping[str, float]:
    return numbers.get(model, {})
