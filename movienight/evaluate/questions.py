"""What every protocol asks: a person told to the models, the films to find, and all else to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.train.matrix import Ratings
from movienight.types import Rows, Taste


@dataclass(frozen=True, eq=False, slots=True)
class Log:
    """Ratings with the time each was given: `when` float64 (m,) in seconds, NaN where unknown."""

    ratings: Ratings
    when: NDArray[np.float64]

    def __post_init__(self) -> None:
        if self.when.shape != self.ratings.row.shape:
            raise ValueError(f"{len(self.when)} times for {len(self.ratings)} ratings")

    @classmethod
    def of(cls, ratings: Ratings, when: NDArray[np.float64] | None = None) -> Log:
        """A log of ratings of which no time need be known."""
        return cls(ratings, np.full(len(ratings), np.nan) if when is None else when)

    def pick(self, which: NDArray[Any]) -> Log:
        """Some of the ratings, by a mask (m,) or by positions in the order wanted."""
        ratings = self.ratings
        return Log(Ratings(ratings.user[which], ratings.row[which], ratings.stars[which]), self.when[which])

    def of_users(self, users: NDArray[Any]) -> Log:
        """What these users rated."""
        return self.pick(np.isin(self.ratings.user, users))

    def without_users(self, users: NDArray[Any]) -> Log:
        """What all others rated."""
        return self.pick(~np.isin(self.ratings.user, users))

    def __len__(self) -> int:
        return len(self.ratings)


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """One person: find the films they hid.

    Args:
        taste: what the models are told; rows in order of time, the latest last, where times are known.
        hidden: rows (h,) of films to find, at least one.
        barred: rows that no list may hold: what the person is known to have seen.
        user: their number in the training ratings, -1 where they are in none.
    """

    taste: Taste
    hidden: Rows
    barred: Rows
    user: int = -1

    def __post_init__(self) -> None:
        if not len(self.hidden):
            raise ValueError("a question without anything to find")


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """Questions about people or times that `training` does not know."""

    training: Log
    questions: Sequence[Question]
