"""Genres of a list: how many, and in which proportions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import rows_of

from movienight.evaluate.metrics.calibration import calibration, distribution, shares
from movienight.evaluate.metrics.genre_coverage import genre_coverage

GENRES = np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 1]], dtype=np.bool_)
"""A comedy, a drama, a comic drama, a film of unknown genre, a thriller."""
COMEDY, DRAMA, BOTH, UNKNOWN, THRILLER = range(5)
some_films = st.lists(st.integers(0, 4), min_size=1, max_size=6)


def slow_calibration(history: list[int], ranked: list[int]) -> float:
    """Steck's equations with a loop for every sum."""

    def proportions(films: list[int]) -> list[float]:
        known = [film for film in films if GENRES[film].any()]
        return [sum(GENRES[f, g] / GENRES[f].sum() for f in known) / len(known) for g in range(3)]

    p, q = proportions(history), proportions(ranked)
    smoothed = [0.99 * q[g] + 0.01 * p[g] for g in range(3)]
    return sum(p[g] * math.log(p[g] / smoothed[g]) for g in range(3) if p[g] > 0)


@pytest.mark.parametrize(
    ("ranked", "covered"),
    [
        ([COMEDY], 1 / 3),
        ([BOTH], 2 / 3),
        ([COMEDY, BOTH], 2 / 3),
        ([BOTH, THRILLER], 1),
        ([UNKNOWN], 0),
        ([], 0),
    ],
)
def test_genre_coverage_by_hand(ranked: list[int], covered: float) -> None:
    """Each of three genres counts once, however many films have it."""
    assert genre_coverage(rows_of(ranked), GENRES) == pytest.approx(covered)


def test_a_film_is_shared_among_its_genres() -> None:
    """Half of a comic drama is comedy; a film of unknown genre says nothing."""
    assert shares(GENRES[[BOTH, UNKNOWN]]).tolist() == [[0.5, 0.5, 0], [0, 0, 0]]
    assert distribution(shares(GENRES[[BOTH, UNKNOWN, COMEDY]])).tolist() == [0.75, 0.25, 0]


@pytest.mark.parametrize(
    ("history", "ranked", "divergence"),
    [
        ([COMEDY, DRAMA], [BOTH], 0.0),
        ([COMEDY, DRAMA], [DRAMA, COMEDY, BOTH, UNKNOWN], 0.0),
        ([COMEDY], [DRAMA, THRILLER], math.log(100)),
        ([COMEDY], [COMEDY, DRAMA], math.log(1 / 0.505)),
        ([COMEDY, DRAMA], [COMEDY], 0.5 * math.log(0.5 / 0.995) + 0.5 * math.log(100)),
    ],
)
def test_calibration_by_hand(history: list[int], ranked: list[int], divergence: float) -> None:
    """0 in the same proportions, ln 100 where nothing is shared, and in between otherwise."""
    assert calibration(rows_of(history), rows_of(ranked), GENRES) == pytest.approx(divergence, abs=1e-12)


@given(some_films, some_films)
def test_calibration_equals_the_slow_twin(history: list[int], ranked: list[int]) -> None:
    """Any films give what the equations give, from 0 to ln 100; NaN if all genres are unknown."""
    found = calibration(rows_of(history), rows_of(ranked), GENRES)
    if {UNKNOWN} in (set(history), set(ranked)):
        assert math.isnan(found)
    else:
        assert found == pytest.approx(slow_calibration(history, ranked), abs=1e-12)
        assert -1e-12 <= found <= math.log(100) + 1e-12


@pytest.mark.parametrize(("history", "ranked"), [([], [COMEDY]), ([COMEDY], []), ([], [])])
def test_calibration_of_nothing(history: list[int], ranked: list[int]) -> None:
    """Without films there are no proportions to compare."""
    assert math.isnan(calibration(rows_of(history), rows_of(ranked), GENRES))
