"""Of whom is it said: one key answers."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from movienight.tui.screens.base import CardScreen


class WhoScreen(CardScreen[tuple[str, ...]]):
    """Asks which of two people; the same key again means both.

    Args:
        question: "Who has seen Heat (1995)?"
        people: two names.
        again: the key that brought us here; "" where both cannot be meant.
    """

    def __init__(self, question: str, people: tuple[str, ...], again: str = "") -> None:
        super().__init__()
        self._question, self._people, self._again = question, people, again

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Static(id="who", classes="bar"):
            yield Static(Content(self._question), id="who-question", markup=False)
            for key, names in self._answers().items():
                label = names[0] if len(names) == 1 else "both"
                yield Static(
                    Content.assemble((f" {key} ", "bold reverse"), f" {label} "),
                    id=f"who-{key}",
                    classes="answer",
                )
            yield Static(
                Content.assemble((" esc ", "bold reverse"), " nobody "), id="who-nobody", classes="answer"
            )

    def _answers(self) -> dict[str, tuple[str, ...]]:
        answers = {key: (name,) for key, name in zip("ab", self._people, strict=False)}
        return answers | ({self._again: self._people} if self._again else {})

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        names = self._answers().get(event.key)
        if names:
            event.stop()
            self.dismiss(names)

    def on_click(self, event: events.Click) -> None:
        """So does the mouse."""
        widget = event.widget
        name = (widget.id or "").removeprefix("who-") if widget else ""
        self.dismiss(self._answers().get(name))
