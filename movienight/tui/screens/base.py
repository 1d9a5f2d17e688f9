"""What all screens share: the way back, and a line to say something on."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen

from movienight.tui.house import House
from movienight.tui.widgets.status import Status

Result = TypeVar("Result")


class PlaceScreen(House, Screen[Result]):
    """A place one goes to and comes back from with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "back", show=True)]

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def tell(self, text: str, trouble: bool = False) -> None:
        """Say a line at the bottom."""
        try:
            self.query_one(Status).say(text, trouble)
        except NoMatches:  # not composed yet, or a screen without one
            self.notify(text, markup=False)


class CardScreen(House, ModalScreen[Result]):
    """A card on top of a place; Esc takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "back", show=True)]

    def action_back(self) -> None:
        """Take it away; nothing was chosen."""
        self.dismiss(None)
