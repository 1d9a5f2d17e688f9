"""Outcomes as plain values."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pytest

from evaluate.reports.outcomes import ODD, invented
from movienight.evaluate.bootstrap import Interval
from movienight.evaluate.reports.records import interval_record, plain, record_of, rounded


def test_the_record() -> None:
    """It says what was asked and what was found, models best first, and JSON can hold it."""
    record = record_of(invented())
    assert json.loads(json.dumps(record, allow_nan=False)) == record
    assert [model["model"] for model in record["models"]] == ["hybrid without mood", "hybrid", "ease", ODD]
    assert (record["questions"], record["leading"], record["subject"]) == (4, "NDCG@10", "hybrid")
    assert record["settings"] == {"likes": 5, "shares": [0.5, 1.0], "seed": 2026}
    ease = record["models"][2]
    assert ease["metrics"]["novelty"] == {"estimate": 12.0, "low": 10.0, "high": 14.0}
    assert (ease["overall"], ease["chosen"], ease["seconds"]) == ({"coverage": 0.25}, {"l2": 500.0}, 1.25)
    assert record["models"][1]["seconds"] is None


def test_the_verdict() -> None:
    """Twice the rival for sure; none where there is no rival."""
    assert record_of(invented())["verdict"] == {
        "subject": "hybrid",
        "rival": "ease",
        "ratio": {"estimate": 2.0, "low": 2.0, "high": 2.0},
        "beyond_chance": True,
    }
    assert record_of(invented(subject="nobody"))["verdict"] is None


@pytest.mark.parametrize(
    ("value", "found"),
    [(1 / 3, 0.333333), (-1e-9, 0.0), (float("nan"), None), (float("inf"), None), (None, None)],
)
def test_numbers(value: float | None, found: float | None) -> None:
    """Six digits, no minus nought, and None for what JSON cannot say."""
    assert str(rounded(value)) == str(found)


def test_an_interval_without_bound() -> None:
    """An infinite end is None; no interval is None as a whole."""
    expected = {"estimate": 2.0, "low": 1.0, "high": None}
    assert interval_record(Interval(2.0, 1.0, np.inf)) == expected
    assert interval_record(None) is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (np.int64(3), 3),
        (np.float32(0.5), 0.5),
        (np.bool_(True), True),
        (float("inf"), None),
        ((1, "a"), [1, "a"]),
        ({1: (None,)}, {"1": [None]}),
        (PurePosixPath("a/b"), "a/b"),
    ],
)
def test_settings(value: Any, found: Any) -> None:
    """Settings of any kind become what JSON has, of Python's own types."""
    assert plain(value) == found
    assert type(plain(value)) is type(found)
