"""An app to press keys in: the starter pack behind it, a home of its own, a fixed clock.

async with on_stage(home, people=("Ana", "Ben"), mood="cozy") as (app, pilot):
    await pilot.press("p")
    await settled(app, pilot)
    assert "◆" in screen_text(app)
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.pilot import Pilot

from movienight.engine import Engine
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.keys import stable_key
from movienight.paths import Home
from movienight.storage.artifacts import Index
from movienight.storage.library import Library
from movienight.tui.app import MovieNight

LIKES = {
    "Ana": ("Amélie", "Paddington 2", "Spirited Away"),
    "Ben": ("Heat (1995)", "The Thing (1982)", "Alien"),
}
MOMENT = "2026-11-21T20:45"
NOW = datetime.fromisoformat(MOMENT).astimezone()


def played(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Lets an async test run as any other."""

    @wraps(test)
    def run(*arguments: Any, **named: Any) -> None:
        asyncio.run(test(*arguments, **named))

    return run


@cache
def starter() -> Engine:
    """The engine of the starter pack, opened once for all tests of the app."""
    from movienight.paths import assets_folder

    return Engine(Home(Path("/nowhere")), Index(assets_folder() / "starter"), None)


def library_of(folder: Path, likes: Mapping[str, tuple[str, ...]] = LIKES) -> Library:
    """A library in which these people like these films."""
    library = Library.open(folder / "library.duckdb")
    if likes is LIKES and not library.path.exists():
        library.path.write_bytes(_two_people())
        return library
    _tell(library, likes)
    return library


@cache
def _two_people() -> bytes:
    """The file of the usual library: made once, since every like is a transaction of its own."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.duckdb")
        _tell(library, LIKES)
        return library.path.read_bytes()


def _tell(library: Library, likes: Mapping[str, tuple[str, ...]]) -> None:
    for name, titles in likes.items():
        library.add_person(name)
        for title in titles:
            film = starter().film(starter().resolve(title))
            library.like(name, stable_key(film), film.label)
    starter().notes.clear()


@asynccontextmanager
async def on_stage(
    folder: Path,
    tonight: Tonight | None = None,
    *,
    likes: Mapping[str, tuple[str, ...]] = LIKES,
    size: tuple[int, int] = (120, 40),
    opening: Callable[[Evening], Evening] = lambda evening: evening,
    **settings: Any,
) -> AsyncIterator[tuple[MovieNight, Pilot[int]]]:
    """A running app with its first slate on the screen.

    Args:
        folder: where its library goes.
        tonight: where the evening stands; by default those of `likes` sit there.
        likes: who is known, with what they like.
        opening: what else to do to the evening before it is shown.
        settings: more of MovieNight's own.
    """
    library = library_of(folder, likes)
    state = tonight if tonight is not None else Tonight(people=tuple(likes)[:2])

    def open_evening(say: Callable[[str], None]) -> Evening:
        return opening(Evening(starter(), library, state, lambda: NOW))

    kept: list[Tonight] = []
    arguments = {"keep": lambda now, looks: kept.append(now) or True, "watch": 1e6} | settings
    app = MovieNight(open_evening, state, {}, **arguments)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot
    if app.crash is not None:
        raise app.crash


async def settled(app: MovieNight, pilot: Pilot[int]) -> None:
    """Wait until the evening has done all it was asked and the screen shows it."""
    for _ in range(2):  # an answer may ask again
        await pilot.pause()
        await asyncio.to_thread(app.backstage.wait)
        await pilot.pause()


def screen_text(app: MovieNight) -> str:
    """What stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
