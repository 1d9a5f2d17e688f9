"""The readers: a found file made ready, and DuckDB's view of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import ImportRefused
from movienight.ingest import scanning
from movienight.ingest.finding import Found, readable
from movienight.ingest.forms import Form
from movienight.ingest.rows import number

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_REJECTS = 500_000
"""Faulty values noted per file; a file with more is refused."""

_REASONS = {
    "MISSING COLUMNS": "wrong number of columns",
    "TOO MANY COLUMNS": "wrong number of columns",
    "UNQUOTED VALUE": "stray quote",
    "LINE SIZE OVER MAXIMUM": "longer than 2 MB",
    "INVALID ENCODING": "broken text encoding",
    "INVALID STATE": "cannot be taken apart",
}


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that the reader did not accept; `text` is all of one of wrong length, else empty."""

    number: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A text file ready to be read: its columns in order, its alphabet, what a scan told of it."""

    path: Path
    name: str
    form: Form
    columns: tuple[str, ...]
    encoding: str
    scan: scanning.Scan

    @property
    def rows(self) -> int:
        """Records without the header; blank ones among them."""
        return max(self.scan.records - self.form.header, 0)

    def source(self) -> str:
        """A subquery that reads the file with its columns under their names and types."""
        types = [self.form.wanted.get(name, "VARCHAR") for name in self.columns]
        fields = ", ".join(f"'{_field(place)}': '{kind}'" for place, kind in enumerate(types))
        quote = '"' if self.form.quoted else ""
        options = (
            f"auto_detect=false, header={str(self.form.header).lower()}, delim='{self.form.separator}', "
            f"quote='{quote}', escape='{quote}', encoding='{self.encoding}', columns={{{fields}}}, "
            f"parallel={str(not self.form.quoted).lower()}, store_rejects=true, rejects_limit={MOST_REJECTS}"
        )
        chosen = _chosen(self.form, {name: _field(place) for place, name in enumerate(self.columns)})
        return f"(SELECT {chosen} FROM read_csv({literal(str(self.path))}, {options}))"


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A Parquet file of ratings, read with the types of the form."""

    path: Path
    name: str
    form: Form
    rows: int

    def source(self) -> str:
        """A subquery that reads the file with its columns under their names and types."""
        chosen = ", ".join(
            f'TRY_CAST("{name}" AS {kind}) AS "{name}"' for name, kind in self.form.wanted.items()
        )
        return f"(SELECT {chosen} FROM read_parquet({literal(str(self.path))}))"


def prepare(found: Found, work: Path) -> LocalFile | ParquetFile:
    """Make a found file readable: unpacked, its line ends even, its alphabet known.

    Raises:
        ImportRefused: it is damaged or may not be read.
    """
    with readable(found.candidate.path):
        return _prepare(found, found.local(work), work)


def _prepare(found: Found, path: Path, work: Path) -> LocalFile | ParquetFile:
    form = found.recognised.form
    if found.recognised.parquet:
        return ParquetFile(path, found.name, form, _rows_of_parquet(path, found.name))
    seen = scanning.scan(path, quoted=form.quoted)
    if not seen.even_ends:
        path = scanning.with_even_ends(path, work / f"even-{len(list(work.iterdir()))}")
        seen = scanning.scan(path, quoted=form.quoted)
    encoding = "utf-8" if form.header or _is_utf8(path) else "latin-1"
    return LocalFile(path, found.name, form, found.recognised.columns, encoding, seen)


def literal(text: str) -> str:
    """An SQL string."""
    return "'" + text.replace("'", "''") + "'"


def rejects_of(connection: DuckDBPyConnection, file: LocalFile) -> list[Reject]:
    """One reject per record, with the first thing that was wrong with it.

    Raises:
        ImportRefused: there are more than are noted.
    """
    if number(connection, "SELECT count(*) FROM reject_errors") >= MOST_REJECTS:
        message = f"{file.name}: more than {MOST_REJECTS:,} values cannot be used"
        raise ImportRefused(message, "check that the file is what it should be")
    # A row of wrong length is just that, whatever its values look like in the wrong columns.
    rows = connection.execute(
        """SELECT line, arg_min(error_type::VARCHAR, place), arg_min(column_name, place),
                  coalesce(any_value(csv_line) FILTER (place = -1), '')
           FROM (SELECT *, CASE WHEN error_type::VARCHAR LIKE '%COLUMNS' THEN -1
                           ELSE coalesce(column_idx, 0)::BIGINT END AS place FROM reject_errors)
           GROUP BY line ORDER BY line"""
    ).fetchall()
    return [Reject(line, _reason(file, kind, column), text) for line, kind, column, text in rows]


def _reason(file: LocalFile, kind: str, column: str | None) -> str:
    if kind != "CAST" or column is None:
        return _REASONS.get(kind, kind.lower())
    return f"{file.columns[int(column.removeprefix('column'))]} is no number"


def _chosen(form: Form, fields: Mapping[str, str]) -> str:
    """The wanted columns under their names; NULL for an optional one that is not there."""
    return ", ".join(
        f'{fields[name]} AS "{name}"' if name in fields else f'NULL::{kind} AS "{name}"'
        for name, kind in form.wanted.items()
    )


def _field(place: int) -> str:
    """A safe name for the column at a place, whatever the file calls it."""
    return f"column{place}"


def _rows_of_parquet(path: Path, name: str) -> int:
    import duckdb

    try:
        with duckdb.connect() as connection:
            return number(connection, f"SELECT count(*) FROM read_parquet({literal(str(path))})")
    except duckdb.Error as error:
        raise ImportRefused(f"{name} is damaged or cut off", "fetch it again") from error


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True
