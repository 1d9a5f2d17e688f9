"""The first evening: two names, then what each of them loves; every step can be left out.

Nothing here waits for the films: names can be typed from the first moment on, and what is typed
while they are still being opened is done once they are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Input, Static

from movienight.errors import UsageError
from movienight.evening.persons import love, page_of
from movienight.evening.sofa import proper_names, sit
from movienight.keys import stable_key
from movienight.tui.drawing.cells import joined
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.taste import TasteScreen
from movienight.tui.widgets.search import FilmSearch
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean, listed

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.persons import Page
    from movienight.evening.view import View

ENOUGH = 3
"""From how many films on a taste says something."""
PLACEHOLDERS = ("a name", "another name, if there are two of you")
LATER = "P says who sits here, whenever you like"


class WelcomeScreen(PlaceScreen[None]):
    """Names, then likes, one person after the other."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/welcome.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "skip"),
        Binding("enter", "on", "go on", key_display="enter"),
        Binding("ctrl+t", "round", "taste round", key_display="ctrl+t"),
        Binding("ctrl+z", "take_back", "take back", key_display="ctrl+z"),
    ]
    AUTO_FOCUS = "#name-0"

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._at: int | None = None
        self._said = 0

    def compose(self) -> ComposeResult:
        """One question at a time, with room around it."""
        yield Static(" MovieNight", classes="place-title", markup=False)
        with Vertical(id="welcome"):
            yield Static(id="welcome-question", markup=False)
            yield Static(id="welcome-told", markup=False)
            with Vertical(id="welcome-names"):
                for number, placeholder in enumerate(PLACEHOLDERS):
                    yield Input(placeholder=placeholder, id=f"name-{number}", compact=True, classes="name")
            with Vertical(id="welcome-likes"):
                yield FilmSearch("type a title", "welcome-find")
                yield Static(id="welcome-loved", markup=False)
            yield Ways("welcome-ways-names", {"on": ("enter", "go on"), "back": ("esc", "skip")})
            ways = {"on": ("enter", "go on"), "round": ("ctrl+t", "taste round"), "back": ("esc", "skip")}
            yield Ways("welcome-ways", ways)
        yield Status("opening the films…", id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Who is there?"""
        self._draw()

    def show(self, view: View) -> None:
        """The films are open."""
        if self._at is None:
            self.tell("the films are ready")

    # -- names

    @on(Input.Submitted, ".name")
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        second = self.query_one("#name-1", Input)
        if event.input.id == "name-0" and event.value.strip() and not second.value.strip():
            self.set_focus(second)
        else:
            self.action_on()

    def _seat(self) -> None:
        try:
            names = proper_names([one.value for one in self.query(".name").results(Input)])
        except UsageError as error:
            self.tell(f"{error.message}: {error.hint}", trouble=True)
            return
        if not names:
            self.tell("type a name, or esc to look around first", trouble=True)
            return
        self._names = names
        self.night.change(lambda evening: sit(evening, names), self.night.tell)
        self._go_on()

    # -- likes

    @property
    def _who(self) -> str:
        return self._names[self._at or 0]

    @on(FilmSearch.Chosen)
    def _loved(self, event: FilmSearch.Chosen) -> None:
        name, film = self._who, event.film
        self.night.backstage.ask(
            lambda evening: love(evening, name, stable_key(film), film.label), self.night.tell
        )
        self._said += 1
        self._look()

    @on(FilmSearch.Passed)
    def _enough(self) -> None:
        self.action_on()

    def action_take_back(self) -> None:
        """Take the last film off again, as long as one was said here."""
        if self._said:
            self._said -= 1
            self.night.backstage.ask(lambda evening: evening.undo(), self.night.tell)
            self._look()

    def action_round(self) -> None:
        """Cards instead of typing; a finished round leads on."""
        if self._at is not None:
            self.app.push_screen(TasteScreen(self._who), self._tasted)

    def _tasted(self, finished: bool | None) -> None:
        if finished:
            self._go_on()
        else:
            self._look()

    def _look(self) -> None:
        name = self._who

        def page(evening: Evening) -> Page | None:
            return page_of(evening, name) if name in evening.library.people() else None

        self.night.backstage.ask(page, self._show_loved)

    def _show_loved(self, page: Page | None) -> None:
        if page is None or self._at is None or not self.is_attached or page.name != self._who:
            return
        titles = [entry.label for entry in page.of("likes")]
        told = joined(titles, max(40, 3 * self.query_one("#welcome-loved").size.width - 20))
        label = ("LOVES  ", "bold $accent") if titles else ("", "")
        self.query_one("#welcome-loved", Static).update(Content.assemble(label, told))
        left = ENOUGH - len(titles)
        more = f"{left} more would help" if titles and left > 0 else ""
        self.query_one("#welcome-told", Static).update(more or self._told())

    # -- step by step

    def action_on(self) -> None:
        """What is asked here is answered."""
        if self._at is None:
            self._seat()
        else:
            self._go_on()

    def action_back(self) -> None:
        """Leave this step out."""
        if self._at is None:
            self.dismiss(None)
            self.app.call_later(self.night.tell, LATER)
        else:
            self._go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A round and what it takes back belong to a person."""
        return action not in ("round", "take_back") or self._at is not None

    def _go_on(self) -> None:
        self._at = 0 if self._at is None else self._at + 1
        self._said = 0
        if self._at == len(self._names):
            self._end()
            return
        self.tell("")
        self._draw()
        self._look()

    def _end(self) -> None:
        ready = f"ten for {listed(self._names)}; ? shows everything one can do"

        def begin(evening: Evening) -> str:
            evening.look_at_first()
            return ready

        self.dismiss(None)
        self.night.change(begin, self.night.tell)

    def _draw(self) -> None:
        likes = self._at is not None
        self.query_one("#welcome-question", Static).update(self._question())
        self.query_one("#welcome-told", Static).update(self._told())
        self.query_one("#welcome-names").display = not likes
        self.query_one("#welcome-ways-names").display = not likes
        self.query_one("#welcome-likes").display = likes
        self.query_one("#welcome-ways").display = likes
        if likes:
            self.query_one("#welcome-loved", Static).update("")
            self.query_one(FilmSearch).seek()
        self.refresh_bindings()

    def _question(self) -> str:
        if self._at is None:
            return "Who is on the sofa?"
        return f"What does {clean(self._who)} love?"

    def _told(self) -> str:
        if self._at is None:
            return "One name or two; everything stays on this machine."
        return "Three films are enough to begin with. Or twelve cards, answered with one key each."

    def on_resize(self, event: events.Resize) -> None:
        """What is loved is cut to the width there is."""
        if self._at is not None:
            self.call_after_refresh(self._look)
