"""A library to work with where the home cannot be written: a copy that goes when the program ends."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from movienight.clock import now
from movienight.paths import Home
from movienight.storage.library import Library


def library_for(home: Home) -> tuple[Library, bool]:
    """The library of a home, and whether what is written to it stays."""
    if can_be_written(home):
        return Library.open(home.library, clock=now), True
    folder = Path(tempfile.mkdtemp(prefix="movienight-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / home.library.name
    with suppress(OSError):
        shutil.copyfile(home.library, copy)
    return Library.open(copy, clock=now), False


def can_be_written(home: Home) -> bool:
    """Whether the library of this home, or the home itself, takes what is written; leaves nothing behind."""
    folder = next((one for one in (home.root, *home.root.parents) if one.exists()), home.root)
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    if home.library.exists() and not os.access(home.library, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
