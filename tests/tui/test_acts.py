"""Every act by every door: by key, by palette, by help, by mouse; and what is said of the barred."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from movienight.evening.acts import ACTS
from movienight.evening.state import Tonight
from movienight.keys import stable_key
from movienight.tui.app import MovieNight
from movienight.tui.palette import Acts
from movienight.tui.screens.help import HelpScreen
from movienight.tui.screens.tonight import TonightScreen
from movienight.tui.widgets.chips import AddChip, Chip, Dial
from movienight.tui.widgets.ten import Ten
from tui.stage import on_stage, played, screen_text, settled

SOFA = Tonight(people=("Ana", "Ben"), wishes={"not-genre": "horror"})


@pytest.mark.parametrize("act", [act.id for act in ACTS])
def test_every_act_is_answered(act: str) -> None:
    """By the main screen or by the app: no key does nothing."""
    name = "act_" + act.replace(".", "_")
    assert hasattr(TonightScreen, name) or hasattr(MovieNight, name)


@played
async def test_places_open_by_key_and_close_by_escape(tmp_path: Path) -> None:
    """Every place opens a screen of its own; Esc leads back to the ten."""
    keys = ["question_mark", "a", "b", "P", "H", "C", "L", "d", "f", "w", "t", "e", "asterisk", "enter"]
    async with on_stage(tmp_path) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
            assert not isinstance(app.screen, TonightScreen), key
            for _ in range(3):  # a line to type in may take the first
                if not isinstance(app.screen, TonightScreen):
                    await pilot.press("escape")
                    await settled(app, pilot)
            assert isinstance(app.screen, TonightScreen), key


@played
async def test_help_finds_and_does(tmp_path: Path) -> None:
    """Typing finds an act by its name, Enter does it; what is barred says why."""
    async with on_stage(tmp_path) as (app, pilot):
        assert app.view.slate is not None
        before = [one.film for one in app.view.slate.suggestions]
        await pilot.press("question_mark")
        assert "not now: nothing has been done yet" in screen_text(app)
        await pilot.press(*"ten others")
        assert app.screen.query_one(OptionList).option_count == 1
        await pilot.press("enter")
        await settled(app, pilot)
        assert not isinstance(app.screen, HelpScreen)
        assert not {film.row for film in before} & {one.film.row for one in app.view.slate.suggestions}


@played
async def test_the_palette_holds_every_act_with_its_key(tmp_path: Path) -> None:
    """It lists them all, does what is chosen, and says of what is barred why."""
    async with on_stage(tmp_path) as (app, pilot):
        found = [hit async for hit in Acts(app.screen).discover()]
        assert len(found) == len(ACTS)
        assert "not now: nothing was taken back" in [str(hit.help) for hit in found]
        (hit,) = [hit async for hit in Acts(app.screen).search("shortlist") if hit.text == "Shortlist"]
        hit.command()
        await settled(app, pilot)
        assert len(app.view.tonight.pinned) == 1


@played
async def test_what_is_barred_says_why(tmp_path: Path) -> None:
    """A key that cannot do anything now says so and does nothing."""
    async with on_stage(tmp_path, Tonight(people=("Ana",)), likes={"Ana": ("Heat (1995)",)}) as (app, pilot):
        await pilot.press("right_square_bracket")
        assert "the balance is between two people" in screen_text(app)
        await pilot.press("z")
        assert "nothing has been done yet" in screen_text(app)
        await pilot.press("ctrl+c")
        assert "q leaves; everything is kept" in screen_text(app)


@played
async def test_by_mouse(tmp_path: Path) -> None:
    """A film, a chip, a dial, a person, a key of the footer: all answer to a click."""
    async with on_stage(tmp_path, SOFA, size=(120, 40)) as (app, pilot):
        ten = app.screen.query_one(Ten)
        await pilot.click(Ten, offset=(10, 5))  # every film has two lines here
        assert ten.highlighted == 2
        await settled(app, pilot)
        if not isinstance(app.screen, TonightScreen):  # a click also opens
            await pilot.press("escape")
        chip = app.screen.query_one(Chip)
        await pilot.click(chip, offset=(chip.region.width - 1, 0))  # its cross
        await settled(app, pilot)
        assert app.view.tonight.wishes == {}
        await pilot.click("#dial-novelty", offset=(18, 0))
        await settled(app, pilot)
        assert app.view.tonight.novelty == pytest.approx(0.3)
        assert app.screen.query_one("#dial-novelty", Dial).region.width > 9
        await pilot.click(AddChip)
        await settled(app, pilot)
        assert not isinstance(app.screen, TonightScreen)
        await pilot.press("escape")
        await pilot.click("#second")
        await settled(app, pilot)
        assert not isinstance(app.screen, TonightScreen)


@played
async def test_keys_of_the_config(tmp_path: Path) -> None:
    """A changed key does the act, and the help shows it; the old one does nothing."""
    async with on_stage(tmp_path, keys={"tonight.reroll": "R"}) as (app, pilot):
        assert app.view.slate is not None
        before = stable_key(app.view.slate.suggestions[0].film)
        await pilot.press("r")
        await settled(app, pilot)
        assert stable_key(app.view.slate.suggestions[0].film) == before
        await pilot.press("R")
        await settled(app, pilot)
        assert stable_key(app.view.slate.suggestions[0].film) != before
        await pilot.press("question_mark")
        app.screen.query_one(Input).value = "reroll"
        await pilot.pause()
        assert "R       Reroll" in screen_text(app)


@played
async def test_colours(tmp_path: Path) -> None:
    """T goes round the four looks and is kept."""
    kept: list[dict[str, object]] = []
    keep = lambda tonight, looks: kept.append(dict(looks)) or True  # noqa: E731
    async with on_stage(tmp_path, keep=keep) as (app, pilot):
        seen = []
        for _ in range(4):
            await pilot.press("T")
            seen.append(app.theme)
        assert sorted(seen) == ["colour-blind-safe", "day", "high-contrast", "night"]
        assert kept[-1] == {"theme": seen[-1]}


@played
async def test_nothing_left_says_which_wish_is_in_the_way(tmp_path: Path) -> None:
    """No empty list without a word on what to do."""
    tonight = Tonight(people=("Ana", "Ben"), wishes={"year": "1893", "genre": "western"})
    async with on_stage(tmp_path, tonight) as (app, _):
        text = screen_text(app)
        assert "is most in the way" in text
        assert "drops it" in str(app.screen.query_one("#empty", Static).render())


@played
async def test_a_crash_ends_the_app_and_is_handed_on(tmp_path: Path) -> None:
    """What was not meant to happen leaves by the front door, where it is logged; nothing is printed here."""

    class Unmeant(Exception):
        pass

    async with on_stage(tmp_path) as (app, pilot):

        def fall(evening: object) -> None:
            raise Unmeant

        app.backstage.ask(fall)
        await settled(app, pilot)
        assert isinstance(app.crash, Unmeant)
        assert app.return_code == 1
        app.crash = None
