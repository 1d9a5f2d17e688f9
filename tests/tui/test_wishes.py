"""The card of wishes: read, changed in place, taken back; the dials below."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from movienight.evening.state import Tonight
from movienight.tui.screens.wishes import WishesScreen
from movienight.tui.widgets.chips import Chip
from tui.stage import on_stage, played, screen_text, settled


@played
async def test_wishes_are_changed_in_place(tmp_path: Path) -> None:
    """Picking a genre changes the ten, wrong words say what to do, z takes back, a dial turns."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("f")
        await settled(app, pilot)
        assert isinstance(app.screen, WishesScreen)
        before = screen_text(app)
        assert "finish by" in before
        assert "films and 307 snacks pass" in before
        await pilot.press(*"jjjj", "enter", "end", "space")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {"genre": "Western"}
        assert app.view.slate is not None
        assert all("Western" in one.film.genres for one in app.view.slate.suggestions)
        text = screen_text(app)
        assert "[x] Western" in text
        assert text.splitlines()[:6] != before.splitlines()[:6], "how much is left is told anew"
        await pilot.press("escape", "z")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {}
        assert "taken back" in screen_text(app)
        await pilot.press("G", "right")
        await settled(app, pilot)
        assert app.view.tonight.novelty == pytest.approx(0.3)
        await pilot.press("escape")
        assert not isinstance(app.screen, WishesScreen)


@played
async def test_a_line_that_cannot_be_read(tmp_path: Path) -> None:
    """While typing it is said what is wrong; enter wishes for nothing then, and for the rest once right."""
    async with on_stage(tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("f")
        await settled(app, pilot)
        await pilot.press("j", "j", "enter", "up", *"199x", "enter")
        await settled(app, pilot)
        assert "not a span" in screen_text(app)
        assert app.view.tonight.wishes == {}
        assert app.screen.query_one("#wishes-line", Input).has_focus
        await pilot.press("backspace", *"0s", "enter")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {"year": "1990s"}
        assert "not a span" not in screen_text(app)
        await pilot.press("x")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {}


@played
async def test_chips_lead_here(tmp_path: Path) -> None:
    """A chip's text opens its wish, its cross drops it, "+ wish" opens the first; all fit in 60 by 20."""
    wishes = {"genre": "comedy", "family": "yes"}
    async with on_stage(tmp_path, Tonight(people=("Ana",), wishes=wishes), size=(60, 20)) as (app, pilot):
        await pilot.click(app.screen.query(Chip).last(), offset=(3, 0))
        await settled(app, pilot)
        assert isinstance(app.screen, WishesScreen)
        assert "nine on" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {"genre": "comedy"}
        assert "balance" not in screen_text(app), "one person has nothing to balance"
        await pilot.press("escape")
        chip = app.screen.query(Chip).first()
        await pilot.click(chip, offset=(chip.size.width, 0))
        await settled(app, pilot)
        assert app.view.tonight.wishes == {}
        await pilot.click("AddChip")
        await settled(app, pilot)
        assert isinstance(app.screen, WishesScreen)
