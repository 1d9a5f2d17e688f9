"""Who sits there and what they told, in one line each."""

from __future__ import annotations

from textual.content import Content

from movienight.evening.view import Sitter
from movienight.tui.drawing.cells import fit, joined

STYLES = ("$primary", "$secondary")


def person(sitter: Sitter, number: int, width: int) -> Content:
    """ "ANA  Amélie · Paddington 2  +4   not: Saw   12 seen"."""
    name = fit(sitter.name, min(12, max(3, width // 6))).rstrip()
    tail = f"   {sitter.seen} seen" if sitter.seen else ""
    tail = (f"   not: {sitter.dislikes[0]}" if sitter.dislikes and width > 70 else "") + tail
    room = max(8, width - len(name) - 2 - len(tail))
    likes = joined([title.rpartition(" (")[0] or title for title in sitter.likes], room)
    told = likes or "no films yet; say what you love"
    return Content.assemble(
        (name, f"bold {STYLES[number]}"), "  ", (told, "" if likes else "$text-muted"), (tail, "$text-muted")
    )
