"""The library: the people, what they like, rate, have seen and never want to see, and their nights.

Small and precious. Every call is one short transaction of its own (see `transactions`), so the app
and the command line can work on it at the same time, and what a call has written is on the disk
when it returns. Films are named by stable keys ("imdb:tt0114709", "tmdb:862", "ml:1"), never by
rows, so an import can change everything around them; the label is the title to show.

Every call can raise HomeUnusable (another process keeps the file, or the home cannot be written)
and DataError (the file is damaged, foreign or newer); calls that take a person's name raise
UsageError where nobody has it, with the nearest names.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from movienight.errors import UsageError
from movienight.storage import names, portable, taking
from movienight.storage.desk import names_in
from movienight.storage.evenings import Evenings
from movienight.storage.taking import Taken, Told
from movienight.storage.tastes import Tastes
from movienight.storage.transactions import PATIENCE, changing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_THEIRS = ("likes", "dislikes", "ratings", "seen", "vetoes", "feedback", "fits")
"""Tables of which every row belongs to one person."""


def _now() -> datetime:
    return datetime.now(UTC)


class Library(Tastes, Evenings):
    """What people told us. Nothing is created before the first write; until then it is empty."""

    @classmethod
    def open(cls, path: Path, patience: float = PATIENCE, clock: Callable[[], datetime] = _now) -> Library:
        """The library at `path`, there or not.

        Args:
            path: its file, usually `Home.library`.
            patience: seconds to go on trying while another process holds it.
            clock: what time it is, for what gets written.
        """
        return cls(path, patience, clock)

    # -- people

    def people(self) -> list[str]:
        """Everybody's name as first typed, in the order they came."""
        with self._reading() as connection:
            return list(names_in(connection).values()) if connection else []

    def add_person(self, name: str) -> None:
        """Make a person known; someone already known stays as they are."""
        row = (names.key_of(name), names.shown(name), self._at())
        with changing(self.path, self._patience) as connection:
            connection.execute("INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row)

    def rename_person(self, old: str, new: str) -> None:
        """Call a person by another name, or spell theirs anew; all that is theirs goes with them.

        Raises:
            UsageError: somebody else has that name, or it is none.
        """
        key, shown = names.key_of(new), names.shown(new)
        with self._changing(old) as (connection, person):
            if key != person and key in names_in(connection):
                raise UsageError(f"somebody here is called “{shown}” already", "choose another name")
            connection.execute(
                "UPDATE people SET person = ?, name = ? WHERE person = ?", [key, shown, person]
            )
            if key != person:
                _rename(connection, person, key)

    def remove_person(self, name: str) -> None:
        """Forget a person and all that is theirs; nights they shared stay, without them."""
        with self._changing(name) as (connection, person):
            for table in ("people", *_THEIRS):
                connection.execute(f"DELETE FROM {table} WHERE person = ?", [person])
            connection.execute("DELETE FROM pairs WHERE ? IN (first, second)", [person])
            connection.execute(
                "UPDATE nights SET people = list_filter(people, lambda one: one != $1)"
                " WHERE list_contains(people, $1)",
                [person],
            )

    def take_in(
        self, name: str, *, likes: Sequence[Told], ratings: Sequence[Told], seen: Sequence[Told]
    ) -> Taken:
        """Add what a person told elsewhere, all in one transaction; somebody new is made known.

        Likes and films seen stay as they are where they are there; stars give way to newer ones.
        """
        key, shown, now = names.key_of(name), names.shown(name), self._at()
        with changing(self.path, self._patience) as connection:
            new = connection.execute(
                "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1", (key, shown, now)
            ).fetchall()
            first, again = taking.add_ratings(connection, key, ratings, now)
            liked = taking.add_likes(connection, key, likes, now)
            watched = taking.add_seen(connection, key, seen, now)
        return Taken(liked, first, again, watched, bool(new))

    # -- all of it

    def export(self) -> dict[str, Any]:
        """Everything as one JSON document; `portable` describes it. `restore` takes it back."""
        with self._reading() as connection:
            return portable.document(connection)

    def restore(self, document: Any) -> None:
        """Put what `export` gave in place of everything there is, in one transaction.

        What was there is kept beside it, as library.before-restore.duckdb.

        Raises:
            DataError: the document is not such an export, or damaged; nothing is changed.
        """
        tables = portable.parse(document)
        copy = self.path.with_name(f"{self.path.stem}.before-restore{self.path.suffix}")
        with changing(self.path, self._patience, copy_to=copy if self.path.exists() else None) as connection:
            portable.fill(connection, tables)

    def stamp(self) -> tuple[int, ...] | None:
        """Something that changes when anybody has written, at the cost of looking at two files.

        Returns:
            the time of the last change (ns) and the size (bytes) of the library and of its log, if
            it has one; None where there is no library.
        """
        stamps: list[int] = []
        for path in (self.path, self.path.with_name(f"{self.path.name}.wal")):
            try:
                state = os.stat(path)
            except FileNotFoundError:
                continue
            stamps += [state.st_mtime_ns, state.st_size]
        return tuple(stamps) or None


def _rename(connection: DuckDBPyConnection, old: str, new: str) -> None:
    """Give everything that is of one person to a key that nobody has."""
    for table, column in (*((table, "person") for table in _THEIRS), ("pairs", "first"), ("pairs", "second")):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", [new, old])
    connection.execute(
        "UPDATE nights SET people = list_transform(people, lambda one: if(one = $1, $2, one))"
        " WHERE list_contains(people, $1)",
        [old, new],
    )
