"""Evenings: what people pick who are shown ten films a day, and what the log then knows of them.

The truth is half of everybody's likes, which the log does not hold at first. Somebody reads down a slate
and goes on from film to film with a chance of `patience` (the reader of rank-biased precision, Moffat &
Zobel 2008), and watches the first film they would like. If they come across none they may pick, without
the slate, a film that many know. Either is logged as a like: a log of plays does not know better.

A slate can only be right about what somebody rated in truth, so hits are fewer than they would be.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import LIKED, Ratings
from movienight.types import Rows, Taste

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Habits:
    """How people behave.

    Args:
        visiting: the chance, 0..1, that somebody comes on a day.
        patience: the chance, 0..1, to read on after each film of a slate; the first is always read.
        wandering: the chance, 0..1, to pick a well-known film elsewhere after a slate without a find.
        seed: draws who comes, how far they read and what they pick elsewhere.
    """

    visiting: float = 0.3
    patience: float = 0.85
    wandering: float = 0.1
    seed: int = 2026


@dataclass(slots=True)
class Community:
    """Everybody at some moment: what the log holds, and what they would like that it does not hold.

    Args:
        log: all ratings so far.
        users: each person's number in the log.
        told: liked rows the log holds of each, the latest last.
        left: hidden likes of each, not watched yet.
        known: rows of each that no slate may hold.
        plays: who watched which film today.
    """

    log: Log
    users: list[int]
    told: list[list[int]]
    left: list[set[int]]
    known: list[set[int]]
    plays: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, part: Part) -> Community:
        """Everybody a part asks, before the first day; their numbers are those of its training ratings."""
        asked = part.questions
        return cls(
            part.training,
            [question.user for question in asked],
            [question.taste.rows.tolist() for question in asked],
            [set(question.hidden.tolist()) for question in asked],
            [set(question.barred.tolist()) for question in asked],
        )

    def question(self, person: int) -> Question | None:
        """What to ask for somebody; None for who has nothing left to find."""
        if not self.left[person]:
            return None
        hidden, barred = _rows(self.left[person]), _rows(self.known[person])
        return Question(Taste.of(self.told[person]), hidden, barred, self.users[person])

    def watch(self, person: int, row: int) -> None:
        """Somebody watches a film and is known to; the models hear of it at the end of the day."""
        self.told[person].append(row)
        self.left[person].discard(row)
        self.known[person].add(row)
        self.plays.append((self.users[person], row))

    def end_day(self, when: float) -> None:
        """Log what was watched as likes, given at one moment in seconds."""
        users, rows = np.array(self.plays, dtype=np.int32).reshape(-1, 2).T
        log, likes = self.log.ratings, np.full(len(rows), LIKED, dtype=np.float32)
        ratings = Ratings(
            np.concatenate([log.user, users]),
            np.concatenate([log.row, rows]),
            np.concatenate([log.stars, likes]),
        )
        self.log = Log(ratings, np.concatenate([self.log.when, np.full(len(rows), when)]))
        self.plays = []

    def remaining(self) -> int:
        """How many hidden likes are not watched yet, over everybody."""
        return sum(map(len, self.left))


@dataclass(frozen=True, eq=False, slots=True)
class Day:
    """The luck of one day, the same whatever is shown, (p,) for p people.

    Args:
        comes: who visits.
        depth: how many films each would read, at least 1.
        wanders: who would pick a film elsewhere.
        pick: which one, 0..1.
    """

    comes: NDArray[np.bool_]
    depth: Counts
    wanders: NDArray[np.bool_]
    pick: NDArray[np.float64]


def draw_day(people: int, number: int, habits: Habits) -> Day:
    """Day number 0, 1, .. of this many people."""
    rng = np.random.default_rng([habits.seed, number])
    comes, wanders, pick = rng.random((3, people))
    if habits.patience < 1:
        depth = rng.geometric(1 - habits.patience, people)
    else:
        depth = np.full(people, np.iinfo(np.int64).max)
    return Day(comes < habits.visiting, depth, wanders < habits.wandering, pick)


def spend(community: Community, person: int, slate: Rows, day: Day, counts: Counts) -> bool:
    """Somebody's evening with a slate: whether they watched a film of it. They may watch another or none.

    Args:
        slate: rows, best first.
        counts: (n,), how many ratings each film has: elsewhere films are picked in proportion to it.
    """
    read = slate[: int(day.depth[person])].tolist()
    found = next((row for row in read if row in community.left[person]), None)
    if found is None and day.wanders[person]:
        elsewhere = _well_known(counts, community.known[person], float(day.pick[person]))
        if elsewhere is not None:
            community.watch(person, elsewhere)
    elif found is not None:
        community.watch(person, found)
    return found is not None


def _well_known(counts: Counts, known: set[int], pick: float) -> int | None:
    """The film at a place 0..1 among all ratings of films not known; None where there are none."""
    others = counts.copy()
    others[list(known)] = 0
    ends = np.cumsum(others)
    return int(np.searchsorted(ends, pick * ends[-1], side="right")) if ends[-1] else None


def _rows(films: set[int]) -> Rows:
    """In ascending order."""
    return np.array(sorted(films), dtype=np.int32)
