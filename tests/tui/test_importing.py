"""Exports of other sites on the screen: read, settled by hand, taken in, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from movienight.tui.screens.importing import ImportScreen
from movienight.tui.screens.library import LibraryScreen
from movienight.tui.widgets.path_line import PathLine
from tui.stage import library_of, on_stage, played, screen_text, settled

ROWS = """Date,Name,Year,Letterboxd URI,Rating
2024-01-01,Heat,1995,x,4.5
2024-01-02,Amelei,2001,x,5
2024-01-03,Our wedding qzx,2010,x,5
2024-01-04,,1990,x,3
"""


@pytest.mark.parametrize("size", [(60, 20)])
@played
async def test_an_export_is_brought_in(tmp_path: Path, size: tuple[int, int]) -> None:
    """A path completed, an account that adds up, a guess accepted, a film sought, all taken in and undone."""
    (tmp_path / "ratings.csv").write_text(ROWS, encoding="utf-8")
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("L", "i")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        screen.query_one(PathLine).line.value = f"{tmp_path}/rat"
        await pilot.press("tab", "enter")
        await settled(app, pilot)
        text = screen_text(app)
        assert "rows read: 4" in text
        assert "2 films to settle, 2 open" in text
        assert "perhaps Amélie" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "1 open" in screen_text(app)
        await pilot.press("slash", *"alien 1979")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "= Our wedding" in screen_text(app)
        library = library_of(tmp_path, {})
        assert not library.ratings("Ana"), "nothing is written before it is taken in"
        await pilot.press("t", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "new for Ana: 3 ratings" in screen_text(app)
        labels = {one.label for one in library.ratings("Ana")}
        assert labels == {"Heat (1995)", "Amélie (2001)", "Alien (1979)"}
        await pilot.press("z")
        await settled(app, pilot)
        assert not library.ratings("Ana")


@played
async def test_choosing_among_what_is_open(tmp_path: Path) -> None:
    """x leaves out and opens again, arrows offer another film, A accepts the guesses, esc writes nothing."""
    (tmp_path / "ratings.csv").write_text(ROWS, encoding="utf-8")
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("L", "i")
        await settled(app, pilot)
        app.screen.query_one(PathLine).line.value = f"{tmp_path}/ratings.csv"
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("j", "x")
        await pilot.pause()
        assert "– Our wedding" in screen_text(app)
        assert "left out by you: 1" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert "? Our wedding" in screen_text(app)
        before = screen_text(app)
        await pilot.press("right")
        await pilot.pause()
        assert " 2/3" in screen_text(app)
        assert " 2/3" not in before
        await pilot.press("A")
        await pilot.pause()
        assert "= Amelei" in screen_text(app)
        assert "? Our wedding" in screen_text(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert not library_of(tmp_path, {}).ratings("Ana")


@played
async def test_ratings_of_many_ask_whose(tmp_path: Path) -> None:
    """A data set asks for a number; what is no export says what would be one."""
    rows = "userId,movieId,rating,timestamp\n7,6,4.0,1\n9,6,2.0,1\n"
    (tmp_path / "many.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("milk, bread", encoding="utf-8")
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("L", "i")
        await settled(app, pilot)
        app.screen.query_one(PathLine).line.value = f"{tmp_path}/notes.txt"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "no export we know" in screen_text(app)
        app.screen.query_one(PathLine).line.value = f"{tmp_path}/many.csv"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Whose ratings?" in screen_text(app)
        app.screen.query_one(Input).value = "7"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "rows read: 2" in screen_text(app)
