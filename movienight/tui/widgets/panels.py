"""Panels that scroll: why a film, and the snack with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

ROOMY = 18
"""Lines of a panel from which there is a blank one between paragraphs."""


class Panel(VerticalScroll):
    """Paragraphs, one below the other; `gap` leaves a blank line between them however small it is."""

    def __init__(self, name: str, gap: bool = False) -> None:
        super().__init__(id=name)
        self._gap = gap

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id=f"{self.id}-text", markup=False)

    def show(self, paragraphs: Sequence[Content]) -> None:
        """Show these from their beginning."""
        joint = Content("\n\n" if self._gap or self.size.height >= ROOMY else "\n")
        self.query_one(Static).update(joint.join(paragraphs))
        self.scroll_home(animate=False)
