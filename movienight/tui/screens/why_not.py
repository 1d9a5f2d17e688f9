"""Why not …? A film one names, what became of it, and how to let it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from movienight.tui.drawing.verdict import happened, known
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.numbers import NumbersScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.search import FilmSearch
from movienight.tui.widgets.status import Status

if TYPE_CHECKING:
    from movienight.evening.account import Account, Offer
    from movienight.evening.view import View
    from movienight.types import Film

START = "Name a film, and see where it fell out and by how much."


class WhyNotScreen(PlaceScreen[None]):
    """A line to name a film, the verdict, and what would change it."""

    CSS_PATH: ClassVar = ["../styles/why_not.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "seek", "another film", key_display="/"),
        Binding("e", "numbers", "numbers"),
        Binding("z", "app.act('tonight.undo')", "undo"),
        Binding("Z", "app.act('tonight.redo')", "redo", show=False),
        *[Binding(str(number), f"offer({number})", show=False) for number in range(1, 5)],
    ]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._film: Film | None = None
        self._offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, the verdict, the offers."""
        yield Static("Why not …?", classes="place-title", markup=False)
        yield FilmSearch("type a title", "why-not-find")
        with VerticalScroll(id="why-not", can_focus=False):
            yield Static(START, id="why-not-told", markup=False)
            yield Listed("why-not-offers")
            yield Static(id="why-not-known", markup=False)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Nothing is offered before a film is named."""
        self.query_one(Listed).display = False
        self.query_one(FilmSearch).seek()

    def show(self, view: View) -> None:
        """Something was done: the film may stand elsewhere now."""
        self._ask()

    @on(FilmSearch.Chosen)
    def _named(self, event: FilmSearch.Chosen) -> None:
        self._film = event.film
        self._ask()

    def _ask(self) -> None:
        from movienight.evening.account import account_of

        film = self._film
        if film is not None:
            self.night.backstage.ask(
                lambda evening: account_of(evening, film), self._tell_of, instead="why not"
            )

    def _tell_of(self, account: Account) -> None:
        if not self.is_attached:
            return
        self._offers = account.offers
        self.query_one("#why-not-told", Static).update(Content("\n\n").join(happened(account)))
        self.query_one("#why-not-known", Static).update(Content("\n\n").join(known(account)))
        offers = self.query_one(Listed)
        offers.set_options(Option(_line(number, offer)) for number, offer in enumerate(self._offers, 1))
        offers.display = bool(self._offers)
        offers.highlighted = 0 if self._offers else None
        if self._offers:
            offers.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers are there once a film is named."""
        return action != "numbers" or self._film is not None

    def action_seek(self) -> None:
        """Name another."""
        self.query_one(FilmSearch).seek()

    def action_numbers(self) -> None:
        """What every model said of it."""
        if self._film is not None:
            self.app.push_screen(NumbersScreen(self._film))

    def action_offer(self, number: int) -> None:
        """Do what is offered under this number."""
        from movienight.evening.account import take_up

        film = self._film
        if film is not None and number <= len(self._offers):
            offer = self._offers[number - 1]
            self.night.change(lambda evening: take_up(evening, film, offer))

    @on(OptionList.OptionSelected, "#why-not-offers")
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self.action_offer(event.option_index + 1)


def _line(number: int, offer: Offer) -> Content:
    return Content.assemble((f" {number} ", "bold reverse"), f" {offer.told}")
