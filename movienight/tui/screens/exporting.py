"""What people told, out to a file: everything, or one person's films for Letterboxd."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.errors import UsageError
from movienight.evening.exporting import export_to, place_of, usual_place
from movienight.tui.screens.base import CardScreen
from movienight.tui.screens.question import SureScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.evening import Evening

EVERYTHING = "everything, as one JSON: `movienight restore` takes it back"
WAYS = {"write": ("enter", "write it"), "back": ("esc", "back")}


class ExportScreen(CardScreen[str]):
    """Asks what and where to; gives what was done, in words.

    Args:
        people: who is known here.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/exporting.tcss"]
    AUTO_FOCUS = "#export-what"

    def __init__(self, people: tuple[str, ...]) -> None:
        super().__init__()
        self._whose = ("", *people)

    def compose(self) -> ComposeResult:
        """What, where to, and what is in the way."""
        with Vertical(id="export", classes="card"):
            yield Static("Export", classes="card-title", markup=False)
            yield Listed("export-what")
            yield Input(id="export-where", compact=True)
            yield Status(id="export-status", markup=False)
            yield Ways("export-ways", WAYS)

    def on_mount(self) -> None:
        """Everything first."""
        what = self.query_one(Listed)
        for name in self._whose:
            what.add_option(Option(f"{clean(name)}'s films, as CSV for Letterboxd" if name else EVERYTHING))
        what.highlighted = 0

    def tell(self, text: str, trouble: bool = False) -> None:
        """Say a line under the path."""
        self.query_one(Status).say(text, trouble)

    @property
    def _person(self) -> str:
        return self._whose[self.query_one(Listed).highlighted or 0]

    @on(OptionList.OptionHighlighted, "#export-what")
    def _moved(self) -> None:
        day = self.night.view.tonight.began
        self.query_one(Input).value = usual_place(day, self._person)

    @on(OptionList.OptionSelected, "#export-what")
    def _what(self) -> None:
        self.query_one(Input).focus()

    @on(Input.Submitted, "#export-where")
    def _where(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        """Write it; ask first where a file is there."""
        typed = self.query_one(Input).value
        try:
            place = place_of(typed)
        except UsageError as error:
            self.tell(f"{error.message}; {error.hint}", trouble=True)
            return
        if place.exists():
            question = f"Replace {clean(place.name)}?"
            self.app.push_screen(
                SureScreen(question, "A file of that name is there already.", "replace it"),
                lambda sure: self._write(typed, True) if sure else None,
            )
        else:
            self._write(typed, False)

    def _write(self, typed: str, replace: bool) -> None:
        name = self._person

        def job(evening: Evening) -> str:
            return export_to(evening, typed, name, replace)

        self.night.backstage.ask(job, self._written)

    def _written(self, told: str) -> None:
        self.dismiss(told)
