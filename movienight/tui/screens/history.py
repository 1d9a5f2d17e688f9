"""The nights so far, the latest first, and whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.nights import answer, card_again, chronicle_of, let_it_lean
from movienight.tui.drawing.history import ledger_lines, line
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.card import CardPage
from movienight.tui.screens.rate import RateScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status

if TYPE_CHECKING:
    from movienight.evening.card import Card
    from movienight.evening.nights import Chronicle, Stars
    from movienight.evening.view import View
    from movienight.storage.stored import Night

NOTHING = "No night has been kept yet.\n\nt decides on a film; enter on tonight's card keeps the night."


class HistoryScreen(PlaceScreen[None]):
    """What was watched, by whom, and how it was."""

    CSS_PATH: ClassVar = ["../styles/history.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("asterisk", "stars", "stars"),
        Binding("l", "lean", "let tonight lean"),
        Binding("z", "app.act('tonight.undo')", "undo"),
        Binding("Z", "app.act('tonight.redo')", "redo", show=False),
    ]
    AUTO_FOCUS = "#history"

    def __init__(self) -> None:
        super().__init__()
        self._chronicle: Chronicle | None = None

    def compose(self) -> ComposeResult:
        """Whose turn it is, and the nights."""
        yield Static("The nights so far", classes="place-title", markup=False)
        yield Static(id="history-ledger", markup=False)
        yield Listed("history")
        yield Static(id="history-none", markup=False)
        yield Status("enter shows the card of a night", id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read them."""
        self._look()

    def show(self, view: View) -> None:
        """Something was said or taken back."""
        self._look()

    def _look(self) -> None:
        self.night.backstage.ask(chronicle_of, self._told, instead="history")

    def _told(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        if self.is_attached:
            self._draw()

    def _draw(self) -> None:
        chronicle = self._chronicle
        if chronicle is None:
            return
        balance = self.night.view.tonight.balance
        ledger = Content("\n").join(ledger_lines(chronicle.ledger, balance))
        self.query_one("#history-ledger", Static).update(ledger)
        nights, at = self.query_one(Listed), self.query_one(Listed).highlighted
        width = max(30, self.size.width - 3)
        nights.set_options(
            Option(line(night, chronicle.stars[night.number], width)) for night in chronicle.nights
        )
        count = len(chronicle.nights)
        nights.display = bool(count)
        nights.highlighted = min(at or 0, count - 1) if count else None
        none = self.query_one("#history-none", Static)
        none.update(NOTHING)
        none.display = not count
        self.refresh_bindings()

    def _night(self) -> Night | None:
        at = self.query_one(Listed).highlighted
        return self._chronicle.nights[at] if self._chronicle and at is not None else None

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._draw)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaning is offered to two of whom one is owed an evening."""
        ledger = self._chronicle.ledger if self._chronicle else None
        return action != "lean" or (ledger is not None and ledger.turn is not None)

    @on(OptionList.OptionSelected, "#history")
    def _entered(self) -> None:
        night = self._night()
        if night is None:
            return

        def again(card: Card) -> None:
            self.app.push_screen(CardPage(f"{card.starts_at:%A %d %B %Y}", card))

        self.night.backstage.ask(lambda evening: card_again(evening, night), again)

    def action_stars(self) -> None:
        """How it was, said now or anew."""
        night = self._night()
        if night is None or night.chosen is None or not night.people:
            self.tell("no film was chosen that night", trouble=True)
            return

        def said(stars: Stars | None) -> None:
            given = {name: value for name, value in (stars or {}).items() if value is not None}
            if given:
                self.night.change(lambda evening: answer(evening, night, given))

        self.app.push_screen(RateScreen(f"How was {night.title}?", night.people), said)

    def action_lean(self) -> None:
        """Let tonight's balance lean to whose turn it is."""
        self.night.change(let_it_lean)
