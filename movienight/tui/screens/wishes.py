"""All that can be wished for of films and snacks: where it stands, and how it is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.view import View
from movienight.evening.wishing import Offer, left, offers
from movienight.tui.drawing.wishes import dial_line, dial_told, left_line, wish_line
from movienight.tui.screens.base import CardScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.tui.widgets.wish_editor import WishEditor

if TYPE_CHECKING:
    from movienight.evening.wishing import Left

TURNS = {
    "balance": ("tonight.to_first", "tonight.to_second"),
    "diversity": ("tonight.alike", "tonight.varied"),
    "novelty": ("tonight.known", "tonight.unknown"),
}
"""The acts that turn each dial down and up."""
WAYS = {
    "change": ("enter", "change"),
    "drop": ("x", "drop"),
    "app.act('tonight.undo')": ("z", "undo"),
    "back": ("esc", "done"),
}


class WishesScreen(CardScreen[None]):
    """Every wish with its value, its choices and a line to type in; the dials below.

    Args:
        at: the wish to begin with, "" for the first.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/wishes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", show=False),
        Binding("x,delete,backspace", "drop", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("z", "app.act('tonight.undo')", show=False),
        Binding("Z", "app.act('tonight.redo')", show=False),
    ]
    AUTO_FOCUS = "#wishes-list"

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self._at = at
        self._offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The wishes on the left, the one under the pointer on the right."""
        with Vertical(id="wishes", classes="card"):
            yield Static("Wishes", id="wishes-left", markup=False)
            with Horizontal(id="wishes-body"):
                yield Listed("wishes-list")
                yield WishEditor("wishes-editor")
            yield Status(id="wishes-status", markup=False)
            yield Ways("wishes-ways", WAYS)

    def on_mount(self) -> None:
        """What there is to choose from comes from behind."""
        self.night.backstage.ask(offers, self._take)
        self._count()

    def _take(self, given: tuple[Offer, ...]) -> None:
        self._offers = given
        self._list()
        names = [*(offer.name for offer in given)]
        self._wishes.highlighted = names.index(self._at) if self._at in names else 0

    def show(self, view: View) -> None:
        """The wishes as they are now."""
        self._list()
        self._edit()
        self._count()

    def tell(self, text: str, trouble: bool = False) -> None:
        """Say a line under the wishes."""
        self.query_one(Status).say(text, trouble)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._list)

    def _count(self) -> None:
        def told(passing: Left) -> None:
            self.query_one("#wishes-left", Static).update(left_line(passing.films, passing.snacks))

        self.night.backstage.ask(left, told, instead="wishes left")

    # -- what is there

    @property
    def _wishes(self) -> Listed:
        return self.query_one("#wishes-list", Listed)

    @property
    def _editor(self) -> WishEditor:
        return self.query_one(WishEditor)

    @property
    def _dials(self) -> list[str]:
        alone = len(self.night.view.tonight.people) < 2
        return [field for field in TURNS if not (alone and field == "balance")]

    @property
    def _offer(self) -> Offer | None:
        at = self._wishes.highlighted
        return self._offers[at] if at is not None and at < len(self._offers) else None

    @property
    def _dial(self) -> str:
        at = (self._wishes.highlighted or 0) - len(self._offers)
        return self._dials[at] if self._offers and 0 <= at < len(self._dials) else ""

    def _text(self, name: str) -> str:
        return self.night.view.tonight.wishes.get(name, "")

    def _list(self) -> None:
        tonight, wishes = self.night.view.tonight, self._wishes
        width, at = max(20, wishes.scrollable_content_region.width), wishes.highlighted
        lines = [wish_line(offer.label, tonight.wishes.get(offer.name), width) for offer in self._offers]
        lines += [dial_line(field, tonight, width) for field in self._dials] if self._offers else []
        with wishes.prevent(OptionList.OptionHighlighted):
            wishes.set_options(map(Option, lines))
            wishes.highlighted = at if at is not None and at < len(lines) else None

    @on(OptionList.OptionHighlighted, "#wishes-list")
    def _moved(self) -> None:
        self._edit()

    def _edit(self) -> None:
        """Show the wish under the pointer, or what the dial under it does."""
        offer = self._offer
        if offer is not None:
            self._editor.show(offer, self._text(offer.name), offer.told)
        else:
            people = self.night.view.tonight.people
            self._editor.show(None, "", dial_told(self._dial, people) if self._dial else "")

    # -- changing it

    @on(OptionList.OptionSelected, "#wishes-list")
    def _chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """To where the wish is edited; a wish without a value is said or taken back."""
        offer = self._offer
        if offer is not None and not self._editor.enter():
            self._wish(offer.name, "" if offer.name in self.night.view.tonight.wishes else "yes")

    def action_drop(self) -> None:
        """Ask it no more."""
        offer = self._offer
        if offer is not None:
            self._wish(offer.name, "")

    def action_turn(self, steps: int) -> None:
        """Turn a dial; elsewhere go into the wish, or out of it."""
        if self._dial and self._wishes.has_focus:
            self.night.perform(TURNS[self._dial][steps > 0])
        elif steps > 0:
            self.action_change() if self._offer and self._offer.example else None
        else:
            self._wishes.focus()

    def action_back(self) -> None:
        """Out of the wish, then out of the card."""
        if self._wishes.has_focus:
            self.dismiss(None)
        else:
            self._wishes.focus()
            self._edit()

    def _wish(self, name: str, text: str) -> None:
        """Wish for it, or no longer; nothing where it is so already."""
        if text.strip() == self._text(name) and (text or name not in self.night.view.tonight.wishes):
            return
        if text.strip():
            self.night.change(lambda evening: evening.wish(name, text))
        else:
            self.night.change(lambda evening: evening.drop(name))

    @on(WishEditor.Wished)
    def _wished(self, event: WishEditor.Wished) -> None:
        self._wish(event.name, event.text)
        if event.typed:
            self._wishes.focus()

    def on_key(self, event: events.Key) -> None:
        """The space bar changes the wish, as enter does."""
        if event.key == "space" and self._wishes.has_focus:
            event.stop()
            self.action_change()
