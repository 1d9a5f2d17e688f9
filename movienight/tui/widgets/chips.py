"""Wishes as chips, each with a way to drop it, and the three dials."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from movienight.evening.chips import chip_text
from movienight.evening.state import Tonight
from movienight.tui.drawing.bars import slider
from movienight.wording import clean

CROSS = " ×"


class Chip(Static):
    """One wish; a click on its cross drops it, one on its text changes it."""

    class Chosen(Message):
        """Its text was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    class Dropped(Message):
        """Its cross was clicked."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    def __init__(self, name: str, text: str) -> None:
        super().__init__(Content.assemble(clean(text), (CROSS, "$text-muted")), classes="chip", markup=False)
        self.wish = name

    def on_click(self, event: events.Click) -> None:
        """Drop it, or change it."""
        event.stop()
        is_cross = event.x >= self.size.width - len(CROSS)
        self.post_message(self.Dropped(self.wish) if is_cross else self.Chosen(self.wish))


class AddChip(Static):
    """A click asks for one more wish."""

    def __init__(self) -> None:
        super().__init__("+ wish", classes="chip", markup=False)

    async def on_click(self, event: events.Click) -> None:
        """Ask for one."""
        event.stop()
        await self.app.run_action("act('tonight.filter')")


class Chips(Horizontal):
    """The wishes of tonight."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._shown: dict[str, str] | None = None

    def show(self, tonight: Tonight) -> None:
        """Show these, if they are others than before."""
        wishes = dict(tonight.wishes)
        if wishes == self._shown:
            return
        self._shown = wishes
        self.remove_children()
        self.mount(*(Chip(name, chip_text(name, text)) for name, text in wishes.items()), AddChip())


DIALS = (("balance", "tonight.to_first", "tonight.to_second"),
         ("diversity", "tonight.alike", "tonight.varied"),
         ("novelty", "tonight.known", "tonight.unknown"))  # fmt: skip
NAMES = {"diversity": "variety", "novelty": "unknown"}
CELLS = 9


class Dial(Static):
    """A slider: a click on its left half turns it down, on its right half up; so does the wheel."""

    def __init__(self, field: str, down: str, up: str) -> None:
        super().__init__(classes="dial", markup=False, id=f"dial-{field}")
        self._field, self._down, self._up = field, down, up

    def show(self, tonight: Tonight) -> None:
        """Show where it stands."""
        value = getattr(tonight, self._field)
        before, after = NAMES.get(self._field, ""), f" {value:.1f}"
        if self._field == "balance":
            if len(tonight.people) < 2:
                self.update("")
                return
            before, after = tonight.people
            after = f" {after}"
        self.update(
            Content.assemble((before + " ", ""), (slider(value, CELLS), "$accent"), (after, "$text-muted"))
        )

    async def on_click(self, event: events.Click) -> None:
        """Turn it."""
        event.stop()
        await self._turn(event.x >= self.size.width / 2)

    async def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Turn it up."""
        event.stop()
        await self._turn(True)

    async def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Turn it down."""
        event.stop()
        await self._turn(False)

    async def _turn(self, up: bool) -> None:
        await self.app.run_action(f"act('{self._up if up else self._down}')")


class Dials(Horizontal):
    """Balance, variety, and how unknown."""

    def compose(self) -> ComposeResult:
        """The three."""
        for dial in DIALS:
            yield Dial(*dial)

    def show(self, tonight: Tonight) -> None:
        """Show where they stand."""
        for dial in self.query(Dial):
            dial.show(tonight)
