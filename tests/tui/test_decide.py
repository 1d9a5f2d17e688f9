"""Deciding: head to head, by chance, and tonight's card."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from movienight.keys import stable_key
from movienight.tui.screens.card import TonightsCardScreen
from movienight.tui.screens.decide import DecideScreen
from movienight.tui.screens.surprise import SurpriseScreen
from tui.stage import NOW, library_of, on_stage, played, screen_text, settled


@pytest.fixture(autouse=True)
def quarter_to_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same evening for the app as for its test."""
    monkeypatch.setenv("MOVIENIGHT_NOW", f"{NOW:%Y-%m-%dT%H:%M}")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
@played
async def test_head_to_head(tmp_path: Path, size: tuple[int, int]) -> None:
    """The shortlist meets two by two, the loser is out, a choice can be taken back, a click chooses too."""
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("p", "j", "p", "j", "p")
        await settled(app, pilot)
        assert app.view.slate is not None
        shown = {stable_key(one.film): one.film for one in app.view.slate.suggestions}
        first, second, third = (shown[key].title for key in app.view.tonight.pinned)
        await pilot.press("t")
        await settled(app, pilot)
        text = screen_text(app)
        assert "1 of 2" in text
        assert first[:12] in text
        assert second[:12] in text
        assert "SNACK" in text
        await pilot.press("right")
        assert "2 of 2" in screen_text(app)
        assert third[:12] in screen_text(app)
        await pilot.press("z")
        assert "1 of 2" in screen_text(app)
        await pilot.press("h")
        assert f"{second[:12]}" in screen_text(app).splitlines()[-2]  # is out
        await pilot.click("#decide-right")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightsCardScreen)
        assert third[:12] in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, DecideScreen)
        assert "2 of 2" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.main


@played
async def test_without_a_shortlist_the_first_three_meet(tmp_path: Path) -> None:
    """Three films, two choices."""
    async with on_stage(tmp_path) as (app, pilot):
        assert app.view.slate is not None
        third = app.view.slate.suggestions[2].film
        await pilot.press("t")
        assert "the top of the list" in screen_text(app)
        await pilot.press("l", "left")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightsCardScreen)
        assert third.title in screen_text(app)


@played
async def test_tonights_card(tmp_path: Path) -> None:
    """Start moves, the snack changes, the card is copied and saved, and enter keeps the night once."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("t", "left", "left")
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, TonightsCardScreen)
        assert screen.card.starts_at == NOW
        await pilot.press("plus", "plus", "minus")
        assert screen.card.starts_at == NOW + timedelta(minutes=5)
        assert "starts 20:50" in screen_text(app)
        snack = screen.card.snack
        await pilot.press("n")
        await settled(app, pilot)
        assert screen.card.snack != snack
        assert screen.card.snack is not None
        await pilot.press("y")
        assert screen.card.film.label in app.clipboard
        assert "if this terminal allows it" in screen_text(app)
        await pilot.press("s")
        await settled(app, pilot)
        (saved,) = (tmp_path / "nights").iterdir()
        assert screen.card.snack.recipe.name in saved.read_text(encoding="utf-8")
        await pilot.press("enter", "plus")
        await settled(app, pilot)
        library = library_of(tmp_path, {})
        (night,) = library.nights()
        assert night.title == screen.card.film.label
        assert night.starts_at == NOW + timedelta(minutes=5)
        assert night.snack == (screen.card.snack.recipe.id, screen.card.snack.recipe.name)
        assert set(night.fits) == {"Ana", "Ben"}
        assert "Enjoy it, and good night" in screen_text(app)
        await pilot.press("z")
        await settled(app, pilot)
        assert library.nights() == []
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert len(library.nights()) == 1
        assert app.screen is app.main


@played
async def test_a_surprise(tmp_path: Path) -> None:
    """One film pinned: it is drawn however often, enter leads to its card, esc back to where one was."""
    async with on_stage(tmp_path) as (app, pilot):
        film = app.ten.film()
        assert film is not None
        await pilot.press("p")
        await settled(app, pilot)
        await pilot.press("exclamation_mark", "exclamation_mark")
        await settled(app, pilot)
        assert isinstance(app.screen, SurpriseScreen)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightsCardScreen)
        assert app.screen.card.film == film
        await pilot.press("escape")
        assert isinstance(app.screen, SurpriseScreen)
        await pilot.press("escape")
        assert app.screen is app.main
