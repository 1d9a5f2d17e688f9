"""What one can do from here, as a row of keys that can also be clicked."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Way(Static):
    """A key, what it does, and the screen's action behind it."""

    def __init__(self, key: str, told: str, action: str) -> None:
        label = Content.assemble((f" {key} ", "bold reverse"), f" {told} ")
        super().__init__(label, classes="way", markup=False)
        self._action = action

    async def on_click(self, event: events.Click) -> None:
        """Do it."""
        event.stop()
        await self.screen.run_action(self._action)


class Ways(Horizontal):
    """Ways by the action they lead to: {"answer('love')": ("l", "love it")}."""

    def __init__(self, name: str, ways: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(*(Way(*way, action) for action, way in ways.items()), id=name, classes="ways")
