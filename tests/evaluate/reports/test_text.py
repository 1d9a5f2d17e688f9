"""The table for the terminal."""

from __future__ import annotations

import numpy as np
import pytest

from evaluate.reports.outcomes import invented
from movienight.evaluate.reports.text import aligned, as_text, left_out

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


NARROW = """\
seeds on ml-invented
3 questions, the same for every model
settings: likes 5, shares 0.5, 1, seed
2026

model                   NDCG@10
hybrid  0.5000 [0.5000, 0.5000]
ease    0.2500 [0.2500, 0.2500]

hybrid has 2.0000 [2.0000, 2.0000] times
the NDCG@10 of ease, the best other
model (1 lies outside).
"""
BOTH = invented(each={"ease": {"NDCG@10": FLAT}, **OURS})


def test_a_narrow_terminal() -> None:
    """Lines are folded between words, and measures without room left out and named, from the right."""
    assert as_text(BOTH, 40) == NARROW
    assert left_out(BOTH, 40) == ("popularity", "coverage", "seconds")


@pytest.mark.parametrize(("width", "count"), [(1, 3), (42, 3), (43, 2), (52, 2), (53, 1), (61, 1), (62, 0)])
def test_as_many_as_fit(width: int, count: int) -> None:
    """A measure is shown from that width on which its column ends at: 31, 43, 53 and 62.

    The model and the leading measure stay in a terminal of any width.
    """
    assert left_out(BOTH, width) == ("popularity", "coverage", "seconds")[3 - count :]
    head = as_text(BOTH, width).split("\n\n")[1].splitlines()[0]
    assert head.split() == ["model", "NDCG@10", "popularity", "coverage", "seconds"][: 5 - count]


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
