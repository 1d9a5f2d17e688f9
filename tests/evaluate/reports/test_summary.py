"""What an outcome comes to."""

from __future__ import annotations

import numpy as np
import pytest

from evaluate.reports.outcomes import EASE, ODD, invented
from movienight.evaluate.bootstrap import Interval, mean_of
from movienight.evaluate.reports.summary import questions_of, summarise

RIVAL = np.array([0.2, 0.4, 0.1, 0.3])


def test_best_first() -> None:
    """Models stand by their mean of the leading metric, best first."""
    assert [row.model for row in summarise(invented()).rows] == ["hybrid without mood", "hybrid", "ease", ODD]


def test_means_with_intervals() -> None:
    """The mean of .8 .4 .6 .2 is .5, with the interval the bootstrap finds for it."""
    found, expected = summarise(invented()).rows[1].metrics["NDCG@10"], mean_of(2 * EASE)
    assert found.estimate == pytest.approx(0.5)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_questions_without_an_answer_do_not_count() -> None:
    """Of a novelty of 10 and 14 and two gaps the mean is 12; a metric of gaps alone is left out."""
    rows = {row.model: row for row in summarise(invented()).rows}
    assert rows["ease"].metrics["novelty"] == Interval(12.0, 10.0, 14.0)
    assert set(rows["hybrid without mood"].metrics) == {"NDCG@10"}


def test_names_of_columns() -> None:
    """The leading metric comes first, wherever it stands in the outcome."""
    summary = summarise(invented(leading="novelty"))
    assert (summary.metrics, summary.overall) == (("novelty", "NDCG@10"), ("coverage",))
    assert summary.rows[-1].model == "hybrid without mood"
    assert summary.questions == 4


def test_twice_the_best_rival() -> None:
    """Ours has twice what EASE has in every question: the ratio is 2 for sure; variants are no rivals."""
    verdict = summarise(invented()).verdict
    assert verdict is not None
    assert (verdict.subject, verdict.rival) == ("hybrid", "ease")
    assert (verdict.ratio.estimate, verdict.ratio.low, verdict.ratio.high) == pytest.approx((2, 2, 2))
    assert verdict.beyond_chance


def test_as_good_as_the_best_rival() -> None:
    """Where both have the same mean, once the one and once the other ahead, that may be chance."""
    verdict = summarise(invented(each={"hybrid": {"NDCG@10": EASE}, "als": {"NDCG@10": RIVAL}})).verdict
    assert verdict is not None
    assert verdict.ratio.estimate == pytest.approx(1)
    assert verdict.ratio.low < 1 < verdict.ratio.high
    assert not verdict.beyond_chance


def test_a_ratio_over_shared_questions() -> None:
    """A question that one of the two does not answer does not count for the other."""
    ours, theirs = np.array([0.5, 0.5, np.nan, 0.5]), np.array([0.25, 0.25, 0.25, np.nan])
    verdict = summarise(invented(each={"hybrid": {"NDCG@10": ours}, "als": {"NDCG@10": theirs}})).verdict
    assert verdict is not None
    assert verdict.ratio == Interval(2.0, 2.0, 2.0)


@pytest.mark.parametrize(
    "each",
    [
        {},
        {"hybrid": {"NDCG@10": EASE}},
        {"ease": {"NDCG@10": EASE}},
        {"hybrid": {"NDCG@10": EASE}, "als": {"NDCG@10": np.zeros(4)}},
        {"hybrid": {"NDCG@10": EASE}, "als": {"NDCG@10": np.full(4, np.nan)}},
    ],
    ids=["nobody", "no rival", "not ours", "a rival that finds nothing", "a rival without answers"],
)
def test_nothing_to_compare_with(each: dict[str, dict[str, np.ndarray]]) -> None:
    """Without our model, or a rival that found something, there is no verdict."""
    assert summarise(invented(each=each)).verdict is None


def test_all_were_asked_the_same() -> None:
    """Models of different numbers of questions are refused."""
    with pytest.raises(ValueError, match=r"metrics of \[3, 4\] questions"):
        questions_of(invented(each={"ease": {"NDCG@10": EASE}, "als": {"NDCG@10": EASE[:3]}}))
