"""Who sits on the sofa: seats by key and mouse, somebody new, forgetting, and that esc settles nothing."""

from __future__ import annotations

from pathlib import Path

from movienight.evening.sofa import Known
from movienight.evening.state import Tonight
from movienight.tui.drawing.persons import known_line
from movienight.tui.screens.people import PeopleScreen
from movienight.tui.screens.person import PersonScreen
from movienight.tui.screens.question import SureScreen
from movienight.tui.screens.tonight import TonightScreen
from tui.stage import LIKES, library_of, on_stage, played, screen_text, settled

THREE = {**LIKES, "Cleo": ()}


def test_a_line_of_somebody() -> None:
    """The seat is a letter, not a colour; long names are cut."""
    assert known_line(Known("Ana", 1, 0), 0, 60).plain.split() == ["[A]", "Ana", "1", "film", "loved"]
    assert known_line(Known("Ben", 0, 1200), None, 60).plain.startswith(" [ ] Ben")
    assert "1,200 seen" in known_line(Known("Ben", 0, 1200), None, 60).plain
    assert "…" in known_line(Known("A" * 60, 1, 0), 1, 60).plain


@played
async def test_seats(tmp_path: Path) -> None:
    """Two fit; somebody gets up, another sits down, they swap, and enter settles it."""
    async with on_stage(tmp_path, likes=THREE, size=(80, 24)) as (app, pilot):
        await pilot.press("P")
        await settled(app, pilot)
        assert "on the sofa: Ana and Ben" in screen_text(app)
        await pilot.press("G", "space")
        assert "two fit on the sofa" in screen_text(app)
        await pilot.press("g", "space")
        assert "on the sofa: Ben" in screen_text(app)
        await pilot.click("#everybody", offset=(4, 3))
        assert "on the sofa: Ben and Cleo" in screen_text(app)
        await pilot.press("s")
        assert "on the sofa: Cleo and Ben" in screen_text(app)
        assert app.view.tonight.people == ("Ana", "Ben")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightScreen)
        assert app.view.tonight.people == ("Cleo", "Ben")
        await pilot.press("z")
        await settled(app, pilot)
        assert app.view.tonight.people == ("Ana", "Ben")


@played
async def test_esc_settles_nothing(tmp_path: Path) -> None:
    """Whoever got up sits again; nothing was done that could be taken back."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("P")
        await settled(app, pilot)
        await pilot.press("space", "escape")
        await settled(app, pilot)
        assert app.view.tonight.people == ("Ana", "Ben")
        assert app.view.situation.undo is None


@played
async def test_somebody_new(tmp_path: Path) -> None:
    """Where nobody is known the line waits; a name typed sits down, and their page is a key away."""
    async with on_stage(tmp_path, Tonight(), likes={}, size=(60, 20)) as (app, pilot):
        await pilot.press("P")
        await settled(app, pilot)
        assert "Nobody is known here yet" in screen_text(app)
        await pilot.press(*"Dora", "enter")
        await settled(app, pilot)
        text = screen_text(app)
        assert "[A] Dora" in text
        assert "on the sofa: Dora" in text
        await pilot.press("o")
        await settled(app, pilot)
        assert isinstance(app.screen, PersonScreen)
        await pilot.press("escape")
        await settled(app, pilot)
        await pilot.click("#people-ways .way")
        await settled(app, pilot)
        assert app.view.tonight.people == ("Dora",)


@played
async def test_forgetting_asks_first(tmp_path: Path) -> None:
    """n leaves everybody; y forgets, says where the export is, and the sofa has a free seat."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("P")
        await settled(app, pilot)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, SureScreen)
        assert "Forget Ana?" in screen_text(app)
        assert "3 films loved" in screen_text(app)
        await pilot.press("n")
        await settled(app, pilot)
        assert isinstance(app.screen, PeopleScreen)
        assert library_of(tmp_path, {}).people() == ["Ana", "Ben"]
        await pilot.press("x", "y")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).people() == ["Ben"]
        assert "library.before-removing-" in screen_text(app)
        assert "on the sofa: Ben" in screen_text(app)
        assert app.view.tonight.people == ("Ben",)


@played
async def test_a_rename_behind_the_list(tmp_path: Path) -> None:
    """Somebody renamed on their page keeps their seat."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("P")
        await settled(app, pilot)
        await pilot.press("o")
        await settled(app, pilot)
        await pilot.press("R", "ctrl+u", *"Anna", "enter")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "on the sofa: Anna and Ben" in screen_text(app)
