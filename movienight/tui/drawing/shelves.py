"""Films of the library as lines: chosen or not, the title, what each person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight.tui.drawing.cells import fit
from movienight.tui.drawing.persons import SEAT_STYLES
from movienight.wording import clean, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from movienight.evening.persons import Standing
    from movienight.evening.shelves import OnShelf, Shelf

KEYS = {"seen": "s", "love": "l", "no": "d", "forget": "x"}
ASKED = {"seen": "Who has seen {}?", "love": "Who loves {}?", "no": "Who does not care for {}?"}
NOTHING = {
    "": "no film is called like that; fewer letters find more",
    "own": "nothing here yet: all films are one ← away, i brings in what was told elsewhere",
}
"""What is said of an empty shelf: all films, and one's own."""
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


def whose_word(what: str, films: Sequence[OnShelf]) -> tuple[str, str]:
    """The question of whom something is said, and the key that answers "both"."""
    named = films[0].label if len(films) == 1 else counted(len(films), "film")
    key = KEYS.get(what, what if what.isdecimal() else "enter")
    return ASKED.get(what, "Whose word on {}?").format(named), key
