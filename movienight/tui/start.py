"""Opening the app on a home, and leaving it: the terminal is restored, the library whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from movienight.evening import keeping
from movienight.evening.opening import evening_of
from movienight.evening.state import Tonight
from movienight.paths import Home

if TYPE_CHECKING:
    from movienight.evening.evening import Evening


def run(home: Home, keys: Mapping[str, str], theme: str | None = None) -> int:
    """Run the app until somebody leaves it; its exit code.

    Raises:
        BaseException: whatever ended the app that was not meant to, after the terminal is restored.
    """
    from movienight.clock import now
    from movienight.tui.app import MovieNight

    tonight, looks = keeping.load(home.evening)
    today = tonight.on(f"{now():%Y-%m-%d}")

    def keep(tonight: Tonight, looks: dict[str, Any]) -> bool:
        return keeping.save(home.evening, tonight, looks)

    def opening(say: Callable[[str], None]) -> Evening:
        return evening_of(home, today, say)

    themed = looks | ({"theme": theme} if theme else {})
    first = not today.people and not home.library.exists()
    app = MovieNight(opening, today, themed, keep, keys, first=first)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
