"""The cookbook: all recipes, found as one types, by kind, diet, minutes, heat and what is at home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.pantry import WISH, things_of
from movienight.evening.recipes import Asked, look_up
from movienight.tui.drawing.recipes import found_line, recipe_line
from movienight.tui.drawing.snack import recipe_card
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.panels import Panel
from movienight.tui.widgets.pick import Pick
from movienight.tui.widgets.status import Status

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.view import View
    from movienight.snacks.kitchen import Found

SHOWN = 400
"""Recipes listed at most; the line to type in finds the others."""
KINDS = ("appetizer", "beverage", "dessert", "dip", "finger food", "snack")
DIETS = (
    "vegan",
    "vegetarian",
    "gluten-free",
    "dairy-free",
    "nut-free",
    "alcohol-free",
    "halal",
    "kosher-style",
)
HINTS = {"halal": "halal-hint", "kosher-style": "kosher-style-hint"}
MINUTES = ("5 min", "10 min", "15 min", "25 min")
COLD, AT_HOME, ALL = "no cooking", "what we have", "imported too"
PICKS = {
    "t": ("kind", KINDS),
    "d": ("diet", DIETS),
    "m": ("minutes", MINUTES),
    "h": ("heat", (COLD,)),
    "w": ("pantry", (AT_HOME,)),
    "o": ("ours", (ALL,)),
}


class CookbookScreen(PlaceScreen[None]):
    """All recipes that suit this kitchen."""

    CSS_PATH: ClassVar = ["../styles/cookbook.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "seek", "search", key_display="/"),
        Binding("f", "app.act('tonight.filter')", "wishes"),
        Binding("z", "app.act('tonight.undo')", show=False),
        *(Binding(key, f"turn('{name}')", show=False) for key, (name, _) in PICKS.items()),
    ]
    AUTO_FOCUS = "#cookbook-list"

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Found] = []
        self._count = 0

    def compose(self) -> ComposeResult:
        """How many there are, a line to search by, what to choose by, the list and one recipe."""
        yield Static(" Cookbook", id="cookbook-top", classes="place-title", markup=False)
        yield Input(placeholder="popcorn, japanese, warm, rainy day…", id="cookbook-find", compact=True)
        with Horizontal(id="cookbook-picks"):
            for key, (name, values) in PICKS.items():
                yield Pick(key, name, values)
        with Horizontal(id="cookbook-body"):
            yield Listed("cookbook-list")
            yield Panel("cookbook-card", gap=True)
        yield Status(id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """All of them."""
        self._look()

    def show(self, view: View) -> None:
        """Wishes may be others."""
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._list)

    def action_seek(self) -> None:
        """Let one type."""
        self.set_focus(self.query_one("#cookbook-find", Input))

    def action_turn(self, name: str) -> None:
        """The next value of one of the picks."""
        self.query_one(f"#pick-{name}", Pick).action_turn(1)

    def action_back(self) -> None:
        """Out of the line one types in, else out of the cookbook."""
        line, listed = self.query_one("#cookbook-find", Input), self.query_one(Listed)
        if line.has_focus and line.value:
            line.value = ""
        elif not listed.has_focus:
            listed.focus()
        else:
            self.dismiss(None)

    @property
    def _asked(self) -> Asked:
        picked = {pick.id: pick.value for pick in self.query(Pick)}
        minutes = picked["pick-minutes"].partition(" ")[0]
        diet = picked["pick-diet"]
        return Asked(
            self.query_one("#cookbook-find", Input).value,
            picked["pick-kind"].replace(" ", "-"),
            HINTS.get(diet, diet),
            int(minutes) if minutes else None,
            bool(picked["pick-heat"]),
            bool(picked["pick-pantry"]),
            bool(picked["pick-ours"]),
        )

    @on(Input.Changed, "#cookbook-find")
    def _typed(self) -> None:
        self._look()

    @on(Input.Submitted, "#cookbook-find")
    def _entered(self) -> None:
        self.query_one(Listed).focus()

    @on(Pick.Turned)
    def _turned(self) -> None:
        self._look()

    def _look(self) -> None:
        asked = self._asked
        if asked.at_home and WISH not in self.night.view.tonight.wishes:
            self.tell("say first what you have: f, then “we have”")
        self.night.backstage.ask(partial(_first, asked=asked), self._take, instead="cookbook")

    def _take(self, answer: tuple[list[Found], int]) -> None:
        if not self.is_attached:
            return
        self._found, self._count = answer
        self._list()
        self.query_one(Listed).highlighted = 0 if self._found else None
        self._show_card()

    def _list(self) -> None:
        listed, at = self.query_one(Listed), self.query_one(Listed).highlighted
        width = max(24, self.query_one(Listed).size.width - 2)
        listed.set_options(Option(recipe_line(found, width)) for found in self._found)
        listed.highlighted = at if at is not None and at < len(self._found) else None
        wishes = self.night.view.tonight.wishes
        self.query_one("#cookbook-top", Static).update(found_line(self._count, len(self._found), wishes))

    @on(OptionList.OptionHighlighted, "#cookbook-list")
    def _moved(self) -> None:
        self._show_card()

    def _show_card(self) -> None:
        card, at = self.query_one("#cookbook-card", Panel), self.query_one(Listed).highlighted
        if at is None or at >= len(self._found):
            card.show(
                [Content("no recipe is like that"), Content("ask for less: fewer words, any kind, any diet")]
            )
            return
        card.show(recipe_card(self._found[at].recipe, things_of(self.night.view.tonight.wishes)))


def _first(evening: Evening, asked: Asked) -> tuple[list[Found], int]:
    """The recipes to list, and how many there are."""
    found = look_up(evening, asked)
    return found[:SHOWN], len(found)
