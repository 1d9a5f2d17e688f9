"""The list of the ten: keys as in vim, digits to jump, the pointer on the same film after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from movienight.evening.view import View
from movienight.keys import stable_key
from movienight.tui.drawing.rows import Plan, heading, plan_of, row, second

if TYPE_CHECKING:
    from movienight.types import Film, Suggestion

DIGITS = "1234567890"
TALL = 34
"""Lines of a terminal from which every film has two."""


class Ten(OptionList):
    """At most ten films."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("g", "first", show=False),
        Binding("G", "last", show=False),
        *[Binding(digit, f"jump({place})", show=False) for place, digit in enumerate(DIGITS)],
    ]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, markup=False)
        self.view = View()

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is shown."""
        return self.view.slate.suggestions if self.view.slate else ()

    @property
    def chosen(self) -> Suggestion | None:
        """The film under the pointer."""
        at = self.highlighted
        return self.suggestions[at] if at is not None and at < len(self.suggestions) else None

    def plan(self) -> Plan:
        """The columns that fit now."""
        return plan_of(max(20, self.scrollable_content_region.width), self.view)

    def heads(self) -> Content:
        """The line above."""
        return heading(self.view, self.plan())

    def show(self, view: View) -> None:
        """Show this slate, with the pointer where the evening says."""
        self.view = view
        self._draw()
        places = [stable_key(one.film) for one in self.suggestions]
        place = view.tonight.place
        self.highlighted = places.index(place) if place in places else 0 if places else None

    def film(self) -> Film | None:
        """The film under the pointer."""
        return self.chosen.film if self.chosen else None

    def _draw(self) -> None:
        plan, pinned = self.plan(), self.view.tonight.pinned
        at = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(self._told(one, pinned, plan)) for one in self.suggestions)
            if at is not None and at < self.option_count:
                self.highlighted = at

    def _told(self, one: Suggestion, pinned: tuple[str, ...], plan: Plan) -> Content:
        """A film's line, and where the terminal is tall the one that says of which films it comes."""
        line = row(self.view, one, stable_key(one.film) in pinned, plan)
        if self.app.size.height < TALL:
            return line
        return Content("\n").join([line, second(self.view, one, line.cell_length)])

    def on_resize(self, event: events.Resize) -> None:
        """Other columns may fit now."""
        self._draw()

    def action_jump(self, place: int) -> None:
        """To the film of that place."""
        if place < self.option_count:
            self.highlighted = place
