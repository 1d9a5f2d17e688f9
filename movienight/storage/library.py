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

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from movienight.errors import UsageError
from movienight.storage import names, portable, stored
from movienight.storage.stored import Night, Pair, StoredFilm, StoredRating, StoredTaste
from movienight.storage.transactions import PATIENCE, changing, reading

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def _now() -> datetime:
    return datetime.now(UTC)


class Library:
    """What people told us. Nothing is created before the first write; until then it is empty."""

    def __init__(self, path: Path, patience: float, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._patience, self._clock = patience, clock

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
            return list(_names(connection).values()) if connection else []

    def add_person(self, name: str) -> None:
        """Make a person known; someone already known stays as they are."""
        row = (names.key_of(name), names.shown(name), self._at())
        with changing(self.path, self._patience) as connection:
            connection.execute("INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row)

    def remove_person(self, name: str) -> None:
        """Forget a person and all that is theirs; nights they shared stay, without them."""
        with self._changing(name) as (connection, person):
            for table in ("people", "likes", "ratings", "seen", "vetoes", "feedback"):
                connection.execute(f"DELETE FROM {table} WHERE person = ?", [person])
            connection.execute("DELETE FROM pairs WHERE ? IN (first, second)", [person])
            connection.execute(
                "UPDATE nights SET people = list_filter(people, lambda one: one != $1)"
                " WHERE list_contains(people, $1)",
                [person],
            )

    # -- their films

    def taste(self, name: str) -> StoredTaste:
        """All that one person said of films, read at once."""
        with self._reading_of(name) as (connection, person):
            marks = partial(portable.marks_of, connection)
            return StoredTaste(
                likes=tuple(StoredFilm(*row) for row in marks("likes", person, "confidence")),
                ratings=tuple(StoredRating(*row) for row in marks("ratings", person, "stars")),
                seen=tuple(StoredFilm(*row) for row in marks("seen", person)),
                vetoes=tuple(StoredFilm(*row) for row in marks("vetoes", person)),
            )

    def like(self, name: str, key: str, label: str, confidence: float = 1.0) -> None:
        """Note that they love this film; again changes label and confidence, not since when."""
        self._mark("likes", name, key, label, confidence=stored.confidence(confidence))

    def unlike(self, name: str, key: str) -> bool:
        """Take a like back; False where there was none."""
        return self._unmark("likes", name, key)

    def likes(self, name: str) -> list[StoredFilm]:
        """What they love, oldest first."""
        return list(self.taste(name).likes)

    def rate(self, name: str, key: str, stars: float, label: str = "") -> None:
        """Note the stars (0.5 to 5) they give; again replaces them."""
        self._mark("ratings", name, key, label, stars=stored.stars(stars))

    def unrate(self, name: str, key: str) -> bool:
        """Take a rating back; False where there was none."""
        return self._unmark("ratings", name, key)

    def ratings(self, name: str) -> list[StoredRating]:
        """The stars they gave, oldest first."""
        return list(self.taste(name).ratings)

    def mark_seen(self, name: str, key: str, label: str) -> None:
        """Note that they have seen it."""
        self._mark("seen", name, key, label)

    def unmark_seen(self, name: str, key: str) -> bool:
        """Note that they have not; False where nobody said they had."""
        return self._unmark("seen", name, key)

    def seen(self, name: str) -> list[StoredFilm]:
        """What they have seen, oldest first."""
        return list(self.taste(name).seen)

    def veto(self, name: str, key: str, label: str) -> None:
        """Note that they never want to be shown it."""
        self._mark("vetoes", name, key, label)

    def unveto(self, name: str, key: str) -> bool:
        """Take a veto back; False where there was none."""
        return self._unmark("vetoes", name, key)

    def vetoes(self, name: str) -> list[StoredFilm]:
        """What they never want to be shown, oldest first."""
        return list(self.taste(name).vetoes)

    # -- evenings

    def pair(self, first: str, second: str, balance: float = 0.5) -> None:
        """Note that two people watch together, and the balance between them (0 all first, 1 all second)."""
        if names.key_of(first) == names.key_of(second):
            raise UsageError("a pair is two people", "name somebody else")
        with self._changing(first) as (connection, one):
            other = _person(connection, second)
            connection.execute("DELETE FROM pairs WHERE first = ? AND second = ?", [other, one])
            row = (one, other, stored.balance(balance), self._at())
            connection.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)", row)

    def pairs(self) -> list[Pair]:
        """Who watches with whom, oldest first."""
        with self._reading() as connection:
            return portable.pairs_of(connection, _names(connection)) if connection else []

    def record_night(
        self,
        people: Sequence[str],
        films: Sequence[tuple[str, str]],
        mood: str | None = None,
        chosen: str | None = None,
    ) -> int:
        """Note an evening and return its number, 1 for the first.

        Args:
            people: who sat there; may be nobody we know.
            films: the (key, label) of each film shown, in order.
            mood: what they typed.
            chosen: the key of the film they went for.
        """
        shown = [{"key": stored.film_key(key), "label": stored.text(label)} for key, label in films]
        wish = None if mood is None else stored.text(mood)
        what = (wish, shown, None if chosen is None else stored.film_key(chosen))
        if people and not self.path.exists():
            raise names.unknown(people[0], [])
        with changing(self.path, self._patience) as connection:
            guests = list(dict.fromkeys(_person(connection, name) for name in people))
            last = connection.execute("SELECT coalesce(max(night), 0) FROM nights").fetchall()[0][0]
            row = (last + 1, self._at(), guests, *what)
            connection.execute("INSERT INTO nights VALUES (?, ?, ?, ?, ?, ?)", row)
        return int(last) + 1

    def record_feedback(self, night: int, name: str, key: str, verdict: str) -> None:
        """Note what someone said of a film of a night: "liked", "seen", "vetoed" or "watched"."""
        said = (stored.film_key(key), stored.verdict(verdict))
        with self._changing(name) as (connection, person):
            if not connection.execute("SELECT 1 FROM nights WHERE night = ?", [night]).fetchall():
                raise UsageError(f"there was no night {night}", "nights are numbered from 1")
            row = (night, person, *said, self._at())
            connection.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)", row)

    def nights(self) -> list[Night]:
        """Every evening with what was said of it, oldest first."""
        with self._reading() as connection:
            return portable.nights_of(connection, _names(connection)) if connection else []

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
            yield connection, _person(connection, name)

    @contextmanager
    def _changing(self, name: str) -> Iterator[tuple[DuckDBPyConnection, str]]:
        if not self.path.exists():
            raise names.unknown(name, [])
        with changing(self.path, self._patience) as connection:
            yield connection, _person(connection, name)

    def _mark(self, table: str, name: str, key: str, label: str, **more: float) -> None:
        fields = {"film": stored.film_key(key), "label": stored.text(label), "since": self._at(), **more}
        updates = ", ".join(f"{field} = excluded.{field}" for field in ("label", *more))
        with self._changing(name) as (connection, person):
            connection.execute(
                f"INSERT INTO {table} (person, {', '.join(fields)}) VALUES (?{', ?' * len(fields)})"
                f" ON CONFLICT (person, film) DO UPDATE SET {updates}",
                [person, *fields.values()],
            )

    def _unmark(self, table: str, name: str, key: str) -> bool:
        where = f"FROM {table} WHERE person = ? AND film = ?"
        with self._changing(name) as (connection, person):
            there = connection.execute(f"SELECT 1 {where}", [person, key]).fetchall()
            connection.execute(f"DELETE {where}", [person, key])
        return bool(there)


def _names(connection: DuckDBPyConnection) -> dict[str, str]:
    """Names by person key, in the order they came."""
    rows = connection.execute("SELECT person, name FROM people ORDER BY since, person").fetchall()
    return dict(rows)


def _person(connection: DuckDBPyConnection, name: str) -> str:
    known, key = _names(connection), names.key_of(name)
    if key not in known:
        raise names.unknown(name, list(known.values()))
    return key
