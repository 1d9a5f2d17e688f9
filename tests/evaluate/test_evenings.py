"""Evenings: how far people read, what they watch, and what the log hears of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import rows_of

from movienight.evaluate.evenings import Community, Day, Habits, draw_day, spend
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import Ratings
from movienight.types import Taste

COUNTS = np.array([3, 1, 0, 4, 0])


def community() -> Community:
    """Number 5 likes film 0 and would like 1 and 2; number 9 likes film 3 and would like 4."""
    ratings = Ratings(rows_of([5, 9]), rows_of([0, 3]), np.array([5, 4.5], np.float32))
    questions = [
        Question(Taste.of([0]), rows_of([1, 2]), rows_of([0]), 5),
        Question(Taste.of([3]), rows_of([4]), rows_of([3]), 9),
    ]
    return Community.of(Part(Log(ratings, np.array([10.0, 20.0])), questions))


def day(depth: int = 9, wanders: bool = False, pick: float = 0.0) -> Day:
    """A day on which both come and fare alike."""
    return Day(np.ones(2, bool), np.full(2, depth), np.full(2, wanders), np.full(2, pick))


def log_of(people: Community) -> list[tuple[int, int, float, float]]:
    """Who gave which film how many stars when."""
    ratings = people.log.ratings
    columns = (ratings.user, ratings.row, ratings.stars, people.log.when)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_the_first_film_they_would_like() -> None:
    """Film 2 stands before film 1; it is told at once and logged at the end of the day."""
    people = community()
    assert spend(people, 0, rows_of([4, 2, 1]), day(), COUNTS)
    assert (people.told[0], people.left[0], people.known[0]) == ([0, 2], {1}, {0, 2})
    assert len(people.log) == 2
    people.end_day(99.0)
    assert log_of(people) == [(5, 0, 5.0, 10.0), (9, 3, 4.5, 20.0), (5, 2, 4.0, 99.0)]
    people.end_day(100.0)
    assert len(people.log) == 3


@pytest.mark.parametrize(("depth", "found"), [(1, False), (2, True)])
def test_no_further_than_they_read(depth: int, found: bool) -> None:
    """A film at place 2 is watched by who reads two."""
    people = community()
    assert spend(people, 0, rows_of([4, 2, 1]), day(depth), COUNTS) is found
    assert people.plays == ([(5, 2)] if found else [])


def test_what_is_asked() -> None:
    """A question grows by what was watched, and ends with the last film to find."""
    people = community()
    question = people.question(0)
    assert question is not None
    assert (question.hidden.tolist(), question.barred.tolist(), question.user) == ([1, 2], [0], 5)
    people.watch(0, 2)
    question = people.question(0)
    assert question is not None
    assert (question.taste.rows.tolist(), question.hidden.tolist()) == ([0, 2], [1])
    assert question.barred.tolist() == [0, 2]
    people.watch(0, 1)
    assert people.question(0) is None
    assert people.remaining() == 1


@pytest.mark.parametrize(("pick", "film"), [(0.0, 1), (0.19, 1), (0.2, 3), (0.999, 3)])
def test_elsewhere_the_well_known(pick: float, film: int) -> None:
    """Of films not known, 1 was rated once and 3 four times: a fifth pick 1. That is no success."""
    people = community()
    assert not spend(people, 0, rows_of([4]), day(wanders=True, pick=pick), COUNTS)
    assert people.plays == [(5, film)]
    assert people.left[0] == {1, 2} - {film}


def test_who_finds_something_does_not_wander() -> None:
    """One film an evening."""
    people = community()
    assert spend(people, 0, rows_of([2]), day(wanders=True), COUNTS)
    assert people.plays == [(5, 2)]


def test_nothing_else_is_known() -> None:
    """Where all that others rated is known, nothing is watched."""
    people = community()
    people.known[0] |= {1, 3}
    assert not spend(people, 0, rows_of([]), day(wanders=True), COUNTS)
    assert people.plays == []


def test_how_far_they_read() -> None:
    """With a patience of a half, half read more than one film and a quarter more than two."""
    depth = draw_day(20_000, 0, Habits(patience=0.5)).depth
    assert depth.min() == 1
    assert np.mean(depth > 1) == pytest.approx(0.5, abs=0.015)
    assert np.mean(depth > 2) == pytest.approx(0.25, abs=0.015)
    assert draw_day(50, 0, Habits(patience=0.0)).depth.tolist() == [1] * 50
    assert draw_day(50, 0, Habits(patience=1.0)).depth.min() > 10**9


def test_who_comes_and_wanders() -> None:
    """As many as it says, one independent of the other."""
    drawn = draw_day(20_000, 3, Habits(visiting=0.3, wandering=0.2))
    assert drawn.comes.mean() == pytest.approx(0.3, abs=0.015)
    assert drawn.wanders.mean() == pytest.approx(0.2, abs=0.015)
    assert (drawn.comes & drawn.wanders).mean() == pytest.approx(0.06, abs=0.01)


def test_days_differ_and_come_again() -> None:
    """The same day of the same seed is the same; another day or seed brings others."""
    habits = Habits()
    first, again = draw_day(100, 4, habits), draw_day(100, 4, habits)
    assert (first.comes == again.comes).all()
    assert (first.depth == again.depth).all()
    for other in (draw_day(100, 5, habits), draw_day(100, 4, replace(habits, seed=1))):
        assert (first.comes != other.comes).any()
