"""All that can be wished for of films and snacks: where it stands, and how it is changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.view import View
from movienight.evening.wishing import Offer, chosen, left, offers, trouble, with_choice
from movienight.tui.drawing.wishes import choice_line, dial_line, dial_told, left_line, wish_line
from movienight.tui.screens.base import CardScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways

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
        self._edited = ""

    def compose(self) -> ComposeResult:
        """The wishes on the left, the one under the pointer on the right."""
        with Vertical(id="wishes", classes="card"):
            yield Static("Wishes", id="wishes-left", markup=False)
            with Horizontal(id="wishes-body"):
                yield Listed("wishes-list")
                with Vertical(id="wishes-editor"):
                    yield Static(id="wishes-told", markup=False)
                    yield Input(id="wishes-line", compact=True)
                    yield Static(id="wishes-trouble", markup=False)
                    yield Listed("wishes-choices")
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
    def _choices(self) -> Listed:
        return self.query_one("#wishes-choices", Listed)

    @property
    def _line(self) -> Input:
        return self.query_one("#wishes-line", Input)

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
        """Show the wish under the pointer; a line in which one types stays as it is."""
        offer = self._offer
        self.query_one("#wishes-told", Static).update(offer.told if offer else self._dial_told())
        self._line.display = offer is not None and bool(offer.example)
        self._choices.display = offer is not None and bool(offer.choices)
        if offer is None:
            self._say_trouble("")
            return
        if (
            offer.name != self._edited
            or not self._line.has_focus
            or not trouble(offer.name, self._line.value)
        ):
            self._line.value = self._text(offer.name)
        self._line.placeholder = offer.example
        self._say_trouble(trouble(offer.name, self._line.value))
        self._show_choices(offer)
        self._edited = offer.name

    def _dial_told(self) -> str:
        return dial_told(self._dial, self.night.view.tonight.people) if self._dial else ""

    def _show_choices(self, offer: Offer) -> None:
        choices, on_ = self._choices, chosen(offer, self._text(offer.name))
        width = max(12, self.query_one("#wishes-editor").size.width - 4)
        at = choices.highlighted if offer.name == self._edited else 0
        choices.set_options(Option(choice_line(choice, choice in on_, width)) for choice in offer.choices)
        choices.highlighted = at if at is not None and at < len(offer.choices) else None

    def _say_trouble(self, text: str) -> None:
        line = self.query_one("#wishes-trouble", Static)
        line.update(f"! {text}" if text else "")
        line.display = bool(text)

    # -- changing it

    @on(OptionList.OptionSelected, "#wishes-list")
    def _chosen(self) -> None:
        self.action_change()

    def action_change(self) -> None:
        """To where the wish is edited; a wish without a value is said or taken back."""
        offer = self._offer
        if offer is None:
            return
        if offer.choices:
            self._choices.focus()
        elif offer.example:
            self._line.focus()
        else:
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

    @on(Input.Changed, "#wishes-line")
    def _typed(self, event: Input.Changed) -> None:
        offer = self._offer
        if offer is not None:
            self._say_trouble(trouble(offer.name, event.value))

    @on(Input.Submitted, "#wishes-line")
    def _said(self, event: Input.Submitted) -> None:
        event.stop()
        offer = self._offer
        if offer is not None and not trouble(offer.name, event.value):
            self._wish(offer.name, event.value)
            self._wishes.focus()

    @on(OptionList.OptionSelected, "#wishes-choices")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        offer = self._offer
        if offer is not None:
            choice = offer.choices[event.option_index]
            self._wish(offer.name, with_choice(offer, self._text(offer.name), choice))

    def on_key(self, event: events.Key) -> None:
        """Arrows lead between the line and the choices; the space bar picks."""
        if event.key == "down" and self._line.has_focus and self._choices.display:
            event.stop()
            self._choices.focus()
        elif event.key == "up" and self._choices.has_focus and not self._choices.highlighted:
            event.stop()
            event.prevent_default()
            self._line.focus()
        elif event.key == "space" and (self._choices.has_focus or self._wishes.has_focus):
            event.stop()
            (self._choices if self._choices.has_focus else self._wishes).action_select()
