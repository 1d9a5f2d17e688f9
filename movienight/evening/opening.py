"""Opening an evening on a home; what is heavy is imported here and not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from movienight.paths import Home

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.evening.state import Tonight

NOTHING_KEPT = "nothing is kept: the home cannot be written"


def evening_of(home: Home, tonight: Tonight, say: Callable[[str], None]) -> Evening:
    """The evening of this home.

    Where the home cannot be written the evening works on a copy of the library that goes when it
    ends, and says so.

    Args:
        say: is told what is being done.

    Raises:
        IndexDamaged: the index cannot be used; the hint names the command that mends it.
        DataError: the library is damaged.
    """
    say("opening the films…")
    from movienight.engine import Engine
    from movienight.evening.evening import Evening
    from movienight.storage.borrowed import library_for

    def progress(stage: str, done: float | None) -> None:
        say(stage if done is None else f"{stage} {done:.0%}")

    engine = Engine.open(home, progress)
    library, kept = library_for(home)
    if not kept:
        engine.notes.append(NOTHING_KEPT)
    say("ranking…")
    evening = Evening(engine, library, tonight)
    evening.kept = kept
    return evening
