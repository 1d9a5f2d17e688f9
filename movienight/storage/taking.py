"""What an export brings into the library, all of it or nothing.

Nothing is taken away: likes and what was seen are added to, stars are replaced by newer ones only.
Taking the same in again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from movienight.storage import stored

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Told:
    """A film somebody told of elsewhere: its key, the title to show, when (None where not known)."""

    key: str
    label: str
    at: datetime | None = None
    stars: float | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of it was new: films liked, rated, rated anew and seen; whether the person was new."""

    likes: int = 0
    ratings: int = 0
    replaced: int = 0
    seen: int = 0
    new_person: bool = False


def add_likes(connection: DuckDBPyConnection, person: str, films: Sequence[Told], now: datetime) -> int:
    """Put likes in that are not there yet; how many those were.

    An old heart does not undo that somebody said here they do not care for a film.
    """
    query = "SELECT film FROM dislikes WHERE person = ?"
    disliked = {film for (film,) in connection.execute(query, [person]).fetchall()}
    kept = [film for film in films if film.key not in disliked]
    return _add(connection, "likes", person, kept, now, ", 1.0")


def add_seen(connection: DuckDBPyConnection, person: str, films: Sequence[Told], now: datetime) -> int:
    """Put films seen in that are not there yet; how many those were."""
    return _add(connection, "seen", person, films, now)


def add_ratings(
    connection: DuckDBPyConnection, person: str, films: Sequence[Told], now: datetime
) -> tuple[int, int]:
    """Put ratings in; how many are new, and how many stars were replaced by newer ones.

    Stars without a day replace none, since nobody knows which were meant last. Of a film that stands
    twice the last counts.
    """
    query = "SELECT film, stars, since FROM ratings WHERE person = ?"
    there = {film: (stars, since) for film, stars, since in connection.execute(query, [person]).fetchall()}
    once = {film.key: film for film in films}.values()
    new = [film for film in once if film.key not in there]
    newer = [film for film in once if film.key in there and _is_newer(film, *there[film.key])]
    connection.execute(
        "INSERT INTO ratings SELECT ?, unnest(?), unnest(?), unnest(?::TIMESTAMP[]), unnest(?::DOUBLE[])"
        " ON CONFLICT (person, film) DO UPDATE SET label = excluded.label, since = excluded.since,"
        " stars = excluded.stars",
        [person, *_columns([*new, *newer], now), [stored.stars(film.stars) for film in [*new, *newer]]],
    )
    return len(new), len(newer)


def _add(
    connection: DuckDBPyConnection,
    table: str,
    person: str,
    films: Sequence[Told],
    now: datetime,
    more: str = "",
) -> int:
    rows = connection.execute(
        f"INSERT INTO {table} SELECT ?, unnest(?), unnest(?), unnest(?::TIMESTAMP[]){more}"
        " ON CONFLICT DO NOTHING RETURNING 1",
        [person, *_columns(films, now)],
    ).fetchall()
    return len(rows)


def _is_newer(film: Told, stars: float, since: datetime) -> bool:
    return film.stars != stars and film.at is not None and stored.moment(film.at) >= since


def _columns(films: Sequence[Told], now: datetime) -> tuple[list[str], list[str], list[datetime]]:
    """Keys, labels and since when, never later than now."""
    return (
        [stored.film_key(film.key) for film in films],
        [stored.text(film.label) for film in films],
        [min(stored.moment(film.at), now) if film.at else now for film in films],
    )
