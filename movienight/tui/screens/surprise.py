"""Surprise us: one film by chance, calmly unveiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from movienight import wording
from movienight.evening.deciding import surprise
from movienight.tui.screens.base import CardScreen
from movienight.tui.screens.card import TonightsCardScreen
from movienight.tui.widgets.ways import Ways

if TYPE_CHECKING:
    from movienight.types import Suggestion

UNVEILED = 1.2
"""Seconds until the film stands there whole; at once where animations are switched off."""


class SurpriseScreen(CardScreen[None]):
    """A film of the shortlist, or of the ten; enter takes it, ! draws again."""

    CSS_PATH: ClassVar = ["../styles/ways.tcss", "../styles/surprise.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "tonight's card"),
        Binding("exclamation_mark,r,space", "draw", "draw again"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drawn: Suggestion | None = None

    def compose(self) -> ComposeResult:
        """A film, and what one can do with it."""
        ways = {"take": ("enter", "take it"), "draw": ("!", "draw again"), "back": ("esc", "back")}
        with Vertical(classes="card", id="surprise"):
            yield Static("Tonight, perhaps …", classes="card-title", markup=False)
            yield Static(id="surprise-film", markup=False)
            yield Ways("surprise-ways", ways)

    def on_mount(self) -> None:
        """Draw."""
        self.action_draw()

    def action_draw(self) -> None:
        """One of them, unveiled."""
        self._drawn = drawn = surprise(self.night.view)
        if drawn is None:
            self.dismiss(None)
            return
        told = [
            Content.styled(wording.clean(drawn.film.title), "bold $primary"),
            Content.styled(" · ".join(wording.facts(drawn.film)), "$text-muted"),
        ]
        if drawn.film.line:
            told.append(Content(f"\n{wording.clean(drawn.film.line)}"))
        film = self.query_one("#surprise-film", Static)
        film.update(Content("\n").join(told))
        film.styles.opacity = 0.0
        film.styles.animate("opacity", 1.0, duration=UNVEILED)

    def action_take(self) -> None:
        """On to the card; who comes back from it may draw again."""

        def back(kept: bool | None) -> None:
            if kept:
                self.dismiss(None)

        if self._drawn is not None:
            self.app.push_screen(TonightsCardScreen(self._drawn), back)
