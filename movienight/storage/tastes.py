"""What each person said of films: the part of the library that is one person's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from movienight.storage import retelling, rows, stored
from movienight.storage.desk import Desk, names_in, person_in
from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste
from movienight.storage.transactions import changing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_OPPOSITE = {"likes": "dislikes", "dislikes": "likes"}
"""Nobody both loves a film and does not care for it: the last word counts."""


class Tastes(Desk):
    """Likes, dislikes, ratings, films seen and vetoes; each call is one transaction."""

    def taste(self, name: str) -> StoredTaste:
        """All that one person said of films, read at once."""
        with self._reading_of(name) as (connection, person):
            return _taste_of(connection, person)

    def tastes(self, people: Sequence[str]) -> dict[str, StoredTaste]:
        """The same of several, by their names as first typed, read at once; whom nobody knows is left out."""
        with self._reading() as connection:
            if connection is None:
                return {}
            keys = {name: key for key, name in names_in(connection).items()}
            return {name: _taste_of(connection, keys[name]) for name in people if name in keys}

    def like(self, name: str, key: str, label: str, confidence: float = 1.0) -> None:
        """Note that they love this film, and no longer that they do not care for it.

        Again changes label and confidence, not since when.
        """
        self._mark("likes", name, key, label, confidence=stored.confidence(confidence))

    def unlike(self, name: str, key: str) -> bool:
        """Take a like back; False where there was none."""
        return self._unmark("likes", name, key)

    def likes(self, name: str) -> list[StoredFilm]:
        """What they love, oldest first."""
        return list(self.taste(name).likes)

    def dislike(self, name: str, key: str, label: str) -> None:
        """Note that they do not care for this film, and no longer that they love it."""
        self._mark("dislikes", name, key, label)

    def undislike(self, name: str, key: str) -> bool:
        """Take a dislike back; False where there was none."""
        return self._unmark("dislikes", name, key)

    def dislikes(self, name: str) -> list[StoredFilm]:
        """What they do not care for, oldest first."""
        return list(self.taste(name).dislikes)

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

    def retell(self, keys: Sequence[str], told: Mapping[str, StoredTaste]) -> None:
        """Let people say of these films what `told` says by name, and nothing else, in one transaction.

        Of other films everything stays; labels, stars and since when are taken as they are given.
        """
        films = [stored.film_key(key) for key in keys]
        with changing(self.path, self._patience) as connection:
            for name, taste in told.items():
                person = person_in(connection, name)
                for table, values in retelling.rows_of(taste, set(films)).items():
                    retelling.replace_rows(connection, table, person, films, values)

    def _mark(self, table: str, name: str, key: str, label: str, **more: float) -> None:
        film, shown, since = stored.film_key(key), stored.text(label), self._at()
        with self._changing(name) as (connection, person):
            if table in _OPPOSITE:
                connection.execute(
                    f"DELETE FROM {_OPPOSITE[table]} WHERE person = ? AND film = ?", [person, film]
                )
            rows.put_mark(connection, table, (person, film, shown, since), **more)

    def _unmark(self, table: str, name: str, key: str) -> bool:
        where = f"FROM {table} WHERE person = ? AND film = ?"
        with self._changing(name) as (connection, person):
            there = connection.execute(f"SELECT 1 {where}", [person, key]).fetchall()
            connection.execute(f"DELETE {where}", [person, key])
        return bool(there)


def _taste_of(connection: DuckDBPyConnection, person: str) -> StoredTaste:
    marks = partial(rows.marks_of, connection)
    return StoredTaste(
        likes=tuple(StoredFilm(*row) for row in marks("likes", person, "confidence")),
        ratings=tuple(StoredRating(*row) for row in marks("ratings", person, "stars")),
        seen=tuple(StoredFilm(*row) for row in marks("seen", person)),
        vetoes=tuple(StoredFilm(*row) for row in marks("vetoes", person)),
        dislikes=tuple(StoredFilm(*row) for row in marks("dislikes", person)),
    )
