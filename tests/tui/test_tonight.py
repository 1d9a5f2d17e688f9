"""The main screen: every act by its key, and what the screen shows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.evening.state import Tonight
from movienight.keys import stable_key
from movienight.tui.widgets.ten import Ten
from tui.stage import library_of, on_stage, played, screen_text, settled


@played
async def test_the_ten_are_on_the_first_screen(tmp_path: Path) -> None:
    """Ten films stand in a list, with both names above and the reasons for each beside."""
    async with on_stage(tmp_path) as (app, _):
        text = screen_text(app)
        assert app.screen.query_one(Ten).option_count == 10
        assert app.view.slate is not None
        assert "Ana" in text
        assert "Ben" in text
        assert "FOR ANA" in text
        assert "FOR BEN" in text
        assert "SNACK" in text


@pytest.mark.parametrize(("keys", "names"), [("sa", ["Ana"]), ("sb", ["Ben"]), ("ss", ["Ana", "Ben"])])
@played
async def test_seen(tmp_path: Path, keys: str, names: list[str]) -> None:
    """Seen by one or both: the library knows of whom, ten stay ten, z brings the film back."""
    async with on_stage(tmp_path) as (app, pilot):
        assert app.view.slate is not None
        film = app.view.slate.suggestions[0].film
        await pilot.press(*keys)
        await settled(app, pilot)
        library = library_of(tmp_path, {})
        for name in ("Ana", "Ben"):
            has = stable_key(film) in [one.key for one in library.seen(name)]
            assert has == (name in names)
        assert film not in [one.film for one in app.view.slate.suggestions]
        assert len(app.view.slate.suggestions) == 10
        await pilot.press("z")
        await settled(app, pilot)
        assert film in [one.film for one in app.view.slate.suggestions]
        assert not library.seen("Ana")
        assert not library.seen("Ben")


@played
async def test_a_mood_is_heard_letter_by_letter(tmp_path: Path) -> None:
    """Typing in the mood line changes the ten without leaving the line."""
    async with on_stage(tmp_path, Tonight(people=("Ana", "Ben"))) as (app, pilot):
        assert app.view.slate is not None
        before = [one.film.row for one in app.view.slate.suggestions]
        await pilot.press("m", *"ghosts")
        await settled(app, pilot)
        assert app.view.tonight.mood == "ghosts"
        assert [one.film.row for one in app.view.slate.suggestions] != before
        assert app.focused is not None
        assert app.focused.id == "mood"
