"""All measures at once are the measures one by one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import FILMS, PEOPLE, checkerboard, rows_of

from movienight.evaluate.measuring import Measures
from movienight.evaluate.metrics.average_precision import average_precision
from movienight.evaluate.metrics.calibration import calibration
from movienight.evaluate.metrics.coverage import coverage
from movienight.evaluate.metrics.genre_coverage import genre_coverage
from movienight.evaluate.metrics.gini import gini
from movienight.evaluate.metrics.hit_rate import hit_rate
from movienight.evaluate.metrics.intra_list import mean_distance
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.metrics.novelty import novelty
from movienight.evaluate.metrics.popularity import popularity_lift
from movienight.evaluate.metrics.precision import precision
from movienight.evaluate.metrics.recall import recall
from movienight.evaluate.metrics.reciprocal_rank import reciprocal_rank
from movienight.evaluate.questions import Question
from movienight.types import Rows, Taste

NAMES = (
    "NDCG@3",
    "HR@3",
    "Recall@3",
    "Recall@8",
    "Precision@3",
    "MAP@3",
    "MRR",
    "novelty",
    "popularity lift",
    "genre coverage",
    "calibration",
    "ILD",
)
some_films = st.lists(st.integers(0, FILMS - 1), max_size=12, unique=True)


def measures(k: int = 3, deep: int = 8, **other: Any) -> Measures:
    """What there is to know of the checkerboard."""
    world = checkerboard()
    known: dict[str, Any] = {
        "popularity": world.facts.ratings,
        "n_users": PEOPLE,
        "vectors": world.vectors,
        "genres": world.facts.genres,
    }
    return Measures(k, deep, **known | other)


def question(likes: Any, hidden: Any) -> Question:
    """Somebody who told these and hides those."""
    return Question(Taste.of(likes), rows_of(hidden), rows_of([]))


def one_by_one(ranked: Rows, asked: Question, k: int, deep: int) -> dict[str, float]:
    """Each measure by its own definition."""
    facts, hidden, history, shown = checkerboard().facts, asked.hidden, asked.taste.rows, ranked[:k]
    return {
        f"NDCG@{k}": ndcg(ranked, hidden, k),
        f"HR@{k}": hit_rate(ranked, hidden, k),
        f"Recall@{k}": recall(ranked, hidden, k),
        f"Recall@{deep}": recall(ranked, hidden, deep),
        f"Precision@{k}": precision(ranked, hidden, k),
        f"MAP@{k}": average_precision(ranked, hidden, k),
        "MRR": reciprocal_rank(ranked, hidden, k),
        "novelty": novelty(shown, facts.ratings, PEOPLE),
        "popularity lift": popularity_lift(shown, facts.ratings, history),
        "genre coverage": genre_coverage(shown, facts.genres),
        "calibration": calibration(history, shown, facts.genres),
        "ILD": mean_distance(checkerboard().vectors[shown]),
    }


@given(some_films, some_films, some_films.filter(bool), st.integers(1, 6), st.integers(0, 6))
def test_all_at_once_are_all_one_by_one(
    ranked: list[int], likes: list[int], hidden: list[int], k: int, more: int
) -> None:
    """For any list, person and hidden films every measure is as its own function has it, NaN too."""
    asked = question(likes, hidden)
    found = measures(k, k + more).of(rows_of(ranked), asked)
    assert found == pytest.approx(one_by_one(rows_of(ranked), asked, k, k + more), nan_ok=True, abs=1e-12)


def test_by_hand() -> None:
    """Hits in the places 2, 3 and 5 of six, of four hidden, with 3 shown and 8 looked at."""
    found = measures().of(rows_of([0, 2, 4, 6, 8, 10]), question([12], [2, 4, 8, 20]))
    assert tuple(found) == NAMES
    second, third = 1 / math.log2(3), 1 / 2
    expected = {
        "NDCG@3": (second + third) / (1 + second + third),
        "HR@3": 1,
        "Recall@3": 2 / 4,
        "Recall@8": 3 / 4,
        "Precision@3": 2 / 3,
        "MAP@3": (1 / 2 + 2 / 3) / 3,
        "MRR": 1 / 2,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_only_deep_recall_looks_past_the_first_k() -> None:
    """Other films below the third place change nothing, save how much is found by the eighth."""
    asked = question([12, 13], [2, 8])
    short, long = (measures().of(rows_of(rows), asked) for rows in ([0, 2, 5], [0, 2, 5, 8, 7, 40]))
    changed = {name for name in NAMES if short[name] != pytest.approx(long[name])}
    assert changed == {"Recall@8"}
    assert (short["Recall@8"], long["Recall@8"]) == (0.5, 1.0)


def test_without_vectors_all_but_the_distance() -> None:
    """Where no vectors are known the rest is measured as ever."""
    asked = question([12], [2])
    with_vectors = measures().of(rows_of([0, 2, 5]), asked)
    without = measures(vectors=None).of(rows_of([0, 2, 5]), asked)
    assert with_vectors.pop("ILD") > 0
    assert without == with_vectors


def test_what_does_not_apply_is_nan() -> None:
    """For a stranger's empty list nothing is found, and nothing can be said of its films."""
    found = measures().of(rows_of([]), question([], [2]))
    unknown = {name for name in NAMES if math.isnan(found[name])}
    assert unknown == {"novelty", "popularity lift", "calibration", "ILD"}
    assert {found[name] for name in NAMES if name not in unknown} == {0.0}


def test_overall_looks_at_what_is_shown() -> None:
    """Coverage and Gini are those of the first three films of each list."""
    lists = [rows_of([0, 1, 2, 3, 4]), rows_of([0, 5, 6, 7])]
    shown = [rows_of([0, 1, 2]), rows_of([0, 5, 6])]
    found = measures().overall(lists)
    assert found == {"coverage": coverage(shown, FILMS), "Gini": gini(shown, FILMS)}
    assert found["coverage"] == 5 / FILMS


@pytest.mark.parametrize(("k", "deep"), [(0, 8), (9, 8)])
def test_places_that_make_no_sense(k: int, deep: int) -> None:
    """At least one film is shown, and none below how far one looks."""
    with pytest.raises(ValueError, match=f"the first {k} of {deep}"):
        measures(k, deep)


def test_facts_are_of_the_same_films() -> None:
    """Popularity, genres and vectors of different numbers of films are refused."""
    with pytest.raises(ValueError, match="for 44 films"):
        measures(vectors=np.zeros((3, 2), np.float32))
    with pytest.raises(ValueError, match="for 3 films"):
        measures(popularity=np.zeros(3, np.float32))
