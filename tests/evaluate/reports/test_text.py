"""The table for the terminal."""

from __future__ import annotations

import numpy as np

from evaluate.reports.outcomes import invented
from movienight.evaluate.reports.text import aligned, as_text

FLAT = np.full(3, 0.25)
OURS = {"hybrid": {"NDCG@10": 2 * FLAT, "popularity": np.full(3, 1500.0)}}
TABLE = """\
seeds on ml-invented
3 questions, the same for every model
settings: likes 5, shares 0.5, 1, seed 2026

model                   NDCG@10  popularity  coverage  seconds
hybrid  0.5000 [0.5000, 0.5000]     1,500.0    0.5000        -
ease    0.2500 [0.2500, 0.2500]           -    0.2500      1.2

hybrid has 2.0000 [2.0000, 2.0000] times the NDCG@10 of ease, the best other model (1 lies outside).
"""


def test_the_whole_table() -> None:
    """What was asked, a row per model in columns that are aligned, and the verdict."""
    assert as_text(invented(each={"ease": {"NDCG@10": FLAT}, **OURS})) == TABLE


def test_without_a_rival() -> None:
    """Where there is nothing to compare with, no verdict is given."""
    assert as_text(invented(each=OURS)).endswith("0.5000\n")


def test_chance_is_named() -> None:
    """Where 1 lies in the interval the line says that it may be chance."""
    each = {"hybrid": {"NDCG@10": np.array([0.5, 0.25])}, "als": {"NDCG@10": np.array([0.25, 0.5])}}
    assert "(1 lies within: that may be chance)" in as_text(invented(each=each))


def test_columns() -> None:
    """The first column is flush left, the others flush right; lines end without blanks."""
    assert aligned([("a", "bb", ""), ("ccc", "d", "")]) == ["a    bb", "ccc   d"]
