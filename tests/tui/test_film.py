"""The page of a film, its numbers, its stars."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.tui.screens.film import FilmScreen
from movienight.tui.screens.numbers import NumbersScreen
from movienight.tui.widgets.stars import StarRow
from tui.stage import library_of, on_stage, played, screen_text, settled


@played
async def test_a_page_of_its_own(tmp_path: Path) -> None:
    """Enter opens it; j and k leaf through the ten and move the pointer of the list; esc leads back."""
    async with on_stage(tmp_path) as (app, pilot):
        assert app.view.slate is not None
        first, second = (one.film for one in app.view.slate.suggestions[:2])
        await pilot.press("enter")
        await settled(app, pilot)
        text = screen_text(app)
        assert isinstance(app.screen, FilmScreen)
        assert "1 of 10 films" in text
        assert first.title in text
        for label in ("FOR ANA", "FOR BEN", "TOGETHER", "RATED", "ABOUT", "SNACK", "MADE IN"):
            assert label in text
        await pilot.press("j")
        await settled(app, pilot)
        assert second.title in screen_text(app)
        assert app.ten.film() == second
        await pilot.press("k", "up")
        await settled(app, pilot)
        assert "10 of 10 films" in screen_text(app)
        await pilot.click(".way")
        await settled(app, pilot)
        assert "9 of 10 films" in screen_text(app)
        await pilot.press("escape")
        assert app.screen is app.main
        assert app.ten.highlighted == 8


@played
async def test_acts_work_on_the_page(tmp_path: Path) -> None:
    """Pin, another snack and seen are done to the film that is shown, and said on the page."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("j", "enter")
        await settled(app, pilot)
        chosen = app.ten.chosen
        assert chosen is not None
        assert chosen.snack is not None
        await pilot.press("p")
        await settled(app, pilot)
        assert f"{chosen.film.label} is on the shortlist" in screen_text(app)
        assert "◆ on the shortlist" in screen_text(app)
        await pilot.press("n")
        await settled(app, pilot)
        assert chosen.snack.recipe.name not in screen_text(app)
        await pilot.press("s", "b")
        await settled(app, pilot)
        assert [film.label for film in library_of(tmp_path, {}).seen("Ben")] == [chosen.film.label]
        assert app.ten.film() != chosen.film
        assert chosen.film.title not in screen_text(app).splitlines()[2]
        await pilot.press("z")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).seen("Ben") == []


@pytest.mark.parametrize("size", [(60, 20)])
@played
async def test_small_screens_scroll(tmp_path: Path, size: tuple[int, int]) -> None:
    """What does not fit is a page down away; the next film begins at its top again."""
    async with on_stage(tmp_path, size=size) as (app, pilot):
        await pilot.press("enter")
        await settled(app, pilot)
        film = app.screen.query_one("#film")
        await pilot.press("space", "pagedown", "space", "space")
        await settled(app, pilot)
        assert film.scroll_y == film.max_scroll_y > 0
        await pilot.press("j")
        await settled(app, pilot)
        assert film.scroll_y == 0


@played
async def test_the_numbers(tmp_path: Path) -> None:
    """From the list and from the page: a line per model, and places; e takes them away again."""
    async with on_stage(tmp_path, size=(80, 24)) as (app, pilot):
        for keys in (("e",), ("enter", "e")):
            await pilot.press(*keys)
            await settled(app, pilot)
            assert isinstance(app.screen, NumbersScreen)
            text = screen_text(app)
            assert "ALS" in text
            assert "EASE" in text
            assert "place of" in text
            await pilot.press("e")
            assert not isinstance(app.screen, NumbersScreen)


@played
async def test_stars_from_both(tmp_path: Path) -> None:
    """A digit rates and goes on to the other, + adds a half, a click gives a half star; esc gives none."""
    async with on_stage(tmp_path) as (app, pilot):
        film = app.ten.film()
        assert film is not None
        await pilot.press("asterisk", "5", "escape")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).ratings("Ana") == []
        await pilot.press("asterisk", "4", "plus", "plus")
        await settled(app, pilot)
        ana, ben = app.screen.query(StarRow)
        assert (ana.stars, ben.stars) == (4.0, 3.5)
        await pilot.click(ana, offset=(16 + 2, 0))
        assert ana.stars == 1.5
        await pilot.press("minus", "minus", "minus")
        assert ana.stars == 0.5
        await pilot.press("enter")
        await settled(app, pilot)
        library = library_of(tmp_path, {})
        assert [one.stars for one in library.ratings("Ana")] == [0.5]
        assert [one.stars for one in library.ratings("Ben")] == [3.5]
        assert f"Ana gives {film.label} 0.5 and Ben 3.5" in screen_text(app)
        await pilot.press("z")
        await settled(app, pilot)
        assert library.ratings("Ana") == library.ratings("Ben") == []
