"""Tables of docs/quality.md that put several runs, or a long one, into few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from movienight.evaluate.bootstrap import Interval, mean_of, ratio_of
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.markdown import escaped
from movienight.evaluate.reports.summary import summarise

OURS = "hybrid"
LOSS = 0.01
"""What share of NDCG@10 variety may cost."""


def by_setting(outcomes: Sequence[Outcome], setting: str, measure: str, rivals: Sequence[str]) -> list[str]:
    """One line a run: ours, named others, and ours over the best other.

    Args:
        outcomes: of one protocol, that differ in `setting`.
        rivals: models to name, where they were asked.
    """
    head = [setting, "questions", OURS, *rivals, "ours / best other"]
    return table([head, *(_run_row(outcome, setting, measure, rivals) for outcome in outcomes)])


def _run_row(outcome: Outcome, setting: str, measure: str, rivals: Sequence[str]) -> list[str]:
    summary = summarise(outcome)
    means = {row.model: row.metrics.get(measure) for row in summary.rows}
    others = {
        model: found.estimate
        for model, found in means.items()
        if found is not None and not model.startswith(OURS)
    }
    best = max(others, key=lambda model: others[model])
    ratio = _ratio(outcome, OURS, best, measure)
    shown = [f"{others[name]:.4f}" if name in others else "-" for name in rivals]
    asked = str(outcome.settings[setting])
    return [asked, f"{summary.questions:,}", str(means[OURS]), *shown, f"{ratio} ({best})"]


def against_the_whole(outcome: Outcome, measures: Sequence[str] = ("Recall@50", "ILD")) -> list[str]:
    """One line a model, best first: NDCG@10, what that is of the whole's, pair by pair, and more means."""
    whole = [OURS] if OURS in outcome.each else []
    rows = [["model", "NDCG@10", *(f"of {name}" for name in whole), *measures]]
    for row in summarise(outcome).rows:
        ratios = [str(_ratio(outcome, row.model, name, "NDCG@10")) for name in whole]
        more = [f"{row.metrics[name].estimate:.4f}" for name in measures]
        rows.append([row.model, str(row.metrics["NDCG@10"]), *ratios, *more])
    return table(rows)


def furthest(outcome: Outcome) -> str:
    """Who finds most among the first 300, and how much ours does."""
    means = {model: mean(outcome, model, "Recall@300").estimate for model in outcome.each}
    best = max(means, key=lambda model: means[model])
    return f"{best} comes furthest with {means[best]:.4f}, {OURS} to {means[OURS]:.4f}."


def every_measure(outcome: Outcome) -> list[str]:
    """One line a model, the leading measure with its interval."""
    summary = summarise(outcome)
    rows = [["model", *summary.metrics]]
    for row in summary.rows:
        means = [row.metrics[name] for name in summary.metrics]
        rows.append([row.model, str(means[0]), *(f"{mean.estimate:.4f}" for mean in means[1:])])
    return table(rows)


def variety(outcome: Outcome, methods: Sequence[str]) -> list[str]:
    """One line a step of diversity: NDCG@10 and ILD by each method."""
    whole = _means(outcome, OURS)
    steps = [step / 10 for step in range(11)]
    rows = [["diversity", *(f"{method}: NDCG@10, ILD" for method in methods)]]
    for step in steps:
        found = [whole if not step else _means(outcome, f"{OURS}, {m} {step:g}") for m in methods]
        rows.append([f"{step:g}", *(f"{ndcg:.4f}, {ild:.4f}" for ndcg, ild in found)])
    return table(rows)


def cheap_variety(outcome: Outcome, methods: Sequence[str]) -> str:
    """What most variety costs at most `LOSS` of NDCG@10, and how much there is at all."""
    start, base = _means(outcome, OURS)
    free = {name: _means(outcome, name) for name in outcome.each}
    free = {name: (ndcg, ild) for name, (ndcg, ild) in free.items() if ndcg >= (1 - LOSS) * start}
    told = []
    for method in methods:
        own = {name: found for name, found in free.items() if name.startswith(f"{OURS}, {method} 0")}
        if own:
            name = max(own, key=lambda name: own[name][1])
            told.append(f"{name.removeprefix(f'{OURS}, ')} (ILD {own[name][1] - base:+.3f})")
    most = max(_means(outcome, name)[1] for name in outcome.each)
    return (
        f"With at most {LOSS:.0%} of NDCG@10 lost: {', '.join(told) or 'none'}; "
        f"the most that any step reaches at all is {most - base:+.3f}."
    )


def _means(outcome: Outcome, model: str) -> tuple[float, float]:
    metrics = outcome.each[model]
    return float(np.nanmean(metrics["NDCG@10"])), float(np.nanmean(metrics["ILD"]))


def _ratio(outcome: Outcome, model: str, other: str, measure: str) -> Interval:
    one, two = outcome.each[model][measure], outcome.each[other][measure]
    both = ~(np.isnan(one) | np.isnan(two))
    return ratio_of(one[both], two[both])


def mean(outcome: Outcome, model: str, measure: str) -> Interval:
    """The mean of a model where it applies."""
    values = outcome.each[model][measure]
    return mean_of(values[~np.isnan(values)])


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Markdown; the first row heads it."""
    return list(_lines(rows))


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, row in enumerate(rows):
        yield f"| {' | '.join(map(escaped, row))} |"
        if place == 0:
            yield f"| --- |{' ---: |' * (len(row) - 1)}"
