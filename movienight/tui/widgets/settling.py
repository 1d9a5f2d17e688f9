"""An export that was read: the account of it, and what is open, to be settled one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from movienight.evening.bringing import Brought, answer, reopen
from movienight.tui.drawing.imports import open_line, report_lines
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.panels import Panel
from movienight.tui.widgets.search import FilmSearch
from movienight.tui.widgets.ways import Ways
from movienight.wording import counted

if TYPE_CHECKING:
    from movienight.exports.matching import Matched
    from movienight.types import Film

WAYS = {
    "accept": ("enter", "that one"),
    "other(1)": ("→", "another"),
    "leave_out": ("x", "leave out"),
    "seek": ("/", "search"),
    "accept_all": ("A", "all guesses"),
}


class Settling(Vertical):
    """Shows `brought` and changes it; nothing is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x,delete", "leave_out", show=False),
        Binding("left", "other(-1)", show=False),
        Binding("right", "other(1)", show=False),
        Binding("slash", "seek", show=False),
        Binding("A", "accept_all", show=False),
    ]

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.brought: Brought | None = None
        self._asked: tuple[Matched, ...] = ()
        self._at: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """The account, what is open, a search for what is meant."""
        yield Panel("import-account")
        yield Static(id="import-open", markup=False)
        yield Listed("import-list")
        yield FilmSearch("which film is it?", "import-search")
        yield Ways("import-ways", {f"settle('{action}')": way for action, way in WAYS.items()})

    def on_mount(self) -> None:
        """Nothing is sought yet."""
        self._finder.display = False

    def show(self, brought: Brought) -> None:
        """An export that was just read."""
        self.brought, self._asked = brought, brought.report.open
        self._draw()
        self._listed.highlighted = 0 if self._asked else None
        (self._listed if self._asked else self.query_one("#import-account")).focus()
        self.call_after_refresh(self.draw_lines)  # there is a width only now

    @property
    def _listed(self) -> Listed:
        return self.query_one("#import-list", Listed)

    @property
    def _finder(self) -> FilmSearch:
        return self.query_one(FilmSearch)

    # -- what is there

    def _draw(self) -> None:
        if self.brought is None:
            return
        self.query_one("#import-account", Panel).show(report_lines(self.brought.settled))
        still = len(self.brought.settled.open)
        told = "nothing is open"
        if self._asked:
            told = f"{counted(len(self._asked), 'film')} to settle, {still:,} open"
        self.query_one("#import-open", Static).update(Content.styled(told, "bold $accent"))
        self.query_one("#import-ways").display = bool(self._asked)
        self.draw_lines()

    def draw_lines(self) -> None:
        """What is open, in lines as wide as there is room now."""
        brought, listed = self.brought, self._listed
        if brought is None:
            return
        at, width = listed.highlighted, max(30, listed.size.width - 3)
        standing = {id(one.entry): one for one in brought.settled.matched}
        lines = []
        for number, asked in enumerate(self._asked):
            one = standing[id(asked.entry)]
            film = (
                brought.films[one.row]
                if one.how == "settled" and one.row is not None
                else self._offered(number)
            )
            lines.append(open_line(one, film, (self._at.get(number, 0), len(asked.nearest)), width))
        listed.set_options(map(Option, lines))
        listed.highlighted = at if at is not None and at < len(lines) else None

    def _offered(self, number: int) -> Film | None:
        """The film offered for one of those that are open."""
        nearest = self._asked[number].nearest
        if self.brought is None or not nearest:
            return None
        return self.brought.films[nearest[self._at.get(number, 0)]]

    # -- settling

    @property
    def _number(self) -> int | None:
        return self._listed.highlighted if self._asked else None

    @on(Listed.OptionSelected, "#import-list")
    def _entered(self, event: Listed.OptionSelected) -> None:
        event.stop()
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
        for number, one in enumerate(self._asked):
            film = self._offered(number)
            if self.brought is not None and one.how == "guessed" and film is not None:
                self.brought = answer(self.brought, one.entry, film)
        self._draw()

    def action_seek(self) -> None:
        """Search for the film it is."""
        if self._number is not None:
            self._finder.display = True
            self._finder.seek()

    def seeks_no_more(self) -> bool:
        """Close the search; False where there is none."""
        if not self._finder.display:
            return False
        self._finder.display = False
        self._listed.focus()
        return True

    @on(FilmSearch.Chosen)
    def _found(self, event: FilmSearch.Chosen) -> None:
        number = self._number
        self.seeks_no_more()
        if number is not None:
            self._settle(number, event.film)

    def _settle(self, number: int, film: Film | None) -> None:
        """Settle one, or open it again where it stands so already; on to the next."""
        if self.brought is None:
            return
        entry, after = self._asked[number].entry, answer(self.brought, self._asked[number].entry, film)
        same = dict(after.answers) == dict(self.brought.answers)
        self.brought = reopen(self.brought, entry) if same else after
        self._draw()
        if not same:
            self._listed.go_on()
