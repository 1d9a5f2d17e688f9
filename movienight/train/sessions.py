"""Sessions to learn ranking from: a few likes in, the rest out, of people the models never saw.

The person who uses this program is in no training set. So that the ranker learns from scores such
as it will meet, first-stage models are trained without a fold of users, and only those users'
sessions are made with them ("Leak-free recipe", as in candidate-ranking practice: train on
generated candidates only, and only where at least one of them is right).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.candidates import gather
from movienight.recommend.facts import FilmFacts
from movienight.recommend.features import feature_table
from movienight.recommend.scorers import Scorer
from movienight.train.matrix import LIKED, Ratings, by_user
from movienight.types import Floats, Rows, Taste

SIZES = (1, 2, 3, 4, 5, 5, 6, 8, 10, 15, 20)
"""How many likes a session shows unless said: few, that being the product's real case."""


def _none() -> Rows:
    return np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, eq=False, slots=True)
class Session:
    """One person's likes split in two: `given` (k,) rows shown to the models, `hidden` rows to find.

    `confidence` (k,) is that of the likes given, None where all count 1; `barred` are rows that are not
    among the likes and yet known to have been seen.
    """

    given: Rows
    hidden: Rows
    confidence: Floats | None = None
    barred: Rows = field(default_factory=_none)


@dataclass(frozen=True, eq=False, slots=True)
class SessionTable:
    """Feature rows of many sessions stacked: `values` (m, d), `labels` (m,), `groups` sizes."""

    names: tuple[str, ...]
    values: NDArray[np.float32]
    labels: NDArray[np.int8]
    groups: NDArray[np.int32]


def folds_of(users: NDArray[np.int32], n: int, seed: int) -> list[NDArray[np.int32]]:
    """The users dealt at random into n folds."""
    dealt = np.random.default_rng(seed).permutation(np.unique(users))
    return [dealt[i::n] for i in range(n)]


def draw(
    ratings: Ratings,
    rng: np.random.Generator,
    per_user: int,
    sizes: Sequence[int] = SIZES,
    hidden_least: int = 3,
) -> Iterator[Session]:
    """Sessions of every user who has likes enough to show some and hide at least `hidden_least`."""
    for _, mine in by_user(ratings):
        likes = mine[ratings.stars[mine] >= LIKED]
        possible = [size for size in sizes if size + hidden_least <= len(likes)]
        for _ in range(per_user if possible else 0):
            mixed = rng.permutation(likes)
            size = int(rng.choice(possible))
            yield Session(ratings.row[mixed[:size]], ratings.row[mixed[size:]])


def table_of(
    sessions: Sequence[Session],
    scorers: Sequence[Scorer],
    facts: FilmFacts,
    popular: Scorer,
) -> SessionTable:
    """Feature rows of the candidates of these sessions; label 1 marks a hidden like.

    Sessions none of whose hidden films were reached by any source teach nothing and are left out.
    """
    values, labels, groups = [], [], []
    names: tuple[str, ...] = ()
    for session in sessions:
        taste = Taste.of(session.given, session.confidence)
        scores = {scorer.name: scorer.score(taste) for scorer in scorers}
        permitted = np.ones(len(facts), dtype=np.bool_)
        permitted[session.given] = False
        permitted[session.barred] = False
        candidates = gather({**scores, popular.name: popular.score(taste)}, permitted)
        worth = np.zeros(len(facts), dtype=np.int8)
        worth[session.hidden] = 1
        if not worth[candidates.rows].any():
            continue
        table = feature_table(facts, taste, candidates.rows, scores)
        names = table.names
        values.append(table.values)
        labels.append(worth[candidates.rows])
        groups.append(len(candidates))
    if not values:
        return SessionTable((), np.zeros((0, 0), np.float32), np.zeros(0, np.int8), np.zeros(0, np.int32))
    return SessionTable(
        names, np.concatenate(values), np.concatenate(labels), np.asarray(groups, dtype=np.int32)
    )
