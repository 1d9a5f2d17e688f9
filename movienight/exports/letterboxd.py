"""What one person rated, saw and likes, as tables that Letterboxd imports.

Its columns go by name: https://letterboxd.com/about/importing-data. A film without a day becomes
watched; one with a day stands in the diary.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from movienight.exports.values import year_apart
from movienight.types import Film

if TYPE_CHECKING:
    from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste

COLUMNS = ("WatchedDate", "Title", "Year", "tmdbID", "imdbID", "Rating10")
MOST_ROWS = 1000
"""Rows of a file that Letterboxd takes for sure."""

FilmOf = Callable[[str], Film | None]
"""The film of a stable key; None where it is not here."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One row: the day it was watched where known, which film, 1 to 10 where rated."""

    title: str
    year: int | None = None
    at: date | None = None
    tmdb: str = ""
    imdb: str = ""
    rating: int | None = None


def watched(taste: StoredTaste, film_of: FilmOf) -> list[Watched]:
    """All films somebody rated, saw or likes, each once, the longest known first."""
    told: list[StoredFilm | StoredRating] = [*taste.likes, *taste.ratings, *taste.seen]
    marks = sorted(told, key=lambda mark: (mark.at, mark.key))
    stars = {rating.key: rating.stars for rating in taste.ratings}
    days = {mark.key: day for mark in told if (day := _told_day(mark.at))}
    labels = {mark.key: mark.label for mark in marks}
    return [
        _row(key, labels[key], film_of(key), stars.get(key), days.get(key))
        for key in dict.fromkeys(mark.key for mark in marks)
    ]


def letterboxd_tables(rows: Sequence[Watched], most: int | None = None) -> list[str]:
    """The rows as CSV (RFC 4180); at most `most` rows each where that is given, at least one table."""
    size = most or max(len(rows), 1)
    return [_table(rows[start : start + size]) for start in range(0, max(len(rows), 1), size)]


def _told_day(at: datetime) -> date | None:
    """The day where an export told it; these have no time of day, unlike what was typed here."""
    return at.date() if at.time() == time() else None


def _row(key: str, label: str, film: Film | None, stars: float | None, day: date | None) -> Watched:
    kind, _, value = key.partition(":")
    title, year = (film.title, film.year) if film else year_apart(label)
    tmdb = str(film.tmdb_id) if film and film.tmdb_id is not None else value if kind == "tmdb" else ""
    imdb = (film.imdb_id if film else None) or (value if kind == "imdb" else "")
    rating = None if stars is None else min(max(round(stars * 2), 1), 10)
    return Watched(title, year, day, tmdb, imdb, rating)


def _table(rows: Sequence[Watched]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_values(row) for row in rows)
    return text.getvalue()


def _values(row: Watched) -> Iterator[object]:
    yield row.at.isoformat() if row.at else ""
    yield row.title
    yield row.year or ""
    yield row.tmdb
    yield row.imdb
    yield row.rating or ""
