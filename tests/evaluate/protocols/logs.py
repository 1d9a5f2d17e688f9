"""Logs written by hand, and ones at random."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from worlds import floats, rows_of

from movienight.evaluate.questions import Log
from movienight.train.matrix import Ratings

NEVER = float("nan")
"""A time that is not known."""
Rated = tuple[int, int, float, float]


def log_of(*rated: Rated) -> Log:
    """A log of (user, film, stars, when)."""
    user, row, stars, when = zip(*rated, strict=True)
    ratings = Ratings(rows_of(user), rows_of(row), floats(stars))
    return Log(ratings, np.array(when, dtype=np.float64))


def pairs(log: Log) -> set[tuple[int, int]]:
    """Who rated what."""
    return set(zip(log.ratings.user.tolist(), log.ratings.row.tolist(), strict=True))


def films(rows: Any) -> list[int]:
    """Films as a plain list."""
    return np.asarray(rows).tolist()


def random_log(seed: int) -> Log:
    """A few people and films, a share of all pairs in any order, times that tie or are not known."""
    rng = np.random.default_rng(seed)
    people, films_ = rng.integers(1, 9), rng.integers(1, 25)
    every = rng.permutation(people * films_)
    some = every[: rng.integers(1, len(every) + 1)]
    stars = rng.choice([5.0, 4.5, 4.0, 2.0], len(some), p=[0.5, 0.2, 0.2, 0.1])
    when = rng.choice([NEVER, *range(20)], len(some))
    return Log(Ratings(rows_of(some // films_), rows_of(some % films_), floats(stars)), when)


any_log = st.integers(0, 2**32 - 1).map(random_log)
"""Drawn by one number, since a log is too large to be drawn rating by rating."""
