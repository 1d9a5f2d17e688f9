"""Two runs side by side, of the same questions and of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evaluate.reports.outcomes import EASE, NAN, invented
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.comparison import Change, Comparison, compare, comparison_record
from movienight.evaluate.reports.history import load, save


def compared(folder: Path, one: Outcome, two: Outcome) -> Comparison:
    """Both kept and compared."""
    first = save(folder, one, "2026-01-01T00:00:00Z", "1")
    second = save(folder, two, "2026-01-02T00:00:00Z", "2")
    return compare(load(folder, first), load(folder, second))


def change(comparison: Comparison, model: str, metric: str = "NDCG@10") -> Change:
    """The change of that model by that metric."""
    (found,) = [c for c in comparison.changes if (c.model, c.metric) == (model, metric)]
    return found


def better(**changed: Any) -> Outcome:
    """A later run: EASE has a tenth more in each question, ALS is new, fame is gone."""
    each = {
        "als": {"NDCG@10": EASE},
        "ease": {"NDCG@10": EASE + 0.1, "novelty": np.array([9.0, NAN, 15.0, NAN]), "MRR": EASE},
        "hybrid": {"NDCG@10": 2 * EASE},
    }
    return invented(**{"each": each, "overall": {"ease": {"coverage": 0.75}}, **changed})


def test_a_tenth_more_for_sure(tmp_path: Path) -> None:
    """A tenth more in each question is .25 to .35, and a tenth for sure; what is the same is nought."""
    found = compared(tmp_path, invented(), better())
    ease, hybrid = change(found, "ease"), change(found, "hybrid")
    assert found.paired
    assert (ease.one, ease.two) == pytest.approx((0.25, 0.35))
    assert ease.difference is not None
    assert (ease.difference.low, ease.difference.high) == pytest.approx((0.1, 0.1))
    assert ease.difference.excludes(0)
    assert hybrid.difference is not None
    assert not hybrid.difference.excludes(0)


def test_only_what_both_have(tmp_path: Path) -> None:
    """Models and metrics of one run alone are left out; the leading metric comes first, best model first."""
    found = compared(tmp_path, invented(), better())
    assert [(c.model, c.metric) for c in found.changes] == [
        ("hybrid", "NDCG@10"),
        ("ease", "NDCG@10"),
        ("ease", "novelty"),
        ("ease", "coverage"),
    ]
    assert found.leading == "NDCG@10"


def test_only_questions_that_both_answer(tmp_path: Path) -> None:
    """Novelty is known in both runs of the third question only: from 14 to 15."""
    novelty = change(compared(tmp_path, invented(), better()), "ease", "novelty")
    assert (novelty.one, novelty.two) == (14.0, 15.0)
    assert novelty.difference is not None
    assert novelty.difference.estimate == 1.0


def test_over_all_lists(tmp_path: Path) -> None:
    """Numbers over all lists are put side by side without an interval."""
    found = change(compared(tmp_path, invented(), better()), "ease", "coverage")
    assert (found.one, found.two, found.difference) == (0.25, 0.75, None)


@pytest.mark.parametrize(
    ("changed", "unlike"),
    [
        ({"protocol": "time"}, ("protocol",)),
        ({"fingerprint": "beef"}, ("data",)),
        ({"settings": {"likes": 5, "shares": [0.5, 1.0], "seed": 1}}, ("settings",)),
        ({"each": {"ease": {"NDCG@10": np.tile(EASE, 2) + 0.1}}}, ("questions",)),
        ({"protocol": "time", "fingerprint": "beef"}, ("protocol", "data")),
    ],
)
def test_other_questions(tmp_path: Path, changed: dict[str, Any], unlike: tuple[str, ...]) -> None:
    """Where anything differs the runs are independent: the same means, the difference much less sure."""
    found = compared(tmp_path, invented(), better(**changed))
    ease = change(found, "ease")
    assert (found.unlike, found.paired) == (unlike, False)
    assert (ease.one, ease.two) == pytest.approx((0.25, 0.35))
    assert ease.difference is not None
    assert ease.difference.estimate == pytest.approx(0.1)
    assert ease.difference.high - ease.difference.low > 0.1


def test_unpaired_means_are_whole(tmp_path: Path) -> None:
    """Of other questions each mean is over all it answers: novelty goes from 12 to 12."""
    found = change(compared(tmp_path, invented(), better(protocol="time")), "ease", "novelty")
    assert (found.one, found.two) == (12.0, 12.0)


def test_nothing_in_common(tmp_path: Path) -> None:
    """Runs without a common model have nothing to compare."""
    other = invented(each={"als": {"NDCG@10": EASE}}, overall={})
    assert compared(tmp_path, invented(), other).changes == ()


def test_the_record(tmp_path: Path) -> None:
    """As plain values, rounded, with None where there is no interval."""
    found = compared(tmp_path, invented(), better())
    record = comparison_record(found)
    assert (record["one"], record["two"]) == (found.one, found.two)
    assert (record["leading"], record["paired"], record["unlike"]) == ("NDCG@10", True, [])
    assert record["changes"][1] == {
        "model": "ease",
        "metric": "NDCG@10",
        "one": 0.25,
        "two": 0.35,
        "difference": {"estimate": 0.1, "low": 0.1, "high": 0.1},
    }
    assert record["changes"][3]["difference"] is None
