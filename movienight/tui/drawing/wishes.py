"""Wishes and dials as lines: what each is called and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from movienight.evening.state import Tonight
from movienight.tui.drawing.bars import slider
from movienight.tui.drawing.cells import fit
from movienight.wording import clean, counted

DIALS = {
    "balance": "How much each of you counts.",
    "diversity": "How much the ten differ from each other.",
    "novelty": "How much less known films count.",
}
"""What each dial does, by its name."""
CALLED = {"balance": "balance", "diversity": "variety", "novelty": "unknown"}
CELLS = 9
MARKED, UNMARKED = "[x]", "[ ]"


def wish_line(label: str, value: str | None, width: int) -> Content:
    """ "genres            comedy, sci-fi"; a dot where nothing is asked, a tick for a yes."""
    name = _name(width)
    told = "·" if value is None else value or "yes"
    style = "$text-muted" if value is None else "bold $accent"
    return Content.assemble(fit(label, name), " ", (fit(told, width - name - 1), style))


def dial_line(field: str, tonight: Tonight, width: int) -> Content:
    """ "balance           ────●────  0.5"."""
    name, value = _name(width), getattr(tonight, field)
    return Content.assemble(
        fit(CALLED[field], name),
        " ",
        (slider(value, CELLS), "$accent"),
        (f" {value:.1f}", "$text-muted"),
    )


def ends(field: str, people: Sequence[str]) -> tuple[str, str]:
    """What stands at the two ends of a dial."""
    if field == "balance":
        return (people[0], people[1]) if len(people) > 1 else ("", "")
    return {"diversity": ("alike", "varied"), "novelty": ("known", "unknown")}[field]


def dial_told(field: str, people: Sequence[str]) -> str:
    """What a dial does and how it is turned."""
    low, high = (clean(end) for end in ends(field, people))
    return f"{DIALS[field]} ← {low}, {high} →"


def choice_line(choice: str, on: bool, width: int) -> Content:
    """ "[x] Comedy"."""
    mark = MARKED if on else UNMARKED
    return Content.assemble((mark, "bold $accent" if on else "$text-muted"), " ", fit(choice, width - 4))


def left_line(films: int, snacks: int) -> Content:
    """ "Wishes   15,292 films and 307 snacks are left"."""
    told = f"{counted(films, 'film')} and {counted(snacks, 'snack')} pass"
    return Content.assemble(("Wishes", "bold $primary"), (f"   {told}", "$text-muted"))


def _name(width: int) -> int:
    """Cells for what a wish is called."""
    return max(10, min(19, width * 2 // 5))
