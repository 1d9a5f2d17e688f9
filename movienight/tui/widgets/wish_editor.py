"""One wish to be edited: what it means, a line to type in, what is wrong with it, and its choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.wishing import chosen, trouble, with_choice
from movienight.tui.drawing.wishes import choice_line
from movienight.tui.widgets.listed import Listed

if TYPE_CHECKING:
    from movienight.evening.wishing import Offer


class WishEditor(Vertical):
    """Posts `Wished` when something was picked, or typed that can be read."""

    class Wished(Message):
        """The wish as it should be from now on, "" for none."""

        def __init__(self, name: str, text: str, typed: bool) -> None:
            self.name, self.text, self.typed = name, text, typed
            super().__init__()

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._offer: Offer | None = None
        self._text = ""

    def compose(self) -> ComposeResult:
        """Top to bottom."""
        yield Static(id="wishes-told", markup=False)
        yield Input(id="wishes-line", compact=True)
        yield Static(id="wishes-trouble", markup=False)
        yield Listed("wishes-choices")

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one("#wishes-line", Input)

    @property
    def choices(self) -> Listed:
        """What one may pick."""
        return self.query_one("#wishes-choices", Listed)

    def show(self, offer: Offer | None, text: str, told: str) -> None:
        """Show a wish as it stands, or only words; a line in which one types stays as it is."""
        is_new = offer is None or self._offer is None or offer.name != self._offer.name
        self._offer, self._text = offer, text
        self.query_one("#wishes-told", Static).update(told)
        self.line.display = offer is not None and bool(offer.example)
        self.choices.display = offer is not None and bool(offer.choices)
        if offer is None:
            self._say_trouble("")
            return
        if is_new or not self.line.has_focus:
            self.line.value = text
        self.line.placeholder = offer.example
        self._say_trouble(trouble(offer.name, self.line.value))
        self._show_choices(offer, 0 if is_new else self.choices.highlighted)

    def enter(self) -> bool:
        """Let one edit; False where there is nothing to type or to pick."""
        where = self.choices if self.choices.display else self.line
        if where.display:
            where.focus()
        return where.display

    def _show_choices(self, offer: Offer, at: int | None) -> None:
        choices, marked, width = self.choices, chosen(offer, self._text), max(12, self.size.width - 4)
        choices.set_options(Option(choice_line(choice, choice in marked, width)) for choice in offer.choices)
        choices.highlighted = at if at is not None and at < len(offer.choices) else None

    def _say_trouble(self, text: str) -> None:
        line = self.query_one("#wishes-trouble", Static)
        line.update(f"! {text}" if text else "")
        line.display = bool(text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._offer is not None:
            self._say_trouble(trouble(self._offer.name, event.value))

    @on(Input.Submitted)
    def _said(self, event: Input.Submitted) -> None:
        event.stop()
        if self._offer is not None and not trouble(self._offer.name, event.value):
            self.post_message(self.Wished(self._offer.name, event.value, True))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._offer is not None:
            text = with_choice(self._offer, self._text, self._offer.choices[event.option_index])
            self.post_message(self.Wished(self._offer.name, text, False))

    def on_key(self, event: events.Key) -> None:
        """Arrows lead between the line and the choices; the space bar picks."""
        if event.key == "down" and self.line.has_focus and self.choices.display:
            event.stop()
            self.choices.focus()
        elif event.key == "up" and self.choices.has_focus and not self.choices.highlighted:
            event.stop()
            event.prevent_default()
            self.line.focus()
        elif event.key == "space" and self.choices.has_focus:
            event.stop()
            self.choices.action_select()
