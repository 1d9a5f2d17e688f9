"""Double features on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.evening.state import Tonight
from movienight.tui.screens.double import DoubleScreen
from movienight.tui.widgets.listed import Listed
from tui.stage import on_stage, played, screen_text, settled


@pytest.mark.parametrize("size", [(120, 40)])
@played
async def test_pairs_are_told_and_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    """Pairs with what they share and when they end; p pins both, z takes back, enter pins and goes home."""
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("d")
        await settled(app, pilot)
        text = screen_text(app)
        assert app.screen.query_one(Listed).option_count == 6
        assert "20 min between" in text
        assert "IN COMMON" in text or "THEY DIFFER" in text
        await pilot.press("j", "p")
        await settled(app, pilot)
        assert len(app.view.tonight.pinned) == 2
        assert app.screen.query_one(Listed).highlighted == 1, "what is pinned changes no pair"
        await pilot.press("z")
        await settled(app, pilot)
        assert app.view.tonight.pinned == ()
        await pilot.press("enter")
        await settled(app, pilot)
        assert len(app.view.tonight.pinned) == 2
        assert not isinstance(app.screen, DoubleScreen)


@played
async def test_no_time_for_two(tmp_path: Path) -> None:
    """Where no pair fits the screen says so and leads to the wishes."""
    wishes = {"finish-by": "21:30"}
    async with on_stage(tmp_path, Tonight(people=("Ana", "Ben"), wishes=wishes)) as (app, pilot):
        await pilot.press("d")
        await settled(app, pilot)
        assert "No two films go together" in screen_text(app)
        await pilot.press("p", "enter")
        await settled(app, pilot)
        assert app.view.tonight.pinned == ()
        await pilot.press("f", "x", "escape")
        await settled(app, pilot)
        assert app.screen.query_one(Listed).option_count == 6
