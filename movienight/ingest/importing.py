"""The import: data sets in, one new catalogue out, and an account of every row."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import ImportRefused, UsageError
from movienight.ingest.account import Account, SourceAccount
from movienight.ingest.films import derive_films
from movienight.ingest.finding import DataSet, find
from movienight.ingest.fingerprints import write_fingerprints
from movienight.ingest.foodcom import load_foodcom
from movienight.ingest.movielens import load_movielens
from movienight.ingest.reading import literal
from movienight.ingest.replacing import new_catalogue
from movienight.ingest.rows import number
from movienight.ingest.tmdb import load_tmdb
from movienight.paths import Home
from movienight.storage.catalogue import Catalogue
from movienight.storage.catalogue_schema import DERIVED_TABLES, SOURCE_TABLES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[str, float | None], None]
"""Told the stage in plain words and the fraction done, None where unknown."""

_LOADERS = {"movielens": load_movielens, "tmdb": load_tmdb, "food.com": load_foodcom}


def import_data(
    home: Home,
    *,
    movielens: Sequence[Path] = (),
    tmdb: Sequence[Path] = (),
    foodcom: Sequence[Path] = (),
    progress: Progress,
) -> Account:
    """Bring data sets into the catalogue, beside what earlier imports brought.

    A data set of an edition that is there already takes its place. The catalogue is replaced
    as a whole at the end; whatever goes wrong, the old one stays as it was.

    Args:
        movielens, tmdb, foodcom: folders, zips or single files.

    Raises:
        UsageError: no path was given, or the same edition twice.
        ImportRefused: a path holds no such data, or data that cannot be trusted as it is; or there
            would be recipes but no films.
        HomeUnusable: another process is writing; the home cannot be written; the disk is full.
        DataError: the catalogue that is there cannot be read.
    """
    paths = {"movielens": movielens, "tmdb": tmdb, "food.com": foodcom}
    if not any(paths.values()):
        raise UsageError(
            "there is nothing to import", "give --movielens, --tmdb or --foodcom a folder or a zip"
        )
    with new_catalogue(home) as (connection, work):
        _check(home.catalogue)
        progress("looking at the files", 0.0)
        data_sets = [found for kind in paths for found in find(kind, paths[kind], work)]
        for table, columns in {**SOURCE_TABLES, **DERIVED_TABLES}.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
        sources = _load(connection, data_sets, work, progress)
        progress("keeping what was imported before", 0.7)
        _carry_over(connection, home.catalogue, [source.edition for source in sources])
        progress("matching films", 0.8)
        derive_films(connection)
        _refuse_without_films(connection)
        _note(connection, sources)
        progress("taking fingerprints", 0.9)
        write_fingerprints(connection)
        account = Account(tuple(sources), Catalogue(home.catalogue, connection).counts())
        progress("writing the catalogue", 0.95)
    return account


def _check(path: Path) -> None:
    """Make sure that what is there can be carried over."""
    if path.exists():
        Catalogue.open(path).close()


def _load(
    connection: DuckDBPyConnection, data_sets: Sequence[DataSet], work: Path, progress: Progress
) -> list[SourceAccount]:
    sources: list[SourceAccount] = []
    for place, data_set in enumerate(data_sets):
        done, loader = 0.7 * place / len(data_sets), _LOADERS[data_set.kind]
        sources.append(loader(connection, data_set, work, partial(_tell, progress, done)))
    return sources


def _refuse_without_films(connection: DuckDBPyConnection) -> None:
    """A catalogue without films would only stand in the way of the starter pack, which has some."""
    if not number(connection, "SELECT count(*) FROM films"):
        message = "these are recipes, and there are no films yet to go with them"
        raise ImportRefused(message, "import MovieLens or The Movies Dataset with them, or before them")


def _tell(progress: Progress, done: float, stage: str) -> None:
    progress(stage, done)


def _carry_over(connection: DuckDBPyConnection, path: Path, replaced: Sequence[str]) -> None:
    """Copy from the old catalogue what came from other editions."""
    if not path.exists():
        return
    connection.execute(f"ATTACH {literal(str(path))} AS old (READ_ONLY)")
    for table in SOURCE_TABLES:
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM old.{table} WHERE NOT list_contains(?::VARCHAR[], edition)",
            [list(replaced)],
        )
    connection.execute("DETACH old")


def _note(connection: DuckDBPyConnection, sources: Sequence[SourceAccount]) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    rows = [
        (source.edition, source.kind, source.origin, now, json.dumps(source.as_json(), ensure_ascii=False))
        for source in sources
    ]
    connection.executemany("INSERT INTO imports VALUES (?, ?, ?, ?, ?)", rows)
