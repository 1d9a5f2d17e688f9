"""Cards on disk: a Markdown file each, which never takes the place of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import DataError

if TYPE_CHECKING:
    from movienight.evening.card import Card
    from movienight.evening.evening import Evening

FOLDER = "nights"
"""Where cards go in the home."""


def save_card(evening: Evening, card: Card) -> Path:
    """Write the card into the home's folder of nights, or here where the home cannot be written.

    Raises:
        DataError: it can be written nowhere.
    """
    from movienight.evening.card import markdown

    home = evening.library.path.parent / FOLDER
    folders = [home, Path.cwd()] if evening.kept else [Path.cwd()]
    for folder in folders:
        with suppress(OSError):
            return save_in(folder, card, markdown(card))
    raise DataError("the card can be written nowhere here", "y copies it instead")


def save_in(folder: Path, card: Card, text: str) -> Path:
    """Write the text into a file of its own, "2026-11-21 Heat 2.md" where there is one already.

    Raises:
        OSError: the folder takes nothing.
    """
    from movienight.evening.card import file_name

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in _free(folder / file_name(card)):
        with suppress(FileExistsError), path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            return path
    raise AssertionError("there is no end of numbers")


def _free(path: Path) -> Iterator[Path]:
    """The path itself, then with 2, 3 and so on at its end."""
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} {number}{path.suffix}")
