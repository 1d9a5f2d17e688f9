"""Tonight's card: the film, why, the snack, when it starts and ends; to copy, to save, to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from movienight.clock import now
from movienight.evening.card import Card, card_of, lines
from movienight.evening.nights import keep_night
from movienight.evening.pantry import things_of
from movienight.evening.saving import save_card
from movienight.tui.drawing.card import served, told
from movienight.tui.drawing.film import reasons_of
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways

if TYPE_CHECKING:
    from pathlib import Path

    from movienight.evening.view import View
    from movienight.types import Suggestion

STEP = timedelta(minutes=5)
COPIED = "copied, if this terminal allows it (OSC 52); s saves it to a file"
COPY_WIDTH = 72


class CardPage(PlaceScreen[bool]):
    """A card on a page; y copies it, s saves it. Gives whether it was kept as tonight's."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/card.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "copy"),
        Binding("s", "save", "save"),
        Binding("space,pagedown,down,j", "scroll_page(1)", show=False),
        Binding("pageup,up,k", "scroll_page(-1)", show=False),
    ]
    AUTO_FOCUS = ""
    WAYS: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, title: str, card: Card) -> None:
        super().__init__()
        self._heading, self.card = title, card

    def compose(self) -> ComposeResult:
        """The film and what is served with it."""
        with Horizontal(classes="place-title"):
            yield Static(self._heading, id="card-heading", markup=False)
            yield Ways("card-ways", self.WAYS)
        with VerticalScroll(id="card", can_focus=False):
            yield Static(id="card-film", markup=False)
            yield Static(id="card-snack", markup=False)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The card as it is."""
        self.draw()

    def draw(self) -> None:
        """Show the card."""
        gap = Content("\n\n") if self.app.size.height >= 34 else Content("\n")
        self.query_one("#card-film", Static).update(gap.join(told(self.card)))
        self.query_one("#card-snack", Static).update(gap.join(served(self.card)))

    def action_copy(self) -> None:
        """Hand it to the terminal's clipboard."""
        self.app.copy_to_clipboard("\n".join(lines(self.card, COPY_WIDTH)))
        self.tell(COPIED)

    def action_save(self) -> None:
        """Write it as Markdown."""
        card = self.card

        def saved(path: Path) -> None:
            self.tell(f"saved: {path}")

        self.night.backstage.ask(lambda evening: save_card(evening, card), saved)

    def action_scroll_page(self, pages: int) -> None:
        """Further down, or up again."""
        card = self.query_one("#card")
        card.scroll_relative(y=pages * (card.size.height - 2), animate=False)


class TonightsCardScreen(CardPage):
    """The card of the film they went for; enter keeps the night.

    Args:
        chosen: the film as it stands in the slate.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "this is it", key_display="enter"),
        Binding("enter", "back", "to the list", key_display="enter"),
        Binding("n", "next_snack", "another snack"),
        Binding("plus,right,l", "start(1)", show=False),
        Binding("minus,left,h", "start(-1)", show=False),
        Binding("z", "take_back", show=False),
    ]
    WAYS: ClassVar = {"start(-1)": ("-", "5 min earlier"), "start(1)": ("+", "later")}

    def __init__(self, chosen: Suggestion) -> None:
        self._chosen, self._kept, self._noted = chosen, False, False
        self._starts: datetime = now()
        super().__init__("Tonight", card_of(chosen.film, self._starts))

    def on_mount(self) -> None:
        """The card for now."""
        self._make()
        self.tell("starts now; + and - move it by 5 min")

    def show(self, view: View) -> None:
        """Another snack may be served."""
        shown = view.slate.suggestions if view.slate else ()
        here = [one for one in shown if one.film.row == self._chosen.film.row]
        if here and not self._kept:
            self._chosen = replace(self._chosen, snack=here[0].snack)
            self._make()

    def _make(self) -> None:
        view, chosen = self.night.view, self._chosen
        self.card = card_of(
            chosen.film,
            self._starts,
            people=view.tonight.people,
            mood=view.tonight.mood.strip() or None,
            why=reasons_of(view, chosen),
            snack=chosen.snack,
            things=things_of(view.tonight.wishes),
        )
        self.draw()

    def action_start(self, steps: int) -> None:
        """Five minutes later, or earlier."""
        if not self._kept:
            self._starts += steps * STEP
            self._make()
            self.tell(f"starts {self.card.starts_at:%H:%M}")

    def action_next_snack(self) -> None:
        """Another snack for it."""
        film = self._chosen.film
        if not self._kept:
            self.night.change(lambda evening: evening.next_snack(film))

    def action_keep(self) -> None:
        """This is it: note the night."""
        card, self._kept = self.card, True
        keys = dict(zip("ab", card.people, strict=False))
        fits = {name: self._chosen.fit[key] for key, name in keys.items() if key in self._chosen.fit}
        self.night.backstage.ask(
            lambda evening: keep_night(evening, card, fits), self._good_night, changes=True
        )
        self._draw_heading()

    def _good_night(self, told: str) -> None:
        self._noted = True
        self.night.tell(f"{told}; z takes it back, q leaves")

    def tell(self, text: str, trouble: bool = False) -> None:
        """After trouble with keeping it, it can be tried again."""
        if trouble and self._kept and not self._noted:
            self._kept = False
            self._draw_heading()
        super().tell(text, trouble)

    def _draw_heading(self) -> None:
        heading = "Enjoy it, and good night" if self._kept else self._heading
        self.query_one("#card-heading", Static).update(heading)
        self.query_one("#card-ways").display = not self._kept
        self.refresh_bindings()

    def action_take_back(self) -> None:
        """Take the last thing back: the night, where it was kept, else what was done before."""
        self._kept = self._noted = False
        self._draw_heading()
        self.night.change(lambda evening: evening.undo(), self.tell)

    def act_tonight_undo(self) -> None:
        """The palette's undo is the card's."""
        self.action_take_back()

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(self._kept)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is kept does not move any more."""
        if action == "back" and not self._kept:
            return True
        return action not in ("start", "next_snack", "keep") or not self._kept
