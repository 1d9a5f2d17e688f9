"""A line to type a path in, with what it may become below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from movienight.wording import clean

if TYPE_CHECKING:
    from collections.abc import Callable


class PathLine(Vertical):
    """Finds a file; posts `Chosen` with the path as typed.

    Arrows move in the list while one types; tab or enter goes into a folder, enter takes a file.

    Args:
        complete: what a path that is being typed may become.
    """

    class Chosen(Message):
        """A file was named."""

        def __init__(self, path: str) -> None:
            self.path = path
            super().__init__()

    def __init__(self, placeholder: str, name: str, complete: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__(id=name, classes="path-line")
        self._placeholder, self._complete = placeholder, complete
        self._offered: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield Input(placeholder=self._placeholder, compact=True, classes="path-line-text")
        yield OptionList(markup=False, classes="path-line-found")

    def on_mount(self) -> None:
        """What is there to begin with."""
        self._offer()

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()

    def _offer(self) -> None:
        found, self._offered = self.query_one(OptionList), self._complete(self.line.value)
        found.set_options(Option(Content(clean(path))) for path in self._offered)
        found.highlighted = None
        found.display = bool(self._offered)

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        found = self.query_one(OptionList)
        if found.highlighted is not None:
            self._fill(self._offered[found.highlighted])
        elif self.line.value.strip():
            self.post_message(self.Chosen(self.line.value))

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._fill(self._offered[event.option_index])

    def _fill(self, path: str) -> None:
        """Into a folder, or a file taken."""
        self.line.value = path
        self.line.cursor_position = len(path)
        self.line.focus()
        if not path.endswith("/"):
            self.post_message(self.Chosen(path))

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while one types; tab fills in."""
        found = self.query_one(OptionList)
        if not self.line.has_focus or not self._offered:
            return
        if event.key in ("down", "up"):
            event.stop()
            event.prevent_default()
            found.action_cursor_down() if event.key == "down" else found.action_cursor_up()
        elif event.key == "tab" and self.line.value != self._offered[found.highlighted or 0]:
            event.stop()
            event.prevent_default()
            self.line.value = self._offered[found.highlighted or 0]
            self.line.cursor_position = len(self.line.value)
