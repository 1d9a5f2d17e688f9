"""Who watches with whom, and the nights they had: the part of the library that people share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from movienight.errors import UsageError
from movienight.storage import names, rows, stored
from movienight.storage.desk import Desk, names_in, person_in
from movienight.storage.stored import Night, Pair
from movienight.storage.transactions import changing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ASKED_AFTER = timedelta(hours=4)
"""How long after a night began people are asked how it was: by then the film is over."""

NO_FITS: Mapping[str, float] = {}


class Evenings(Desk):
    """Pairs and nights; each call is one transaction."""

    def pair(self, first: str, second: str, balance: float = 0.5) -> None:
        """Note that two people watch together, and the balance between them (0 all first, 1 all second)."""
        if names.key_of(first) == names.key_of(second):
            raise UsageError("a pair is two people", "name somebody else")
        with self._changing(first) as (connection, one):
            other = person_in(connection, second)
            connection.execute("DELETE FROM pairs WHERE first = ? AND second = ?", [other, one])
            row = (one, other, stored.balance(balance), self._at())
            connection.execute("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)", row)

    def pairs(self) -> list[Pair]:
        """Who watches with whom, oldest first."""
        with self._reading() as connection:
            return rows.pairs_of(connection, names_in(connection)) if connection else []

    def record_night(
        self,
        people: Sequence[str],
        films: Sequence[tuple[str, str]],
        mood: str | None = None,
        chosen: str | None = None,
        *,
        snack: tuple[str, str] | None = None,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        fits: Mapping[str, float] = NO_FITS,
    ) -> int:
        """Note an evening and return its number, 1 for the first.

        Args:
            people: who sat there; may be nobody we know.
            films: the (key, label) of each film shown, in order.
            mood: what they typed.
            chosen: the key of the film they went for.
            snack: id and name of the recipe they went for.
            starts_at: when the film begins.
            ends_at: when it is over.
            fits: for each of these people, the share 0..1 of the candidates that the chosen film
                beats for them.
        """
        what = (
            None if mood is None else stored.text(mood),
            [{"key": stored.film_key(key), "label": stored.text(label)} for key, label in films],
            None if chosen is None else stored.film_key(chosen),
            None if snack is None else {"id": stored.text(snack[0]), "name": stored.text(snack[1])},
            *(None if time is None else stored.moment(time) for time in (starts_at, ends_at)),
        )
        if people and not self.path.exists():
            raise names.unknown(people[0], [])
        with changing(self.path, self._patience) as connection:
            guests = list(dict.fromkeys(person_in(connection, name) for name in people))
            shares = {_guest(connection, name, guests): stored.fit(fits[name]) for name in fits}
            last = connection.execute("SELECT coalesce(max(night), 0) FROM nights").fetchall()[0][0]
            row = (last + 1, self._at(), guests, *what)
            connection.execute("INSERT INTO nights VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            for person, share in shares.items():
                connection.execute("INSERT INTO fits VALUES (?, ?, ?)", (last + 1, person, share))
        return int(last) + 1

    def record_feedback(self, night: int, name: str, key: str, verdict: str) -> None:
        """Note what someone said of a film of a night: one of `stored.VERDICTS`."""
        said = (stored.film_key(key), stored.verdict(verdict))
        with self._changing(name) as (connection, person):
            if not connection.execute("SELECT 1 FROM nights WHERE night = ?", [night]).fetchall():
                raise _no_night(night)
            self._put_feedback(connection, night, person, *said)

    def nights(self) -> list[Night]:
        """Every evening with what was said of it, oldest first."""
        with self._reading() as connection:
            return rows.nights_of(connection, names_in(connection)) if connection else []

    def forget_night(self, night: int) -> bool:
        """Take an evening back with all that was said of it; False where there was none.

        The stars people gave stay with them.
        """
        if not self.path.exists():
            return False
        with changing(self.path, self._patience) as connection:
            there = connection.execute("SELECT 1 FROM nights WHERE night = ?", [night]).fetchall()
            for table in ("nights", "feedback", "fits"):
                connection.execute(f"DELETE FROM {table} WHERE night = ?", [night])
        return bool(there)

    # -- how it was

    def open_questions(self) -> list[Night]:
        """Nights of which somebody has yet to say how the film was, oldest first.

        Asked is once four hours have passed since the night began; `Night.unanswered` names who.
        """
        over = stored.utc(self._at()) - ASKED_AFTER
        return [night for night in self.nights() if night.unanswered and night.began <= over]

    def answer(self, night: int, name: str, stars: float | None) -> None:
        """Note what someone thinks of the film chosen that night: their stars, or None to be asked no more.

        Stars also mean that they have seen it.

        Raises:
            UsageError: there was no such night, no film was chosen, or they were not there.
        """
        given = None if stars is None else stored.stars(stars)
        with self._changing(name) as (connection, person):
            film, label = _chosen(connection, night, person, name)
            if given is not None:
                mark = (person, film, label, self._at())
                rows.put_mark(connection, "ratings", mark, stars=given)
                rows.put_mark(connection, "seen", mark)
            self._put_feedback(connection, night, person, film, "skipped" if given is None else "watched")

    def _put_feedback(
        self, connection: DuckDBPyConnection, night: int, person: str, film: str, verdict: str
    ) -> None:
        row = (night, person, film, verdict, self._at())
        connection.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)", row)


def _guest(connection: DuckDBPyConnection, name: str, guests: Sequence[str]) -> str:
    person = person_in(connection, name)
    if person not in guests:
        raise _not_there(name)
    return person


def _chosen(connection: DuckDBPyConnection, night: int, person: str, name: str) -> tuple[str, str]:
    """Key and label of the film chosen on a night on which this person was there."""
    query = "SELECT people, films, chosen FROM nights WHERE night = ?"
    found = connection.execute(query, [night]).fetchall()
    if not found:
        raise _no_night(night)
    guests, films, chosen = found[0]
    if chosen is None:
        raise UsageError(f"no film was chosen on night {night}", "`movienight rate` gives any film stars")
    if person not in guests:
        raise _not_there(name)
    labels = {film["key"]: film["label"] for film in films}
    return chosen, labels.get(chosen, "")


def _no_night(night: int) -> UsageError:
    return UsageError(
        f"there was no night {night}", "nights are numbered from 1; `movienight history` lists them"
    )


def _not_there(name: str) -> UsageError:
    return UsageError(f"{names.shown(name)} was not there that night", "name somebody who was")
