"""What the library's tables hold, read as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from movienight.storage import stored
from movienight.storage.stored import ANSWERS, Feedback, Night, Pair

if TYPE_CHECKING:
    from datetime import datetime

    from duckdb import DuckDBPyConnection


def marks_of(connection: DuckDBPyConnection, table: str, person: str, *more: str) -> list[tuple[Any, ...]]:
    """(film, label, since, *more) of one person, oldest first."""
    columns = ", ".join(("film", "label", "since", *more))
    query = f"SELECT {columns} FROM {table} WHERE person = ? ORDER BY since, film"
    rows = connection.execute(query, [person]).fetchall()
    return [(film, label, stored.utc(since), *rest) for film, label, since, *rest in rows]


def pairs_of(connection: DuckDBPyConnection, known: Mapping[str, str]) -> list[Pair]:
    """The pairs under the names in `known`, oldest first."""
    query = "SELECT first, second, balance, since FROM pairs ORDER BY since, first, second"
    rows = connection.execute(query).fetchall()
    return [Pair(known[one], known[two], balance, stored.utc(since)) for one, two, balance, since in rows]


def nights_of(connection: DuckDBPyConnection, known: Mapping[str, str]) -> list[Night]:
    """The nights with all that belongs to them, oldest first."""
    said, fits, rated = _feedback(connection, known), _fits(connection, known), _rated(connection, known)
    columns = "night, since, people, mood, films, chosen, snack, starts_at, ends_at"
    found = connection.execute(f"SELECT {columns} FROM nights ORDER BY night").fetchall()
    nights = []
    for number, since, people, mood, films, chosen, snack, starts, ends in found:
        guests = tuple(known[person] for person in people)
        feedback = tuple(said.get(number, ()))
        nights.append(
            Night(
                number,
                stored.utc(since),
                guests,
                mood,
                tuple((film["key"], film["label"]) for film in films),
                chosen,
                feedback,
                snack=(snack["id"], snack["name"]) if snack else None,
                starts_at=_moment(starts),
                ends_at=_moment(ends),
                fits=fits.get(number, {}),
                unanswered=_unanswered(guests, chosen, feedback, rated),
            )
        )
    return nights


def _feedback(connection: DuckDBPyConnection, known: Mapping[str, str]) -> dict[int, list[Feedback]]:
    said: dict[int, list[Feedback]] = {}
    query = "SELECT night, person, film, verdict, since FROM feedback ORDER BY since, person, film"
    for night, person, film, verdict, since in connection.execute(query).fetchall():
        said.setdefault(night, []).append(Feedback(known[person], film, verdict, stored.utc(since)))
    return said


def _fits(connection: DuckDBPyConnection, known: Mapping[str, str]) -> dict[int, dict[str, float]]:
    fits: dict[int, dict[str, float]] = {}
    query = "SELECT night, person, share FROM fits ORDER BY night, person"
    for night, person, share in connection.execute(query).fetchall():
        fits.setdefault(night, {})[known[person]] = share
    return fits


def _rated(connection: DuckDBPyConnection, known: Mapping[str, str]) -> set[tuple[str, str]]:
    """Who has given stars to which film, as (name, key)."""
    rows = connection.execute("SELECT person, film FROM ratings").fetchall()
    return {(known[person], film) for person, film in rows}


def _unanswered(
    guests: Iterable[str], chosen: str | None, feedback: Iterable[Feedback], rated: set[tuple[str, str]]
) -> tuple[str, ...]:
    if chosen is None:
        return ()
    answered = {said.name for said in feedback if said.key == chosen and said.verdict in ANSWERS}
    return tuple(name for name in guests if name not in answered and (name, chosen) not in rated)


def _moment(value: datetime | None) -> datetime | None:
    return None if value is None else stored.utc(value)


def put_mark(
    connection: DuckDBPyConnection, table: str, mark: tuple[str, str, str, datetime], **more: float
) -> None:
    """Write one (person, film, label, since) with its own columns.

    Where the person has this film already, label and columns are replaced, since when is not.
    """
    fields = dict(zip(("person", "film", "label", "since"), mark, strict=True)) | more
    updates = ", ".join(f"{field} = excluded.{field}" for field in ("label", *more))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"
        f" ON CONFLICT (person, film) DO UPDATE SET {updates}",
        list(fields.values()),
    )
