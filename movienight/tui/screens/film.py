"""One film on a page of its own: why, every fact, and the whole recipe; all acts on a film work here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from movienight.keys import stable_key
from movienight.tui.drawing.film import page, place_in_list
from movienight.tui.drawing.snack import card
from movienight.tui.going import keys_of
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways

if TYPE_CHECKING:
    from movienight.evening.view import View

ACTS = {
    "film.seen": True,
    "film.love": True,
    "film.pin": True,
    "film.next_snack": True,
    "film.numbers": True,
    "film.veto": False,
    "film.not_tonight": False,
    "film.more": False,
    "film.less": False,
    "film.rate": False,
    "tonight.decide": False,
    "tonight.undo": False,
    "tonight.redo": False,
}


class FilmScreen(PlaceScreen[None]):
    """The film under the pointer of the main list; moving here moves the pointer there."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/film.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(ACTS),
        Binding("j,down,right", "step(1)", show=False),
        Binding("k,up,left", "step(-1)", show=False),
        Binding("space,pagedown", "scroll_page(1)", show=False),
        Binding("shift+space,pageup", "scroll_page(-1)", show=False),
    ]
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Where it stands, the story and the snack."""
        with Horizontal(classes="place-title"):
            yield Static(id="film-place", markup=False)
            yield Ways("film-ways", {"step(-1)": ("k", "before"), "step(1)": ("j", "next")})
        with VerticalScroll(id="film", can_focus=False):
            yield Static(id="film-story", markup=False)
            yield Static(id="film-snack", markup=False)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The film one came from."""
        self.show(self.night.view)

    def show(self, view: View) -> None:
        """The film under the pointer as it is now; back to the list where none is left."""
        chosen = self.night.ten.chosen
        if chosen is None:
            self.dismiss(None)
            return
        pinned = stable_key(chosen.film) in view.tonight.pinned
        place = place_in_list(chosen.rank, len(self.night.ten.suggestions), pinned)
        self.query_one("#film-place", Static).update(place)
        gap = Content("\n\n") if self.app.size.height >= 34 else Content("\n")
        self.query_one("#film-story", Static).update(gap.join(page(view, chosen)))
        self.query_one("#film-snack", Static).update(gap.join(card(chosen.snack)))

    def action_step(self, steps: int) -> None:
        """To the next film of the list, or to the one before."""
        ten = self.night.ten
        ten.highlighted = ((ten.highlighted or 0) + steps) % max(1, ten.option_count)
        self.query_one("#film").scroll_home(animate=False)
        self.show(self.night.view)

    def action_scroll_page(self, pages: int) -> None:
        """Further down, or up again."""
        film = self.query_one("#film")
        film.scroll_relative(y=pages * (film.size.height - 2), animate=False)
