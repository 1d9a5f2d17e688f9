"""Opening the app on a home, and leaving it: the terminal is restored, the library whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from movienight.evening import keeping
from movienight.evening.state import Tonight
from movienight.paths import Home

if TYPE_CHECKING:
    from movienight.evening.evening import Evening


def run(home: Home, keys: dict[str, str]) -> int:
    """Run the app until somebody leaves it; its exit code.

    Raises:
        BaseException: whatever ended the app that was not meant to, after the terminal is restored.
    """
    from movienight.clock import now
    from movienight.tui.app import MovieNight

    tonight, looks = keeping.load(home.evening)

    def keep(tonight: Tonight, looks: dict[str, Any]) -> bool:
        return keeping.save(home.evening, tonight, looks)

    app = MovieNight(opening(home, tonight), tonight.on(f"{now():%Y-%m-%d}"), looks, keep, keys)
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return code or app.return_code or 0


def opening(home: Home, tonight: Tonight) -> Callable[[Callable[[str], None]], Evening]:
    """How the evening of this home is opened: what is heavy is imported here, behind the first frame."""

    def open_evening(say: Callable[[str], None]) -> Evening:
        say("opening the films…")
        from movienight.engine import Engine
        from movienight.evening.evening import Evening
        from movienight.storage.library import Library

        engine = Engine.open(home, lambda stage, done: say(f"{stage} …"))
        library = Library.open(home.library)
        say("ranking…")
        return Evening(engine, library, tonight)

    return open_evening
