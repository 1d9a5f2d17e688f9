"""A small thing to choose in place: a key or a click goes to the next value, and round again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Pick(Static, can_focus=True):
    """One of several values; the first asks nothing and is shown by what it is about.

    Args:
        key: the key of the screen that turns it.
        name: what it is about, "diet".
        values: what it can be, after nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]

    class Turned(Message):
        """It has another value."""

    def __init__(self, key: str, name: str, values: Sequence[str]) -> None:
        super().__init__(id=f"pick-{name}", classes="pick", markup=False)
        self._key, self._about, self._values = key, name, ("", *values)
        self._at = 0

    @property
    def value(self) -> str:
        """What is chosen, "" where nothing is."""
        return self._values[self._at]

    def on_mount(self) -> None:
        """What it is about."""
        self._draw()

    def action_turn(self, steps: int) -> None:
        """To the next value or the one before."""
        self._at = (self._at + steps) % len(self._values)
        self._draw()
        self.post_message(self.Turned())

    def on_click(self, event: events.Click) -> None:
        """To the next."""
        event.stop()
        self.action_turn(1)

    def _draw(self) -> None:
        style = "bold $accent" if self.value else ""
        self.update(
            Content.assemble((f" {self._key} ", "bold reverse"), (f" {self.value or self._about} ", style))
        )
