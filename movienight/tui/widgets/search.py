"""Search as you type: a line, and the films whose title is like it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.tui.drawing.cells import fit
from movienight.tui.house import House
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.types import Film

FOUND = 8
"""How many films are offered."""


class FilmSearch(House, Vertical):
    """Finds a film by its title; posts `Chosen` when one is taken, `Passed` at enter on an empty line.

    Arrow keys move in the list while one types; enter or a click takes a film and empties the line
    for the next. Enter before the list has come takes the first of it once it is there. Esc empties
    the line; on an empty line it is not ours.
    """

    class Chosen(Message):
        """A film was taken."""

        def __init__(self, film: Film) -> None:
            self.film = film
            super().__init__()

    class Passed(Message):
        """Nothing more is sought."""

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(id=name, classes="film-search")
        self._placeholder = placeholder
        self._films: list[Film] = []
        self._found_for = ""
        self._hurried = False

    def compose(self) -> ComposeResult:
        """The line, the list, and what is said where there is none."""
        yield Input(placeholder=self._placeholder, compact=True, classes="film-search-line")
        yield OptionList(markup=False, classes="film-search-found")
        yield Static(markup=False, classes="film-search-none")

    def on_mount(self) -> None:
        """Nothing is sought yet."""
        self._show("", [])

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    @property
    def sought(self) -> str:
        """What stands in the line."""
        return self.line.value.strip()

    def seek(self) -> None:
        """Let one type."""
        self.screen.set_focus(self.line)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        text, self._hurried = self.sought, False
        if not text:
            self._show("", [])
            return
        if not self.night.view.situation.ready:
            self._say("the films are still being opened; type on")

        def search(evening: Evening) -> list[Film]:
            return evening.engine.search(text, FOUND)

        self.night.backstage.ask(search, partial(self._show, text), instead="search")

    def _show(self, text: str, films: list[Film]) -> None:
        if not self.is_attached or text != self.sought:  # a later letter has been typed
            return
        self._found_for, self._films = text, films
        found = self.query_one(OptionList)
        width = max(30, self.size.width - 3)
        found.set_options(Option(line(film, width)) for film in films)
        found.highlighted = 0 if films else None
        found.display = bool(films)
        self._say("" if films or not text else f"nothing found: {text}; fewer letters find more")
        if self._hurried and films:
            found.action_select()

    def _say(self, text: str) -> None:
        none = self.query_one(".film-search-none", Static)
        none.update(clean(text))
        none.display = bool(text)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        if not self.sought:
            self.post_message(self.Passed())
        elif self._found_for == self.sought:
            self.query_one(OptionList).action_select()
        else:
            self._hurried = True

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        film = self._films[event.option_index]
        self._empty()
        self.post_message(self.Chosen(film))

    def _empty(self) -> None:
        self.line.value = ""
        self._show("", [])
        self.seek()

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while one types; esc empties the line."""
        found = self.query_one(OptionList)
        if event.key == "escape" and self.sought:
            event.stop()
            event.prevent_default()
            self._empty()
        elif event.key in ("down", "up") and not found.has_focus and self._films:
            event.stop()
            event.prevent_default()
            found.action_cursor_down() if event.key == "down" else found.action_cursor_up()


def line(film: Film, width: int = 70) -> Content:
    """ "Heat  1995  Michael Mann" in so many cells at most, the title whole where it can be."""
    year = str(film.year) if film.year else ""
    room = max(10, width - 6)
    title = min(room, max(24, min(40, room * 3 // 5)))
    people = ", ".join(film.directors[:1])
    left = room - title - 2
    told = f"  {fit(people, left).rstrip()}" if left >= 8 and cell_len(people) else ""
    return Content.assemble(fit(film.title, title), (f" {year:>4}{told}", "$text-muted"))
