"""Everything one can do: type to find it, enter does it, and what cannot be done says why."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from movienight.evening.acts import ACTS, Act, shown, why_not
from movienight.tui.drawing.cells import fit
from movienight.tui.screens.base import CardScreen

MOVES = (
    ("j k ↑ ↓", "through a list; g and G to its ends"),
    ("1 … 9 0", "to a film"),
    ("tab", "to the next pane"),
    ("esc", "back"),
)


class HelpScreen(CardScreen[None]):
    """All acts with their keys."""

    def compose(self) -> ComposeResult:
        """A line to type in, the acts, how to move."""
        with Vertical(id="help", classes="card"):
            yield Static("Everything", classes="card-title", markup=False)
            yield Input(placeholder="type to find: undo, snack, import…", id="help-find", compact=True)
            yield OptionList(id="help-acts", markup=False)
            told = [Content.assemble((fit(keys, 10), "bold"), does) for keys, does in MOVES]
            yield Static(Content("\n").join(told), id="help-moves", markup=False)

    def on_mount(self) -> None:
        """Everything, and the pointer in the line to type in."""
        self._list("")
        self.set_focus(self.query_one(Input))

    @on(Input.Changed, "#help-find")
    def _find(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, text: str) -> None:
        acts = self.query_one(OptionList)
        words = text.casefold().split()
        found = [act for act in ACTS if all(word in _told(act) for word in words)]
        options: list[Option | None] = []
        for number, act in enumerate(found):
            if number and act.where != found[number - 1].where:
                options.append(None)
            options.append(Option(self._line(act), id=act.id))
        acts.set_options(options)
        acts.highlighted = 0 if found else None

    def _line(self, act: Act) -> Content:
        reason = why_not(act.id, self.night.view.situation)
        help_ = (f"not now: {reason}", "$warning") if reason else (act.help, "$text-muted")
        key = self.night.key_of(act.id)
        return Content.assemble((fit(shown(key), 8), "bold $primary"), (fit(act.name, 20), ""), help_)

    @on(Input.Submitted, "#help-find")
    def _enter(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected, "#help-acts")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        act = event.option.id or ""
        self.dismiss(None)
        self.app.call_later(self.night.perform, act)

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while one types."""
        acts = self.query_one(OptionList)
        if event.key in ("down", "up") and not acts.has_focus:
            event.stop()
            acts.action_cursor_down() if event.key == "down" else acts.action_cursor_up()


def _told(act: Act) -> str:
    return f"{act.name} {act.help} {act.id} {act.where}".casefold()
