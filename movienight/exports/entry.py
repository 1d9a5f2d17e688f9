"""One film as somebody's export tells of it, and what several rows tell of it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

WISHED = "on a wish list or another list only"
SERIES = "a series or an episode"
NO_FILM = "a game, a music video or a podcast"
UNTITLED = "no title"
BROKEN = "a broken row"
UNRATED = "not rated"
UNREADABLE = "a rating that cannot be read"
SOMEBODY_ELSES = "somebody else's"
UNSAID = "the name of the file does not say if watched, liked or wished for"
UNUSED = "neither watched, rated nor liked"


@dataclass(frozen=True, slots=True)
class Source:
    """Where it stands: the file, by its name in the export, and the line (in JSON: which item), from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A film somebody has seen or likes.

    `ids` are keys like "imdb:tt0113277", "tmdb:949" and "ml:6", the surest first; `title` is as
    written, empty only where there is an id. `stars` are 0.5 to 5, None where not rated. `at` is the
    day of the rating, or else the day it was last watched; `source` is the first row that told of it.
    """

    title: str
    year: int | None = None
    ids: tuple[str, ...] = ()
    stars: float | None = None
    liked: bool = False
    seen: bool = False
    at: date | None = None
    source: Source = Source("", 1)

    @property
    def label(self) -> str:
        """The title with its year, "Heat (1995)"; the first id where there is no title."""
        if not self.title:
            return self.ids[0] if self.ids else ""
        return f"{self.title} ({self.year})" if self.year else self.title


def merge(entries: Sequence[Entry]) -> Entry:
    """What entries about one film, at least one, tell together; the latest rating counts.

    Of ratings of one day the last counts; a rating without a day is older than any other.
    """
    rated = [entry for entry in entries if entry.stars is not None]
    last = max(reversed(rated), key=_day) if rated else max(entries, key=_day)
    return replace(
        entries[0],
        ids=tuple(dict.fromkeys(key for entry in entries for key in entry.ids)),
        stars=last.stars,
        liked=any(entry.liked for entry in entries),
        seen=any(entry.seen for entry in entries),
        at=last.at,
    )


def _day(entry: Entry) -> date:
    return entry.at or date.min
