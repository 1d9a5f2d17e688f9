"""The nights so far, whose turn it is, and how it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from textual.widgets import OptionList

from movienight.storage.library import Library
from movienight.tui.screens.afterwards import AfterwardsScreen
from movienight.tui.screens.history import HistoryScreen
from tui.stage import library_of, on_stage, played, screen_text, settled

HEAT, ALIEN = ("imdb:tt0113277", "Heat (1995)"), ("imdb:tt0078748", "Alien (1979)")


def with_nights(folder: Path) -> Library:
    """Two nights that Ana liked more than Ben: Heat on the 2nd of January 2026, Alien on the 3rd."""
    library = library_of(folder)
    for day, film in ((2, HEAT), (3, ALIEN)):
        library.record_night(
            ["Ana", "Ben"],
            [film],
            "tense",
            film[0],
            starts_at=datetime(2026, 1, day, 20, 30).astimezone(),
            fits={"Ana": 1.0, "Ben": 0.0},
        )
    return library


@played
async def test_how_was_it(tmp_path: Path) -> None:
    """The last night is asked about first; digits answer, x skips the next, and nobody is asked twice."""
    library = with_nights(tmp_path)
    async with on_stage(tmp_path) as (app, pilot):
        await settled(app, pilot)
        assert isinstance(app.screen, AfterwardsScreen)
        assert "How was Alien (1979) on Saturday 03 January, Ana and Ben?" in screen_text(app)
        await pilot.press("4", "2", "plus", "enter")
        await settled(app, pilot)
        assert "How was Heat (1995)" in screen_text(app)
        await pilot.press("x")
        await settled(app, pilot)
        assert app.screen is app.main
        assert [one.stars for one in library.ratings("Ana")] == [4.0]
        assert [one.stars for one in library.ratings("Ben")] == [2.5]
        assert [one.label for one in library.seen("Ben")] == ["Alien (1979)"]
        assert library.open_questions() == []
    async with on_stage(tmp_path) as (app, pilot):
        await settled(app, pilot)
        assert app.screen is app.main


@played
async def test_esc_skips_all(tmp_path: Path) -> None:
    """Nothing is noted, nothing is asked again, and it is said where stars can be given later."""
    library = with_nights(tmp_path)
    async with on_stage(tmp_path) as (app, pilot):
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen is app.main
        assert "H has the nights" in screen_text(app)
        assert library.open_questions() == []
        assert library.ratings("Ana") == []


@played
async def test_looking_back(tmp_path: Path) -> None:
    """The latest night first; its card, its stars; l lets tonight lean, z takes it back."""
    library = with_nights(tmp_path)
    async with on_stage(tmp_path, size=(80, 24)) as (app, pilot):
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "whose turn: Ben" in screen_text(app).splitlines()[0]
        await pilot.press("H")
        await settled(app, pilot)
        assert isinstance(app.screen, HistoryScreen)
        text = screen_text(app)
        assert "Ana's taste ruled the last 2 evenings: tonight leans to Ben" in text
        assert text.index("03 Jan 2026  Alien") < text.index("02 Jan 2026  Heat")
        await pilot.press("l")
        await settled(app, pilot)
        assert app.view.tonight.balance == 0.7
        await pilot.press("z")
        await settled(app, pilot)
        assert app.view.tonight.balance == 0.5
        await pilot.press("asterisk", "5", "1", "enter")
        await settled(app, pilot)
        assert [one.stars for one in library.ratings("Ben")] == [1.0]
        assert "Ana 5, Ben 1" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Saturday 03 January 2026" in screen_text(app)
        assert "Ridley Scott" in screen_text(app)
        await pilot.press("escape", "escape")
        assert app.screen is app.main


@played
async def test_no_night_yet(tmp_path: Path) -> None:
    """It is said how a night gets here; no key does anything to a night that is not there."""
    async with on_stage(tmp_path, size=(60, 20)) as (app, pilot):
        await pilot.press("H", "enter", "asterisk", "l")
        await settled(app, pilot)
        assert isinstance(app.screen, HistoryScreen)
        assert "No night has been kept yet" in screen_text(app)
        assert app.screen.query_one(OptionList).option_count == 0
