"""An import in lines: what was read, what became of it, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight.tui.drawing.cells import fit
from movienight.wording import clean, counted

if TYPE_CHECKING:
    from movienight.exports.matching import Matched, Report
    from movienight.types import Film

OPEN, SETTLED, AWAY = "?", "=", "–"
"""Stand before a film that is open, settled, or left out."""


def report_lines(report: Report) -> list[Content]:
    """The files with what was skipped, and the two sums."""
    from movienight.exports.telling import remarks, sums

    told = []
    for file in report.export.files:
        rows = f"  {file.form}, {counted(file.rows, 'row')}"
        told.append(Content.assemble((clean(file.name), "bold"), (rows, "$text-muted")))
        told += [Content(f"  {clean(remark)}") for remark in remarks(file)]
    if report.export.unused:
        told.append(Content.styled(f"not read: {clean(', '.join(report.export.unused))}", "$text-muted"))
    for what, count, part in sums(report):
        if count or not part:
            told.append(Content.styled(f"{'  ' if part else ''}{what}: {count:,}", "" if part else "bold"))
    return told


def open_line(one: Matched, film: Film | None, choice: tuple[int, int], width: int) -> Content:
    """ "? Amelei (2001)   perhaps Amélie (2001)  1/3".

    Args:
        film: the one that is offered or was settled on.
        choice: which of how many offers it is, from 0; (0, 0) where there is none to choose.
    """
    mark = {"settled": SETTLED, "left out": AWAY}.get(one.how, OPEN)
    style = {SETTLED: "$success", AWAY: "$text-muted", OPEN: "bold $warning"}[mark]
    at, count = choice
    places = f" {at + 1}/{count}" if mark == OPEN and count > 1 else ""
    half = max(10, (width - 4) // 2)
    return Content.assemble(
        (f"{mark} ", style),
        fit(one.entry.label, half),
        "  ",
        (
            fit(_offer(one, film), max(8, width - 4 - half - len(places))),
            "" if mark == SETTLED else "$text-muted",
        ),
        (places, "$text-muted"),
    )


def _offer(one: Matched, film: Film | None) -> str:
    if one.how == "left out":
        return "left out"
    if film is None:
        return "nothing like it; / searches"
    return (
        film.label
        if one.how == "settled"
        else f"{'perhaps' if one.how == 'guessed' else 'nearest:'} {film.label}"
    )
