"""People as lines: one entry of a page, its headings, one of those who are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight.tui.drawing.cells import fit
from movienight.wording import counted

if TYPE_CHECKING:
    from movienight.evening.persons import Entry, Page
    from movienight.evening.sofa import Known

HEADINGS = {
    "likes": "LOVES",
    "dislikes": "NOT FOR THEM",
    "ratings": "STARS",
    "seen": "SEEN",
    "vetoes": "NEVER AGAIN",
}
SEAT_STYLES = ("$primary", "$secondary")


def heading(which: str, count: int) -> Content:
    """ "LOVES  4"."""
    return Content.assemble((HEADINGS[which], "bold $accent"), (f"  {count:,}", "$text-muted"))


def entry_line(entry: Entry, width: int) -> Content:
    """A film, its stars where it has some, and since when it stands there."""
    day = f"{entry.at.astimezone():%d %b %Y}" if width >= 50 else ""
    stars = f"{entry.stars:g} of 5" if entry.stars is not None else ""
    told = fit(stars, 8, right=True) + (f"  {day}" if day else "")
    return Content.assemble("  ", fit(entry.label, max(10, width - 2 - len(told))), (told, "$text-muted"))


def summary(page: Page) -> str:
    """ "4 films loved · 2 not for them · 12 films seen", what there is of it."""
    watched = {entry.key for entry in page.entries if entry.list in ("seen", "ratings")}
    cold = len(page.of("dislikes"))
    pieces = [
        f"{counted(len(page.of('likes')), 'film')} loved",
        f"{cold:,} not for them" if cold else "",
        f"{len(watched):,} seen" if watched else "",
    ]
    return " · ".join(filter(None, pieces))


def known_line(known: Known, seat: int | None, width: int) -> Content:
    """ "[A] Ana   4 films loved · 12 seen": the letter is the seat, empty for who stands."""
    box = "[ ]" if seat is None else f"[{'AB'[seat]}]"
    style = "$text-muted" if seat is None else f"bold {SEAT_STYLES[seat]}"
    told = counted(known.loves, "film") + " loved" + (f" · {known.seen:,} seen" if known.seen else "")
    room = max(8, min(24, width - len(told) - 8))
    return Content.assemble(
        (f" {box} ", style),
        (fit(known.name, room), "" if seat is None else "bold"),
        (f"  {told}", "$text-muted"),
    )
