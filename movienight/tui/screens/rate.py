"""Stars from each person: digits for whole ones, + and - for halves, or a click."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from movienight.tui.screens.base import CardScreen
from movienight.tui.widgets.stars import STEP, StarRow, next_of
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean

HOW = "1 to 5 give stars, + and - halves, 0 none; up and down for the other of you"
HOW_ALONE = "1 to 5 give stars, + and - halves, 0 none"


class RateScreen(CardScreen[Mapping[str, "float | None"]]):
    """Asks each of some people for stars; gives them by name, None for who gave none.

    A digit goes on to the next person, so that two keys and enter rate for two.

    Args:
        question: "Stars for Heat (1995)".
        people: who is asked.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/rate.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *[Binding(str(stars), f"stars({stars})", show=False) for stars in range(1, 6)],
        Binding("0,backspace", "stars(0)", show=False),
        Binding("plus,l,right", f"more({STEP})", show=False),
        Binding("minus,h,left", f"more(-{STEP})", show=False),
        Binding("j,down,tab", "move(1)", show=False),
        Binding("k,up,shift+tab", "move(-1)", show=False),
        Binding("enter", "done", "done"),
    ]
    WAYS: ClassVar = {"done": ("enter", "done"), "back": ("esc", "back")}

    def __init__(self, question: str, people: tuple[str, ...]) -> None:
        super().__init__()
        self._question = question
        self._rows = [StarRow(name) for name in people]
        self._at = 0

    def compose(self) -> ComposeResult:
        """The question, a row each, the keys."""
        with Vertical(classes="card", id="rate"):
            yield Static(clean(self._question), id="rate-question", markup=False)
            yield from self._rows
            how = HOW if len(self._rows) > 1 else HOW_ALONE
            yield Static(how, id="rate-how", markup=False)
            yield Ways("rate-ways", self.WAYS)

    def on_mount(self) -> None:
        """The first person is asked first."""
        self._at = next_of(self._rows, 0, 0)

    def action_stars(self, stars: float) -> None:
        """So many whole stars, then the next person."""
        self._rows[self._at].give(float(stars) or None)
        if stars and self._at < len(self._rows) - 1:
            self.action_move(1)

    def action_more(self, step: float) -> None:
        """Half a star more or less."""
        self._rows[self._at].more(step)

    def action_move(self, steps: int) -> None:
        """To the other of you."""
        self._at = next_of(self._rows, self._at, steps)

    @on(StarRow.Clicked)
    def _clicked(self, event: StarRow.Clicked) -> None:
        self._at = next_of(self._rows, self._rows.index(event.row), 0)

    def action_done(self) -> None:
        """That is what they give."""
        self.dismiss({row.person: row.stars for row in self._rows})
