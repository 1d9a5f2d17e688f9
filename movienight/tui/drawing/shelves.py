"""Films of the library as lines: chosen or not, the title, what each person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight.tui.drawing.cells import fit
from movienight.tui.drawing.persons import SEAT_STYLES
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.persons import Standing
    from movienight.evening.shelves import OnShelf, Shelf

SAID = 10
"""Cells for what one person says."""


def shelf_line(shelf: Shelf, film: OnShelf, chosen: bool, width: int) -> Content:
    """ "[x] Heat (1995)      loves 4.5  seen"."""
    room = max(12, width - 4 - (SAID + 1) * len(shelf.people))
    parts = [("[x] " if chosen else "[ ] ", "bold $accent" if chosen else "$text-muted")]
    parts.append((fit(film.label, room), "bold" if chosen else ""))
    for number, name in enumerate(shelf.people):
        parts.append((" " + fit(said(film.said.get(name)), SAID), SEAT_STYLES[number % 2]))
    return Content.assemble(*parts)


def heads(shelf: Shelf, width: int) -> Content:
    """The names above what they say."""
    room = max(12, width - 4 - (SAID + 1) * len(shelf.people))
    names = "".join(" " + fit(name, SAID) for name in shelf.people)
    return Content.styled(" " * 4 + fit("film", room) + names, "$text-muted")


def said(standing: Standing | None) -> str:
    """ "loves 4.5", "not for me", "never", "seen"; "" where nothing is said."""
    if standing is None:
        return ""
    word = (
        "never"
        if standing.vetoes
        else "loves"
        if standing.likes
        else "no"
        if standing.dislikes
        else "seen"
        if standing.seen or standing.ratings
        else ""
    )
    return word + (f" {standing.ratings:g}" if standing.ratings else "")


def shelf_name(name: str) -> str:
    """What a shelf is called."""
    return clean(name) or "all films"
