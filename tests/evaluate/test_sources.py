"""Candidates: which hidden likes are named at all, and by whom."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import COLLABORATIVE, RANKER, STACKING, checkerboard, knowledge, recommender, rows_of

from movienight.errors import UsageError
from movienight.evaluate import sources
from movienight.evaluate.data import DataSet
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Question
from movienight.evaluate.sources import columns_of, evaluate_candidates, examined
from movienight.recommend.candidates import QUOTAS
from movienight.train.settings import IndexConfig
from movienight.types import Person, Query, Taste

LIKES = rows_of([0, 2, 4])
DATA = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())
CONFIG = IndexConfig(COLLABORATIVE, RANKER, STACKING)


def question(*hidden: int) -> Question:
    """Somebody who loves even films."""
    return Question(Taste.of(LIKES), rows_of(hidden), LIKES)


@pytest.fixture
def small_quotas(monkeypatch: pytest.MonkeyPatch) -> None:
    """EASE may name two films and ALS one; the others none."""
    for name in QUOTAS:
        monkeypatch.setitem(QUOTAS, name, {"ease": 2, "als": 1}.get(name, 0))


@pytest.mark.usefixtures("small_quotas")
def test_who_names_what(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: of the four best films of EASE it may name two; the rest shows what more it could reach."""
    monkeypatch.setattr(sources, "FIRST", (1, 4))
    ease = next(scorer for scorer in recommender().scorers if scorer.name == "ease")
    scores = ease.score(Taste.of(LIKES))
    scores[LIKES] = -np.inf
    best = np.argsort(-scores, kind="stable")[:4]
    found = examined(recommender(), question(*best[1:]))
    assert found["hybrid's ease"] == {
        "candidate recall": pytest.approx(1 / 3),
        "Recall@1": 0.0,
        "Recall@4": 1.0,
        "candidates": 2.0,
    }
    assert found["hybrid's als"]["candidates"] == found["hybrid without ease"]["candidates"] == 1
    assert found["hybrid"]["candidates"] == len({*best[:2].tolist()} | _first_of_als())
    assert found["hybrid's content"]["candidate recall"] == 0


def _first_of_als() -> set[int]:
    als = next(scorer for scorer in recommender().scorers if scorer.name == "als")
    scores = als.score(Taste.of(LIKES))
    scores[LIKES] = -np.inf
    return {int(np.nanargmax(scores))}


def test_the_whole_is_in_the_order_of_the_ranker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of the whole are those of the slate: hidden there, they are found at once."""
    monkeypatch.setattr(sources, "FIRST", (3, 30))
    slate = _slate()
    found = examined(recommender(), question(*slate[:3]))["hybrid"]
    assert found["Recall@3"] == found["Recall@30"] == found["candidate recall"] == 1
    later = examined(recommender(), question(*slate[3:6]))["hybrid"]
    assert (later["Recall@3"], later["candidate recall"]) == (0, 1)


def _slate() -> list[int]:
    person = Person("a", "A", Taste.of(LIKES), seen=frozenset(LIKES.tolist()))
    return recommender().draft(Query((person,), diversity=0.0, novelty=0.0)).rows.tolist()


def test_nobody_recalls_more_than_the_whole() -> None:
    """The union finds at least what each source finds, and what all others but one find."""
    found = examined(recommender(), question(6, 8, 1, 40))
    whole = found["hybrid"]
    for model, values in found.items():
        assert values["candidate recall"] <= whole["candidate recall"], model
        assert values["candidates"] <= whole["candidates"], model


def test_an_outcome() -> None:
    """A row for the whole, for each source and for all but it; a value for everybody who is asked."""
    found = evaluate_candidates(DATA, Seeds(likes=3, folds=3, rounds=2), CONFIG)
    assert (found.protocol, found.leading, found.subject) == ("candidates", "candidate recall", "hybrid")
    assert {"hybrid", "hybrid's ease", "hybrid without neighbours", "hybrid's popular"} <= set(found.each)
    assert not any("mood" in model for model in found.each)
    assert {len(values) for metrics in found.each.values() for values in metrics.values()} == {40}
    assert found.settings["likes"] == 3


def test_nobody_to_ask() -> None:
    """People without likes enough cannot be asked."""
    with pytest.raises(UsageError, match="nobody in checkerboard"):
        evaluate_candidates(DATA, Seeds(likes=500), CONFIG)


def test_a_source_that_is_missing_once() -> None:
    """Where a model has no value in one question it has NaN there, so that all have equally many."""
    found = columns_of([{"a": {"x": 1.0}}, {"a": {"x": 2.0}, "b": {"x": 3.0}}])
    np.testing.assert_array_equal(found["a"]["x"], [1, 2])
    np.testing.assert_array_equal(found["b"]["x"], [np.nan, 3])
