"""What somebody told another site: a path, the account of it, what is open settled by hand, taken in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Static

from movienight.evening.bringing import Brought, completions, read, take
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.question import LineScreen
from movienight.tui.widgets.path_line import PathLine
from movienight.tui.widgets.settling import Settling
from movienight.tui.widgets.status import Status
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.evening import Evening

HOW = (
    "An export of Letterboxd, IMDb, Trakt, Netflix, Movary or MovieLens: a zip, a folder, a csv or a json. "
    "Nothing is written before you say so."
)


class ImportScreen(PlaceScreen[None]):
    """Brings one export in.

    Args:
        whose: the name that is offered, "" for whoever sits here first.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/importing.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take", "take in"),
    ]

    def __init__(self, whose: str = "") -> None:
        super().__init__()
        self._whose = whose

    def compose(self) -> ComposeResult:
        """A path; then the account, and what is open."""
        yield Static(" Import", id="import-top", classes="place-title", markup=False)
        with Vertical(id="import-from"):
            yield Static(HOW, id="import-how", markup=False)
            yield PathLine("~/Downloads/letterboxd-ana.zip", "import-path", completions)
        yield Settling("import-report")
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """A path first."""
        self._settling.display = False
        self.query_one(PathLine).line.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._settling.draw_lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be taken in before it is read."""
        if action == "take":  # also asked before there is anything on the screen
            return any(settling.brought for settling in self.query(Settling))
        return True

    @property
    def _settling(self) -> Settling:
        return self.query_one(Settling)

    async def action_settle(self, action: str) -> None:
        """What a click on one of its ways leads to."""
        await self._settling.run_action(action)

    def action_back(self) -> None:
        """Out of the search, else out of the import; nothing was written."""
        if not self._settling.seeks_no_more():
            self.dismiss(None)

    # -- reading

    @on(PathLine.Chosen)
    def _path(self, event: PathLine.Chosen) -> None:
        self._read(event.path)

    def _read(self, path: str, user: int | None = None) -> None:
        def say(text: str) -> None:
            self.app.call_later(self.tell, text)

        def job(evening: Evening) -> Brought | None:
            return read(evening, path, say, user)

        self.tell("reading…")
        self.night.backstage.ask(job, partial(self._take_up, path))

    def _take_up(self, path: str, brought: Brought | None) -> None:
        if not self.is_attached:
            return
        if brought is None:
            self._ask_whose_ratings(path)
            return
        self.query_one("#import-from").display = False
        self._settling.display = True
        self._settling.show(brought)
        self.tell("t takes in what is found" + ("; what is open can wait" if brought.report.open else ""))
        self.refresh_bindings()

    def _ask_whose_ratings(self, path: str) -> None:
        def given(text: str | None) -> None:
            if text and text.strip().isdecimal():
                self._read(path, int(text))
            else:
                self.tell("a number is needed to go on: ratings of many people are in there", trouble=True)

        self.app.push_screen(
            LineScreen("Whose ratings? The number of the person in this data set", ""), given
        )

    # -- taking in

    def action_take(self) -> None:
        """Whose they are, then into the library."""
        people = self.night.view.tonight.people
        name = self._whose or (people[0] if people else "")
        question = "Whose films are these? A new name is a new person"
        self.app.push_screen(LineScreen(question, name), self._named)

    def _named(self, name: str | None) -> None:
        brought = self._settling.brought
        if name is not None and name.strip() and brought is not None:
            self.tell(f"taking it in for {clean(name)}…")
            self.night.change(lambda evening: take(evening, " ".join(name.split()), brought), self._taken)

    def _taken(self, told: str) -> None:
        self.dismiss(None)
        self.app.call_later(self.night.tell, f"{told}   z takes it back")
