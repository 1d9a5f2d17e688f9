"""The library as one JSON document, out and in.

    {"format": "movienight-library", "schema": 2,
     "people": [{"name", "since",
                 "likes":    [{"film", "label", "since", "confidence"}],
                 "ratings":  [{"film", "label", "since", "stars"}],
                 "seen":     [{"film", "label", "since"}],
                 "vetoes":   [{"film", "label", "since"}],
                 "dislikes": [{"film", "label", "since"}]}],
     "pairs": [{"first", "second", "balance", "since"}],
     "nights": [{"night", "since", "people": [name], "mood", "films": [{"key", "label"}], "chosen",
                 "snack": {"id", "name"}, "starts_at", "ends_at",
                 "fits": [{"person", "share"}],
                 "feedback": [{"person", "film", "verdict", "since"}]}]}

Times are ISO 8601 in UTC. Everything is in the order in which it came. Schema 1 knew neither
dislikes nor snack, times and fits of a night; it is read as one in which there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from movienight.errors import DataError, UsageError
from movienight.storage import names, stored
from movienight.storage.rows import marks_of, nights_of, pairs_of
from movienight.storage.stored import Night

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Checks = Mapping[str, Callable[[Any], Any]]
Tables = dict[str, list[tuple[Any, ...]]]
"""Rows by table, in the order of the table's columns."""

FORMAT, SCHEMA = "movienight-library", 2
NOTHING_DONE = "nothing was changed"
_MARKS = {"likes": ("confidence",), "ratings": ("stars",), "seen": (), "vetoes": (), "dislikes": ()}
_EXTRA: Checks = {"confidence": stored.confidence, "stars": stored.stars}


# -- out


def document(connection: DuckDBPyConnection | None) -> dict[str, Any]:
    """Everything in the library; the same document with empty lists where there is none yet."""
    whole: dict[str, Any] = {"format": FORMAT, "schema": SCHEMA, "people": [], "pairs": [], "nights": []}
    if connection is None:
        return whole
    rows = connection.execute("SELECT person, name, since FROM people ORDER BY since, person").fetchall()
    known = {person: name for person, name, _ in rows}
    whole["people"] = [_person(connection, *row) for row in rows]
    whole["pairs"] = [
        {"first": pair.first, "second": pair.second, "balance": pair.balance, "since": pair.at.isoformat()}
        for pair in pairs_of(connection, known)
    ]
    whole["nights"] = [_night(night) for night in nights_of(connection, known)]
    return whole


def _person(connection: DuckDBPyConnection, person: str, name: str, since: datetime) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": name, "since": stored.utc(since).isoformat()}
    for table, more in _MARKS.items():
        fields = ("film", "label", "since", *more)
        entry[table] = [
            dict(zip(fields, (film, label, at.isoformat(), *rest), strict=True))
            for film, label, at, *rest in marks_of(connection, table, person, *more)
        ]
    return entry


def _night(night: Night) -> dict[str, Any]:
    return {
        "night": night.number,
        "since": night.at.isoformat(),
        "people": list(night.people),
        "mood": night.mood,
        "films": [{"key": key, "label": label} for key, label in night.films],
        "chosen": night.chosen,
        "snack": None if night.snack is None else dict(zip(("id", "name"), night.snack, strict=True)),
        "starts_at": None if night.starts_at is None else night.starts_at.isoformat(),
        "ends_at": None if night.ends_at is None else night.ends_at.isoformat(),
        "fits": [{"person": name, "share": share} for name, share in night.fits.items()],
        "feedback": [
            {"person": said.name, "film": said.key, "verdict": said.verdict, "since": said.at.isoformat()}
            for said in night.feedback
        ],
    }


# -- in


def parse(whole: Any) -> Tables:
    """The rows of a document, all checked.

    Raises:
        DataError: naming the first place that is wrong.
    """
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise DataError("this is not an exported MovieNight library", NOTHING_DONE)
    if whole.get("schema") not in (1, SCHEMA):
        message = (
            f"this library was exported in form {whole.get('schema')}, this program reads up to {SCHEMA}"
        )
        raise DataError(message, "nothing was changed; use the MovieNight that wrote it, or a newer one")
    whole = _brought_up(whole) if whole["schema"] == 1 else whole
    tables: Tables = {name: [] for name in ("people", *_MARKS, "pairs", "nights", "fits", "feedback")}
    for place, entry in _entries(whole, "people", ""):
        _read_person(tables, entry, place)
    person = _one_of({row[0] for row in tables["people"]})
    pair: Checks = {"first": person, "second": person, "balance": stored.balance, "since": _moment}
    tables["pairs"] = [_row(entry, place, pair) for place, entry in _entries(whole, "pairs", "")]
    if any(first == second for first, second, *_ in tables["pairs"]):
        raise _wrong("the second person of a pair")
    for place, entry in _entries(whole, "nights", ""):
        _read_night(tables, entry, place, person)
    for name, width in _KEYS.items():
        _once(name, [frozenset(row[:width]) if name == "pairs" else row[:width] for row in tables[name]])
    return tables


