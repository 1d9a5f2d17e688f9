"""What is evaluated on: the ratings of a catalogue, and what is known of the films they are about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import numpy as np

from movienight.errors import UsageError
from movienight.evaluate.questions import Log, Part
from movienight.recommend.facts import FilmFacts
from movienight.storage.columns import Ragged
from movienight.train.cold import Votes
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.types import Rows


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
        """Raises UsageError where a part asks nobody."""
        if not part.questions:
            raise UsageError(
                f"nobody in {self.name} has likes enough for this", "ask for fewer, or import more ratings"
            )


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
