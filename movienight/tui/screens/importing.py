"""What somebody told another site: a path, the account of it, what is open settled by hand, taken in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static
from textual.widgets.option_list import Option

from movienight.evening.bringing import Brought, answer, completions, read, reopen, take
from movienight.tui.drawing.imports import open_line, report_lines
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.question import LineScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.panels import Panel
from movienight.tui.widgets.path_line import PathLine
from movienight.tui.widgets.search import FilmSearch
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean, counted

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.exports.matching import Matched
    from movienight.types import Film

HOW = (
    "An export of Letterboxd, IMDb, Trakt, Netflix, Movary or MovieLens: a zip, a folder, a csv or a json. "
    "Nothing is written before you say so."
)
SETTLING = {
    "accept": ("enter", "that one"),
    "other(1)": ("→", "another"),
    "leave_out": ("x", "leave out"),
    "seek": ("/", "search"),
    "accept_all": ("A", "all guesses"),
}


class ImportScreen(PlaceScreen[None]):
    """Brings one export in.

    Args:
        whose: the name that is offered, "" for whoever sits here first.
    """

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/importing.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take", "take in"),
        Binding("x,delete", "leave_out", show=False),
        Binding("left", "other(-1)", show=False),
        Binding("right", "other(1)", show=False),
        Binding("slash", "seek", show=False),
        Binding("A", "accept_all", show=False),
    ]

    def __init__(self, whose: str = "") -> None:
        super().__init__()
        self._whose = whose
        self._brought: Brought | None = None
        self._asked: tuple[Matched, ...] = ()
        self._at: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """A path; then the account, and what is open."""
        yield Static(" Import", id="import-top", classes="place-title", markup=False)
        with Vertical(id="import-from"):
            yield Static(HOW, id="import-how", markup=False)
            yield PathLine("~/Downloads/letterboxd-ana.zip", "import-path", completions)
        with Vertical(id="import-report"):
            yield Panel("import-account")
            yield Static(id="import-open", markup=False)
            yield Listed("import-list")
            yield FilmSearch("which film is it?", "import-search")
            yield Ways("import-ways", SETTLING)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """A path first."""
        self.query_one("#import-report").display = False
        self.query_one("#import-search").display = False
        self.query_one(PathLine).line.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._list)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be taken in before it is read."""
        return self._brought is not None if action in ("take", "accept_all", "seek") else True

    def action_back(self) -> None:
        """Out of the search, else out of the import; nothing was written."""
        search = self.query_one("#import-search", FilmSearch)
        if search.display:
            self._search(False)
        else:
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
        self._brought, self._asked = brought, brought.report.open
        self.query_one("#import-from").display = False
        self.query_one("#import-report").display = True
        self._draw()
        self.call_after_refresh(self._list)  # it has a width only now
        self.query_one(Listed).highlighted = 0 if self._asked else None
        (self.query_one(Listed) if self._asked else self.query_one("#import-account")).focus()
        self.tell("t takes in what is found" + ("; what is open can wait" if self._asked else ""))
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

    # -- what is there

    def _draw(self) -> None:
        brought = self._brought
        if brought is None:
            return
        self.query_one("#import-account", Panel).show(report_lines(brought.settled))
        still = len(brought.settled.open)
        told = (
            f"{counted(len(self._asked), 'film')} to settle, {still:,} open"
            if self._asked
            else "nothing is open"
        )
        self.query_one("#import-open", Static).update(Content.styled(told, "bold $accent"))
        self.query_one("#import-ways").display = bool(self._asked)
        self._list()

    def _list(self) -> None:
        brought, listed = self._brought, self.query_one(Listed)
        if brought is None:
            return
        at, width = listed.highlighted, max(30, listed.size.width - 3)
        standing = {id(one.entry): one for one in brought.settled.matched}
        lines = []
        for number, asked in enumerate(self._asked):
            one = standing[id(asked.entry)]
            film = (
                self._offered(number)
                if one.row is None or one.how == "guessed"
                else brought.films.get(one.row)
            )
            lines.append(open_line(one, film, (self._at.get(number, 0), len(asked.nearest)), width))
        listed.set_options(map(Option, lines))
        listed.highlighted = at if at is not None and at < len(lines) else None

    def _offered(self, number: int) -> Film | None:
        """The film offered for one of those that are open."""
        nearest = self._asked[number].nearest
        if self._brought is None or not nearest:
            return None
        return self._brought.films[nearest[self._at.get(number, 0)]]

    # -- settling

    @property
    def _number(self) -> int | None:
        return self.query_one(Listed).highlighted if self._asked else None

    @on(Listed.OptionSelected, "#import-list")
    def _entered(self) -> None:
        self.action_accept()

    def action_accept(self) -> None:
        """It is the film that is offered; again, and it is open once more."""
        number = self._number
        if number is not None and (film := self._offered(number)) is not None:
            self._settle(number, film)

    def action_leave_out(self) -> None:
        """It is none of ours; again, and it is open once more."""
        if self._number is not None:
            self._settle(self._number, None)

    def action_other(self, steps: int) -> None:
        """Offer another film."""
        number = self._number
        if number is not None and self._asked[number].nearest:
            self._at[number] = (self._at.get(number, 0) + steps) % len(self._asked[number].nearest)
            self._draw()

    def action_accept_all(self) -> None:
        """Every guess is right."""
        brought = self._brought
        for number, one in enumerate(self._asked):
            film = self._offered(number)
            if brought is not None and one.how == "guessed" and film is not None:
                brought = answer(brought, one.entry, film)
        self._brought = brought
        self._draw()

    def action_seek(self) -> None:
        """Search for the film it is."""
        if self._number is not None:
            self._search(True)

    def _search(self, on_: bool) -> None:
        search = self.query_one("#import-search", FilmSearch)
        search.display = on_
        search.seek() if on_ else self.query_one(Listed).focus()

    @on(FilmSearch.Chosen)
    def _found(self, event: FilmSearch.Chosen) -> None:
        number = self._number
        self._search(False)
        if number is not None:
            self._settle(number, event.film)

    def _settle(self, number: int, film: Film | None) -> None:
        """Settle one, or open it again where it stands so already; on to the next."""
        brought, entry = self._brought, self._asked[number].entry
        if brought is None:
            return
        before, after = brought.settled, answer(brought, entry, film)
        same = before.counts == after.settled.counts and before.matched == after.settled.matched
        self._brought = reopen(brought, entry) if same else after
        self._draw()
        if not same:
            self.query_one(Listed).go_on()

    # -- taking in

    def action_take(self) -> None:
        """Whose they are, then into the library."""
        people = self.night.view.tonight.people
        name = self._whose or (people[0] if people else "")
        question = "Whose films are these? A new name is a new person"
        self.app.push_screen(LineScreen(question, name), self._named)

    def _named(self, name: str | None) -> None:
        brought = self._brought
        if name is not None and name.strip() and brought is not None:
            self.tell(f"taking it in for {clean(name)}…")
            self.night.change(lambda evening: take(evening, " ".join(name.split()), brought), self._taken)

    def _taken(self, told: str) -> None:
        self.dismiss(None)
        self.app.call_later(self.night.tell, f"{told}   z takes it back")
