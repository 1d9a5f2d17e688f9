"""Going through a text file without DuckDB: how many records, on which lines, with which line ends.

DuckDB loses rows in silence when a quote is opened and never closed, so what it read is checked
against a count of our own.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Scan:
    """What a quick pass tells.

    `records` counts header and blank ones too; `even_ends` is false where line ends mix; `odd_quotes`
    says that a quote is left over, as where one is never closed.
    """

    records: int
    even_ends: bool
    odd_quotes: bool


def scan(path: Path, *, quoted: bool) -> Scan:
    """Count records, a newline between quotes being none, and look at the line ends."""
    newlines = ends = returns = pairs = 0
    inside, last = False, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            newlines += chunk.count(b"\n")
            returns += chunk.count(b"\r")
            pairs += (last + chunk).count(b"\r\n") if returns else 0
            if quoted:
                pieces = chunk.split(b'"')
                ends += sum(piece.count(b"\n") for piece in pieces[inside::2])
                inside ^= len(pieces) % 2 == 0
            last = chunk[-1:]
    records = (ends if quoted else newlines) + (last not in (b"", b"\n"))
    return Scan(records, returns == 0 or returns == pairs == newlines, inside)


def with_even_ends(path: Path, copy: Path) -> Path:
    """A copy in which every line ends with a bare newline."""
    with path.open("rb") as file, copy.open("wb") as out:
        carry = b""
        while chunk := file.read(_CHUNK):
            chunk = carry + chunk
            carry = b"\r" if chunk.endswith(b"\r") else b""
            chunk = chunk[: len(chunk) - len(carry)]
            out.write(chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
        out.write(carry.replace(b"\r", b"\n"))
    return copy


@dataclass(frozen=True, slots=True)
class Record:
    """`number` and `line` count from 1, header included; a record may span several lines."""

    number: int
    line: int
    blank: bool


def records(path: Path, *, quoted: bool, encoding: str) -> Iterator[Record]:
    """All records of a file, one after another; the slow and sure way."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        yield from _quoted(file) if quoted else _plain(file)


def look_up(
    records: Iterable[Record], ordinals: Set[int], numbers: Set[int], rejected: Set[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Lines of accepted rows by ordinal (0 is the first row), and of records by number.

    Args:
        rejected: numbers of the records that were not accepted; a header is one of them.
    """
    line_of_row: dict[int, int] = {}
    line_of_record: dict[int, int] = {}
    ordinal = 0
    for record in records:
        if len(line_of_row) == len(ordinals) and len(line_of_record) == len(numbers):
            break
        if record.number in numbers:
            line_of_record[record.number] = record.line
        if not record.blank and record.number not in rejected:
            if ordinal in ordinals:
                line_of_row[ordinal] = record.line
            ordinal += 1
    return line_of_row, line_of_record


def unclosed_quote(path: Path, encoding: str) -> int | None:
    """The line of a quote that is opened and never closed; None where there is none."""
    last = max((record.line for record in records(path, quoted=True, encoding=encoding)), default=1)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        try:
            deque(csv.reader(islice(file, last - 1, None), strict=True), maxlen=0)
        except csv.Error as error:
            return last if "end of data" in str(error) else None
    return None


def _plain(file: TextIO) -> Iterator[Record]:
    for number, line in enumerate(file, 1):
        yield Record(number, number, blank=not line.strip("\r\n"))


def _quoted(file: TextIO) -> Iterator[Record]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(file)
    line = 1
    for number, row in enumerate(reader, 1):
        yield Record(number, line, blank=not row)
        line = reader.line_num + 1
