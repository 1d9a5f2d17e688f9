"""The library: all films and each person's own, to search and to mark many at once; exports in and out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.shelves import OnShelf, look_along, mark
from movienight.tui.drawing.shelves import NOTHING, heads, shelf_line, whose_word
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.who import WhoScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.tabs import Tab, Tabs
from movienight.tui.widgets.ways import Ways
from movienight.wording import counted

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.shelves import Shelf
    from movienight.evening.view import View

WAYS = {
    "say('seen')": ("s", "seen"),
    "say('love')": ("l", "love"),
    "stars": ("1-5", "stars"),
    "say('no')": ("d", "no"),
    "say('forget')": ("x", "forget"),
}


class LibraryScreen(PlaceScreen[None]):
    """Shelves of films."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/library.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "seek", "search", key_display="/"),
        Binding("space", "choose", "select"),
        Binding("i", "bring_in", "import"),
        Binding("e", "write_out", "export"),
        Binding("left", "shelf(-1)", show=False),
        Binding("right", "shelf(1)", show=False),
        Binding("s", "say('seen')", show=False),
        Binding("l", "say('love')", show=False),
        Binding("d", "say('no')", show=False),
        Binding("x,delete", "say('forget')", show=False),
        *[Binding(str(stars), f"say('{stars}')", show=False) for stars in range(1, 6)],
        Binding("asterisk", "stars", show=False),
        Binding("A", "choose_all", show=False),
        Binding("z", "app.act('tonight.undo')", show=False),
        Binding("Z", "app.act('tonight.redo')", show=False),
    ]
    AUTO_FOCUS = "#library-list"

    def __init__(self) -> None:
        super().__init__()
        self._whose = ""
        self._shelf: Shelf | None = None
        self._chosen: dict[str, OnShelf] = {}

    def compose(self) -> ComposeResult:
        """The shelves, a line to search by, the films, what can be said of them."""
        yield Tabs("library-tabs")
        yield Input(placeholder="search by title", id="library-find", compact=True)
        yield Static(id="library-heads", markup=False)
        yield Listed("library-list")
        yield Static(id="library-none", markup=False)
        yield Ways("library-ways", WAYS)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """All films."""
        self._look()

    def show(self, view: View) -> None:
        """Something was said of films, here or elsewhere."""
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._draw)

    # -- what is shown

    @property
    def _tabs(self) -> Tabs:
        return self.query_one(Tabs)

    def _look(self) -> None:
        whose, text = self._whose, self.query_one(Input).value

        def look(evening: Evening) -> tuple[tuple[str, ...], Shelf]:
            known = tuple(evening.library.people())
            return known, look_along(evening, whose if whose in known else "", text)

        self.night.backstage.ask(look, self._take, instead="library")

    def _take(self, answer: tuple[tuple[str, ...], Shelf]) -> None:
        if not self.is_attached:
            return
        known, self._shelf = answer
        self._whose = self._shelf.whose
        here = {film.key: film for film in self._shelf.films}
        self._chosen = {key: here.get(key, film) for key, film in self._chosen.items()}
        self._tabs.show(("", *known), self._whose)
        self._draw()

    def _draw(self) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        listed, at = self.query_one(Listed), self.query_one(Listed).highlighted
        width = max(30, listed.size.width - 3)
        listed.set_options(
            Option(shelf_line(shelf, film, film.key in self._chosen, width)) for film in shelf.films
        )
        listed.highlighted = min(at or 0, len(shelf.films) - 1) if shelf.films else None
        self.query_one("#library-heads", Static).update(heads(shelf, width))
        none = self.query_one("#library-none", Static)
        none.update(NOTHING["own" if shelf.whose and not shelf.count else ""])
        none.display = not shelf.films
        self.query_one("#library-ways", Ways).display = bool(shelf.films)

    @on(Input.Changed, "#library-find")
    def _typed(self) -> None:
        self._look()

    @on(Input.Submitted, "#library-find")
    def _entered(self) -> None:
        self.query_one(Listed).focus()

    # -- moving

    @on(Tab.Chosen)
    def _clicked(self, event: Tab.Chosen) -> None:
        self._go_to(event.shelf)

    def _go_to(self, name: str) -> None:
        """To a shelf, with nothing chosen on it."""
        self._whose = name
        self._chosen = {}
        self.query_one(Listed).highlighted = 0 if self.query_one(Listed).option_count else None
        self.tell("")
        self._look()

    def action_shelf(self, steps: int) -> None:
        """To the next shelf or the one before."""
        names = self._tabs.names or (self._whose,)
        self._go_to(names[(names.index(self._whose) + steps) % len(names)])

    def action_seek(self) -> None:
        """Let one type."""
        self.set_focus(self.query_one(Input))

    def action_back(self) -> None:
        """Out of the line, then out of the selection, then out of the library."""
        line = self.query_one(Input)
        if line.has_focus and line.value:
            line.value = ""
        elif line.has_focus:
            self.query_one(Listed).focus()
        elif self._chosen:
            self._chosen = {}
            self._draw()
        else:
            self.dismiss(None)

    # -- choosing films and saying something of them

    @property
    def _here(self) -> OnShelf | None:
        at = self.query_one(Listed).highlighted
        return self._shelf.films[at] if self._shelf is not None and at is not None else None

    @on(OptionList.OptionSelected, "#library-list")
    def _picked(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the film under the pointer, or no longer; go on to the next."""
        film = self._here
        if film is None:
            return
        if self._chosen.pop(film.key, None) is None:
            self._chosen[film.key] = film
        self._draw()
        self.query_one(Listed).go_on()
        self._tell_chosen()

    def action_choose_all(self) -> None:
        """Choose all that are shown, or none."""
        films = {film.key: film for film in self._shelf.films} if self._shelf else {}
        self._chosen = {} if films.keys() <= self._chosen.keys() else films
        self._draw()
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.tell(f"{counted(len(self._chosen), 'film')} selected; A selects all, esc none")

    def action_say(self, what: str) -> None:
        """Say it of what is chosen, or else of the film under the pointer; ask of whom where that is open."""
        films = tuple(self._chosen.values()) or ((self._here,) if self._here else ())
        people = (self._whose,) if self._whose else self.night.view.tonight.people
        if not films:
            return
        if not people:
            self.tell("of whom? P says who sits here, → leads to a person's shelf", trouble=True)
            return
        if len(people) == 1:
            self._say(what, films, people)
            return
        question, key = whose_word(what, films)
        self.app.push_screen(WhoScreen(question, people, key), partial(self._say, what, films))

    def _say(self, what: str, films: tuple[OnShelf, ...], names: tuple[str, ...] | None) -> None:
        if names:
            self._chosen = {}
            self.night.change(lambda evening: mark(evening, names, films, what))

    def action_stars(self) -> None:
        """Half stars too, typed."""
        from movienight.tui.screens.question import LineScreen

        def typed(text: str | None) -> None:
            if text:
                self.action_say(text.strip().replace(",", "."))

        self.app.push_screen(LineScreen("How many stars, 0.5 to 5?", ""), typed)

    # -- in and out

    def action_bring_in(self) -> None:
        """What somebody told another site."""
        from movienight.tui.screens.importing import ImportScreen

        self.night.go(ImportScreen(self._whose))

    def action_write_out(self) -> None:
        """Everything, or one person's films."""
        from movienight.tui.screens.exporting import ExportScreen

        self.app.push_screen(
            ExportScreen(self._tabs.names[1:]), lambda told: self.tell(told) if told else None
        )
