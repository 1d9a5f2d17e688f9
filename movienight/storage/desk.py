"""Where every call on the library begins: the file, the clock, and one short transaction at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.storage import names, stored
from movienight.storage.transactions import changing, reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Desk:
    """The library's file with what is needed to work on it; see `Library` for what it can do."""

    def __init__(self, path: Path, patience: float, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._patience, self._clock = patience, clock

    def _at(self) -> datetime:
        return stored.moment(self._clock())

    @contextmanager
    def _reading(self) -> Iterator[DuckDBPyConnection | None]:
        with reading(self.path, self._patience) as connection:
            yield connection

    @contextmanager
    def _reading_of(self, name: str) -> Iterator[tuple[DuckDBPyConnection, str]]:
        with self._reading() as connection:
            if connection is None:
                raise names.unknown(name, [])
            yield connection, person_in(connection, name)

    @contextmanager
    def _changing(self, name: str) -> Iterator[tuple[DuckDBPyConnection, str]]:
        if not self.path.exists():
            raise names.unknown(name, [])
        with changing(self.path, self._patience) as connection:
            yield connection, person_in(connection, name)


def names_in(connection: DuckDBPyConnection) -> dict[str, str]:
    """Names by person key, in the order they came."""
    rows = connection.execute("SELECT person, name FROM people ORDER BY since, person").fetchall()
    return dict(rows)


def person_in(connection: DuckDBPyConnection, name: str) -> str:
    """The key of somebody known.

    Raises:
        UsageError: nobody has this name.
    """
    known, key = names_in(connection), names.key_of(name)
    if key not in known:
        raise names.unknown(name, list(known.values()))
    return key
