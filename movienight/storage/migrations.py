"""The library's tables, one step at a time.

A step is a function named after what it brings; once released it is never edited, the next one is
added below it. Each is committed together with its own record, so a library stands before a step or
after it. Before a step touches people's data a whole copy of the library is put beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from movienight.errors import DataError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Migration: TypeAlias = "Callable[[DuckDBPyConnection], None]"


def m001_people_and_their_films(connection: DuckDBPyConnection) -> None:
    """Who sits on the sofa, and what each of them likes, rates, has seen and never wants to see."""
    connection.execute("CREATE TABLE people (person TEXT PRIMARY KEY, name TEXT NOT NULL, since TIMESTAMP)")
    film = "person TEXT, film TEXT, label TEXT NOT NULL, since TIMESTAMP NOT NULL"
    once = "PRIMARY KEY (person, film)"
    connection.execute(f"CREATE TABLE likes ({film}, confidence DOUBLE NOT NULL, {once})")
    connection.execute(f"CREATE TABLE ratings ({film}, stars DOUBLE NOT NULL, {once})")
    connection.execute(f"CREATE TABLE seen ({film}, {once})")
    connection.execute(f"CREATE TABLE vetoes ({film}, {once})")


def m002_evenings(connection: DuckDBPyConnection) -> None:
    """Who watches with whom, what they were shown and chose, and what they said of it."""
    connection.execute(
        "CREATE TABLE pairs (first TEXT, second TEXT, balance DOUBLE NOT NULL, since TIMESTAMP NOT NULL,"
        " PRIMARY KEY (first, second))"
    )
    connection.execute(
        "CREATE TABLE nights (night INTEGER PRIMARY KEY, since TIMESTAMP NOT NULL, people TEXT[] NOT NULL,"
        " mood TEXT, films STRUCT(key TEXT, label TEXT)[] NOT NULL, chosen TEXT)"
    )
    connection.execute(
        "CREATE TABLE feedback (night INTEGER, person TEXT, film TEXT, verdict TEXT NOT NULL,"
        " since TIMESTAMP NOT NULL, PRIMARY KEY (night, person, film))"
    )


def m003_cards_and_dislikes(connection: DuckDBPyConnection) -> None:
    """What else stood on a night's card, how well its film fitted each, and films people do not care for."""
    for column in ("snack STRUCT(id TEXT, name TEXT)", "starts_at TIMESTAMP", "ends_at TIMESTAMP"):
        connection.execute(f"ALTER TABLE nights ADD COLUMN {column}")
    connection.execute(
        "CREATE TABLE fits (night INTEGER, person TEXT, share DOUBLE NOT NULL, PRIMARY KEY (night, person))"
    )
    connection.execute(
        "CREATE TABLE dislikes (person TEXT, film TEXT, label TEXT NOT NULL, since TIMESTAMP NOT NULL,"
        " PRIMARY KEY (person, film))"
    )


MIGRATIONS: tuple[Migration, ...] = (m001_people_and_their_films, m002_evenings, m003_cards_and_dislikes)


def pending(connection: DuckDBPyConnection) -> list[Migration]:
    """The steps this library has not taken yet, in order; reads only.

    Raises:
        DataError: a newer program wrote it, or it is no library at all.
    """
    taken = _taken(connection)
    newer = [name for name in taken if name not in {step.__name__ for step in MIGRATIONS}]
    if newer:
        message = f"the library was written by a newer MovieNight (it knows {newer[0]})"
        raise DataError(message, "update MovieNight; the library was left as it is")
    return [step for step in MIGRATIONS if step.__name__ not in taken]


def migrate(connection: DuckDBPyConnection, path: Path) -> None:
    """Take every pending step; a step that fails leaves the library as it was before that step."""
    new = not _taken(connection)
    for step in pending(connection):
        if not new:
            keep_copy(connection, path.with_name(f"{path.stem}.before-{step.__name__}{path.suffix}"))
        connection.begin()
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
            step(connection)
            connection.execute("INSERT INTO migrations VALUES (?)", [step.__name__])
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def keep_copy(connection: DuckDBPyConnection, copy: Path) -> None:
    """Copy the open library to `copy`, which appears whole or not at all and replaces an older one.

    The database copies itself: reading the file from outside would let go of its lock.
    """
    scratch = copy.with_name(f".{copy.name}.part")
    for leftover in (scratch, scratch.with_name(f"{scratch.name}.wal")):
        leftover.unlink(missing_ok=True)
    name = str(connection.execute("SELECT current_database()").fetchall()[0][0]).replace('"', '""')
    target = str(scratch).replace("'", "''")
    connection.execute(f"ATTACH '{target}' AS copied (BLOCK_SIZE 16384)")
    try:
        connection.execute(f'COPY FROM DATABASE "{name}" TO copied')
    finally:
        connection.execute("DETACH copied")
    os.replace(scratch, copy)


def _taken(connection: DuckDBPyConnection) -> list[str]:
    tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "migrations" in tables:
        return [
            name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY name").fetchall()
        ]
    if tables:
        raise DataError("this database is not a MovieNight library", "move it out of the home")
    return []
