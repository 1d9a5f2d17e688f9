"""Sessions of people the models know: some of their ratings are left out, not they themselves.

Who comes with a whole history is in the training data with it. So that the ranker learns from scores
such as it will meet, part of everybody's ratings is hidden, first-stage models are trained on the
rest, and each person's session leads from what is left of their likes to those that were hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from movienight.recommend.histories import recency
from movienight.train.matrix import LIKED, Ratings, by_user
from movienight.train.sessions import Session


@dataclass(frozen=True, eq=False, slots=True)
class Lesson:
    """The ratings left to train on, and a session of each person of whom some are hidden."""

    rest: Ratings
    sessions: list[Session]


class Hiding(Protocol):
    """A way to hide ratings, a frozen dataclass of plain settings."""

    def lessons(self, ratings: Ratings) -> Iterator[Lesson]:
        """One lesson a round, of ratings in order of time."""
        ...


@dataclass(frozen=True, slots=True)
class HideShare:
    """A random share of each person's ratings, drawn anew in every round."""

    share: float = 0.25
    rounds: int = 3
    seed: int = 7
    hides: str = "a share"

    def lessons(self, ratings: Ratings) -> Iterator[Lesson]:
        """See Hiding."""
        for number in range(self.rounds):
            rng = np.random.default_rng([self.seed, number])
            hidden = np.zeros(len(ratings), dtype=np.bool_)
            for _, mine in by_user(ratings):
                hidden[rng.permutation(mine)[: round(self.share * len(mine))]] = True
            yield Lesson(ratings.pick(~hidden), list(_parted(ratings, hidden)))


def _parted(ratings: Ratings, hidden: np.ndarray) -> Iterator[Session]:
    liked = ratings.stars >= LIKED
    for _, mine in by_user(ratings):
        given, wanted = mine[liked[mine] & ~hidden[mine]], mine[liked[mine] & hidden[mine]]
        if len(given) and len(wanted):
            barred = ratings.row[mine[~hidden[mine]]]
            yield Session(ratings.row[given], ratings.row[wanted], barred=barred)


@dataclass(frozen=True, slots=True)
class HideLatest:
    """The latest like of each person and all after it; in every further round one like more.

    Args:
        least: people with fewer likes than this, one hidden, are left whole.
        half_life: see `recommend.histories.recency`.
    """

    rounds: int = 4
    least: int = 3
    half_life: float = 2.0
    hides: str = "the latest"

    def lessons(self, ratings: Ratings) -> Iterator[Lesson]:
        """See Hiding."""
        for number in range(self.rounds):
            keep = np.ones(len(ratings), dtype=np.bool_)
            sessions = []
            for _, mine in by_user(ratings):
                liked = np.flatnonzero(ratings.stars[mine] >= LIKED)
                if len(liked) < self.least + number:
                    continue
                earlier, latest = liked[: -1 - number], liked[-1 - number]
                keep[mine[latest:]] = False
                given, barred = ratings.row[mine[earlier]], ratings.row[mine[:latest]]
                hidden = ratings.row[mine[latest : latest + 1]]
                sessions.append(Session(given, hidden, recency(len(given), self.half_life), barred))
            yield Lesson(ratings.pick(keep), sessions)
