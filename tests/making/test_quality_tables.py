"""The tables of docs/quality.md, from outcomes worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from evaluate.reports.outcomes import invented
from quality_tables import against_the_whole, by_setting, cheap_variety, furthest, table, variety

from movienight.evaluate.outcome import Outcome

HALF = np.full(3, 0.5)


def measured(ndcg: float, ild: float) -> dict[str, np.ndarray]:
    """A model that is as good in each of three questions."""
    return {"NDCG@10": np.full(3, ndcg), "Recall@50": HALF, "ILD": np.full(3, ild)}


def varied() -> Outcome:
    """MMR that costs 0.4 % at its first step and all too much from the second on."""
    steps = {
        f"hybrid, MMR {step / 10:g}": measured(0.5 - 0.1 * step, 0.7 + 0.02 * step) for step in range(2, 11)
    }
    return invented(each={"hybrid": measured(0.5, 0.7), "hybrid, MMR 0.1": measured(0.498, 0.72), **steps})


def test_against_the_whole() -> None:
    """Each model with its mean, what that is of ours pair by pair, and other means; the best first."""
    outcome = invented(each={"half": measured(0.25, 0.8), "hybrid": measured(0.5, 0.7)})
    assert against_the_whole(outcome) == [
        "| model | NDCG@10 | of hybrid | Recall@50 | ILD |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| hybrid | 0.5000 [0.5000, 0.5000] | 1.0000 [1.0000, 1.0000] | 0.5000 | 0.7000 |",
        "| half | 0.2500 [0.2500, 0.2500] | 0.5000 [0.5000, 0.5000] | 0.5000 | 0.8000 |",
    ]


def test_without_the_whole() -> None:
    """Where ours was not asked nothing is held against it."""
    head = against_the_whole(invented(each={"rank 2": measured(0.25, 0.8)}))[0]
    assert head == "| model | NDCG@10 | Recall@50 | ILD |"


def test_one_line_a_run() -> None:
    """The setting, the questions, our mean, named others and ours over the best of all others."""
    each = {"hybrid": measured(0.5, 0), "popular": measured(0.1, 0), "knn": measured(0.4, 0)}
    lines = by_setting([invented(each=each, settings={"likes": 3})], "likes", "NDCG@10", ["popular", "als"])
    assert lines[0] == "| likes | questions | hybrid | popular | als | ours / best other |"
    assert lines[2] == "| 3 | 3 | 0.5000 [0.5000, 0.5000] | 0.1000 | - | 1.2500 [1.2500, 1.2500] (knn) |"


def test_variety() -> None:
    """A line for each step from none on, which is ours as it is."""
    lines = variety(varied(), ["MMR"])
    assert len(lines) == 13
    assert lines[2:4] == ["| 0 | 0.5000, 0.7000 |", "| 0.1 | 0.4980, 0.7200 |"]


def test_cheap_variety() -> None:
    """The most that costs at most one part in a hundred, and the most there is."""
    told = cheap_variety(varied(), ["MMR"])
    assert "MMR 0.1 (ILD +0.020)" in told
    assert told.endswith("reaches at all is +0.200.")


def test_furthest() -> None:
    """Whoever finds most among the first 300 is named beside ours."""
    each = {"hybrid": {"Recall@300": HALF}, "hybrid's als": {"Recall@300": HALF + 0.1}}
    assert furthest(invented(each=each)) == "hybrid's als comes furthest with 0.6000, hybrid to 0.5000."


@pytest.mark.parametrize(
    ("cell", "shown"), [("item_tfidf", r"item\_tfidf"), ("0.5 [0.4, 0.6]", "0.5 [0.4, 0.6]")]
)
def test_cells_are_escaped(cell: str, shown: str) -> None:
    """Nothing in a cell means anything to Markdown."""
    assert table([["a", "b"], [cell, "1"]])[2] == f"| {shown} | 1 |"
