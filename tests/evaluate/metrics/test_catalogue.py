"""What shows over many lists: how much of the catalogue, and how evenly."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import rows_of

from movienight.evaluate.metrics.coverage import coverage
from movienight.evaluate.metrics.gini import gini

FILMS = 6
some_lists = st.lists(
    st.lists(st.integers(0, FILMS - 1), min_size=1, max_size=FILMS, unique=True), min_size=1, max_size=8
)


def slow_gini(lists: list[list[int]]) -> float:
    """The mean difference of two different films over twice the mean, in its oldest form."""
    counts = [sum(film in rows for rows in lists) for film in range(FILMS)]
    differences = [abs(a - b) for i, a in enumerate(counts) for j, b in enumerate(counts) if i != j]
    return float(np.mean(differences) / (2 * np.mean(counts)))


@pytest.mark.parametrize(
    ("lists", "covered", "uneven"),
    [
        ([[0, 1], [2, 3]], 1, 0),
        ([[0], [0], [0]], 1 / 4, 1),
        ([[0, 1], [1, 0]], 1 / 2, 2 / 3),
        ([[0, 1], [0, 2], [0, 3]], 1, 1 / 3),
    ],
)
def test_by_hand(lists: list[list[int]], covered: float, uneven: float) -> None:
    """Of four films: all alike, only one, two alike, and one three times with each other once."""
    assert coverage([rows_of(rows) for rows in lists], 4) == covered
    assert gini([rows_of(rows) for rows in lists], 4) == pytest.approx(uneven)


@given(some_lists)
def test_equal_the_slow_twins(lists: list[list[int]]) -> None:
    """Any lists give what counting films and comparing them two by two gives."""
    rows = [rows_of(each) for each in lists]
    assert coverage(rows, FILMS) == len({film for each in lists for film in each}) / FILMS
    assert gini(rows, FILMS) == pytest.approx(slow_gini(lists), abs=1e-12)


@given(some_lists, st.permutations(range(FILMS)))
def test_which_films_they_are_does_not_matter(lists: list[list[int]], renamed: list[int]) -> None:
    """Films called otherwise are covered as much and as evenly."""
    rows = [rows_of(each) for each in lists]
    others = [rows_of(renamed)[each] for each in rows]
    assert coverage(others, FILMS) == coverage(rows, FILMS)
    assert gini(others, FILMS) == pytest.approx(gini(rows, FILMS), abs=1e-12)


def test_nothing_recommended() -> None:
    """Lists without films cover nothing, and are neither even nor uneven."""
    assert coverage([rows_of([])], 4) == 0
    assert math.isnan(gini([rows_of([])], 4))