def _brought_up(whole: dict[str, Any]) -> dict[str, Any]:
    """A document of schema 1 as one of today; what is wrong in it stays so."""

    def fuller(field: str, more: dict[str, Any]) -> dict[str, Any]:
        entries = whole.get(field)
        if not isinstance(entries, list):
            return {}
        return {field: [{**more, **entry} if isinstance(entry, dict) else entry for entry in entries]}

    card: dict[str, Any] = {"snack": None, "starts_at": None, "ends_at": None, "fits": []}
    return {**whole, **fuller("people", {"dislikes": []}), **fuller("nights", card)}


def fill(connection: DuckDBPyConnection, tables: Tables) -> None:
    """Put these rows in place of all there are."""
    for name, rows in tables.items():
        connection.execute(f"DELETE FROM {name}")
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


_KEYS = {"people": 1, **dict.fromkeys(_MARKS, 2), "pairs": 2, "nights": 1, "fits": 2, "feedback": 3}
"""How many of a table's first columns tell its rows apart."""


def _read_person(tables: Tables, entry: Any, place: str) -> None:
    key, since = _row(entry, place, {"name": names.key_of, "since": _moment})
    tables["people"].append((key, names.shown(entry["name"]), since))
    for table, more in _MARKS.items():
        extra = {field: _EXTRA[field] for field in more}
        checks: Checks = {"film": stored.film_key, "label": stored.text, "since": _moment, **extra}
        tables[table] += [(key, *_row(film, spot, checks)) for spot, film in _entries(entry, table, place)]


def _read_night(tables: Tables, entry: Any, place: str, person: Callable[[Any], str]) -> None:
    checks: Checks = {
        "night": _count,
        "since": _moment,
        "people": lambda value: [person(name) for name in _list(value)],
        "mood": _or_none(stored.text),
        "films": lambda value: [_shown(film) for film in _list(value)],
        "chosen": _or_none(stored.film_key),
        "snack": _or_none(_snack),
        "starts_at": _or_none(_moment),
        "ends_at": _or_none(_moment),
    }
    row = _row(entry, place, checks)
    tables["nights"].append(row)
    checks = {"person": person, "share": stored.fit}
    tables["fits"] += [(row[0], *_row(one, spot, checks)) for spot, one in _entries(entry, "fits", place)]
    checks = {"person": person, "film": stored.film_key, "verdict": stored.verdict, "since": _moment}
    said = [(row[0], *_row(one, spot, checks)) for spot, one in _entries(entry, "feedback", place)]
    tables["feedback"] += said


def _entries(holder: Any, field: str, place: str) -> list[tuple[str, Any]]:
    spot = f"{place}.{field}" if place else field
    (entries,) = _row(holder, place, {field: _list})
    return [(f"{spot}[{number}]", entry) for number, entry in enumerate(entries)]


def _row(entry: Any, place: str, checks: Checks) -> tuple[Any, ...]:
    values = []
    for field, check in checks.items():
        try:
            values.append(check(entry[field]))
        except (KeyError, TypeError, ValueError, OverflowError, UsageError):
            raise _wrong(f"{place}.{field}" if place else field) from None
    return tuple(values)


def _once(table: str, keys: Sequence[Any]) -> None:
    if len(set(keys)) != len(keys):
        raise DataError(f"the export cannot be restored: an entry of {table} stands twice", NOTHING_DONE)


def _wrong(place: str) -> DataError:
    return DataError(f"the export cannot be restored: {place} is missing or wrong", NOTHING_DONE)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 1 <= value < 2**31:
        raise ValueError
    return value


def _moment(value: Any) -> datetime:
    return stored.moment(datetime.fromisoformat(value))


def _shown(film: Any) -> dict[str, str]:
    return {"key": stored.film_key(film["key"]), "label": stored.text(film["label"])}


def _snack(recipe: Any) -> dict[str, str]:
    return {"id": stored.text(recipe["id"]), "name": stored.text(recipe["name"])}


def _or_none(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else check(value)


def _one_of(people: set[str]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        key = names.key_of(value)
        if key not in people:
            raise ValueError
        return key

    return check
