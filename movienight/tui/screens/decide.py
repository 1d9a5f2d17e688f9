"""Deciding: two films side by side, the loser is out, until one is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from movienight.evening.deciding import Contest, contenders
from movienight.tui.drawing.duel import contender
from movienight.tui.going import keys_of
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.card import TonightsCardScreen
from movienight.tui.widgets.status import Status
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.types import Suggestion

ROOMY = 34
"""Lines from which on there is room for gaps."""


class Corner(VerticalScroll):
    """One of the two films; a click chooses it."""

    def __init__(self, side: Literal["left", "right"]) -> None:
        super().__init__(id=f"decide-{side}", classes="corner", can_focus=False)
        self.side = side

    def compose(self) -> ComposeResult:
        """The film."""
        yield Static(markup=False)

    def show(self, lines: list[Content]) -> None:
        """Show this film."""
        gap = Content("\n\n") if self.app.size.height >= ROOMY else Content("\n")
        self.query_one(Static).update(gap.join(lines))
        self.scroll_home(animate=False)

    async def on_click(self, event: events.Click) -> None:
        """Choose it."""
        event.stop()
        await self.screen.run_action(f"choose('{self.side}')")


class DecideScreen(PlaceScreen[None]):
    """The shortlist head to head; the last film goes on to tonight's card."""

    CSS_PATH: ClassVar = ["../styles/decide.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,up,k,1", "choose('left')", "the first", key_display="← h"),
        Binding("right,l,down,j,2", "choose('right')", "the second", key_display="→ l"),
        Binding("z", "take_back", "take back"),
        *keys_of({"tonight.surprise": True}),
    ]
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._contest: Contest | None = None
        self._before: list[Contest] = []

    def compose(self) -> ComposeResult:
        """How far one is, and the two films."""
        yield Static(id="decide-top", classes="place-title", markup=False)
        with Container(id="decide"):
            yield Corner("left")
            yield Corner("right")
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The first two."""
        films = contenders(self.night.view)
        if not films:
            self.dismiss(None)
            return
        pinned = len(self.night.view.tonight.pinned)
        told = "the shortlist" if pinned > 1 else "the top of the list; p puts films on a shortlist"
        self.tell(f"head to head: {told}")
        self._go_on(Contest.of(films))

    def action_choose(self, side: Literal["left", "right"]) -> None:
        """This one; the other is out."""
        if self._contest is None or self._contest.right is None:
            return
        loser = self._contest.right if side == "left" else self._contest.left
        self._before.append(self._contest)
        self.tell(f"{clean(loser.film.label)} is out   z takes it back")
        self._go_on(self._contest.choose(side))

    def action_take_back(self) -> None:
        """The last two again."""
        if self._before:
            self._go_on(self._before.pop())
            self.tell("once more")
        else:
            self.tell("nothing has been chosen yet", trouble=True)

    def act_tonight_undo(self) -> None:
        """The palette's undo is the contest's."""
        self.action_take_back()

    def _go_on(self, contest: Contest) -> None:
        self._contest = contest
        if contest.right is None:
            self._end(contest.left)
            return
        top = f"Which of the two?  {contest.bout} of {contest.bouts}"
        self.query_one("#decide-top", Static).update(top)
        for corner, film in zip(self.query(Corner), (contest.left, contest.right), strict=True):
            corner.show(contender(self.night.view, film))

    def _end(self, winner: Suggestion) -> None:
        """To the card; who comes back from it decides again, or leaves where nothing was decided here."""

        def back(kept: bool | None) -> None:
            if kept or not self._before:
                self.dismiss(None)
            else:
                self.action_take_back()

        self.app.push_screen(TonightsCardScreen(winner), back)
