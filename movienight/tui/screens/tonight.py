"""The main screen: people, mood and wishes on top, the ten, why, and the snack."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.suggester import SuggestFromList
from textual.widgets import Footer, Input, OptionList, Static

from movienight.clock import now
from movienight.evening.acts import ACTS, BY_ID, FILM, TONIGHT
from movienight.evening.pantry import things_of
from movienight.evening.view import View
from movienight.tui.doing import Doing
from movienight.tui.drawing.cells import fit
from movienight.tui.drawing.people import person
from movienight.tui.drawing.snack import card
from movienight.tui.drawing.why import story
from movienight.tui.widgets.chips import Chip, Chips, Dials
from movienight.tui.widgets.panels import Panel
from movienight.tui.widgets.status import Status
from movienight.tui.widgets.ten import Ten

MOODS = (
    "cozy rainy sunday",
    "make us laugh",
    "edge of the seat",
    "nothing sad",
    "slow and beautiful",
    "something to cry over",
    "a good puzzle",
    "a film to fall asleep to",
)
MOOD = "tonight.mood"
BRIEF = 6
"""Lines of the why panel below which it tells no more than what the list does not."""


def _bindings() -> list[BindingType]:
    return [
        Binding(act.key, f"app.act('{act.id}')", act.short or act.name, show=bool(act.short), id=act.id)
        for act in ACTS
        if act.where in (FILM, TONIGHT) and act.id not in ("film.open", MOOD)
    ]


class TonightScreen(Doing, Screen[None]):
    """The evening on one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_bindings(),
        # Before all others, so that letters typed in one go with it already find the line they are meant for.
        Binding(BY_ID[MOOD].key, "to_mood", show=False, priority=True, id=MOOD),
        Binding("escape", "to_list", show=False),
    ]
    AUTO_FOCUS = "#ten"

    def compose(self) -> ComposeResult:
        """Top to bottom, left to right."""
        tonight = self.night.view.tonight
        self._heard = tonight.mood
        yield Static(id="top", markup=False)
        with Vertical(id="people"):
            yield Static(id="first", classes="person", markup=False)
            yield Static(id="second", classes="person", markup=False)
        with Horizontal(id="mood-line"):
            yield Static("MOOD", id="mood-label", markup=False)
            yield Input(
                tonight.mood,
                placeholder="say it in your own words: cozy rainy sunday, nothing sad",
                suggester=SuggestFromList(MOODS, case_sensitive=False),
                id="mood",
                compact=True,
            )
        with Horizontal(id="wishes-line"):
            yield Chips("chips")
            yield Dials(id="dials")
        with Grid(id="body"):
            with Vertical(id="list"):
                yield Static(id="heads", markup=False)
                yield Ten("ten")
                yield Static(id="empty", markup=False)
            yield Panel("why")
            yield Panel("snack")
        yield Status("opening the films…", id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """What is known before the engine is there: who sat here and what they wished."""
        self._draw_top()
        self.query_one(Chips).show(self.night.view.tonight)
        self.query_one(Dials).show(self.night.view.tonight)
        self.set_interval(20, self._draw_top)

    # -- showing

    def show(self, view: View) -> None:
        """The evening as it is now."""
        self._draw_top()
        self.query_one(Chips).show(view.tonight)
        self.query_one(Dials).show(view.tonight)
        self._show_mood(view)
        ten = self.query_one(Ten)
        ten.show(view)
        self.query_one("#heads", Static).update(ten.heads())
        self._show_empty(view)
        self._show_film()
        if view.notes:
            self.tell(view.notes[0])
        elif self.night.staged:
            self.tell("")
        self.night.staged = False

    def tell(self, text: str, trouble: bool = False) -> None:
        """Say a line at the bottom."""
        self.query_one(Status).say(text, trouble)

    def _draw_top(self) -> None:
        view, width = self.night.view, self.size.width or 80
        turn = f"whose turn: {view.turn}" if view.turn else ""
        pieces = (f"{now():%a %d %b}", f"{now():%H:%M}", turn, "" if view.kept else "nothing is kept")
        moment = " · ".join(filter(None, pieces))
        self.query_one("#top", Static).update(
            Content.assemble((" MovieNight", "bold $primary"), fit(moment, max(0, width - 13), right=True))
        )
        for number, name in enumerate(("first", "second")):
            line = self.query_one(f"#{name}", Static)
            line.display = number < max(1, len(view.sitters or view.tonight.people))
            if number < len(view.sitters):
                line.update(person(view.sitters[number], number, width - 2))
            elif number < len(view.tonight.people):
                line.update(Content.styled(view.tonight.people[number], "bold"))
            else:
                line.update(Content.styled("nobody sits here yet; P says who", "$text-muted"))

    def _show_mood(self, view: View) -> None:
        mood = self.query_one("#mood", Input)
        if not mood.has_focus and mood.value != view.tonight.mood:
            with mood.prevent(Input.Changed):
                mood.value = self._heard = view.tonight.mood

    def _show_empty(self, view: View) -> None:
        empty = self.query_one("#empty", Static)
        none = view.slate is not None and not view.slate.suggestions
        empty.display = none
        if none and view.slate is not None:
            why = view.slate.notes[0] if view.slate.notes else "no film is left"
            empty.update(f"{why}\n\nThe × of a wish drops it; z takes the last thing back.")

    def _show_film(self) -> None:
        chosen = self.query_one(Ten).chosen
        if chosen is None:
            self.query_one("#why", Panel).show([])
            self.query_one("#snack", Panel).show([])
            return
        why = self.query_one("#why", Panel)
        why.show(story(self.night.view, chosen, brief=why.size.height < BRIEF))
        self.query_one("#snack", Panel).show(card(chosen.snack, things_of(self.night.view.tonight.wishes)))

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self._draw_top()
        self.call_after_refresh(lambda: self.query_one("#heads", Static).update(self.query_one(Ten).heads()))

    # -- from the widgets

    @on(OptionList.OptionHighlighted, "#ten")
    def _moved(self) -> None:
        self._show_film()
        film = self.query_one(Ten).film()
        if film is not None:
            self.night.backstage.ask(lambda evening: evening.look_at(film), instead="look")

    @on(OptionList.OptionSelected, "#ten")
    def _entered(self) -> None:
        self.night.perform("film.open")

    @on(Input.Changed, "#mood")
    def _typed(self, event: Input.Changed) -> None:
        if event.value != self._heard:  # the view lags behind what was typed
            mood = self._heard = event.value
            self.night.backstage.ask(lambda evening: evening.set_mood(mood), changes=True, instead="mood")

    @on(Input.Submitted, "#mood")
    def _said(self) -> None:
        self.set_focus(self.query_one(Ten))

    @on(Chip.Dropped)
    def _dropped(self, event: Chip.Dropped) -> None:
        name = event.name
        self.night.change(lambda evening: evening.drop(name))

    @on(Chip.Chosen)
    def _changing(self, event: Chip.Chosen) -> None:
        self._to_wishes(event.name)

    def _to_wishes(self, at: str = "") -> None:
        from movienight.tui.screens.wishes import WishesScreen

        self.night.go(WishesScreen(at))

    @on(events.Click, ".person")
    def _person(self, event: events.Click) -> None:
        self.night.perform("place.second" if event.widget and event.widget.id == "second" else "place.first")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key of the mood is a letter like any other while one types."""
        return action != "to_mood" or not isinstance(self.focused, Input)

    def action_to_mood(self) -> None:
        """A key was pressed."""
        self.night.perform(MOOD)

    def action_to_list(self) -> None:
        """Esc leads back to the list."""
        self.set_focus(self.query_one(Ten))

    # -- acts that lead elsewhere on this screen

    def act_tonight_mood(self) -> None:
        """To the mood line."""
        self.set_focus(self.query_one("#mood", Input))  # at once: the next letter is meant for it

    def act_tonight_filter(self) -> None:
        """All wishes and the dials."""
        self._to_wishes()
