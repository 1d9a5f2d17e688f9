"""What people told, as text to keep or to take along; and a place to write it that is free."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import UsageError
from movienight.writing import write_whole

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.evening.evening import Evening
    from movienight.storage.library import Library


def everything(library: Library) -> str:
    """All of it as one JSON value, which `movienight restore` takes back."""
    return json.dumps(library.export(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def for_letterboxd(engine: Engine, library: Library, name: str, most: int | None = None) -> Sequence[str]:
    """One person's films as CSV that Letterboxd imports, in tables of at most `most` films."""
    from movienight.exports.letterboxd import letterboxd_tables, watched

    row_of = engine.cards.row_of
    rows = watched(
        library.taste(name), lambda key: None if (row := row_of(key)) is None else engine.film(row)
    )
    return letterboxd_tables(rows, most)


def export_to(evening: Evening, typed: str, name: str = "", replace: bool = False) -> str:
    """Write everything, or what one person said for Letterboxd, and say where.

    Args:
        typed: the path as typed; "~" is one's own folder.
        name: whose films for Letterboxd, "" for everything.
        replace: also over a file that is there.

    Raises:
        UsageError: there is a file already, or no such folder.
        DataError: it cannot be written.
    """
    path = place_of(typed)
    if path.exists() and not replace:
        raise UsageError(f"{path} is there already", "choose another name")
    text = everything(evening.library)
    if name:
        (text,) = for_letterboxd(evening.engine, evening.library, name)
    write_whole(path, text)
    return f"written: {path}"


def place_of(typed: str) -> Path:
    """The file a path names.

    Raises:
        UsageError: it is empty, a folder, or in no folder.
    """
    if not typed.strip():
        raise UsageError("no file is named", "write where it should go")
    path = Path(typed.strip()).expanduser()
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "add the name of a file")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to write in", "make it first")
    return path


def usual_place(evening_day: str, name: str = "") -> str:
    """A name to begin with: "~/movienight-2026-11-21.json", "~/movienight-ana-2026-11-21.csv"."""
    safe = "".join(letter for letter in name.casefold() if letter.isalnum())
    return f"~/movienight-{safe}-{evening_day}.csv" if name else f"~/movienight-{evening_day}.json"
