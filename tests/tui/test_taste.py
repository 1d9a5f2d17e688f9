"""The taste round on the screen: keys, mouse, progress, the way back, the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.tui.drawing.tasting import card, progress
from movienight.tui.screens.taste import TasteScreen
from movienight.tui.screens.tonight import TonightScreen
from movienight.types import Film
from tui.stage import library_of, on_stage, played, screen_text, settled


def test_a_card_without_facts() -> None:
    """A title alone is a card; titles are never markup; what is known stands on its own lines."""
    assert [line.plain for line in card(Film(0, "[•REC]²"))] == ["[•REC]²"]
    film = Film(0, "Heat", 1995, directors=("Mann",), cast=("Pacino",), genres=("Crime",), line="A")
    assert [line.plain for line in card(film)] == [
        "Heat", "1995 · by Mann", "with Pacino", "Crime", "A",
    ]  # fmt: skip


def test_progress() -> None:
    """The number, and as many marks as cards."""
    assert progress(3, 5).plain == "3 of 5  ●●●○○"


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
@played
async def test_the_card_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Progress, our line to its end and every answer are on the screen at once."""
    async with on_stage(tmp_path, likes={"Ana": ()}, size=size) as (app, pilot):
        await app.push_screen(TasteScreen("Ana"))
        await settled(app, pilot)
        text = screen_text(app)
        for told in (
            "1 of 12",
            "The Shawshank Redemption",
            "1994",
            "anything inside.",
            "love it",
            "not seen",
        ):
            assert told in text


@played
async def test_a_round(tmp_path: Path) -> None:
    """Keys and mouse answer, z goes back one, the end says what was learned; the ten have heard it."""
    async with on_stage(tmp_path, likes={"Ana": ()}) as (app, pilot):
        finished: list[bool | None] = []
        app.push_screen(TasteScreen("Ana"), finished.append)
        await settled(app, pilot)
        for number, key in enumerate("lfnu", 1):
            assert f"{number} of 12" in screen_text(app)
            await pilot.press(key)
            await settled(app, pilot)
        taste = library_of(tmp_path, {}).taste("Ana")
        assert [len(taste.likes), len(taste.ratings), len(taste.dislikes)] == [1, 1, 1]
        await pilot.press("z")
        await settled(app, pilot)
        assert "4 of 12" in screen_text(app)
        await pilot.press("z")
        await settled(app, pilot)
        assert "3 of 12" in screen_text(app)
        assert library_of(tmp_path, {}).dislikes("Ana") == []
        await pilot.click(app.screen.query("#taste-answers .way").first())
        await settled(app, pilot)
        assert len(library_of(tmp_path, {}).likes("Ana")) == 2
        for _ in range(9):
            await pilot.press("space")
            await settled(app, pilot)
        text = screen_text(app)
        assert "Ana loves The Shawshank Redemption and" in text
        assert "12 of 12" in text
        await pilot.press("l")  # there is no card to love
        await settled(app, pilot)
        assert len(library_of(tmp_path, {}).likes("Ana")) == 2
        await pilot.press("enter")
        await settled(app, pilot)
        assert finished == [True]
        assert isinstance(app.screen, TonightScreen)
        assert len(app.view.sitters[0].likes) == 2


@played
async def test_a_second_key_is_not_for_the_next_card(tmp_path: Path) -> None:
    """Two keys at once answer one card: nobody loves what they have not been shown."""
    async with on_stage(tmp_path, likes={"Ana": ()}) as (app, pilot):
        await app.push_screen(TasteScreen("Ana"))
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, TasteScreen)
        screen.action_answer("love")
        screen.action_answer("love")
        await settled(app, pilot)
        assert "2 of 12" in screen_text(app)
        assert len(library_of(tmp_path, {}).likes("Ana")) == 1
        await pilot.press("escape")
        await settled(app, pilot)
        assert len(app.view.sitters[0].likes) == 1
