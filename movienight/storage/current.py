"""Which index of a home is in use, and whether the catalogue has moved on since."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from movienight.paths import Home


@dataclass(frozen=True, slots=True)
class Current:
    """The index in use and the catalogue file (size, modification time) it was made from.

    The catalogue is replaced whole, so its size and time say whether it is still the same without
    opening it.
    """

    fingerprint: str
    catalogue_size: int
    catalogue_time_ns: int

    @classmethod
    def of(cls, fingerprint: str, catalogue: Path) -> Current:
        """This index, made from the catalogue file as it is now."""
        status = catalogue.stat()
        return cls(fingerprint, status.st_size, status.st_mtime_ns)

    def is_of(self, catalogue: Path) -> bool:
        """Whether the catalogue file is still the one this index was made from."""
        try:
            return self == Current.of(self.fingerprint, catalogue)
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


def forget_others(home: Home, fingerprint: str) -> None:
    """Remove every other index and every half-made one; processes that have them open keep them."""
    for folder in home.indexes.iterdir():
        if folder.is_dir() and folder.name != fingerprint:
            shutil.rmtree(folder, ignore_errors=True)
