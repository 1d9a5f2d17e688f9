"""Double features: pairs of films for tonight, why they go together, and when both are over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.twofold import pin_both, two_tonight
from movienight.tui.drawing.double import pair_line, pair_story
from movienight.tui.screens.base import PlaceScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.panels import Panel
from movienight.tui.widgets.status import Status

if TYPE_CHECKING:
    from movienight.evening.doubles import DoubleFeature
    from movienight.evening.state import Tonight
    from movienight.evening.twofold import TwoTonight
    from movienight.evening.view import View

NONE = (
    "No two films go together under these wishes.\n\nf shows the wishes; a later end or fewer of them helps."
)


class DoubleScreen(PlaceScreen[None]):
    """Pairs to choose from, best first."""

    CSS_PATH: ClassVar = ["../styles/double.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "take both"),
        Binding("p", "pin", "pin both"),
        Binding("f", "app.act('tonight.filter')", "wishes"),
        Binding("z", "app.act('tonight.undo')", "undo"),
        Binding("Z", "app.act('tonight.redo')", show=False),
    ]
    AUTO_FOCUS = "#double-list"

    def __init__(self) -> None:
        super().__init__()
        self._two: TwoTonight | None = None
        self._asked: Tonight | None = None

    def compose(self) -> ComposeResult:
        """The pairs, and the story of one."""
        yield Static(" Double feature", id="double-top", classes="place-title", markup=False)
        with Horizontal(id="double-body"):
            yield Listed("double-list")
            yield Panel("double-story", gap=True)
        yield Status("looking for pairs…", id="status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The pairs of now."""
        self._look()

    def show(self, view: View) -> None:
        """Wishes, mood or people may be others; what is pinned changes no pair."""
        before, now = self._asked, view.tonight
        if before is None or (before.people, before.mood, dict(before.wishes)) != (
            now.people,
            now.mood,
            dict(now.wishes),
        ):
            self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are cut to the width there is."""
        self.call_after_refresh(self._list)

    def _look(self) -> None:
        self._asked = self.night.view.tonight
        self.night.backstage.ask(two_tonight, self._take, instead="double")

    def _take(self, two: TwoTonight) -> None:
        if not self.is_attached:
            return
        self._two = two
        self._list()
        self.query_one(Listed).highlighted = 0 if two.programme.features else None
        self._tell_story()
        self.tell("; ".join(two.programme.notes))

    def _list(self) -> None:
        if self._two is None:
            return
        listed, at = self.query_one(Listed), self.query_one(Listed).highlighted
        width, features = max(24, listed.size.width - 3), self._two.programme.features
        draw = partial(pair_line, self._two)
        listed.set_options(Option(draw(number, pair, width)) for number, pair in enumerate(features, 1))
        listed.highlighted = at if at is not None and at < len(features) else None

    @property
    def _pair(self) -> DoubleFeature | None:
        at = self.query_one(Listed).highlighted
        return self._two.programme.features[at] if self._two is not None and at is not None else None

    @on(OptionList.OptionHighlighted, "#double-list")
    def _moved(self) -> None:
        self._tell_story()

    def _tell_story(self) -> None:
        pair, story = self._pair, self.query_one("#double-story", Panel)
        story.show([Content(NONE)] if pair is None or self._two is None else pair_story(self._two, pair))

    def action_pin(self) -> None:
        """Both on the shortlist."""
        pair = self._pair
        if pair is not None:
            self.night.change(partial(pin_both, pair=pair))

    @on(OptionList.OptionSelected, "#double-list")
    def _chosen(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Both on the shortlist, and back to the evening."""
        if self._pair is not None:
            self.action_pin()
            self.dismiss(None)
