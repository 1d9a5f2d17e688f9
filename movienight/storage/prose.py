"""What we have written about films ourselves, as it ships.

A film is known by its imdb id ("tt0114709") or, where it has none, by its TMDB id ("tmdb:447277").
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from movienight.errors import IndexDamaged
from movienight.types import Film, Hint

Written = TypeVar("Written")


def key_of(film: Film) -> str:
    """By which key a film is written about; empty where it has no id."""
    if film.imdb_id:
        return film.imdb_id
    return f"tmdb:{film.tmdb_id}" if film.tmdb_id is not None else ""


def number_of(key: str) -> tuple[str, int]:
    """The id column a key speaks of and the number in it, ("imdb_id", 114709).

    Raises:
        ValueError: it is no key.
    """
    if key.startswith("tmdb:"):
        return "tmdb_id", int(key.removeprefix("tmdb:"))
    if key.startswith("tt"):
        return "imdb_id", int(key.removeprefix("tt"))
    raise ValueError(f"{key} is neither an imdb id nor a TMDB id")


def loglines(assets: Path) -> dict[str, str]:
    """One sentence per film by its key.

    Raises:
        IndexDamaged: a file of them cannot be read.
    """
    return _read(assets / "loglines", lambda entry: str(entry["line"]))


def heads_up(assets: Path) -> dict[str, Hint]:
    """The age a film suits and its heads-up flags by its key.

    Raises:
        IndexDamaged: a file of them cannot be read.
    """
    return _read(assets / "headsup", lambda entry: Hint(int(entry["age"]), tuple(entry["heads_up"])))


def by_row(written: Mapping[str, Written], ids: Mapping[str, NDArray[Any]]) -> dict[int, Written]:
    """What is written about each of n films by its row; the imdb id goes before the TMDB id.

    Args:
        ids: "imdb_id" and "tmdb_id", integers (n,), below 0 where unknown.
    """
    found: dict[int, Written] = {}
    numbered = [(*number_of(key), entry) for key, entry in written.items()]
    for column in ("tmdb_id", "imdb_id"):
        ours = {number: entry for name, number, entry in numbered if name == column}
        rows = np.flatnonzero(np.isin(ids[column], list(ours))).tolist()
        found |= {row: ours[int(ids[column][row])] for row in rows}
    return found


def _read(folder: Path, entry_of: Callable[[Any], Written]) -> dict[str, Written]:
    """What all files of a folder hold, by key."""
    found: dict[str, Written] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))
            found |= {key: entry_of(entry) for key, entry in entries.items() if number_of(key)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"{path.name} cannot be read", "install movienight again") from error
    return found
