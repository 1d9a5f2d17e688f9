"""Films that somebody marked in one way, as a list; `--list` of `seen`, `veto`, `dislike` and `rate`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from movienight.cli.output import emit, tell
from movienight.cli.people import library_open, name_of
from movienight.errors import UsageError

if TYPE_CHECKING:
    from movienight.storage.stored import StoredFilm, StoredRating


def marks_record(marks: Sequence[StoredFilm | StoredRating]) -> list[dict[str, object]]:
    """Films with their keys, since when, and stars where they are rated."""
    return [
        {"title": mark.label, "id": mark.key, "since": mark.at.isoformat()}
        | ({"stars": mark.stars} if hasattr(mark, "stars") else {})
        for mark in marks
    ]


def listed_marks(name: str, titles: Sequence[str], what: str, listed: bool, as_json: bool) -> bool:
    """Where a list was asked for, print it; whether it was.

    Args:
        titles: the films that were named.
        what: which list: a field of `StoredTaste`.

    Raises:
        UsageError: both a list and films were asked for, or neither.
    """
    if not listed:
        if as_json:
            raise UsageError("--json goes with --list", "add --list")
        if not titles:
            raise UsageError("no film was named", "name one, or --list what there is")
        return False
    if titles:
        raise UsageError("--list takes no titles", "leave one of the two out")
    who = name_of(name)
    marks = getattr(library_open().taste(who), what)
    if as_json:
        from movienight.cli.formats.records import SCHEMA
        from movienight.cli.formats.records import as_json as written

        emit(written({"schema": SCHEMA, "name": who, what: marks_record(marks)}))
    else:
        from movienight.wording import clean

        starred = what == "ratings"
        emit("\n".join(clean(f"{mark.label} {mark.stars:g}" if starred else mark.label) for mark in marks))
    if not marks:
        tell(f"nothing is kept of {who} there")
    return True
