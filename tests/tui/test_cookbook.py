"""The cookbook on the screen: search as one types, picks by key and click, the recipe beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.evening.state import Tonight
from movienight.tui.screens.cookbook import CookbookScreen
from movienight.tui.widgets.listed import Listed
from movienight.tui.widgets.pick import Pick
from tui.stage import on_stage, played, screen_text, settled


@pytest.mark.parametrize("size", [(60, 20)])
@played
async def test_recipes_are_found(tmp_path: Path, size: tuple[int, int]) -> None:
    """All of them at first; words, a diet and the heat leave few; the card shows the first of them."""
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("C")
        await settled(app, pilot)
        assert "307 recipes" in screen_text(app)
        await pilot.press("slash", *"popcorn", "enter", "d", "h")
        await settled(app, pilot)
        text = screen_text(app)
        count = app.screen.query_one(Listed).option_count
        assert 0 < count < 30
        assert f"{count} recipe" in text
        assert "vegan" in text
        assert "no cooking" in text
        await pilot.press("slash", *"xyz")
        await settled(app, pilot)
        assert "no recipe is like that" in screen_text(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.screen.query_one(Listed).option_count > count, "esc empties the line"
        await pilot.press("escape", "escape")
        assert not isinstance(app.screen, CookbookScreen)


@played
async def test_wishes_hold_in_the_cookbook(tmp_path: Path) -> None:
    """An evening without milk has no milk here; what is at home has a tick; picks turn by click."""
    wishes = {"without": "milk", "have": "popcorn kernels"}
    async with on_stage(tmp_path, Tonight(people=("Ana",), wishes=wishes)) as (app, pilot):
        await pilot.press("C")
        await settled(app, pilot)
        assert "307 recipes" not in screen_text(app)
        assert "without milk" in screen_text(app)
        await pilot.click("#pick-pantry")
        await settled(app, pilot)
        assert app.screen.query_one("#pick-pantry", Pick).value
        text = screen_text(app)
        assert "✓ popcorn kernels" in text
        assert "buy" in text
