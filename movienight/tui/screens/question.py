"""Two small cards: is one sure, and a line to type."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from movienight.tui.screens.base import CardScreen
from movienight.tui.widgets.ways import Ways


class SureScreen(CardScreen[bool]):
    """Asks before what cannot be taken back; y does it, anything that leads back does not.

    Args:
        question: "Forget Ana?"
        told: what that means.
        yes: what y does, in a word or two.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "yes", show=False),
        Binding("n", "back", "no", show=False),
    ]

    def __init__(self, question: str, told: str, yes: str) -> None:
        super().__init__()
        self._question, self._told, self._yes = question, told, yes

    def compose(self) -> ComposeResult:
        """What is asked, and the two answers."""
        with Vertical(classes="card"):
            yield Static(self._question, classes="card-title", markup=False)
            yield Static(self._told, markup=False)
            yield Ways("sure", {"yes": ("y", self._yes), "back": ("n", "no, leave it")})

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)


class LineScreen(CardScreen[str]):
    """Asks for a line; enter gives it, esc none.

    Args:
        question: "What is Ana called?"
        value: what stands in the line at first.
    """

    def __init__(self, question: str, value: str) -> None:
        super().__init__()
        self._question, self._value = question, value

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(classes="card"):
            yield Static(self._question, classes="card-title", markup=False)
            yield Input(self._value, compact=True, id="line")

    @on(Input.Submitted, "#line")
    def _said(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
