"""Numbers and settings in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from evaluate.reports.outcomes import invented
from movienight.evaluate.bootstrap import Interval
from movienight.evaluate.reports.summary import summarise
from movienight.evaluate.reports.wording import chosen_of, interval, number, said, settings_line, title


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.31415926, "0.3142"), (-0.5, "-0.5000"), (1234.56, "1,234.6"), (float("nan"), "-"), (None, "-")],
)
def test_numbers(value: float | None, text: str) -> None:
    """Small numbers have four places, large ones one, unknown ones a dash."""
    assert number(value) == text


def test_intervals() -> None:
    """The estimate, then the ends in brackets; a dash where there is none."""
    assert interval(Interval(0.5, 0.25, 12.0)) == "0.5000 [0.2500, 12.0]"
    assert interval(None) == "-"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (500.0, "500"),
        (5, "5"),
        (None, "-"),
        ("", "-"),
        ((), "-"),
        ([3, 0.5], "3, 0.5"),
        ("two\nlines", "two lines"),
        ({"a": 1}, "a 1"),
    ],
)
def test_settings_one_by_one(value: Any, text: str) -> None:
    """A setting of any kind is told on one line."""
    assert said(value) == text


def test_settings_together() -> None:
    """Settings follow each other with commas, those within others in brackets."""
    assert (
        settings_line({"likes": 5, "ranker": {"trees": 9, "rate": 0.1}})
        == "likes 5, ranker (trees 9, rate 0.1)"
    )
    assert settings_line({}) == "none"


def test_titles() -> None:
    """The protocol and the data; where a protocol has several kinds, which."""
    assert title(invented()) == "seeds on ml-invented"
    assert title(invented(protocol="pairs", settings={"kind": "similar"})) == "similar pairs on ml-invented"


def test_settings_are_told_once() -> None:
    """Who was trained with the subject is not told of again; a variant of other settings is."""
    same, other = {"trees": 9}, {"trees": 3}
    values = {"NDCG@10": np.array([0.5, 0.7])}
    names = ("hybrid", "hybrid, as served", "hybrid without cast", "popular", "ease")
    outcome = replace(
        invented(),
        each=dict.fromkeys(names, values),
        chosen={"hybrid": same, "hybrid, as served": same, "hybrid without cast": other, "popular": same},
    )
    told = dict(chosen_of(summarise(outcome)))
    assert told == {"hybrid": same, "hybrid without cast": other, "popular": same}
