"""The first evening: names, films by typing, leaving steps out, and that nothing waits for the pack."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event

from textual.widgets import Input

from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.tui.app import MovieNight
from movienight.tui.screens.taste import TasteScreen
from movienight.tui.screens.tonight import TonightScreen
from movienight.tui.screens.welcome import LATER, WelcomeScreen
from tui.stage import NOW, library_of, on_stage, played, screen_text, settled, starter


def likes(folder: Path, name: str) -> list[str]:
    """What the library says they love."""
    return [film.label for film in library_of(folder, {}).likes(name)]


@played
async def test_two_people_sit_down(tmp_path: Path) -> None:
    """Names, a film each by typing, a step left out by esc: the ten are theirs."""
    async with on_stage(tmp_path, likes={}, first=True) as (app, pilot):
        assert isinstance(app.screen, WelcomeScreen)
        assert "Who is on the sofa?" in screen_text(app)
        await pilot.press(*"Ana", "enter", *"Ben", "enter")
        await settled(app, pilot)
        assert app.view.tonight.people == ("Ana", "Ben")
        assert "What does Ana love?" in screen_text(app)
        await pilot.press(*"amelie")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert likes(tmp_path, "Ana") == ["Amélie (2001)"]
        text = screen_text(app)
        assert "LOVES  Amélie (2001)" in text
        assert "2 more would help" in text
        await pilot.press("enter")
        await settled(app, pilot)
        text = screen_text(app)
        assert "What does Ben love?" in text
        assert "Amélie" not in text
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightScreen)
        assert [sitter.likes for sitter in app.view.sitters] == [("Amélie (2001)",), ()]
        assert app.view.slate is not None
        assert app.view.slate.suggestions[0].place.keys() >= {"a"}
        assert "nothing is known of Ben yet" in screen_text(app)


@played
async def test_one_person_and_the_mouse(tmp_path: Path) -> None:
    """An empty second name is one person; a film is taken by a click; ctrl+z takes back just that."""
    async with on_stage(tmp_path, likes={}, first=True) as (app, pilot):
        await pilot.press(*"Ana", "enter")
        await pilot.click("#welcome-ways-names .way")
        await settled(app, pilot)
        assert app.view.tonight.people == ("Ana",)
        await pilot.press(*"heat")
        await settled(app, pilot)
        await pilot.click(".film-search-found", offset=(3, 0))
        await settled(app, pilot)
        assert likes(tmp_path, "Ana") == ["Heat (1995)"]
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(app, pilot)
        assert likes(tmp_path, "Ana") == []
        assert app.view.tonight.people == ("Ana",)


@played
async def test_names_that_cannot_be(tmp_path: Path) -> None:
    """No name and one name twice are told in words; esc leaves, and nobody was made known."""
    async with on_stage(tmp_path, likes={}, first=True) as (app, pilot):
        await pilot.press("enter")
        assert "type a name, or esc" in screen_text(app)
        await pilot.press(*"Ana", "enter", *"ana", "enter")
        assert "two people need two names" in screen_text(app)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightScreen)
        assert LATER in screen_text(app)
        assert library_of(tmp_path, {}).people() == []


@played
async def test_a_round_leads_on(tmp_path: Path) -> None:
    """Cards left half-way come back to the same person, with what was loved; z is the round's own."""
    async with on_stage(tmp_path, likes={}, first=True) as (app, pilot):
        await pilot.press(*"Ana", "enter", "enter", "ctrl+t")
        await settled(app, pilot)
        assert isinstance(app.screen, TasteScreen)
        await pilot.press("l")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, WelcomeScreen)
        (loved,) = likes(tmp_path, "Ana")
        assert f"LOVES  {loved}" in screen_text(app)
        await pilot.press("ctrl+t")
        for _ in range(12):
            await settled(app, pilot)
            await pilot.press("u")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, TonightScreen)


@played
async def test_nothing_waits_for_the_films(tmp_path: Path) -> None:
    """Names and a title typed while the pack is still being opened are heard once it is."""
    opened, state = Event(), Tonight()

    def opening(say: Callable[[str], None]) -> Evening:
        say("opening the films… 40%")
        assert opened.wait(60)
        return Evening(starter(), library_of(tmp_path, {}), state, lambda: NOW)

    app = MovieNight(opening, state, {}, lambda tonight, looks: True, watch=1e6, first=True)
    async with app.run_test(size=(80, 24)) as pilot:
        while "40%" not in screen_text(app):
            await pilot.pause()
        await pilot.press(*"Ana", "enter", "enter", *"heat", "enter")
        assert app.view.slate is None
        text = screen_text(app)
        assert "What does Ana love?" in text
        assert "the films are still being opened" in text
        opened.set()
        await settled(app, pilot)
        await asyncio.to_thread(app.backstage.wait)
        await settled(app, pilot)
        assert likes(tmp_path, "Ana") == ["Heat (1995)"]
        assert app.screen.query_one("#welcome-find Input", Input).value == ""


@played
async def test_nothing_found_says_so(tmp_path: Path) -> None:
    """What was typed stands beside it; esc empties the line and stays."""
    async with on_stage(tmp_path, likes={}, first=True, size=(60, 20)) as (app, pilot):
        await pilot.press(*"[REC]", "enter", "enter", *"qqzzxx")
        await settled(app, pilot)
        text = screen_text(app)
        assert "What does [REC] love?" in text
        assert "nothing found: qqzzxx" in text
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, WelcomeScreen)
        assert "nothing found" not in screen_text(app)


@played
async def test_nobody_is_asked_again(tmp_path: Path) -> None:
    """Where people are known the app begins with tonight."""
    async with on_stage(tmp_path) as (app, _):
        assert isinstance(app.screen, TonightScreen)
