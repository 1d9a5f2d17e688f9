"""An outcome as a plain table for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import accumulate

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

GAP = "  "
LEAST = 2
"""Columns that are shown however narrow the terminal is: who, and the leading metric."""


def as_text(outcome: Outcome, width: int | None = None) -> str:
    """The table with what was asked above and the verdict below; ends with one line break.

    Args:
        width: columns of a line; lines are folded and metrics left out to keep to it. None is boundless.
    """
    summary = summarise(outcome)
    words = [title(outcome), questions_line(summary), f"settings: {settings_line(outcome.settings)}"]
    rows = [header(summary), *cells(summary)]
    shown = _fitting(rows, width)
    table = aligned([row[:shown] for row in rows])
    verdict = verdict_line(summary)
    return "\n".join(
        [*_folded(words, width), "", *table, *_folded(["", verdict] if verdict else [], width), ""]
    )


def left_out(outcome: Outcome, width: int) -> tuple[str, ...]:
    """The columns that `as_text` has no room for at this width, in their order."""
    summary = summarise(outcome)
    heads = header(summary)
    return tuple(heads[_fitting([heads, *cells(summary)], width) :])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of equally many cells as lines in columns: the first to the left, the others to the right."""
    widths = _widths(rows)
    return [GAP.join(_padded(row, widths)).rstrip() for row in rows]


def _fitting(rows: Sequence[Sequence[str]], width: int | None) -> int:
    """How many of the columns there is room for, from the left."""
    widths = _widths(rows)
    if width is None:
        return len(widths)
    ends = accumulate(column + len(GAP) for column in widths)
    return max(sum(end - len(GAP) <= width for end in ends), LEAST)


def _folded(lines: Sequence[str], width: int | None) -> list[str]:
    if width is None:
        return list(lines)
    return [part for line in lines for part in _wrapped(line, width)]


def _wrapped(line: str, width: int) -> list[str]:
    """A word longer than a line stays whole, as do words with hyphens."""
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
