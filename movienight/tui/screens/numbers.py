"""A card with what every model said of a film."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from movienight.tui.drawing.numbers import table
from movienight.tui.screens.base import CardScreen
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.account import Account
    from movienight.types import Film

NOTE = "A number counts beside others of the same line only: each model has a scale of its own."


class NumbersScreen(CardScreen[None]):
    """The numbers behind one film; any key that led here leads back.

    Args:
        film: of which the models are asked.
    """

    BINDINGS = [("e,enter,space", "back", "back")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, film: Film) -> None:
        super().__init__()
        self._film = film
        self._account: Account | None = None

    def compose(self) -> ComposeResult:
        """The film, the table, how to read it."""
        with Vertical(classes="card"):
            yield Static(clean(self._film.label), classes="card-title", markup=False)
            yield Static("asking the models…", id="numbers", markup=False)
            yield Static(Content.styled(NOTE, "$text-muted"), id="numbers-note", markup=False)
            yield Static(Content.styled("esc back", "$text-muted"), markup=False)

    def on_mount(self) -> None:
        """Ask."""
        from movienight.evening.account import account_of

        film = self._film
        self.night.backstage.ask(lambda evening: account_of(evening, film), self._told)

    def _told(self, account: Account) -> None:
        self._account = account
        if self.is_attached:
            self._draw()

    def _draw(self) -> None:
        if self._account is not None:
            width = self.query_one(".card").content_size.width or 60
            self.query_one("#numbers", Static).update(Content("\n").join(table(self._account, width)))

    def on_click(self, event: events.Click) -> None:
        """A click takes it away."""
        self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Columns are as wide as there is room."""
        self.call_after_refresh(self._draw)
