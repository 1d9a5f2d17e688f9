"""One person's page on the screen: adding, moving to another list, removing, renaming, both pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from movienight.evening.persons import Entry, Page
from movienight.tui.drawing.persons import entry_line, summary
from movienight.tui.screens.person import PersonScreen
from movienight.tui.screens.taste import TasteScreen
from movienight.tui.screens.tonight import TonightScreen
from tui.stage import library_of, on_stage, played, screen_text, settled

DAY = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_lines_of_a_page() -> None:
    """A line takes its cells exactly, wide titles too; narrow ones leave the day out."""
    rated = Entry("ratings", "ml:1", "千と千尋の神隠し (2001)", DAY, 4.5)
    assert entry_line(rated, 60).cell_length == 60
    assert entry_line(rated, 60).plain.endswith("4.5 of 5  21 Nov 2026")
    assert entry_line(rated, 40).plain.endswith("4.5 of 5")
    assert entry_line(rated, 40).cell_length == 40


def test_the_summary_counts_films_once() -> None:
    """Rated and seen is one film seen; an empty list is not told of."""
    both = tuple(Entry(which, "ml:1", "Heat", DAY) for which in ("ratings", "seen"))
    assert summary(Page("Ana", both)) == "no films loved · 1 seen"
    assert summary(Page("Ana", (Entry("likes", "ml:1", "Heat", DAY),))) == "1 film loved"


@played
async def test_a_page(tmp_path: Path) -> None:
    """Opened by its key: a film is added by typing, moved, removed, and all of it taken back."""
    async with on_stage(tmp_path, size=(80, 24)) as (app, pilot):
        await pilot.press("a")
        await settled(app, pilot)
        text = screen_text(app)
        assert "Ana   3 films loved" in text
        assert text.index("LOVES") < text.index("Amélie")
        await pilot.press("slash", *"alien")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "4 films loved" in screen_text(app)
        assert "z takes it back" in screen_text(app)
        await pilot.press("escape", "g", "d")
        await settled(app, pilot)
        library = library_of(tmp_path, {})
        assert [film.label for film in library.dislikes("Ana")] == ["Alien (1979)"]
        assert "3 films loved · 1 not for them" in screen_text(app)
        await pilot.press("g", "x")
        await settled(app, pilot)
        assert len(library.likes("Ana")) == 2
        for _ in range(3):
            await pilot.press("z")
            await settled(app, pilot)
        assert {film.label for film in library.likes("Ana")} == {
            "Amélie (2001)", "Paddington 2 (2017)", "Spirited Away (2001)",
        }  # fmt: skip
        assert library.dislikes("Ana") == []
        await pilot.press("Z")
        await settled(app, pilot)
        assert len(library.likes("Ana")) == 4
        await pilot.press("escape")
        assert isinstance(app.screen, TonightScreen)


@played
async def test_the_other_page_and_the_round(tmp_path: Path) -> None:
    """b turns to Ben's page without a second screen; r begins a round for him."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.click("#first")
        await settled(app, pilot)
        await pilot.press("b")
        await settled(app, pilot)
        assert "Ben   3 films loved" in screen_text(app)
        assert len(app.screen_stack) == 3  # Textual's own, tonight, the page
        await pilot.press("r")
        await settled(app, pilot)
        assert isinstance(app.screen, TasteScreen)
        assert "A taste round for Ben" in screen_text(app)


@played
async def test_renaming(tmp_path: Path) -> None:
    """The page, the sofa and the library take the new name; undo gives the old one back."""
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("a")
        await settled(app, pilot)
        await pilot.click("#person-ways .way")
        await settled(app, pilot)
        await pilot.press("ctrl+u", *"Anna", "enter")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).people() == ["Anna", "Ben"]
        assert "Anna   3 films loved" in screen_text(app)
        assert app.view.tonight.people == ("Anna", "Ben")
        await pilot.press("R", "ctrl+u", *"ben", "enter")
        await settled(app, pilot)
        assert "called “ben” already" in screen_text(app)
        assert "Anna   3 films loved" in screen_text(app)
        await pilot.press("z")
        await settled(app, pilot)
        assert library_of(tmp_path, {}).people() == ["Ana", "Ben"]
        assert "Ana   3 films loved" in screen_text(app)


@played
async def test_an_empty_page_says_what_to_do(tmp_path: Path) -> None:
    """It names both ways, and r is one of them; forgotten by another program, the page closes."""
    async with on_stage(tmp_path, likes={"Ana": ()}) as (app, pilot):
        await pilot.press("a")
        await settled(app, pilot)
        text = screen_text(app)
        assert "Nothing is known of Ana yet" in text
        assert "press r" in text
        await pilot.press("r")
        await settled(app, pilot)
        assert isinstance(app.screen, TasteScreen)
        await pilot.press("escape")
        await settled(app, pilot)
        assert isinstance(app.screen, PersonScreen)
        library_of(tmp_path, {}).remove_person("Ana")
        app.backstage.ask(lambda evening: None, changes=True)
        await settled(app, pilot)
        await settled(app, pilot)
        assert isinstance(app.screen, TonightScreen)
