"""The taste round: a dozen films, one at a time; one key answers each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from movienight.evening.tasting import answer, back, begin, learned
from movienight.tui.drawing.tasting import card, progress
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from movienight.evening.evening import Evening
    from movienight.evening.tasting import Tasting

ANSWERS = {
    "answer('love')": ("l", "love it"),
    "answer('fine')": ("f", "fine"),
    "answer('no')": ("n", "no"),
    "answer('unseen')": ("u", "not seen"),
}


class TasteScreen(PlaceScreen[bool]):
    """One person's round; gives whether it was finished.

    Every answer is written before the next card comes, so leaving loses none.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/taste.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "answer('love')", "love"),
        Binding("f", "answer('fine')", "fine"),
        Binding("n", "answer('no')", "no"),
        Binding("u,space", "answer('unseen')", "unseen"),
        Binding("z", "take_back", "undo"),
        Binding("enter", "done", "go on", key_display="enter"),
    ]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._who = name
        self._tasting: Tasting | None = None
        self._waiting = False

    def compose(self) -> ComposeResult:
        """Whose round, the card, the answers."""
        yield Static(f"A taste round for {self._who}", classes="place-title", markup=False)
        with Vertical(id="taste"):
            yield Static(id="taste-progress", markup=False)
            yield Static("the films are still being opened…", id="taste-card", markup=False)
            yield Ways("taste-answers", ANSWERS)
            yield Ways("taste-end", {"done": ("enter", "go on"), "take_back": ("z", "take the last back")})
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The first card, as soon as there is an evening."""
        self._draw()
        self._ask(lambda evening: begin(evening, self._who))

    def action_answer(self, given: Any) -> None:
        """Say it of the card that is shown; a key that comes before the next card is not meant for it."""
        tasting = self._tasting
        if tasting is not None and tasting.film is not None and not self._waiting:
            self._ask(lambda evening: answer(evening, tasting, given))

    def action_take_back(self) -> None:
        """Show the last card again, its answer taken back."""
        tasting = self._tasting
        if tasting is not None and tasting.answers and not self._waiting:
            self._ask(lambda evening: back(evening, tasting))

    def act_tonight_undo(self) -> None:
        """The palette's undo is the round's."""
        self.action_take_back()

    def action_done(self) -> None:
        """Go on, once there is nothing more to ask."""
        if self._is_done:
            self.action_back()

    def action_back(self) -> None:
        """Leave; what was answered counts from now on."""
        self.night.backstage.ask(lambda evening: None, changes=True)
        self.dismiss(self._is_done)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers while there is a card, going on after the last."""
        if action == "answer":
            return not self._is_done
        if action == "done":
            return self._is_done
        return True

    def tell(self, text: str, trouble: bool = False) -> None:
        """After trouble the same card waits for its answer again."""
        self._waiting = self._waiting and not trouble
        super().tell(text, trouble)

    @property
    def _is_done(self) -> bool:
        return self._tasting is not None and self._tasting.film is None

    def _ask(self, job: Callable[[Evening], Tasting]) -> None:
        self._waiting = True
        self.night.backstage.ask(job, self._take_up)

    def _take_up(self, tasting: Tasting) -> None:
        self._tasting, self._waiting = tasting, False
        if self.is_attached:
            self._draw()

    def _draw(self) -> None:
        self.refresh_bindings()
        tasting = self._tasting
        self.query_one("#taste-answers").display = tasting is not None and not self._is_done
        self.query_one("#taste-end").display = self._is_done
        if tasting is None:
            return
        self.tell("")
        number = len(tasting.answers) + (tasting.film is not None)
        self.query_one("#taste-progress", Static).update(progress(number, tasting.cards))
        told = [Content(learned(tasting))] if tasting.film is None else card(tasting.film)
        self.query_one("#taste-card", Static).update(Content("\n\n").join(told))
