"""What the library keeps, as values, and what it accepts.

The checks return what is stored and raise UsageError; times are UTC throughout.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from movienight.errors import UsageError

VERDICTS = ("liked", "seen", "vetoed", "watched", "skipped", "passed")
"""What can be said of a film of a night. Of the chosen one: "watched" goes with stars, "skipped" is no
wish to give any; "passed" is a film that was shown and not taken."""
ANSWERS = ("watched", "skipped")
"""Verdicts after which nobody is asked how the chosen film was."""


@dataclass(frozen=True, slots=True)
class StoredFilm:
    """A film someone likes, dislikes, has seen or vetoed: its stable key, the title to show, since when.

    `confidence` is above 0 and means something for likes only.
    """

    key: str
    label: str
    at: datetime
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class StoredRating:
    """A film someone gave stars, 0.5 to 5."""

    key: str
    label: str
    at: datetime
    stars: float


@dataclass(frozen=True, slots=True)
class StoredTaste:
    """All that one person said of films, each list oldest first."""

    likes: tuple[StoredFilm, ...] = ()
    ratings: tuple[StoredRating, ...] = ()
    seen: tuple[StoredFilm, ...] = ()
    vetoes: tuple[StoredFilm, ...] = ()
    dislikes: tuple[StoredFilm, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that watch together, and the balance they settled on: 0 is all first, 1 all second."""

    first: str
    second: str
    balance: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one person said of one film of a night; `verdict` is one of VERDICTS."""

    name: str
    key: str
    verdict: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Night:
    """An evening: who sat there, what was shown as (key, label) in order, what was chosen.

    `snack` is the recipe's id and name; `starts_at` and `ends_at` are those of the film. `fits` maps
    names to the share 0..1 of the candidates that the chosen film beat for them. `unanswered` names
    who sat there and has neither given the chosen film stars nor skipped the question.
    """

    number: int
    at: datetime
    people: tuple[str, ...]
    mood: str | None
    films: tuple[tuple[str, str], ...]
    chosen: str | None
    feedback: tuple[Feedback, ...] = ()
    snack: tuple[str, str] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    fits: Mapping[str, float] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()

    @property
    def began(self) -> datetime:
        """When the film began; where that is not known, when the night was noted."""
        return self.starts_at or self.at

    @property
    def title(self) -> str | None:
        """The chosen film as it was shown, its key where it was not; None where none was chosen."""
        return dict(self.films).get(self.chosen, self.chosen) if self.chosen else None


def film_key(value: Any) -> str:
    """A stable id such as "imdb:tt0114709", "tmdb:862" or "ml:1"."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]+:[\w.-]+", value, re.ASCII):
        raise UsageError(f"{value!r} is no film id", "film ids look like imdb:tt0114709, tmdb:862 or ml:1")
    return value


def text(value: Any) -> str:
    """Any text that can be written as UTF-8."""
    try:
        value.encode()
    except (AttributeError, UnicodeEncodeError):
        raise UsageError(f"{value!r} cannot be kept as text", "type it anew") from None
    return str(value)


def verdict(value: Any) -> str:
    """One of VERDICTS."""
    if value not in VERDICTS:
        raise UsageError(f"“{value}” is no verdict", f"say one of {', '.join(VERDICTS)}")
    return str(value)


def confidence(value: Any) -> float:
    """A finite number above 0."""
    return _number(value, "a confidence", math.ulp(0.0), math.inf, "a number above 0")


def stars(value: Any) -> float:
    """0.5 to 5."""
    return _number(value, "a rating", 0.5, 5.0, "0.5 to 5 stars")


def balance(value: Any) -> float:
    """0 (all for the first) to 1 (all for the second)."""
    return _number(value, "a balance", 0.0, 1.0, "0 to 1")


def fit(value: Any) -> float:
    """The share of the candidates that a film beats, 0 to 1."""
    return _number(value, "a fit", 0.0, 1.0, "0 to 1")


def moment(value: datetime) -> datetime:
    """The same moment as the database keeps it: UTC, without saying so."""
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(tzinfo=None)


def utc(value: datetime) -> datetime:
    """A moment out of the database, which says that it is UTC."""
    return value.replace(tzinfo=UTC)


def _number(value: Any, what: str, low: float, high: float, asked: str) -> float:
    good = isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
    if not good or math.isinf(value):
        raise UsageError(f"{value!r} is not {what}", f"give {asked}")
    return float(value)
