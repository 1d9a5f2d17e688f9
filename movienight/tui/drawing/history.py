"""The nights as lines: when, which film, who sat there, the mood, and the stars they gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from movienight.tui.drawing.cells import fit
from movienight.wording import clean, counted, listed

if TYPE_CHECKING:
    from movienight.evening.ledger import Ledger
    from movienight.storage.stored import Night

DAY_FROM, MOOD_FROM = 70, 96


def line(night: Night, stars: Mapping[str, float], width: int) -> Content:
    """One night."""
    began = night.began.astimezone()
    day = f"{began:%d %b %Y}" if width >= DAY_FROM else f"{began:%d %b}"
    said = [f"{name} {stars[name]:g}" if name in stars else name for name in night.people]
    who = fit(", ".join(said) or "nobody we know", min(24, width // 3))
    mood = fit(night.mood or "", 18) if width >= MOOD_FROM else ""
    tail = f"  {who}" + (f"  {mood}" if mood else "")
    title = night.title or f"{counted(len(night.films), 'film')} shown, none chosen"
    room = max(1, width - len(day) - 2 - cell_len(tail))
    return Content.assemble(
        (f"{day}  ", "$text-muted"), (fit(title, room), "" if night.chosen else "$text-muted"), tail
    )


def ledger_lines(ledger: Ledger | None, balance: float) -> list[Content]:
    """Whose taste ruled, then why; what is missing where nobody can say."""
    if ledger is None:
        return [Content.styled("Whose turn it is shows once two people sit on the sofa.", "$text-muted")]
    if not ledger.lines:
        return [Content.styled("Whose turn it is shows after the first night you keep.", "$text-muted")]
    leans = f"  (the balance stands at {balance:.2f})" if ledger.turn else ""
    first = Content.assemble((ledger.lines[0], "bold"), (leans, "$text-muted"))
    return [first, *(Content.styled(clean(told), "$text-muted") for told in ledger.lines[1:])]


def question(night: Night, who: tuple[str, ...]) -> str:
    """ "How was Heat (1995) on Friday 20 November?", to those who have not said."""
    return f"How was {night.title} on {night.began.astimezone():%A %d %B}, {listed(who)}?"
