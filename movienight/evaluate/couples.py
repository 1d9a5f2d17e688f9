"""Who is asked for one list for two people: ours by the code that serves, and baselines put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Protocol

import numpy as np

from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.contenders import Single, trained
from movienight.evaluate.questions import Log, Part, Question
from movienight.evaluate.strategies import STRATEGIES, Utilities, rank_gains
from movienight.recommend.candidates import union
from movienight.recommend.pipeline import Recommender
from movienight.train.learning import Knowledge
from movienight.train.settings import IndexConfig
from movienight.types import Person, Query, Rows

Couple = tuple[Question, Question]
Answers = Callable[[Couple, bool, int], Mapping[str, Rows]]
"""Two people, whether all must be new to both, and how many films: lists, best first, by model."""


class ForTwo(Protocol):
    """Somebody to train and ask for lists for two; answers under several names."""

    def train(self, training: Log, knowledge: Knowledge) -> Answers:
        """Learn from this log alone; how to ask."""
        ...

    def tuned(self, validation: Part, knowledge: Knowledge) -> ForTwo:
        """The same with the settings that answer single people best."""
        ...

    def settings(self) -> Mapping[str, Any]:
        """What it is trained with, plain values."""
        ...


@dataclass(frozen=True, slots=True)
class SingleForTwo:
    """A baseline's scores for each person, put together in every way there is."""

    single: Single

    def train(self, training: Log, knowledge: Knowledge) -> Answers:
        """See ForTwo."""
        baseline = self.single.baseline
        settings = baseline.default if self.single.chosen is None else self.single.chosen
        listener: Listener = baseline.train(training, len(knowledge.facts), settings)

        def answer(couple: Couple, new_to_both: bool, n: int) -> Mapping[str, Rows]:
            scores = np.stack([listener.score(question.taste) for question in couple]).astype(np.float64)
            for own, barred in zip(scores, _barred(couple, new_to_both), strict=True):
                own[barred] = np.nan
            every = np.arange(len(knowledge.facts), dtype=np.int32)
            return _combined(baseline.name, every, scores, n)

        return answer

    def tuned(self, validation: Part, knowledge: Knowledge) -> SingleForTwo:
        """See ForTwo."""
        return SingleForTwo(self.single.tuned(validation, knowledge))

    def settings(self) -> Mapping[str, Any]:
        """See ForTwo."""
        return self.single.settings()


@dataclass(frozen=True, slots=True)
class OursForTwo:
    """The code that serves, under its name alone; and its fits for each, put together in other ways.

    What is new to both is answered by `Recommender.draft`. That never lists what either knows, so else
    its steps are taken one person at a time: candidates and fits for each, and both orders made one.
    """

    name: str = "hybrid"
    config: IndexConfig = field(default_factory=IndexConfig)

    def train(self, training: Log, knowledge: Knowledge) -> Answers:
        """See ForTwo."""
        recommender = trained(training, knowledge, self.config)

        def answer(couple: Couple, new_to_both: bool, n: int) -> Mapping[str, Rows]:
            a, b = (_person(key, question) for key, question in zip("ab", couple, strict=True))
            if new_to_both:
                draft = recommender.draft(Query((a, b), n=n, diversity=0.0, novelty=0.0))
                rows, served = draft.candidates.rows, draft.rows
                fits = np.stack([draft.fits["a"], draft.fits["b"]])
            else:
                rows, fits = _apart(recommender, (a, b))
                served = rows[rank_gains(fits, n)]
            lists = _combined(self.name, rows, fits, n)
            return {self.name: served} | {name: lists[name] for name in lists if "rank gains" not in name}

        return answer

    def tuned(self, validation: Part, knowledge: Knowledge) -> OursForTwo:
        """See ForTwo; its settings are those that ship, chosen beforehand."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """See ForTwo."""
        return asdict(self.config)


CONTENDERS: tuple[ForTwo, ...] = (
    OursForTwo(),
    *(SingleForTwo(Single(BASELINES[name])) for name in ("plain_ease", "item_cosine", "plain_als")),
)
"""Ours, the two best alone, and the kind of model that GFAR was published with."""


def _combined(name: str, rows: Rows, utilities: Utilities, n: int) -> dict[str, Rows]:
    """The list of every strategy."""
    return {f"{name}, {way}": rows[strategy(utilities, n)] for way, strategy in STRATEGIES.items()}


def _apart(recommender: Recommender, people: Sequence[Person]) -> tuple[Rows, Utilities]:
    """Candidates of either (m,), and how they fit each, (2, m), NaN where that person knows them."""
    known = [recommender.known(Query((person,))) for person in people]
    heard = [recommender.hear(person.taste) for person in people]
    own = [
        recommender.candidates([person], {person.key: hearing}, None, ~seen)
        for person, hearing, seen in zip(people, heard, known, strict=True)
    ]
    rows = union(own[0], own[1]).rows
    fits = [
        np.where(seen[rows], np.nan, recommender.fits(person.taste, rows, hearing))
        for person, hearing, seen in zip(people, heard, known, strict=True)
    ]
    return rows, np.stack(fits)


def _barred(couple: Couple, new_to_both: bool) -> Sequence[Rows]:
    """What may not stand in each one's own list."""
    barred = [question.barred for question in couple]
    return [np.union1d(*barred)] * len(barred) if new_to_both else barred


def _person(key: str, question: Question) -> Person:
    """Somebody with a copy of a taste, so that what is remembered of it can be forgotten."""
    return Person(key, key.upper(), replace(question.taste), frozenset(question.barred.tolist()))
