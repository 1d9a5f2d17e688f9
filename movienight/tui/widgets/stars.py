"""Stars of a few people, a row each: keys and mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.widgets import Static

from movienight.tui.drawing.stars import MOST, at, row

STEP = 0.5


class StarRow(Static):
    """The stars of one person; a click on a star gives it, on its left half half of it."""

    class Clicked(Message):
        """Somebody's stars were clicked."""

        def __init__(self, row: StarRow) -> None:
            self.row = row
            super().__init__()

    def __init__(self, name: str) -> None:
        super().__init__(classes="stars", markup=False)
        self.person = name
        self.stars: float | None = None
        self._chosen = False

    def on_mount(self) -> None:
        """None yet."""
        self.choose(self._chosen)

    def choose(self, chosen: bool) -> None:
        """Whether keys mean this row."""
        self._chosen = chosen
        self.update(row(self.person, self.stars, chosen))

    def give(self, stars: float | None) -> None:
        """So many; beyond either end it stops there, None takes them away."""
        self.stars = None if stars is None else max(STEP, min(float(MOST), stars))
        self.choose(self._chosen)

    def more(self, step: float) -> None:
        """Half a star more or less; the first press gives three."""
        self.give(3.0 if self.stars is None else self.stars + step)

    def on_click(self, event: events.Click) -> None:
        """Give what was clicked."""
        event.stop()
        clicked = at(event.x)
        if clicked is not None:
            self.give(clicked)
        self.post_message(self.Clicked(self))


def next_of(rows: Sequence[StarRow], now: int, steps: int) -> int:
    """The row so many below, from the first again after the last; it is the chosen one then."""
    place = (now + steps) % len(rows)
    for number, one in enumerate(rows):
        one.choose(number == place)
    return place
