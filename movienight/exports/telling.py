"""What became of an export, in words and numbers that add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from movienight.exports.matching import How, Report
    from movienight.exports.reading import FileRead
    from movienight.storage.taking import Taken

HOWS: dict[How, str] = {
    "id": "found by id",
    "title": "found by title",
    "guessed": "guessed, open",
    "unmatched": "not found, open",
    "settled": "settled by you",
    "left out": "left out by you",
}


def sums(report: Report) -> Iterator[tuple[str, int, bool]]:
    """Two sums as (what, how many, whether it is a part): rows read, and films told of."""
    export = report.export
    yield "rows read", export.rows, False
    yield "skipped", sum(export.skipped.values()), True
    yield "the same film again", export.merged, True
    yield "films", len(export.entries), True
    yield "films", len(report.matched), False
    for how, count in report.counts.items():
        yield HOWS[how], count, True


def remarks(file: FileRead) -> Iterator[str]:
    """ "skipped 3: a broken row (lines 4, 9, 12)" for every reason there is."""
    for reason, count in file.skipped.items():
        lines = file.lines[reason]
        more = ", ..." if count > len(lines) else ""
        yield f"skipped {count:,}: {reason} (line{'s'[: count > 1]} {', '.join(map(str, lines))}{more})"


def news(taken: Taken) -> dict[str, int]:
    """How much of it was new, by what it is."""
    return {
        "likes": taken.likes,
        "ratings": taken.ratings,
        "ratings replaced": taken.replaced,
        "films seen": taken.seen,
    }
