"""Files into tables, by DuckDB's own readers, with an account of every row.

A row is dropped by the reader (it does not fit the columns and their types) or by a rule (it fits,
but makes no sense). Either way it is counted under a reason and its line can be named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from movienight.errors import ImportRefused, UsageError
from movienight.ingest import scanning
from movienight.ingest.account import EXAMPLES, FileAccount
from movienight.ingest.reading import LocalFile, ParquetFile, Reject, rejects_of
from movienight.ingest.rows import one

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TOLERATED = 0.05
"""Share of rows that may be malformed before a file is refused."""

_FEW = 10
"""So many malformed rows are tolerated in any file, however short."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows for which the SQL condition `where` holds are dropped as `reason`.

    `malformed` rows count towards refusing the file; the others are merely of no use here.
    """

    reason: str
    where: str
    malformed: bool = True


@dataclass(slots=True)
class Loaded:
    """One file in a table, while the rows that make no sense are being taken out."""

    file: LocalFile | ParquetFile
    table: str
    scope: str
    first: int
    read: int
    rejects: Sequence[Reject]
    malformed: int
    dropped: Counter[str] = field(default_factory=Counter)
    records: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ordinals: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def take_back(self, reject: Reject) -> None:
        """A record turned out to be of use: it no longer counts as dropped."""
        self.dropped[reject.reason] -= 1
        self.records[reject.reason].remove(reject.number)
        self.malformed -= 1


def load(
    connection: DuckDBPyConnection,
    file: LocalFile | ParquetFile,
    statement: str,
    table: str,
    scope: str = "true",
) -> Loaded:
    """Read a file into a table.

    Args:
        statement: fills `table`; "{source}" in it stands for the file's rows.
        scope: SQL condition for the rows of `table` that are of this file.

    Raises:
        ImportRefused: the file cannot be read, or rows of it got lost on the way.
    """
    import duckdb

    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    try:
        connection.execute(statement.format(source=file.source()))
    except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.BinderException) as error:
        message = f"{file.name} cannot be read: {str(error).splitlines()[0]}"
        raise ImportRefused(message, "check that the file is what it should be, or fetch it again") from error
    rejects = rejects_of(connection, file) if isinstance(file, LocalFile) else []
    count, first = one(connection, f"SELECT count(*), coalesce(min(rowid), 0) FROM {table} WHERE {scope}")
    loaded = Loaded(file, table, scope, first, count + len(rejects), rejects, len(rejects))
    for reject in rejects:
        loaded.dropped[reject.reason] += 1
        loaded.records[reject.reason].append(reject.number)
    if isinstance(file, LocalFile):
        _check_nothing_lost(file, loaded)
    return loaded


def sift(connection: DuckDBPyConnection, loaded: Loaded, rules: Sequence[Rule]) -> None:
    """Take out the rows that break a rule; each is counted under the first rule it breaks."""
    for rule in rules:
        where = f"({loaded.scope}) AND ({rule.where})"
        count, rowids = one(
            connection, f"SELECT count(*), min(rowid, {EXAMPLES}) FROM {loaded.table} WHERE {where}"
        )
        if not count:
            continue
        connection.execute(f"DELETE FROM {loaded.table} WHERE {where}")
        loaded.dropped[rule.reason] += count
        loaded.ordinals[rule.reason] += [rowid - loaded.first for rowid in rowids]
        loaded.malformed += count if rule.malformed else 0


def account_for(
    loaded: Loaded, taken_for: str, mended: Mapping[str, int] | None = None, *, needed: bool = False
) -> FileAccount:
    """Close the books on a file.

    Args:
        mended: how many rows had something put right, by what it was.
        needed: a file without which the data set is worth nothing, so that a row must be left.

    Raises:
        ImportRefused: too many of its rows are malformed, or none is left.
    """
    lines = _lines(loaded)
    kept = loaded.read - sum(loaded.dropped.values())
    if loaded.malformed > max(_FEW, TOLERATED * loaded.read) or (loaded.malformed and not kept):
        raise _too_bad(loaded, lines)
    if needed and not kept:
        what = f"none of its {loaded.read} rows is of use: {', '.join(loaded.dropped)}" if loaded.read else ""
        raise ImportRefused(f"{loaded.file.name} has no rows", what or "fetch it again")
    mended = {what: count for what, count in (mended or {}).items() if count}
    return FileAccount(loaded.file.name, taken_for, loaded.read, kept, dict(loaded.dropped), lines, mended)


def same_again(table: str, *columns: str) -> Rule:
    """A rule against rows that repeat the key of an earlier row."""
    firsts = f"SELECT min(rowid) FROM {table} GROUP BY {', '.join(columns)}"
    return Rule(f"same {' and '.join(columns)} again", f"rowid NOT IN ({firsts})", malformed=False)


def refuse_second(connection: DuckDBPyConnection, table: str, edition: str) -> None:
    """Make sure that an edition is not loaded twice in one import.

    Raises:
        UsageError: it is there already.
    """
    if one(connection, f"SELECT count(*) FROM {table} WHERE edition = ?", [edition])[0]:
        raise UsageError(f"{edition} was given twice", "give each data set once")


def _check_nothing_lost(file: LocalFile, loaded: Loaded) -> None:
    """Compare what the reader accounts for with a count of our own."""
    if loaded.read == file.rows and not file.scan.odd_quotes:
        return
    if file.form.quoted and (line := scanning.unclosed_quote(file.path, file.encoding)):
        message = f"{file.name} opens a quote on line {line} that is never closed"
        raise ImportRefused(message, "the file is damaged or cut off; fetch it again")
    every = scanning.records(file.path, quoted=file.form.quoted, encoding=file.encoding)
    rows = sum(not record.blank for record in every) - file.form.header
    if loaded.read != max(rows, 0):
        message = f"{file.name} has {rows} rows of which only {loaded.read} can be told apart"
        raise ImportRefused(message, "its quotes do not match up; fetch it again")


def _lines(loaded: Loaded) -> dict[str, tuple[int, ...]]:
    """The first few lines of each reason, where the file has lines; else row numbers."""
    wanted = {ordinal for ordinals in loaded.ordinals.values() for ordinal in ordinals[:EXAMPLES]}
    if isinstance(loaded.file, ParquetFile):
        line_of_row = {ordinal: ordinal + 1 for ordinal in wanted}
        line_of_record: dict[int, int] = {}
    else:
        numbers = {number for numbers in loaded.records.values() for number in numbers[:EXAMPLES]}
        rejected = {reject.number for reject in loaded.rejects} | ({1} if loaded.file.form.header else set())
        quoted, encoding = loaded.file.form.quoted, loaded.file.encoding
        records = scanning.records(loaded.file.path, quoted=quoted, encoding=encoding)
        line_of_row, line_of_record = scanning.look_up(records, wanted, numbers, rejected)
    return {
        reason: tuple(
            sorted(
                [line_of_record[number] for number in loaded.records[reason][:EXAMPLES]]
                + [line_of_row[ordinal] for ordinal in loaded.ordinals[reason] if ordinal in line_of_row]
            )[:EXAMPLES]
        )
        for reason in loaded.dropped
    }


def _too_bad(loaded: Loaded, lines: Mapping[str, tuple[int, ...]]) -> ImportRefused:
    worst = max(lines, key=lambda reason: loaded.dropped[reason])
    where = ", ".join(map(str, lines[worst])) + (", ..." if loaded.dropped[worst] > EXAMPLES else "")
    message = f"{loaded.file.name}: {loaded.malformed} of {loaded.read} rows cannot be used"
    return ImportRefused(message, f"mostly: {worst} (line {where}); nothing was imported")
