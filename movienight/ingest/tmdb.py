"""The Movies Dataset: metadata, credits and keywords of films, in TMDB's numbering."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from movienight.ingest.account import FileAccount, SourceAccount
from movienight.ingest.finding import DataSet
from movienight.ingest.literals import parse_lists
from movienight.ingest.loading import Loaded, Rule, account_for, load, refuse_second, same_again, sift
from movienight.ingest.movielens import IMDB_ID
from movienight.ingest.reading import LocalFile, ParquetFile, Reject, prepare
from movienight.ingest.rows import number
from movienight.ingest.tmdb_films import EDITION, LONGEST, MINUTES, insert_films, mend_names, mend_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ACTORS = 5
_CAST = (
    "STRUCT(cast_id VARCHAR, character VARCHAR, credit_id VARCHAR, gender VARCHAR, id VARCHAR, name VARCHAR,"
    ' "order" INTEGER, profile_path VARCHAR)'
)
_CREW = (
    "STRUCT(credit_id VARCHAR, department VARCHAR, gender VARCHAR, id VARCHAR, job VARCHAR, name VARCHAR,"
    " profile_path VARCHAR)"
)
_NAMED = "STRUCT(id VARCHAR, name VARCHAR)"
_COUNTRY = "STRUCT(iso_3166_1 VARCHAR, name VARCHAR)"
_UNREADABLE = "list that cannot be read, now empty"
_STAGE = "CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {{source}}"


def load_tmdb(
    connection: DuckDBPyConnection, data_set: DataSet, work: Path, progress: Callable[[str], None]
) -> SourceAccount:
    """Fill the TMDB tables.

    Raises:
        ImportRefused: a file cannot be trusted as it is.
        UsageError: one was loaded already.
    """
    refuse_second(connection, "tmdb_films", EDITION)
    files = {}
    for role, found in data_set.files.items():
        progress(f"looking through {found.name}")
        files[role] = prepare(found, work)
    accounts = []
    for role, loader in _LOADERS.items():
        if role in files:
            progress(f"reading {files[role].name}")
            accounts.append(loader(connection, files[role]))
        elif role in _EMPTY:
            connection.execute(_EMPTY[role])
    progress("putting films together")
    insert_films(connection)
    return SourceAccount("tmdb", EDITION, str(data_set.origin.absolute()), tuple(accounts), data_set.unused)


def _load_metadata(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    loaded = load(connection, file, _STAGE.format(table="metadata"), "metadata")
    joined = _join_halves(connection, loaded)
    rules = [
        Rule("no id", "id IS NULL"),
        Rule("no title", "trim(coalesce(title, '')) = ''"),
        same_again("metadata", "id"),
        Rule("adult film", "lower(adult) = 'true'", malformed=False),
    ]
    sift(connection, loaded, rules)
    absurd = number(connection, f"SELECT count(*) FROM metadata WHERE {MINUTES} NOT BETWEEN 1 AND {LONGEST}")
    lists = parse_lists(
        connection, "metadata", "genres", _NAMED, "[e.name FOR e IN l]", _names
    ) + parse_lists(
        connection,
        "metadata",
        "production_countries",
        _COUNTRY,
        "[e.iso_3166_1 FOR e IN l]",
        lambda found: [entry["iso_3166_1"] for entry in found],
    )
    garbled = mend_text(connection)
    mended = {
        "broken in two, joined": joined,
        "runtime of 0 or absurd, now unknown": absurd,
        "wrongly decoded letters, mended": garbled,
        _UNREADABLE: lists,
    }
    return account_for(loaded, "metadata of the Movies Dataset", mended, needed=True)


def _join_halves(connection: DuckDBPyConnection, loaded: Loaded) -> int:
    """Put rows together that a line break outside quotes broke in two; returns how many."""
    if not isinstance(loaded.file, LocalFile):
        return 0
    columns = loaded.file.columns
    whole = []
    for first, second in pairwise(loaded.rejects):
        row = _joined(first, second, columns)
        if row:
            whole.append((first, dict(zip(columns, row, strict=True))))
    for first, values in whole:
        loaded.take_back(first)
        wanted = [values.get(name) or None for name in loaded.file.form.wanted]
        connection.execute(f"INSERT INTO metadata VALUES ({', '.join('?' * len(wanted))})", wanted)
    return len(whole)


def _joined(first: Reject, second: Reject, columns: Sequence[str]) -> list[str] | None:
    """The values of two neighbouring half rows; None if they do not make one whole row."""
    if second.number != first.number + 1 or first.reason != second.reason or "columns" not in first.reason:
        return None
    try:
        start, end = (
            next(csv.reader([first.text.strip("\r\n")])),
            next(csv.reader([second.text.strip("\r\n")])),
        )
    except (csv.Error, StopIteration):
        return None
    row = [*start[:-1], f"{start[-1]}{end[0]}", *end[1:]]
    place = columns.index("id")
    return row if len(row) == len(columns) and place < len(start) - 1 and start[place].isdigit() else None


def _load_credits(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    loaded = load(connection, file, _STAGE.format(table="credits"), "credits")
    _sift_by_film(connection, loaded, "credits")
    in_order = "[{'place': e.\"order\", 'name': e.name} FOR e IN l]"
    unread = parse_lists(
        connection,
        "credits",
        "cast",
        _CAST,
        f"[e.name FOR e IN list_sort({in_order})][:{ACTORS}]",
        lambda found: _names(sorted(found, key=lambda entry: entry["order"])[:ACTORS]),
    ) + parse_lists(
        connection,
        "credits",
        "crew",
        _CREW,
        "[e.name FOR e IN l IF e.job = 'Director']",
        lambda found: _names([entry for entry in found if entry["job"] == "Director"]),
    )
    mended = {"wrongly decoded letters, mended": mend_names(connection, "credits_cast", "credits_crew")}
    return account_for(loaded, "credits of the Movies Dataset", {**mended, _UNREADABLE: unread})


def _load_keywords(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    loaded = load(connection, file, _STAGE.format(table="keywords"), "keywords")
    _sift_by_film(connection, loaded, "keywords")
    unread = parse_lists(connection, "keywords", "keywords", _NAMED, "[e.name FOR e IN l]", _names)
    return account_for(loaded, "keywords of the Movies Dataset", {_UNREADABLE: unread})


def _load_links(connection: DuckDBPyConnection, file: LocalFile | ParquetFile) -> FileAccount:
    loaded = load(connection, file, _STAGE.format(table="links"), "links")
    rules = [
        Rule("no movieId", "movieId IS NULL"),
        same_again("links", "movieId"),
        Rule("no tmdbId", "tmdbId IS NULL", malformed=False),
    ]
    sift(connection, loaded, rules)
    connection.execute(
        f"INSERT INTO tmdb_links SELECT ?, movieId, {IMDB_ID}, tmdbId FROM links ORDER BY movieId", [EDITION]
    )
    return account_for(loaded, "links of the Movies Dataset")


def _sift_by_film(connection: DuckDBPyConnection, loaded: Loaded, table: str) -> None:
    rules = [
        Rule("no id", "id IS NULL"),
        same_again(table, "id"),
        Rule("film not in the metadata", "id NOT IN (SELECT id FROM metadata)", malformed=False),
    ]
    sift(connection, loaded, rules)


def _names(found: Sequence[dict[str, Any]]) -> list[str]:
    return [str(entry["name"]) for entry in found]


_LOADERS = {
    "metadata": _load_metadata,
    "credits": _load_credits,
    "keywords": _load_keywords,
    "links": _load_links,
}
_EMPTY = {
    "credits": """CREATE OR REPLACE TEMP TABLE credits_cast (id INTEGER, value VARCHAR[]);
        CREATE OR REPLACE TEMP TABLE credits_crew (id INTEGER, value VARCHAR[])""",
    "keywords": "CREATE OR REPLACE TEMP TABLE keywords_keywords (id INTEGER, value VARCHAR[])",
}
