"""How models, numbers and settings are worded; shared by text, Markdown and page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from movienight.evaluate.bootstrap import Interval
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.summary import ModelRow, Summary

UNKNOWN = "-"


def number(value: float | None) -> str:
    """Four places, or one and commas from ten on: "0.3142", "1,234.5"; "-" where there is none."""
    if value is None or math.isnan(value):
        return UNKNOWN
    return f"{value:.4f}" if abs(value) < 10 else f"{value:,.1f}"


def interval(found: Interval | None) -> str:
    """ "0.3142 [0.3001, 0.3290]"; "-" where there is none."""
    if found is None:
        return UNKNOWN
    return f"{number(found.estimate)} [{number(found.low)}, {number(found.high)}]"


def said(value: Any) -> str:
    """A setting in words: "yes", "0.5", "3, 5", "l2 500, nested (a 1)"; "-" for none."""
    if value is None or value == "":
        return UNKNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        return settings_line(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(said, value)) or UNKNOWN
    return " ".join(str(value).split())


def settings_line(settings: Mapping[str, Any]) -> str:
    """Settings on one line: "likes 5, folds 5, seed 2026"; "none" where there are none."""
    pairs = ((name, said(value), isinstance(value, Mapping)) for name, value in settings.items())
    return (
        ", ".join(f"{name} ({text})" if nested else f"{name} {text}" for name, text, nested in pairs)
        or "none"
    )


def chosen_of(summary: Summary) -> list[tuple[str, Mapping[str, Any]]]:
    """Models with the settings chosen for them, in the order of the table; parts of the subject that
    were trained with it are not told again."""
    chosen, subject = summary.outcome.chosen, summary.outcome.subject
    return [
        (row.model, chosen[row.model])
        for row in summary.rows
        if row.model in chosen
        and (
            row.model == subject
            or not row.model.startswith(subject)
            or chosen[row.model] != chosen.get(subject)
        )
    ]


def called(outcome: Outcome) -> str:
    """What was asked: "seeds", or where a protocol has several kinds, which: "similar pairs"."""
    return f"{outcome.settings.get('kind', '')} {outcome.protocol}".strip()


def title(outcome: Outcome) -> str:
    """ "seeds on ml-latest-small"."""
    return said(f"{called(outcome)} on {outcome.data}")


def questions_line(summary: Summary) -> str:
    """ "610 questions, the same for every model"."""
    count = summary.questions
    return f"{count:,} question{'' if count == 1 else 's'}, the same for every model"


def verdict_line(summary: Summary) -> str:
    """Our model against the best other in one sentence; "" where there is nothing to compare."""
    verdict = summary.verdict
    if verdict is None:
        return ""
    chance = "1 lies outside" if verdict.beyond_chance else "1 lies within: that may be chance"
    return (
        f"{said(verdict.subject)} has {interval(verdict.ratio)} times the {summary.outcome.leading} of "
        f"{said(verdict.rival)}, the best other model ({chance})."
    )


def header(summary: Summary) -> list[str]:
    """The heads of the table's columns."""
    timed = ["seconds"] if _timed(summary) else []
    return ["model", *summary.metrics, *summary.overall, *timed]


def cells(summary: Summary) -> list[list[str]]:
    """The table's rows: the leading metric with its interval, all others as they are."""
    return [_cells(row, summary) for row in summary.rows]


def _cells(row: ModelRow, summary: Summary) -> list[str]:
    leading = summary.outcome.leading
    means = [
        interval(row.metrics.get(name)) if name == leading else number(_mean(row, name))
        for name in summary.metrics
    ]
    overall = [number(row.overall.get(name)) for name in summary.overall]
    timed = [f"{row.seconds:,.1f}" if row.seconds is not None else UNKNOWN] if _timed(summary) else []
    return [said(row.model), *means, *overall, *timed]


def _mean(row: ModelRow, name: str) -> float | None:
    return row.metrics[name].estimate if name in row.metrics else None


def _timed(summary: Summary) -> bool:
    return any(row.seconds is not None for row in summary.rows)
