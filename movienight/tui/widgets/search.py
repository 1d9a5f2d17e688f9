"""Search as you type: a line, and the films whose title is like it."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from movienight.tui.drawing.cells import fit
from movienight.tui.house import House
from movienight.types import Film

FOUND = 8
"""How many films are offered."""


class FilmSearch(House, Vertical):
    """Finds a film by its title; posts `Chosen` when one is taken.

    Arrow keys move in the list while one types; enter takes the film under the pointer and empties
    the line for the next.
    """

    class Chosen(Message):
        """A film was taken."""

        def __init__(self, film: Film) -> None:
            self.film = film
            super().__init__()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__(id=name, classes="film-search")
        self._placeholder = placeholder
        self._films: list[Film] = []

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield Input(placeholder=self._placeholder, compact=True, classes="film-search-line")
        yield OptionList(markup=False, classes="film-search-found")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        text = event.value.strip()
        if not text:
            self._show([])
            return
        self.night.backstage.ask(
            lambda evening: evening.engine.search(text, FOUND), self._show, instead="search"
        )

    def _show(self, films: list[Film]) -> None:
        found = self.query_one(OptionList)
        typed = bool(self.query_one(Input).value.strip())
        self._films = films if typed else []
        found.set_options(Option(line(film)) for film in self._films)
        found.highlighted = 0 if self._films else None

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        film = self._films[event.option_index]
        self.query_one(Input).value = ""
        self.query_one(Input).focus()
        self.post_message(self.Chosen(film))

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while one types."""
        found = self.query_one(OptionList)
        if event.key in ("down", "up") and not found.has_focus:
            event.stop()
            event.prevent_default()
            found.action_cursor_down() if event.key == "down" else found.action_cursor_up()


def line(film: Film) -> Content:
    """ "Heat  1995  Michael Mann"."""
    year = str(film.year) if film.year else ""
    people = ", ".join(film.directors[:1])
    return Content.assemble(fit(film.title, 40), (f" {year:>4}  {people}", "$text-muted"))
