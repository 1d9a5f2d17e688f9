"""One person's page: what they love, what is not for them, stars, films seen, vetoes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static
from textual.widgets.option_list import Option

from movienight.evening.persons import LISTS, Entry, Page, forget, love, not_for_me, page_of
from movienight.evening.sofa import rename
from movienight.keys import stable_key
from movienight.tui.drawing.persons import entry_line, heading, summary
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.screens.question import LineScreen
from movienight.tui.screens.taste import TasteScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.search import FilmSearch
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ways import Ways
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.view import View

NOTHING = (
    "Nothing is known of {} yet.\n\n"
    "Type a film they love in the line above, or press r for a round of twelve cards."
)


class PersonScreen(PlaceScreen[None]):
    """Everything one person said of films, to look through and to put right."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/person.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "seek", "add", key_display="/"),
        Binding("d", "not_for_me", "not for me"),
        Binding("x,delete", "forget", "remove"),
        Binding("r", "round", "round"),
        Binding("l", "love", "love", show=False),
        Binding("R", "rename", "rename", show=False),
        Binding("z", "app.act('tonight.undo')", "undo", show=False),
        Binding("Z", "app.act('tonight.redo')", "redo", show=False),
    ]
    AUTO_FOCUS = "#person-list"

    def __init__(self, name: str) -> None:
        super().__init__()
        self._called = [name]
        self._page = Page(name, ())

    @property
    def _who(self) -> str:
        return self._page.name

    def compose(self) -> ComposeResult:
        """Who, a line to add to what they love, the lists."""
        with Horizontal(classes="place-title", id="person-top"):
            yield Static(id="person-name", markup=False)
            yield Ways("person-ways", {"rename": ("R", "rename")})
        yield FilmSearch("add a film they love", "person-find")
        yield Listed("person-list")
        yield Static(id="person-none", markup=False)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """What is known of them."""
        self._look()

    def show(self, view: View) -> None:
        """Something was done, here or elsewhere."""
        self._look()

    def _look(self) -> None:
        called = tuple(self._called)

        def page(evening: Evening) -> Page | None:
            known = evening.library.people()
            name = next((name for name in called if name in known), None)
            return None if name is None else page_of(evening, name)

        self.night.backstage.ask(page, self._show_page)

    def _show_page(self, page: Page | None) -> None:
        if not self.is_attached:
            return
        if page is None:  # forgotten, perhaps by another program
            self.dismiss(None)
            return
        self._page = page
        self._draw()

    def _draw(self) -> None:
        page, shown = self._page, self.query_one(Listed)
        top = Content.assemble((f" {clean(page.name)}", "bold"), (f"   {summary(page)}", "$text-muted"))
        self.query_one("#person-name", Static).update(top)
        chosen, at = self._chosen, shown.highlighted
        shown.set_options(self._options())
        shown.set_class(not page.entries, "-bare")
        none = self.query_one("#person-none", Static)
        none.update(NOTHING.format(clean(page.name)))
        none.display = not page.entries
        ids = [option.id for option in shown.options]
        if chosen in ids:
            shown.highlighted = ids.index(chosen)
        elif page.entries:
            shown.highlighted = min(at or 1, len(ids) - 1)
            if shown.options[shown.highlighted].disabled:
                shown.highlighted -= 1 if shown.highlighted else -1

    def _options(self) -> list[Option]:
        width = max(30, self.size.width - 3)
        options = []
        for which in LISTS:
            entries = self._page.of(which)
            if entries:
                options.append(Option(heading(which, len(entries)), id=which, disabled=True))
            options += [Option(entry_line(entry, width), id=_id(entry)) for entry in entries]
        return options

    @property
    def _chosen(self) -> str | None:
        option = self.query_one(Listed).highlighted_option
        return option.id if option else None

    def _entry(self) -> Entry | None:
        chosen = self._chosen
        return next((entry for entry in self._page.entries if _id(entry) == chosen), None)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self._look()

    # -- what can be done

    @on(FilmSearch.Chosen)
    def _add(self, event: FilmSearch.Chosen) -> None:
        film = event.film
        self.night.change(partial(love, name=self._who, key=stable_key(film), label=film.label))

    @on(FilmSearch.Passed)
    def _to_list(self) -> None:
        self.query_one(Listed).focus()

    def action_seek(self) -> None:
        """To the line in which one adds."""
        self.query_one(FilmSearch).seek()

    def action_back(self) -> None:
        """From the line to the list, from the list to where one came from."""
        shown = self.query_one(Listed)
        if self.query_one(FilmSearch).line.has_focus:
            shown.focus()
        else:
            super().action_back()

    def action_love(self) -> None:
        """They love the film under the pointer."""
        entry = self._entry()
        if entry:
            self.night.change(partial(love, name=self._who, key=entry.key, label=entry.label))

    def action_not_for_me(self) -> None:
        """The film under the pointer is not for them."""
        entry = self._entry()
        if entry:
            self.night.change(partial(not_for_me, name=self._who, key=entry.key, label=entry.label))

    def action_forget(self) -> None:
        """Take it off its list."""
        entry = self._entry()
        if entry:
            self.night.change(partial(forget, name=self._who, entry=entry))

    def action_round(self) -> None:
        """Twelve cards."""
        self.app.push_screen(TasteScreen(self._who))

    def action_rename(self) -> None:
        """Ask for another name."""
        old = self._who

        def named(new: str | None) -> None:
            if new is not None and new.strip() not in ("", old):
                self._called.insert(0, " ".join(new.split()))
                self.night.change(lambda evening: rename(evening, old, new))

        self.app.push_screen(LineScreen(f"What is {clean(old)} called?", old), named)

    def act_tonight_undo(self) -> None:
        """Take the last thing back."""
        self.night.change(lambda evening: evening.undo(), self.tell)

    def act_tonight_redo(self) -> None:
        """Do it after all."""
        self.night.change(lambda evening: evening.redo(), self.tell)

    def act_place_first(self) -> None:
        """The page of the first of them."""
        self._turn_to(0)

    def act_place_second(self) -> None:
        """The page of the second."""
        self._turn_to(1)

    def _turn_to(self, seat: int) -> None:
        self._called = [self.night.view.tonight.people[seat]]
        self._look()


def _id(entry: Entry) -> str:
    return f"{entry.list} {entry.key}"
