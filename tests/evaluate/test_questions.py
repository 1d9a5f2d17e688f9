"""Logs and questions hold together or are not made."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import checkerboard, rows_of

from movienight.evaluate.questions import Log, Question
from movienight.types import Taste


def test_times_belong_to_ratings() -> None:
    """As many as there are ratings; unknown ones where none are given."""
    ratings = checkerboard().ratings
    with pytest.raises(ValueError, match="3 times for"):
        Log(ratings, np.zeros(3))
    assert np.isnan(Log.of(ratings).when).all()


def test_people_are_parted() -> None:
    """What some rated and what all others rated is everything, with its times."""
    ratings = checkerboard().ratings
    log = Log(ratings, np.arange(len(ratings), dtype=np.float64))
    some, others = log.of_users([3, 5, 99]), log.without_users([3, 5, 99])
    assert set(some.ratings.user.tolist()) == {3, 5}
    assert not {3, 5} & set(others.ratings.user.tolist())
    assert sorted([*some.when, *others.when]) == log.when.tolist()
    assert (ratings.row[some.when.astype(int)] == some.ratings.row).all()


def test_a_question_has_something_to_find() -> None:
    """One without would count as a failure of every model."""
    with pytest.raises(ValueError, match="without anything to find"):
        Question(Taste.of([1]), rows_of([]), rows_of([1]))
