"""An outcome as a plain table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.summary import summarise
from movienight.evaluate.reports.wording import (
    cells,
    header,
    questions_line,
    settings_line,
    title,
    verdict_line,
)


def as_text(outcome: Outcome) -> str:
    """The table with what was asked above and the verdict below; ends with one line break."""
    summary = summarise(outcome)
    lines = [title(outcome), questions_line(summary), f"settings: {settings_line(outcome.settings)}", ""]
    lines += aligned([header(summary), *cells(summary)])
    verdict = verdict_line(summary)
    return "\n".join([*lines, *(["", verdict] if verdict else [])]) + "\n"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of equally many cells as lines in columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(row, widths)).rstrip() for row in rows]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
