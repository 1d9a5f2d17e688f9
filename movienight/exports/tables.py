"""A text with commas as a table: its header found behind whatever preamble, its rows with their lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from movienight.exports.entry import Source
from movienight.exports.form import Row

Known = TypeVar("Known")

HEADER_WITHIN = 10
"""Records looked at for the header; a list of Letterboxd has a preamble of three."""


@dataclass(frozen=True, slots=True)
class Table(Generic[Known]):
    """The rows below a header that was known for `what` it is; a line instead of a row is a broken one."""

    what: Known
    rows: list[Row | int]


def read_table(text: str, name: str, known: Callable[[list[str]], Known | None]) -> Table[Known] | None:
    """The table in a text; None where no header of it is known.

    Args:
        text: fields between commas, semicolons or tabs, in quotes where they need to be.
        name: of the file, for where rows stand.
        known: what a header (columns in lower case) makes of a table.
    """
    for separator in ",;\t":
        records = _records(text, separator)
        for _, record in islice(records, HEADER_WITHIN):
            columns = [column.strip().lstrip("\ufeff").lower() for column in record or ()]
            if columns and (what := known(columns)) is not None:
                return Table(what, list(_rows(text, name, columns, records)))
    return None


def _rows(
    text: str, name: str, columns: list[str], records: Iterator[tuple[int, list[str] | None]]
) -> Iterator[Row | int]:
    """Rows shorter than the header end in blanks; with more values than columns nothing is sure."""
    open_quote = text.count('"') % 2 == 1
    kept = [(line, record) for line, record in records if record != []]
    for place, (line, record) in enumerate(kept):
        runaway = open_quote and place == len(kept) - 1 and any("\n" in value for value in record or ())
        if record is None or runaway or any(value.strip() for value in record[len(columns) :]):
            yield line
        else:
            values = [*record, *[""] * (len(columns) - len(record))]
            yield Row(dict(zip(columns, values, strict=False)), Source(name, line))


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with the line it begins on; None for one that cannot be taken apart."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, None
