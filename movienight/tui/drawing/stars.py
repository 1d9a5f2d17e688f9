"""Stars of one person: five of them, halves between."""

from __future__ import annotations

from textual.content import Content

from movienight.tui.drawing.cells import fit

FULL, HALF, NONE = "★", "½", "·"
MOST = 5
NAME = 14
"""Cells of a name; the stars begin two after it, two cells each."""


def row(name: str, stars: float | None, chosen: bool) -> Content:
    """ "> Ana   ★ ★ ★ ½ ·  3.5"."""
    told = f"{stars:g}" if stars else "no stars"
    return Content.assemble(
        ("> " if chosen else "  ", "bold $accent"),
        (fit(name, NAME), "bold" if chosen else ""),
        (" ".join(_signs(stars or 0.0)) + " ", "$warning"),
        (f" {told}", "" if stars else "$text-muted"),
    )


def at(column: int) -> float | None:
    """The stars that a click on this cell of a row means; None beside them.

    The left cell of a star is half of it, the right one all of it.
    """
    cell = column - NAME - 2
    return (cell + 1) / 2 if 0 <= cell < 2 * MOST else None


def _signs(stars: float) -> list[str]:
    return [FULL if stars >= one else HALF if stars >= one - 0.5 else NONE for one in range(1, MOST + 1)]
