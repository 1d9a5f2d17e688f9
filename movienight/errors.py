"""What can go wrong, as people would say it.

    MovieNightError            exit 1   (anything of ours; catch this to catch all)
    ├── UsageError             exit 2   a wish we cannot read, a wrong setting
    ├── DataError              exit 3   files, catalogue or index missing, damaged, foreign
    │   ├── ImportRefused      exit 3   a data set that cannot be trusted as it is
    │   ├── IndexDamaged       exit 3   an index that does not match its manifest
    │   └── HomeUnusable       exit 3   home read-only, disk full, in use by another process
    ├── NothingMatches         exit 4   only with --fail-empty
    └── TitleNotFound          exit 5   unknown title, with the nearest ones
        ├── TitleAmbiguous     exit 5   several films of that title, with their years
        └── UnknownId          exit 5   no film of that number

Every error carries one line saying what is wrong and one saying what to do. Only front
doors print them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command; documented in docs/cli.md."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    DATA = 3
    NOTHING_MATCHES = 4
    TITLE = 5
    INTERRUPTED = 130


class MovieNightError(Exception):
    """Base of all our errors.

    Args:
        message: what is wrong, one line, no full stop needed.
        hint: what to do about it, one line; may be empty.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MovieNightError):
    """A wish or a setting that cannot be read."""

    exit_code = ExitCode.USAGE


class DataError(MovieNightError):
    """Data, catalogue or index missing or corrupt."""

    exit_code = ExitCode.DATA


class ImportRefused(DataError):
    """A data set refused whole; the old catalogue is untouched."""


class IndexDamaged(DataError):
    """An index that is incomplete, altered or made by another version."""


class HomeUnusable(DataError):
    """The home folder cannot be written, is full, or another process is writing it."""


class NothingMatches(MovieNightError):
    """No film passes the filters; raised only when asked to fail on it."""

    exit_code = ExitCode.NOTHING_MATCHES


class TitleNotFound(MovieNightError):
    """No film of that title.

    Args:
        title: what was typed.
        nearest: up to five titles with years, best first.
    """

    exit_code = ExitCode.TITLE

    def __init__(self, title: str, nearest: Sequence[str] = ()) -> None:
        hint = (
            f"did you mean: {', '.join(nearest)}?" if nearest else "try `movienight search` with fewer words"
        )
        message = f"no film called “{title}”"
        if not title.strip():
            message, hint = (
                "a title is empty",
                'write one, like "Amélie"; leave the option out where there is none',
            )
        super().__init__(message, hint)
        self.title = title
        self.nearest = tuple(nearest)


class TitleAmbiguous(TitleNotFound):
    """Several films share the title; `nearest` lists them with years."""

    def __init__(self, title: str, nearest: Sequence[str]) -> None:
        super().__init__(title, nearest)
        self.message = f"several films are called “{title}”"
        self.hint = f"add the year: {', '.join(nearest)}"
        self.args = (self.message,)


class UnknownId(TitleNotFound):
    """No film of that id here."""

    def __init__(self, film_id: str) -> None:
        super().__init__(film_id)
        self.message = f"no film with the id “{film_id}”"
        self.hint = (
            "ids look like imdb:tt0211915, tmdb:194 or ml:4973; `movienight search` finds films by title"
        )
        self.args = (self.message,)
