"""What is evaluated on: the ratings of a catalogue, and what is known of the films they are about."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from movienight.errors import UsageError
from movienight.evaluate.questions import Log, Part
from movienight.recommend.facts import FilmFacts
from movienight.storage.columns import Ragged
from movienight.train.cold import Votes
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.types import Rows

UNKNOWN = {"year": np.nan, "runtime": np.nan, "language": -1, "genres": False}
"""What stands for a fact that is not known, where that is one value a film."""


@dataclass(frozen=True, eq=False, slots=True)
class DataSet:
    """Ratings with times, and the films that could have been rated.

    Args:
        name: "ml-latest-small", as reports call it.
        fingerprint: of the ratings, 16 hex digits.
    """

    name: str
    fingerprint: str
    log: Log
    knowledge: Knowledge

    def must_ask(self, part: Part) -> None:
        """Raises UsageError where a part asks nobody, or has nothing to learn from."""
        if not len(part.training):
            raise UsageError(f"nothing of {self.name} is left to learn from", "hide less of it")
        if not part.questions:
            raise self.nobody()

    def nobody(self) -> UsageError:
        """What to tell where there is nobody to ask."""
        hint = "ask for fewer, or import more ratings"
        return UsageError(f"nobody in {self.name} has likes enough for this", hint)


def data_set(name: str, log: Log, knowledge: Knowledge, films: Rows) -> DataSet:
    """A data set of only these films (ascending rows), whose ratings are all about them.

    Films that could not be rated are left out, as the published tables have it: they would stand in
    lists without ever being right.
    """
    places = np.full(len(knowledge.facts), -1, dtype=np.int32)
    places[films] = np.arange(len(films), dtype=np.int32)
    ratings = Ratings(log.ratings.user, places[log.ratings.row], log.ratings.stars)
    if (ratings.row < 0).any():
        raise ValueError("a film was rated that is not among the films")
    return DataSet(name, fingerprint_of(ratings), Log(ratings, log.when), of_films(knowledge, films))


def of_films(knowledge: Knowledge, films: Rows) -> Knowledge:
    """What is known of only these films."""
    facts, votes = knowledge.facts, knowledge.votes
    arrays = ("year", "runtime", "genres", "language", "likes", "ratings", "mean_rating")
    lists = ("directors", "cast", "keywords")
    changes = {name: getattr(facts, name)[films] for name in arrays}
    changes |= {name: _picked(getattr(facts, name), films) for name in lists}
    fewer: FilmFacts = replace(facts, **changes)
    return Knowledge(fewer, knowledge.vectors[films], Votes(votes.count[films], votes.mean[films]))


def unaware_of(knowledge: Knowledge, facts: Collection[str]) -> Knowledge:
    """The same with these facts unknown of every film.

    Args:
        facts: any of "year", "runtime", "language", "genres", "directors", "cast", "keywords".
    """
    films = knowledge.facts
    changes: dict[str, Any] = {}
    for name in facts:
        values = getattr(films, name)
        if isinstance(values, Ragged):
            changes[name] = Ragged.of([[]] * len(films))
        else:
            changes[name] = np.full_like(values, UNKNOWN[name])
    return Knowledge(replace(films, **changes), knowledge.vectors, knowledge.votes)


def fingerprint_of(ratings: Ratings) -> str:
    """16 hex digits that tell these ratings from others."""
    hashed = hashlib.sha256()
    for column in (ratings.user, ratings.row, ratings.stars):
        hashed.update(np.ascontiguousarray(column).tobytes())
    return hashed.hexdigest()[:16]


def _picked(column: Ragged, films: Rows) -> Ragged:
    lengths = np.diff(column.offsets)[films]
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    starts = np.repeat(column.offsets[films] - offsets[:-1], lengths)
    return Ragged(column.values[starts + np.arange(offsets[-1])], offsets)
