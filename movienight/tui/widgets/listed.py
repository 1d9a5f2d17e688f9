"""A list that is moved through as in vim."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Listed(OptionList):
    """j and k, g and G; texts are never markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
    ]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)

    def go_on(self) -> None:
        """To the next line, where there is one; what is done line by line ends at the last."""
        if self.highlighted is not None and self.highlighted < self.option_count - 1:
            self.action_cursor_down()
