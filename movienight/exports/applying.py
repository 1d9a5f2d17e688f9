"""What a settled report brings into somebody's library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from movienight.exports.entry import Entry, merge
from movienight.exports.keys import key_of
from movienight.exports.matching import Films, Report
from movienight.storage.taking import Taken, Told

if TYPE_CHECKING:
    from movienight.storage.library import Library


def films_of(report: Report) -> Mapping[int, Entry]:
    """What is told of each film that is known, by row; entries that turned out to be one film together."""
    told: dict[int, list[Entry]] = defaultdict(list)
    for one in report.taken:
        if one.row is not None:
            told[one.row].append(one.entry)
    return {row: merge(entries) for row, entries in told.items()}


def take_in(report: Report, films: Films, library: Library, name: str) -> Taken:
    """Write all that is known into the library under a person's name, in one transaction.

    A film that has no id at all cannot be remembered and is passed over.

    Raises:
        UsageError: nobody can have that name.
        HomeUnusable, DataError: the library cannot be written; then nothing was.
    """
    told = [(entry, one) for row, entry in films_of(report).items() if (one := _told(films, row, entry))]
    return library.take_in(
        name,
        likes=[one for entry, one in told if entry.liked],
        ratings=[one for entry, one in told if entry.stars is not None],
        seen=[one for entry, one in told if entry.seen],
    )


def _told(films: Films, row: int, entry: Entry) -> Told | None:
    film = films.film(row)
    key = key_of(film)
    at = datetime.combine(entry.at, time(), UTC) if entry.at else None
    return Told(key, film.label, at, entry.stars) if key else None
