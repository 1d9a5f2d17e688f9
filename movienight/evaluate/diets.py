"""Rankers grown on less: ours trained once, and anew with features and sources taken from it.

First-stage models are the same for all; what differs is which of them are heard, which films reach the
ranker and which columns it reads. A column that is not read is all zeros, so that no tree asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from movienight.evaluate.contenders import Answer, by_slate
from movienight.evaluate.questions import Log, Part
from movienight.evaluate.sourced import Sourced
from movienight.recommend.candidates import SOURCES
from movienight.recommend.neighbours import Exact
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Popular, Scorer
from movienight.train.learning import Knowledge, Learned, learn
from movienight.train.ranker import grow, joined
from movienight.train.sessions import Session, SessionTable, draw, folds_of, table_of
from movienight.train.settings import IndexConfig
from movienight.train.stacking import enough_to_rank
from movienight.types import Floats, Scores, Taste

FAME = ("fame", "fame_gap", "taste_fame", "mean_rating")
ABOUT = ("genre", "genre_nearest", "director", "cast", "keyword")
WHEN = ("year", "year_gap", "year_nearest", "language")
FAMILY = {"genre_nearest": "genre", "knn_strongest": "knn", "content_nearest": "content"}
FAMILY |= {"fame_gap": "fame", "taste_fame": "fame", "year_gap": "year", "year_nearest": "year"}
"""Columns, without what a gain is called by, that go together with another."""


@dataclass(frozen=True, slots=True)
class Diet:
    """What is left of ours.

    Args:
        heard: "all" scorers, "collaborative" ones or those of "content".
        blank: columns that the ranker does not read.
        sources: who may name candidates.
    """

    heard: str = "all"
    blank: tuple[str, ...] = ()
    sources: tuple[str, ...] = SOURCES


WHOLE = Diet()
PARTS: Mapping[str, Diet] = {
    ", collaborative only": Diet(
        "collaborative", ABOUT + WHEN, tuple({*SOURCES} - {"content", "content_nearest", "neighbours"})
    ),
    ", content only": Diet("content", FAME, ("content", "content_nearest", "neighbours")),
    ", content and fame": Diet("content", (), ("content", "content_nearest", "neighbours", "popular")),
}
"""Ours by who likes what alone; by what films are about alone; and that with how well they are known."""


@dataclass(frozen=True, slots=True)
class Dieting:
    """The whole under its own name, and each diet under the name and what it adds to it.

    Args:
        diets: by what they add; None takes each family of features away in turn.
    """

    name: str = "hybrid"
    config: IndexConfig = field(default_factory=IndexConfig)
    diets: Mapping[str, Diet] | None = None

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        learned = learn(knowledge, training.ratings, self.config.collaborative)
        tables = Tables(training, knowledge, self.config)
        diets = self._without_each(tables) if self.diets is None else self.diets
        found = {}
        for added, diet in {"": WHOLE, **diets}.items():
            ranker = tables.ranker(diet)
            scorers, vectors = heard(learned, diet), knowledge.vectors
            left = Sourced(learned.facts, scorers, ranker, vectors, Exact(vectors), diet.sources)
            found[f"{self.name}{added}"] = by_slate(left)
        return found

    def tuned(self, validation: Part, knowledge: Knowledge) -> Dieting:
        """See Contender; what ships was chosen beforehand."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return asdict(self.config)

    @staticmethod
    def _without_each(tables: Tables) -> Mapping[str, Diet]:
        families: dict[str, tuple[str, ...]] = {}
        for name in tables.names:
            families[family_of(name)] = (*families.get(family_of(name), ()), name)
        return {f" without {family}": Diet(blank=names) for family, names in families.items()}


@dataclass(frozen=True, eq=False)
class Tables:
    """What rankers are grown on: the sessions of `train_ranker`, as each diet sees them."""

    training: Log
    knowledge: Knowledge
    config: IndexConfig

    def ranker(self, diet: Diet) -> Ranker | None:
        """A ranker on this diet; None where there is too little to learn from."""
        if not enough_to_rank(self.training.ratings):
            return None
        return grow(blanked(self._of(diet), diet.blank), self.config.ranker)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns of the whole, none where there is too little to learn from."""
        return joined(self._whole).names if enough_to_rank(self.training.ratings) else ()

    def _of(self, diet: Diet) -> SessionTable:
        if (diet.heard, "popular" in diet.sources) == (WHOLE.heard, True):
            return joined(self._whole)
        return joined([_table(sessions, learned, diet) for sessions, learned in self._rounds])

    @cached_property
    def _whole(self) -> list[SessionTable]:
        return [_table(sessions, learned, WHOLE) for sessions, learned in self._rounds]

    @cached_property
    def _rounds(self) -> list[tuple[list[Session], Learned]]:
        """Sessions of one part of the users and what all others teach, as many as are needed."""
        ratings, stacking = self.training.ratings, self.config.stacking
        found: list[tuple[list[Session], Learned]] = []
        for number, unseen in enumerate(folds_of(ratings.user, stacking.folds, stacking.seed)):
            rng = np.random.default_rng([stacking.seed, number])
            asked = ratings.of_users(unseen[: stacking.users_a_round])
            others = ratings.of_users(np.setdiff1d(ratings.user, unseen))
            learned = learn(self.knowledge, others, self.config.collaborative)
            found.append((list(draw(asked, rng, stacking.per_user, stacking.sizes)), learned))
            if len(found) == stacking.rounds or sum(len(s) for s, _ in found) >= stacking.sessions:
                break
        return found


def _table(sessions: Sequence[Session], learned: Learned, diet: Diet) -> SessionTable:
    popular: Scorer = Popular(learned.facts.likes)
    if "popular" not in diet.sources:
        popular = Silent(len(learned.facts))
    return table_of(sessions, heard(learned, diet), learned.facts, popular)


@dataclass(frozen=True, slots=True)
class Silent:
    """A scorer in the place of "popular" that has no opinion of any of n films."""

    films: int
    name: str = "popular"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        return np.full(self.films, np.nan, dtype=np.float32)

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return np.full((len(positions), self.films), np.nan, dtype=np.float32)


def heard(learned: Learned, diet: Diet) -> tuple[Scorer, ...]:
    """The scorers of a diet."""
    kinds = {"collaborative": learned.collaborative, "content": learned.content}
    return kinds.get(diet.heard, learned.scorers)


def blanked(table: SessionTable, columns: Collection[str]) -> SessionTable:
    """The same table with these columns all zeros."""
    read = np.array([name not in columns for name in table.names])
    return replace(table, values=table.values * read.astype(np.float32))


def family_of(column: str) -> str:
    """What a column goes together with: "knn" of "knn", "knn_gain" and "knn_strongest_gain"."""
    base = column.removesuffix("_gain")
    return FAMILY.get(base, base)
