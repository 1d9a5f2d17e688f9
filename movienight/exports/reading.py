"""From a path to the entries of an export, with an account of every row."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movienight.errors import ImportRefused
from movienight.exports.entry import BROKEN, Entry, merge
from movienight.exports.form import Context, Form, Outcome, Row
from movienight.exports.forms import form_of, is_beside
from movienight.exports.opening import Document, decoded, documents
from movienight.exports.sites import movielens, trakt
from movienight.exports.tables import read_table
from movienight.text.normalise import fold

EXAMPLES = 5
"""Line numbers kept per reason."""
ADVICE = (
    "give the export of Letterboxd, IMDb, Trakt, Netflix, Movary or MovieLens, as zip, folder, csv or json"
)


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file. Every row is an entry or was skipped: `rows == entries + sum(skipped.values())`.

    `form` says what it was taken for. `skipped` maps a reason to a number of rows, `lines` to up to
    five of the lines they stand on.
    """

    name: str
    form: str
    rows: int
    entries: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Export:
    """All that was read. `entries` are one per film, `merged` rows told of the same film again.

    `unused` are the names of files that are of no form we know, or too large.
    """

    origin: str
    files: tuple[FileRead, ...]
    entries: tuple[Entry, ...]
    unused: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Rows read: `sum(skipped.values()) + merged + len(entries)`."""
        return sum(file.rows for file in self.files)

    @property
    def merged(self) -> int:
        """Rows that told of the same film again."""
        return sum(file.entries for file in self.files) - len(self.entries)

    @property
    def skipped(self) -> dict[str, int]:
        """Rows that are no entry, by reason."""
        total: Counter[str] = Counter()
        for file in self.files:
            total.update(file.skipped)
        return dict(total)


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that we can read: the form of its table, or the items of its JSON."""

    name: str
    form: Form | None
    label: str
    rows: Sequence[Row | int] = ()
    items: Sequence[Any] = ()


def read_export(path: Path, user: int | None = None) -> Export:
    """Read an export: a zip, a folder, a csv or a json.

    Args:
        path: where it is.
        user: whose ratings, where a file holds those of many (MovieLens data sets).

    Raises:
        ImportRefused: nothing there is of a form we know, or it is damaged or too large.
        UsageError: `user` is needed, or nobody has that number.
    """
    found = documents(path)
    beside: list[Row] = []
    known = [one for one in (_known(document, beside) for document in found) if one]
    if not known:
        raise _nothing(path, found)
    context = Context(user, movielens.films([*beside, *_linked(path, known)]))
    # Of two ratings of one day the one in the list of ratings counts: it is the one that stands.
    known.sort(key=lambda one: ("ratings" in one.label, one.name))
    files, entries = [], []
    for one in known:
        file, told = _read(one, context)
        files.append(file)
        entries += told
    names = {file.name for file in files}
    unused = tuple(document.name for document in found if document.name not in names)
    return Export(str(path), tuple(files), tuple(_merged(entries)), unused)


def _known(document: Document, beside: list[Row]) -> _Known | None:
    """What a document is; rows of what MovieLens keeps beside ratings are put into `beside`."""
    if document.data is None:
        return None
    text = decoded(document.data)
    if document.name.lower().endswith(".json") or text.lstrip()[:1] == "[":
        return _of_json(document.name, text)
    table = read_table(text, document.name, lambda columns: _what(columns, document.name))
    if table is None:
        return None
    if isinstance(table.what, Form):
        return _Known(document.name, table.what, table.what.name, table.rows)
    beside += _whole(table.rows)
    return None


def _what(columns: list[str], name: str) -> Form | bool | None:
    """The form of a table; True for one that lies beside MovieLens ratings."""
    return form_of(columns, name) or (True if is_beside(columns) else None)


def _of_json(name: str, text: str) -> _Known | None:
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return None
    label = trakt.json_form(items, name)
    return _Known(name, None, label, items=items) if label else None


def _linked(path: Path, known: Sequence[_Known]) -> list[Row]:
    """What lies beside a single file of MovieLens ratings."""
    if not path.is_file() or not any(one.label == movielens.RATINGS for one in known):
        return []
    rows: list[Row] = []
    for name in ("links.csv", "movies.csv"):
        place = path.parent / name
        for document in documents(place) if place.is_file() else ():
            _known(document, rows)
    return rows


def _whole(rows: Iterable[Row | int]) -> list[Row]:
    return [row for row in rows if isinstance(row, Row)]


def _read(known: _Known, context: Context) -> tuple[FileRead, list[Entry]]:
    """The account of one document, and its entries in order."""
    outcomes = [*_table_outcomes(known, context), *_json_outcomes(known)]
    entries = [outcome for _, outcome in outcomes if isinstance(outcome, Entry)]
    lines: dict[str, list[int]] = defaultdict(list)
    for line, outcome in outcomes:
        if isinstance(outcome, str):
            lines[outcome].append(line)
    skipped = {reason: len(places) for reason, places in lines.items()}
    label = f"{known.label} + links" if known.label == movielens.RATINGS and context.films else known.label
    first = {reason: tuple(places[:EXAMPLES]) for reason, places in lines.items()}
    return FileRead(known.name, label, len(outcomes), len(entries), skipped, first), entries


def _table_outcomes(known: _Known, context: Context) -> list[tuple[int, Outcome]]:
    if known.form is None:
        return []
    rows = _whole(known.rows)
    broken: list[tuple[int, Outcome]] = [(row, BROKEN) for row in known.rows if isinstance(row, int)]
    outcomes = known.form.read(rows, context)
    return broken + [(row.source.line, outcome) for row, outcome in zip(rows, outcomes, strict=True)]


def _json_outcomes(known: _Known) -> list[tuple[int, Outcome]]:
    return list(enumerate(trakt.json_entries(list(known.items), known.name), start=1))


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """One entry per film, by its first id or by title and year, in the order they came."""
    films: dict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        films[entry.ids[0] if entry.ids else (fold(entry.title), entry.year)].append(entry)
    return [merge(told) for told in films.values()]


def _nothing(path: Path, found: Sequence[Document]) -> ImportRefused:
    """Why there is nothing to read: what was there."""
    names = ", ".join(document.name for document in found[:8])
    large = [document.name for document in found if document.data is None]
    if large:
        return ImportRefused(f"{path} holds nothing but files that are too large: {large[0]}", ADVICE)
    message = f"{path} is no export we know" if path.is_file() and len(found) == 1 else ""
    return ImportRefused(message or f"{path} holds no export we know: {names or 'no files'}", ADVICE)
