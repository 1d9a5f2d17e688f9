"""Short transactions on a small database that several processes share.

DuckDB lets one process write, or several read. So nobody keeps the file open: every transaction
opens, works and closes, and who finds it taken tries again for a while.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import DataError, HomeUnusable, MovieNightError
from movienight.storage import migrations
from movienight.storage.locking import ELSEWHERE, make_home, unusable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, Error

PATIENCE = 5.0
"""Seconds to go on trying while another process holds the file."""

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "default_block_size": 16384,
    "autoinstall_known_extensions": False,
}
_one_at_a_time = threading.RLock()
"""Two connections of one process would have to agree on reading or writing."""


@contextmanager
def reading(path: Path, patience: float = PATIENCE) -> Iterator[DuckDBPyConnection | None]:
    """A connection to read with; None where no library was written yet.

    Raises:
        HomeUnusable: another process kept the file for longer than `patience` seconds.
        DataError: the file is damaged, foreign or written by a newer program.
    """
    if not path.exists():
        yield None
        return
    with _one_at_a_time, _open(path, patience, read_only=True) as connection:
        behind = bool(migrations.pending(connection))
        if not behind:
            yield connection
    if behind:
        with changing(path, patience) as connection:
            yield connection


@contextmanager
def changing(
    path: Path, patience: float = PATIENCE, copy_to: Path | None = None
) -> Iterator[DuckDBPyConnection]:
    """A transaction: committed when the block ends, rolled back when it raises.

    The library is made first where there is none, and brought up to date. With `copy_to`, a whole
    copy of it is put there before the block begins.

    Raises:
        HomeUnusable: another process kept the file, or the home cannot be written or is full.
        DataError: the file is damaged, foreign or written by a newer program.
    """
    with _one_at_a_time:
        if not path.exists():
            _create(path, patience)
        with _open(path, patience, read_only=False) as connection:
            migrations.migrate(connection, path)
            if copy_to is not None:
                migrations.keep_copy(connection, copy_to)
            connection.begin()
            try:
                yield connection
            except BaseException:
                _roll_back(connection)
                raise
            connection.commit()


@contextmanager
def _open(path: Path, patience: float, *, read_only: bool) -> Iterator[DuckDBPyConnection]:
    import duckdb

    try:
        connection = _connect(path, patience, read_only)
    except duckdb.Error as error:
        raise _in_words(path, error) from error
    try:
        yield connection
    except (duckdb.ProgrammingError, duckdb.IntegrityError):
        raise  # a mistake of ours, not of the file
    except duckdb.Error as error:
        raise _in_words(path, error) from error
    finally:
        connection.close()


def _connect(path: Path, patience: float, read_only: bool) -> DuckDBPyConnection:
    import duckdb

    deadline, pause = time.monotonic() + patience, 0.005
    while True:
        try:
            return duckdb.connect(path, read_only=read_only, config=_SETTINGS)
        except duckdb.IOException as error:
            if not _taken_by_another(error):
                raise
            if time.monotonic() >= deadline:
                message = "the library is in use by another process"
                raise HomeUnusable(message, "close the program that has it open, then try again") from error
        # Two that wait in step would meet again at every try.
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(pause * 1.5, 0.1)


def _roll_back(connection: DuckDBPyConnection) -> None:
    """Undo; where the database has already done so, what went wrong first is what people should hear."""
    import duckdb

    with suppress(duckdb.Error):
        connection.rollback()


def _create(path: Path, patience: float) -> None:
    """Make an empty library that appears whole; if another process was first, keep theirs."""
    from filelock import FileLock, Timeout

    try:
        make_home(path.parent)
        with FileLock(path.with_suffix(".lock"), timeout=patience):
            if not path.exists():
                _build(path)
    except Timeout as error:
        message = "the library is being made by another process"
        raise HomeUnusable(message, "wait a moment, then try again") from error
    except OSError as error:
        raise unusable(path.parent, error) from error


def _build(path: Path) -> None:
    scratch = path.with_name(f".{path.name}.part")
    for leftover in (scratch, scratch.with_name(f"{scratch.name}.wal")):
        leftover.unlink(missing_ok=True)
    # A log without its database is of a library that someone took away; the new one cannot use it.
    stray = path.with_name(f"{path.name}.wal")
    if stray.exists():
        os.replace(stray, path.with_name(f"{path.name}.wal.stray"))
    with _open(scratch, 0.0, read_only=False) as connection:
        migrations.migrate(connection, scratch)
    os.replace(scratch, path)


def _taken_by_another(error: Error) -> bool:
    return any(words in str(error) for words in ("Could not set lock", "used by another process"))


def _in_words(path: Path, error: Error) -> MovieNightError:
    text = str(error)
    if any(words in text for words in ("No space left", "File too large", "Disk quota", "not enough space")):
        return HomeUnusable(f"the disk of {path.parent} is full", f"free some space, or {ELSEWHERE}")
    if any(words in text for words in ("Permission denied", "Read-only file system", "Access is denied")):
        return HomeUnusable(f"the library {path} may not be written here", ELSEWHERE)
    if "Trying to read a database file with" in text:
        message = f"the library {path} was written by a newer MovieNight"
        return DataError(message, "update MovieNight; the library was left as it is")
    message = f"the library {path} is damaged, or is no library"
    return DataError(message, "put a copy of it in its place (library.before-*.duckdb), or move it away")
