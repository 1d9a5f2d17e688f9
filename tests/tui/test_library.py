"""The library on the screen: shelves, a selection, one key for all of it, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.evening.state import Tonight
from movienight.storage.stored import StoredTaste
from movienight.tui.screens.library import LibraryScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.tabs import Tab
from tui.stage import library_of, on_stage, played, screen_text, settled


@pytest.mark.parametrize("size", [(60, 20)])
@played
async def test_many_films_are_marked_at_once(tmp_path: Path, size: tuple[int, int]) -> None:
    """Two films selected and seen by both; z takes both back; stars go to the film under the pointer."""
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("L")
        await settled(app, pilot)
        text = screen_text(app)
        assert "Ana" in text
        assert "all films" in text
        await pilot.press("space", "space")
        await pilot.pause()
        assert screen_text(app).count("[x]") == 2
        assert "2 films selected" in screen_text(app)
        await pilot.press("s", "s")
        await settled(app, pilot)
        library = library_of(tmp_path, {})
        assert len(library.seen("Ana")) == len(library.seen("Ben")) == 2
        assert "Ana and Ben have seen 2 films" in screen_text(app)
        assert "[x]" not in screen_text(app), "what was meant is done"
        await pilot.press("z")
        await settled(app, pilot)
        assert not library.seen("Ana")
        assert not library.seen("Ben")
        await pilot.press("slash", *"heat 1995", "enter", "4", "a")
        await settled(app, pilot)
        assert [(one.label, one.stars) for one in library.ratings("Ana")] == [("Heat (1995)", 4.0)]
        await pilot.press("asterisk", *"4.5", "enter", "b")
        await settled(app, pilot)
        assert [one.stars for one in library.ratings("Ben")] == [4.5]


@played
async def test_a_persons_shelf(tmp_path: Path) -> None:
    """Tabs and arrows lead along the shelves; there nobody is asked who is meant, and all can be chosen."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("L")
        await settled(app, pilot)
        await pilot.click(app.screen.query(Tab).last())
        await settled(app, pilot)
        listed = app.screen.query_one(Listed)
        assert listed.option_count == 3
        assert "Heat (1995)" in screen_text(app)
        await pilot.press("A", "x")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).taste("Ben") == StoredTaste()
        assert "nothing here yet" in screen_text(app)
        await pilot.press("z", "left")
        await settled(app, pilot)
        assert "Amélie" in screen_text(app)
        await pilot.press("space", "escape")
        assert isinstance(app.screen, LibraryScreen), "esc first lets go of the selection"
        await pilot.press("escape")
        assert not isinstance(app.screen, LibraryScreen)


@played
async def test_nobody_sits_here(tmp_path: Path) -> None:
    """On the shelf of all films it is said how to say who is meant; nothing found says what to do."""
    async with on_stage(tmp_path, Tonight()) as (app, pilot):
        await pilot.press("L")
        await settled(app, pilot)
        await pilot.press("s")
        await settled(app, pilot)
        assert "of whom?" in screen_text(app)
        await pilot.press("slash", *"zzqqxx")
        await settled(app, pilot)
        if not app.screen.query_one(Listed).option_count:
            assert "fewer letters" in screen_text(app)
