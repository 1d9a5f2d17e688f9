"""The line at the bottom on which is said what was done, what is being done, or what is wrong."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from movienight.wording import clean


class Status(Static):
    """One line; what is wrong has a mark and a colour."""

    def say(self, text: str, trouble: bool = False) -> None:
        """Show this until something else is said."""
        mark = ("! ", "bold $error") if trouble else ("", "")
        self.update(Content.assemble(mark, (clean(text), "$error" if trouble else "$text-muted")))
