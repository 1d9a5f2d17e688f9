"""Putting what somebody says of some films in place of what they said, list by list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from movienight.storage import stored
from movienight.storage.stored import StoredTaste

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MORE = {"likes": "confidence", "ratings": "stars", "seen": "", "vetoes": "", "dislikes": ""}
"""The column that each list has besides film, label and since."""

Row = tuple[str, str, datetime, float | None]
"""Key, label, since when, and the list's own number."""


def rows_of(taste: StoredTaste, films: set[str]) -> Mapping[str, list[Row]]:
    """The rows of a taste about these films, by list."""
    return {
        table: [
            (mark.key, stored.text(mark.label), stored.moment(mark.at), getattr(mark, more) if more else None)
            for mark in getattr(taste, table)
            if mark.key in films
        ]
        for table, more in MORE.items()
    }


def replace_rows(
    connection: DuckDBPyConnection, table: str, person: str, films: Sequence[str], rows: Sequence[Row]
) -> None:
    """Let one list of a person have these rows of some films, and no others of them."""
    gone = sorted(set(films) - {row[0] for row in rows})
    connection.execute(f"DELETE FROM {table} WHERE person = ? AND list_contains(?, film)", [person, gone])
    if not rows:
        return
    keys, labels, since, numbers = (list(column) for column in zip(*rows, strict=True))
    more = MORE[table]
    connection.execute(
        f"INSERT INTO {table} SELECT ?, unnest(?), unnest(?), unnest(?::TIMESTAMP[])"
        + (", unnest(?::DOUBLE[])" if more else "")
        + " ON CONFLICT (person, film) DO UPDATE SET label = excluded.label, since = excluded.since"
        + (f", {more} = excluded.{more}" if more else ""),
        [person, keys, labels, since, *([numbers] if more else [])],
    )
