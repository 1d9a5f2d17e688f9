"""What we have written about films ourselves, as it ships."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from movienight.errors import IndexDamaged
from movienight.types import Hint

Written = TypeVar("Written")


def loglines(assets: Path) -> dict[str, str]:
    """One sentence per film by its imdb id ("tt0114709").

    Raises:
        IndexDamaged: a file of them cannot be read.
    """
    return _read(assets / "loglines", lambda entry: str(entry["line"]))


def heads_up(assets: Path) -> dict[str, Hint]:
    """The age a film suits and its heads-up flags by its imdb id ("tt0114709").

    Raises:
        IndexDamaged: a file of them cannot be read.
    """
    return _read(assets / "headsup", lambda entry: Hint(int(entry["age"]), tuple(entry["heads_up"])))


def _read(folder: Path, entry_of: Callable[[Any], Written]) -> dict[str, Written]:
    """What all files of a folder hold, by imdb id."""
    found: dict[str, Written] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))
            found |= {imdb_id: entry_of(entry) for imdb_id, entry in entries.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"{path.name} cannot be read", "install movienight again") from error
    return found
