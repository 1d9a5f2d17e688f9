"""Training the ranker on top of the first-stage models without letting it see their answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Popular
from movienight.train.collaborative import CollaborativeConfig
from movienight.train.learning import Knowledge, learn
from movienight.train.matrix import LIKED, Ratings
from movienight.train.ranker import RankerConfig, grow, joined
from movienight.train.sessions import SIZES, SessionTable, draw, folds_of, table_of

LEAST_LIKES = 500
"""Below this many likes there is nothing to learn who likes what from."""


@dataclass(frozen=True, slots=True)
class StackingConfig:
    """How sessions of unseen users are made."""

    folds: int = 5
    """Into how many parts users are dealt; each part is unseen by the models of one round."""
    users_a_round: int = 1200
    """At most this many unseen users a round."""
    rounds: int = 5
    """At most this many rounds; fewer where a round has users enough."""
    per_user: int = 3
    """Sessions drawn of each user."""
    sessions: int = 2000
    """No more rounds once there are this many."""
    sizes: tuple[int, ...] = SIZES
    """How many likes a session may show, drawn evenly."""
    seed: int = 7


def enough_to_rank(ratings: Ratings) -> bool:
    """Whether these ratings can teach anything: a few users with a few hundred likes."""
    likes = int((ratings.stars >= LIKED).sum())
    return likes >= LEAST_LIKES and len(np.unique(ratings.user)) >= 2 * StackingConfig().folds


def train_ranker(
    ratings: Ratings,
    knowledge: Knowledge,
    collaborative: CollaborativeConfig,
    ranker: RankerConfig,
    stacking: StackingConfig,
    tick: Callable[[float], None],
) -> Ranker:
    """The ranker, from sessions of users whom the scorers of their round have never met.

    Raises:
        ValueError: no session has a film to find.
    """
    tables: list[SessionTable] = []
    for number, unseen in enumerate(folds_of(ratings.user, stacking.folds, stacking.seed)[: stacking.rounds]):
        tables.append(_round(ratings, unseen, knowledge, collaborative, stacking, number))
        tick((number + 1) / (stacking.rounds + 1))
        if sum(len(table.groups) for table in tables) >= stacking.sessions:
            break
    grown = grow(joined(tables), ranker)
    tick(1.0)
    return grown


def _round(
    ratings: Ratings,
    unseen: NDArray[np.int32],
    knowledge: Knowledge,
    collaborative: CollaborativeConfig,
    stacking: StackingConfig,
    number: int,
) -> SessionTable:
    """Sessions of one part of the users, scored by models trained on all the others."""
    training = ratings.of_users(np.setdiff1d(ratings.user, unseen))
    learned = learn(knowledge, training, collaborative)
    rng = np.random.default_rng([stacking.seed, number])
    sessions = list(
        draw(ratings.of_users(unseen[: stacking.users_a_round]), rng, stacking.per_user, stacking.sizes)
    )
    return table_of(sessions, learned.scorers, learned.facts, Popular(learned.facts.likes))
