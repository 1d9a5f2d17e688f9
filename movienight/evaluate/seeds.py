"""The seeds protocol: a few likes of people unseen in training, find the rest of what they liked.

This is the program's real job: whoever sits on the sofa is in no training set. Users are dealt
into folds; for each fold everything (models, esteem, ranker) is trained on the other users alone,
by the code that trains the served index, and answered by the code that serves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.metrics.ndcg import ndcg
from movienight.recommend.neighbours import Exact
from movienight.recommend.pipeline import Recommender
from movienight.recommend.scorers import Popular, Scorer, top
from movienight.train.learning import Knowledge, learn
from movienight.train.matrix import Ratings
from movienight.train.sessions import Session, draw, folds_of
from movienight.train.settings import IndexConfig
from movienight.train.stacking import train_ranker
from movienight.types import Person, Query, Rows, Taste


@dataclass(frozen=True, slots=True)
class SeedsConfig:
    """How sessions are made. `seed` deals the folds and draws the likes."""

    likes: int = 5
    hidden_least: int = 5
    folds: int = 5
    k: int = 10
    seed: int = 2026


def evaluate_seeds(
    ratings: Ratings,
    knowledge: Knowledge,
    config: SeedsConfig,
    progress: Callable[[str, float | None], None],
) -> Mapping[str, NDArray[np.float64]]:
    """NDCG@k per session, (s,), by model: every scorer alone, "popular", and "hybrid"."""
    found: dict[str, list[float]] = {}
    for number, unseen in enumerate(folds_of(ratings.user, config.folds, config.seed)):
        progress("folds", number / config.folds)
        training = ratings.of_users(np.setdiff1d(ratings.user, unseen))
        recommender = _trained(training, knowledge)
        rng = np.random.default_rng([config.seed, number])
        for session in draw(ratings.of_users(unseen), rng, 1, (config.likes,), config.hidden_least):
            for name, value in _answers(recommender, session, config.k).items():
                found.setdefault(name, []).append(value)
    return {name: np.asarray(values) for name, values in found.items()}


def _trained(training: Ratings, knowledge: Knowledge) -> Recommender:
    """Everything an index holds, from these ratings only."""
    config = IndexConfig()
    learned = learn(knowledge, training, config.collaborative)
    stages = (config.collaborative, config.ranker, config.stacking)
    ranker = train_ranker(training, knowledge, *stages, lambda done: None)
    return Recommender(learned.facts, learned.scorers, ranker, knowledge.vectors, Exact(knowledge.vectors))


def _answers(recommender: Recommender, session: Session, k: int) -> dict[str, float]:
    """NDCG@k of each model's list for one session."""
    taste = Taste.of(session.given)
    singles: tuple[Scorer, ...] = (*recommender.scorers, Popular(recommender.facts.likes))
    lists: dict[str, Rows] = {}
    for scorer in singles:
        scores = np.array(scorer.score(taste))
        scores[session.given] = np.nan
        lists[scorer.name] = top(scores, k)
    person = Person("a", "A", taste)
    lists["hybrid"] = recommender.draft(Query((person,), n=k, diversity=0.0)).rows
    lists["hybrid, as served"] = recommender.draft(Query((person,), n=k)).rows
    return {name: ndcg(rows, session.hidden, k) for name, rows in lists.items()}
