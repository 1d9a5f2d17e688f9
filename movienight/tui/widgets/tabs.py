"""Names in a row, one of which one is at; a click goes to another."""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from movienight.tui.drawing.shelves import shelf_name


class Tab(Static):
    """One name."""

    class Chosen(Message):
        """It was clicked."""

        def __init__(self, shelf: str) -> None:
            self.shelf = shelf
            super().__init__()

    def __init__(self, shelf: str) -> None:
        super().__init__(Content(f" {shelf_name(shelf)} "), classes="shelf-tab", markup=False)
        self.shelf = shelf

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        self.post_message(self.Chosen(self.shelf))


class Tabs(Horizontal):
    """All of them."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.names: tuple[str, ...] = ()

    def show(self, names: tuple[str, ...], here: str) -> None:
        """These, and where one is."""
        if names != self.names:
            self.names = names
            self.remove_children()
            self.mount(*map(Tab, names))
        for tab in self.query(Tab):
            tab.set_class(tab.shelf == here, "-here")
