"""Who sits on the sofa: two of those who are known, or somebody new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.sofa import SEATS, add, known_here, remove, sit
from movienight.tui.drawing.persons import known_line
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.question import SureScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean, counted, listed

if TYPE_CHECKING:
    from movienight.evening.sofa import Known
    from movienight.evening.view import View


KEPT = "An export of everything is kept beside the library."
WAYS = {"sit_down": ("enter", "sit down"), "swap": ("s", "swap seats"), "open": ("o", "their page")}


class Everybody(Listed):
    """Those who are known; space or a click seats them, enter is left to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "seat"),
        Binding("enter", "screen.sit_down", "sit down", key_display="enter"),
    ]


class PeopleScreen(PlaceScreen[None]):
    """The sofa; nothing is settled before enter."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/people.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "sit_down", "sit down", show=False),
        Binding("slash", "newcomer", "new", key_display="/"),
        Binding("x,delete", "remove", "forget"),
        Binding("s", "swap", "swap", show=False),
        Binding("o", "open", "open", show=False),
    ]
    AUTO_FOCUS = "#everybody"

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[Known, ...] = ()
        self._seats: tuple[str, ...] = ()
        self._sat: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Those who are known, a line for somebody new, who sits."""
        yield Static(" Who is on the sofa?", classes="place-title", markup=False)
        with Vertical(id="sofa"):
            yield Everybody("everybody")
            yield Static("Nobody is known here yet. Type a name below.", id="nobody", markup=False)
            yield Input(placeholder="somebody new", id="newcomer", compact=True)
            yield Static(id="seated", markup=False)
            yield Ways("people-ways", WAYS)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Who sits there now."""
        self._seats = self._sat = self.night.view.tonight.people
        self._look()

    def show(self, view: View) -> None:
        """Somebody came, went or was renamed, here or elsewhere; seats chosen here stay chosen."""
        if self._seats == self._sat:
            self._seats = view.tonight.people
        self._sat = view.tonight.people
        self._look()

    def _look(self) -> None:
        self.night.backstage.ask(known_here, self._show_known)

    def _show_known(self, known: tuple[Known, ...]) -> None:
        if not self.is_attached:
            return
        if not known:
            self.action_newcomer()
        self._known = known
        names = [one.name for one in known]
        self._seats = tuple(name for name in self._seats if name in names)
        self._draw()

    def _draw(self) -> None:
        everybody = self.query_one(Everybody)
        at, width = everybody.highlighted, max(30, self.size.width - 3)
        seats = {name: seat for seat, name in enumerate(self._seats)}
        everybody.set_options(Option(known_line(one, seats.get(one.name), width)) for one in self._known)
        if self._known:
            everybody.highlighted = min(at or 0, len(self._known) - 1)
        everybody.display = bool(self._known)
        self.query_one("#nobody").display = not self._known
        told = listed([clean(name) for name in self._seats]) or "nobody"
        self.query_one("#seated", Static).update(Content.assemble(("on the sofa: ", "$text-muted"), told))

    def _chosen(self) -> Known | None:
        at = self.query_one(Everybody).highlighted
        return self._known[at] if at is not None and at < len(self._known) else None

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self._look()

    # -- what can be done

    @on(OptionList.OptionSelected, "#everybody")
    def _seat(self, event: OptionList.OptionSelected) -> None:
        name = self._known[event.option_index].name
        if name in self._seats:
            self._seats = tuple(one for one in self._seats if one != name)
        elif len(self._seats) == SEATS:
            self.tell("two fit on the sofa; let somebody get up first", trouble=True)
            return
        else:
            self._seats = (*self._seats, name)
        self.tell("")
        self._draw()

    def action_swap(self) -> None:
        """The first is the second and the other way round."""
        self._seats = self._seats[::-1]
        self._draw()

    def action_newcomer(self) -> None:
        """To the line for a new name."""
        self.set_focus(self.query_one("#newcomer", Input))

    @on(Input.Submitted, "#newcomer")
    def _came(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value
        if not typed.strip():
            self.action_sit_down()
            return
        self.night.backstage.ask(lambda evening: add(evening, typed), self._welcome)

    def _welcome(self, name: str) -> None:
        if not self.is_attached:
            return
        self.query_one("#newcomer", Input).value = ""
        if name not in self._seats and len(self._seats) < SEATS:
            self._seats = (*self._seats, name)
        self.tell(f"{name} is known here; o opens their page")
        self.query_one(Everybody).focus()
        self._look()

    def action_open(self) -> None:
        """What the one under the pointer said of films."""
        from movienight.tui.screens.person import PersonScreen

        chosen = self._chosen()
        if chosen:
            self.app.push_screen(PersonScreen(chosen.name))

    def action_remove(self) -> None:
        """Forget the one under the pointer, after asking."""
        chosen = self._chosen()
        if chosen is None:
            return
        name = chosen.name
        lost = f"{counted(chosen.loves, 'film')} loved{f', {chosen.seen:,} seen' if chosen.seen else ''}"

        def sure(yes: bool | None) -> None:
            if yes:
                self.night.change(partial(remove, name=name), self.tell)

        self.app.push_screen(SureScreen(f"Forget {clean(name)}?", f"{lost}. {KEPT}", "forget"), sure)

    def action_sit_down(self) -> None:
        """So be it."""
        names = self._seats
        if names != self.night.view.tonight.people:
            self.night.change(lambda evening: sit(evening, names))
        self.dismiss(None)
