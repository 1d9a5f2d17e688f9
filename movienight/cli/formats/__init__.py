"""One file per form of output; each `render` is a pure function of a slate and the films it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from movienight.types import Slate
    from movienight.wording import FilmOf

FORMS = ("table", "json", "jsonl", "csv", "markdown", "plain")
WIDTH = 80
"""Cells of a line where neither `--width` nor COLUMNS says otherwise: the same on terminal and pipe."""


def render(form: str, slate: Slate, film_of: FilmOf, width: int = WIDTH, color: bool = False) -> str:
    """The slate in one of `FORMS`; `width` and `color` matter to the table only."""
    if form == "table":
        from movienight.cli.formats import table

        return table.render(slate, film_of, width, color)
    from importlib import import_module

    text: str = import_module(f"movienight.cli.formats.{form}").render(slate, film_of)
    return text
