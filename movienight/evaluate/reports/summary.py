"""An outcome in numbers: each model's means with intervals, and our model against the best other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from movienight.evaluate.bootstrap import Interval, means_of, ratio_of
from movienight.evaluate.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model: mean by metric where it applies to some question, numbers over all lists where known."""

    model: str
    metrics: Mapping[str, Interval]
    overall: Mapping[str, float]
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The subject's leading mean over that of the best other model, paired by question."""

    subject: str
    rival: str
    ratio: Interval

    @property
    def beyond_chance(self) -> bool:
        """Whether the interval excludes 1: the two differ, and not by luck with the questions."""
        return self.ratio.excludes(1)


@dataclass(frozen=True, slots=True)
class Summary:
    """An outcome in plain rows.

    Args:
        outcome: what is summed up.
        questions: how many there were.
        metrics: names of the means, the leading one first.
        overall: names of the numbers over all lists.
        rows: by the leading metric, best first; models without it come last.
        verdict: None where the subject or every rival is missing, or no rival found anything.
    """

    outcome: Outcome
    questions: int
    metrics: tuple[str, ...]
    overall: tuple[str, ...]
    rows: tuple[ModelRow, ...]
    verdict: Verdict | None


def summarise(outcome: Outcome) -> Summary:
    """Sum an outcome up. The leading metric is one of which more is better."""
    rows = _rows(outcome)
    leading = [outcome.leading] if any(outcome.leading in row.metrics for row in rows) else []
    return Summary(
        outcome=outcome,
        questions=questions_of(outcome),
        metrics=_names([leading, *(row.metrics for row in rows)]),
        overall=_names(row.overall for row in rows),
        rows=rows,
        verdict=_verdict(outcome, rows),
    )


def questions_of(outcome: Outcome) -> int:
    """How many questions every model was asked.

    Raises:
        ValueError: the models were not asked equally many.
    """
    lengths = {len(values) for metrics in outcome.each.values() for values in metrics.values()}
    if len(lengths) > 1:
        raise ValueError(f"metrics of {sorted(lengths)} questions in one outcome")
    return max(lengths, default=0)


def is_variant(model: str, subject: str) -> bool:
    """Whether a model is the subject itself or a form of it, "hybrid without mood"; no rival, then."""
    return model.startswith(subject)


def _rows(outcome: Outcome) -> tuple[ModelRow, ...]:
    columns = [(model, name) for model, metrics in outcome.each.items() for name in metrics]
    means: dict[str, dict[str, Interval]] = {model: {} for model in outcome.each}
    for (model, name), mean in zip(columns, means_of([outcome.each[m][n] for m, n in columns]), strict=True):
        if mean is not None:
            means[model][name] = mean
    rows = [
        ModelRow(model, metrics, outcome.overall.get(model, {}), outcome.seconds.get(model))
        for model, metrics in means.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-_leading(row, outcome.leading), row.model)))


def _leading(row: ModelRow, leading: str) -> float:
    return row.metrics[leading].estimate if leading in row.metrics else -np.inf


def _names(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """All names, each once, in the order they first come up in."""
    return tuple(dict.fromkeys(name for group in groups for name in group))


def _verdict(outcome: Outcome, rows: Iterable[ModelRow]) -> Verdict | None:
    subject, leading = outcome.subject, outcome.leading
    rival = next((r for r in rows if leading in r.metrics and not is_variant(r.model, subject)), None)
    ours = outcome.each.get(subject, {}).get(leading)
    if rival is None or ours is None:
        return None
    theirs = outcome.each[rival.model][leading]
    both = ~(np.isnan(ours) | np.isnan(theirs))
    if not theirs[both].any():
        return None
    return Verdict(subject, rival.model, ratio_of(ours[both], theirs[both]))
