"""The next time: how was it? One night after the other, and never twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from movienight.evening.nights import answer
from movienight.tui.drawing.history import question
from movienight.tui.screens.rate import RateScreen

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.storage.stored import Night

SKIPPED = "not asked again; H has the nights, where stars can always be given"


class AfterwardsScreen(RateScreen):
    """Asks of the last of some nights, then of those before; esc skips all of them.

    Args:
        nights: the nights to ask of, oldest first; each has a film and somebody here who has not said.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x,s", "skip", "skip")]
    WAYS: ClassVar = {"done": ("enter", "done"), "skip": ("x", "skip"), "back": ("esc", "skip all")}

    def __init__(self, nights: list[Night], here: tuple[str, ...]) -> None:
        self._night, self._before, self._here = nights[-1], nights[:-1], here
        asked = self._asked(self._night)
        super().__init__(question(self._night, asked), asked)

    def _asked(self, night: Night) -> tuple[str, ...]:
        return tuple(name for name in night.unanswered if name in self._here)

    def action_done(self) -> None:
        """Note it, and go on to the night before; who gave no stars is not asked again."""
        night, stars = self._night, {row.person: row.stars for row in self._rows}
        app, before = self.night, self._before
        self.dismiss(None)
        if any(stars.values()):
            app.change(lambda evening: answer(evening, night, stars))
        else:
            app.backstage.ask(lambda evening: answer(evening, night, stars))
        if before:
            app.push_screen(AfterwardsScreen(before, self._here))

    def action_skip(self) -> None:
        """Say nothing of this night."""
        for row in self._rows:
            row.give(None)
        self.action_done()

    def action_back(self) -> None:
        """Say nothing of any of them."""
        nothing = [(night, dict.fromkeys(self._asked(night))) for night in (*self._before, self._night)]

        def skip_all(evening: Evening) -> None:
            for night, stars in nothing:
                answer(evening, night, stars)

        self.dismiss(None)
        self.night.backstage.ask(skip_all)
        self.night.call_later(self.night.tell, SKIPPED)
