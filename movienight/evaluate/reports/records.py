"""An outcome as plain values for JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from movienight.evaluate.bootstrap import Interval
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.summary import ModelRow, Verdict, summarise

DIGITS = 6


def record_of(outcome: Outcome) -> dict[str, Any]:
    """What was asked and found, without the values of single questions; models best first.

    Numbers found are rounded to six digits after the point; what is not known is None.
    """
    summary = summarise(outcome)
    return {
        "protocol": outcome.protocol,
        "data": outcome.data,
        "fingerprint": outcome.fingerprint,
        "settings": plain(outcome.settings),
        "questions": summary.questions,
        "leading": outcome.leading,
        "subject": outcome.subject,
        "models": [_model(row, outcome) for row in summary.rows],
        "verdict": None if summary.verdict is None else _verdict(summary.verdict),
    }


def interval_record(found: Interval | None) -> dict[str, float | None] | None:
    """Estimate and ends; None for none."""
    if found is None:
        return None
    return {
        "estimate": rounded(found.estimate),
        "low": rounded(found.low),
        "high": rounded(found.high),
    }


def rounded(value: float | None) -> float | None:
    """Six digits after the point; None for None and what JSON cannot say."""
    if value is None or not math.isfinite(value):
        return None
    return round(float(value), DIGITS) + 0.0


def plain(value: Any) -> Any:
    """A setting as JSON has it: numpy's numbers as Python's, tuples as lists, the rest as text."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [plain(inner) for inner in value]
    return str(value)


def _model(row: ModelRow, outcome: Outcome) -> dict[str, Any]:
    return {
        "model": row.model,
        "metrics": {name: interval_record(found) for name, found in row.metrics.items()},
        "overall": {name: rounded(value) for name, value in row.overall.items()},
        "chosen": plain(outcome.chosen.get(row.model, {})),
        "seconds": rounded(row.seconds),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "subject": verdict.subject,
        "rival": verdict.rival,
        "ratio": interval_record(verdict.ratio),
        "beyond_chance": verdict.beyond_chance,
    }
