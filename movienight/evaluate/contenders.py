"""Who is measured: every published baseline, and ours with and without its parts.

A contender trains on a part's log and then answers questions with lists of films. Ours is trained
by the code that makes an index and answers by the code that serves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any, Protocol

import numpy as np

from movienight.evaluate.baselines.base import Baseline, Listener
from movienight.evaluate.data import unaware_of
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.protocols.base import in_time
from movienight.evaluate.questions import Log, Part, Question
from movienight.recommend.neighbours import Exact
from movienight.recommend.pipeline import Recommender
from movienight.recommend.scorers import Popular, top
from movienight.train.histories import HistoriesConfig, learn_histories, train_known_ranker
from movienight.train.learning import Knowledge, learn
from movienight.train.settings import IndexConfig
from movienight.train.stacking import enough_to_rank, train_ranker
from movienight.types import Person, Query, Rows

Answer = Callable[[Question, int], Rows]
"""A question and how many films: the list, best first."""
Config = IndexConfig | HistoriesConfig
"""What ours is trained with: as an index is, for guests, or for people known by whole histories."""
GUEST = 20
"""Likes up to which somebody is a guest, and not somebody with a history."""
TUNED_ON = 400
"""Questions of the validation part that settings are chosen on, at most."""


class Contender(Protocol):
    """Somebody to train and ask; may answer under several names."""

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """Learn from this log alone; how to ask, by name."""
        ...

    def tuned(self, validation: Part, knowledge: Knowledge) -> Contender:
        """The same with the settings that answer this part best."""
        ...

    def settings(self) -> Mapping[str, Any]:
        """What it is trained with, plain values."""
        ...


@dataclass(frozen=True, slots=True)
class Single:
    """A baseline with one choice of settings."""

    baseline: Baseline[Any]
    chosen: Any = None

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        settings = self.baseline.default if self.chosen is None else self.chosen
        return {self.baseline.name: by_score(self.baseline.train(training, len(knowledge.facts), settings))}

    def tuned(self, validation: Part, knowledge: Knowledge) -> Single:
        """See Contender; by NDCG@10. Where that asks nobody or teaches nothing they stay."""
        asked = validation.questions[:TUNED_ON]
        if len(self.baseline.grid) < 2 or not asked or not len(validation.training):
            return self

        def worth(settings: Any) -> float:
            (answer,) = replace(self, chosen=settings).train(validation.training, knowledge).values()
            return float(np.mean([ndcg(answer(question, 10), question.hidden) for question in asked]))

        return replace(self, chosen=max(self.baseline.grid, key=worth))

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return asdict(self.baseline.default if self.chosen is None else self.chosen)


@dataclass(frozen=True, slots=True)
class Ours:
    """The whole recommender, and what it is without parts of it.

    Args:
        name: what the whole is called.
        config: what it is trained with.
        variants: more queries to ask the same trained whole, by what is added to its name.
        parts: also ask each of its scorers and its estimate of fame, and all without the ranker.
        unaware: facts of films that it is not told; see `unaware_of`.
        alternatives: settings to choose among, beside its own, where people come with whole histories.
    """

    name: str = "hybrid"
    config: Config = field(default_factory=IndexConfig)
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    parts: bool = False
    unaware: tuple[str, ...] = ()
    alternatives: tuple[Config, ...] = ()

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        recommender = trained(training, unaware_of(knowledge, self.unaware), self.config)
        answers: dict[str, Answer] = {self.name: by_slate(recommender)}
        for variant, changes in self.variants.items():
            answers[f"{self.name}{variant}"] = by_slate(recommender, **changes)
        if self.parts:
            answers[f"{self.name} without ranker"] = by_slate(replace(recommender, ranker=None))
            for scorer in (*recommender.scorers, Popular(recommender.facts.likes)):
                answers[f"{self.name}'s {scorer.name}"] = by_score(scorer)
        return answers

    def tuned(self, validation: Part, knowledge: Knowledge) -> Ours:
        """See Contender; what ships is chosen beforehand, for guests who give a handful of likes.

        Where people come with whole histories the alternatives are tried as well.
        """
        asked = validation.questions[:TUNED_ON]
        if not self.alternatives or np.median([len(question.taste) for question in asked]) <= GUEST:
            return self

        def worth(config: Config) -> float:
            answer = by_slate(trained(validation.training, unaware_of(knowledge, self.unaware), config))
            return float(np.mean([ndcg(answer(question, 10), question.hidden) for question in asked]))

        return replace(self, config=max((self.config, *self.alternatives), key=worth))

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return asdict(self.config) | ({"unaware": self.unaware} if self.unaware else {})


def trained(training: Log, knowledge: Knowledge, config: Config) -> Recommender:
    """Everything an index holds, from this log only; where that is too little, without a ranker."""
    ratings = training.ratings
    enough = enough_to_rank(ratings)
    if isinstance(config, HistoriesConfig):
        ratings = training.pick(in_time(training, np.random.default_rng(config.seed))).ratings
        learned = learn_histories(knowledge, ratings, config)
        ranker = train_known_ranker(ratings, knowledge, config) if enough else None
    else:
        learned = learn(knowledge, ratings, config.collaborative)
        stages = (config.collaborative, config.ranker, config.stacking)
        ranker = train_ranker(ratings, knowledge, *stages, lambda done: None) if enough else None
    return Recommender(learned.facts, learned.scorers, ranker, knowledge.vectors, Exact(knowledge.vectors))


def by_score(listener: Listener) -> Answer:
    """The films that score best; a taste is copied, so that nothing is remembered of it.

    Films that tie stand in a random order, always the same one. Their rows are no accident: MovieLens
    numbers first what many want to see, and where most films tie that alone would find some.
    """

    def answer(question: Question, n: int) -> Rows:
        scores = np.array(listener.score(replace(question.taste)))
        scores[question.barred] = np.nan
        order = _mixed(len(scores))
        return order[top(scores[order], n)]

    return answer


@cache
def _mixed(n: int) -> Rows:
    return np.random.default_rng(n).permutation(n).astype(np.int32)


def by_slate(recommender: Recommender, **changes: Any) -> Answer:
    """A slate for one person by the code that serves; without diversity and novelty unless asked for.

    The first films are those of a slate as long as it is served, since diversity chooses among more
    films for a longer one; what else a longer slate would hold follows. A taste is copied, so that
    nothing is remembered of it.
    """
    everything: dict[str, Any] = {"diversity": 0.0, "novelty": 0.0} | changes

    def answer(question: Question, n: int) -> Rows:
        person = Person("a", "A", replace(question.taste), seen=frozenset(question.barred.tolist()))
        query = Query((person,), n=n, **everything)
        draft = recommender.draft(query)
        rows, as_served = draft.candidates.rows, replace(query, n=min(n, Query().n))
        first = rows[recommender.choose(as_served, rows, draft.value)]
        return np.concatenate([first, draft.rows[~np.isin(draft.rows, first)]])[:n]

    return answer
