"""A new catalogue beside the old one, put in its place only when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import HomeUnusable
from movienight.paths import Home
from movienight.storage.locking import ELSEWHERE, unusable, writing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "512MB"
"""What DuckDB may use; it goes to disk beyond."""

THREADS = 4
_FULL = ("No space left", "File too large", "Disk quota", "not enough space", "max_temp_directory_size")
_FORBIDDEN = ("Permission denied", "Read-only file system", "Access is denied", "Cannot open file")


@contextmanager
def new_catalogue(home: Home) -> Iterator[tuple[DuckDBPyConnection, Path]]:
    """An empty database and a work folder; when the block ends well, the database is the catalogue.

    However the block ends, or the process is killed, there is a whole catalogue: the old one or the
    new one. Leftovers of a killed process are cleared away by the next.

    Raises:
        HomeUnusable: another process is writing; the home cannot be written; the disk is full.
    """
    import duckdb

    with writing(home):
        _clear(home)
        part = home.catalogue.with_name(f"{home.catalogue.name}.{os.getpid()}.part")
        work = part.with_suffix(".work.part")
        try:
            work.mkdir()
            with _open(part, work) as connection:
                yield connection, work
            shutil.rmtree(work)
            _put_in_place(part, home.catalogue)
        except OSError as error:
            raise unusable(home.root, error) from error
        except (duckdb.Error, RuntimeError) as error:
            raise _in_words(home, error) from error
        finally:
            _clear(home)


@contextmanager
def _open(part: Path, work: Path) -> Iterator[DuckDBPyConnection]:
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": min(THREADS, os.cpu_count() or 1),
        "memory_limit": MEMORY,
        "temp_directory": str(work / "spill"),
        "autoinstall_known_extensions": False,
    }
    connection = duckdb.connect(part, config=settings)
    try:
        connection.execute("SET enable_progress_bar = false")
        yield connection
        connection.execute("CHECKPOINT")
    finally:
        connection.close()


def _put_in_place(part: Path, catalogue: Path) -> None:
    for path in (part, part.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if path is part:
            os.replace(part, catalogue)


def _clear(home: Home) -> None:
    """Remove what imports left half done; whoever holds the lock knows that no other is at work."""
    for leftover in home.root.glob(f"{home.catalogue.name}.*.part*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _in_words(home: Home, error: Exception) -> BaseException:
    """What DuckDB says about the disk or about Ctrl-C, in our words; anything else as it is."""
    text = str(error)
    if any(words in text for words in _FULL):
        return HomeUnusable(f"the disk of {home.root} is full", f"free some space, or {ELSEWHERE}")
    if any(words in text for words in _FORBIDDEN):
        return HomeUnusable(f"the home {home.root} cannot be written", ELSEWHERE)
    return KeyboardInterrupt() if "interrupted" in text.lower() else error
