"""Heads-up flags and ages of all films as arrays, and which films they keep back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.errors import UsageError
from movienight.recommend.facts import FilmFacts
from movienight.recommend.headsup import FLAGS, GENRES, KEYWORDS
from movienight.storage.columns import Ragged
from movienight.types import Filters, Hint

UNKNOWN = -1
COLUMN = {flag: column for column, flag in enumerate(FLAGS)}
AVOIDING = "heads-ups are hints, not promises: a film without any may still hold what you avoid"
FOR_THE_FAMILY = "ages are our hints, not official ratings; films without one are left out"


@dataclass(frozen=True, eq=False, slots=True)
class Hints:
    """What is known of n films: `age` int8 (n,), -1 unknown; `flags` bool (n, f), a column per `FLAGS`."""

    age: NDArray[np.int8]
    flags: NDArray[np.bool_]

    @classmethod
    def of(cls, facts: FilmFacts, ours: Mapping[int, Hint], keyword_names: Sequence[str]) -> Hints:
        """Our own hint of a film where there is one; else what keywords and genres say, which is no age.

        Args:
            ours: hints by row.
            keyword_names: the word of each keyword id of the facts.
        """
        flags = _said_by_keywords(facts.keywords, keyword_names) | _said_by_genres(facts)
        age = np.full(len(facts), UNKNOWN, dtype=np.int8)
        rows = list(ours)
        age[rows] = [UNKNOWN if hint.age is None else hint.age for hint in ours.values()]
        flags[rows] = False
        raised = [(row, COLUMN[flag]) for row, hint in ours.items() for flag in hint.flags]
        flags[tuple(np.array(raised, dtype=np.intp).reshape(-1, 2).T)] = True
        return cls(age, flags)

    def film(self, row: int) -> Hint:
        """What is known of one film."""
        age = int(self.age[row])
        flags = tuple(flag for flag, raised in zip(FLAGS, self.flags[row].tolist(), strict=True) if raised)
        return Hint(None if age == UNKNOWN else age, flags)

    def allowed(self, filters: Filters) -> dict[str, NDArray[np.bool_]]:
        """For each wish about what a film holds, which films pass it: name -> bool (n,).

        A film without a known age does not pass a wish about the age; one without hints passes the
        others.

        Raises:
            UsageError: a flag to avoid is none there is.
        """
        masks: dict[str, NDArray[np.bool_]] = {}
        if filters.max_age is not None:
            masks["family"] = (self.age != UNKNOWN) & (self.age <= filters.max_age)
        for flag in sorted(filters.avoid):
            if flag not in COLUMN:
                raise UsageError(f"there is no heads-up “{flag}”", f"there are {', '.join(FLAGS)}")
            masks[f"avoid {flag}"] = ~self.flags[:, COLUMN[flag]]
        return masks


def asks_for_hints(filters: Filters) -> bool:
    """Whether a wish needs to know what films hold."""
    return bool(filters.avoid) or filters.max_age is not None


def cautions(filters: Filters) -> list[str]:
    """What people should know who wish for something that only hints can answer."""
    notes = [FOR_THE_FAMILY] if filters.max_age is not None else []
    return [*notes, AVOIDING] if filters.avoid else notes


def _said_by_keywords(keywords: Ragged, names: Sequence[str]) -> NDArray[np.bool_]:
    """What the keywords of each film say, bool (n, f)."""
    flags = np.zeros((len(keywords), len(FLAGS)), dtype=np.bool_)
    owner = np.repeat(np.arange(len(keywords)), np.diff(keywords.offsets))
    numbers = {name.casefold(): number for number, name in enumerate(names)}
    for flag, column in COLUMN.items():
        saying = np.zeros(len(names), dtype=np.bool_)
        saying[[numbers[word] for word in KEYWORDS[flag] if word in numbers]] = True
        flags[owner[saying[keywords.values]], column] = True
    return flags


def _said_by_genres(facts: FilmFacts) -> NDArray[np.bool_]:
    """What the genres of each film say, bool (n, f)."""
    flags = np.zeros((len(facts), len(FLAGS)), dtype=np.bool_)
    for column, genre in enumerate(facts.genre_names):
        if genre in GENRES:
            flags[:, COLUMN[GENRES[genre]]] |= facts.genres[:, column]
    return flags
