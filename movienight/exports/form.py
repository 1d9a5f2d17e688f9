"""What a form of file is: the columns it is known by, and how its rows are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from movienight.exports.entry import BROKEN, UNREADABLE, UNTITLED, Entry, Source
from movienight.exports.values import tidy

Outcome = Entry | str
"""What became of a row: an entry, or the reason why it is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its values by the names of their columns in lower case, and where it stands."""

    values: Mapping[str, str]
    source: Source

    def __getitem__(self, column: str) -> str:
        """The value without blanks around it; "" where there is none."""
        return self.values.get(column, "").strip()


@dataclass(frozen=True, slots=True)
class Context:
    """What lies beside a file: whose ratings are wanted, and the (ids, title) of films by MovieLens id."""

    user: int | None = None
    films: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)


Read = Callable[[Sequence[Row], Context], Iterator[Outcome]]
"""Reads all rows of a file, one outcome each, in their order."""


def _any_file(path: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file.

    `columns`, in lower case, must all be there; `named` decides by the path, with forward slashes
    and in lower case, between forms of the same columns. `exactly` allows no other columns.
    """

    name: str
    columns: frozenset[str]
    read: Read
    named: Callable[[str], bool] = _any_file
    exactly: bool = False

    def fits(self, columns: Sequence[str], path: str) -> bool:
        """Whether a file with these columns is of this form."""
        there = set(columns)
        return self.columns <= there and self.named(path) and not (self.exactly and there > self.columns)


def columns(names: str) -> frozenset[str]:
    """Columns from a list with commas."""
    return frozenset(names.lower().split(","))


def one_by_one(read: Callable[[Row], Outcome]) -> Read:
    """Reads each row by itself; one with a rating that is none is said to be unreadable."""

    def read_all(rows: Sequence[Row], context: Context) -> Iterator[Outcome]:
        for row in rows:
            try:
                yield read(row)
            except ValueError:
                yield UNREADABLE

    return read_all


def titled(entry: Entry) -> Outcome:
    """The entry with its title in order, or why it cannot be one.

    A title over several lines is that of a quote that somebody forgot to close.
    """
    if "\n" in entry.title or "\r" in entry.title:
        return BROKEN
    title = tidy(entry.title)
    if not title and not entry.ids:
        return UNTITLED
    return Entry(title, entry.year, entry.ids, entry.stars, entry.liked, entry.seen, entry.at, entry.source)
