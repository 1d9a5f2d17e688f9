"""Which index of a home is in use, and whether the catalogue has moved on since."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from movienight.paths import Home


@dataclass(frozen=True, slots=True)
class Current:
    """The index in use and the catalogue file (size, modification time) it was made from.

    `folder` is the index's name within `Home.indexes`. The catalogue is replaced whole, so its size
    and time say whether it is still the same without opening it.
    """

    folder: str
    catalogue_size: int
    catalogue_time_ns: int

    @classmethod
    def of(cls, folder: str, catalogue: Path) -> Current:
        """The index of that folder, made from the catalogue file as it is now."""
        status = catalogue.stat()
        return cls(folder, status.st_size, status.st_mtime_ns)

    def is_of(self, catalogue: Path) -> bool:
        """Whether the catalogue file is still the one this index was made from."""
        try:
            return self == Current.of(self.folder, catalogue)
        except OSError:
            return False


def read_current(home: Home) -> Current | None:
    """The index in use; None before the first one, or where the note cannot be read."""
    try:
        return Current(**json.loads((home.indexes / "current").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def name_current(home: Home, current: Current) -> None:
    """Make an index the one in use, atomically."""
    scratch = home.indexes / f".current.{os.getpid()}"
    scratch.write_text(json.dumps(asdict(current)) + "\n", encoding="utf-8")
    os.replace(scratch, home.indexes / "current")


def forget_others(home: Home, kept: Collection[str]) -> None:
    """Remove all indexes but those kept.

    Keep the index that was in use until now: another process may be just about to open it.
    """
    for path in home.indexes.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def clear_leftovers(home: Home) -> None:
    """Remove what interrupted indexing has left half made; only for whoever holds the home's lock."""
    for path in home.indexes.glob(".*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
