"""Why not …?: a film is named, its fate told, and the way in offered."""

from __future__ import annotations

from pathlib import Path

from movienight.evening.state import Tonight
from tui.stage import on_stage, played, screen_text, settled


@played
async def test_a_wish_in_the_way(tmp_path: Path) -> None:
    """The wish is named, 1 drops it, z brings it back, the last offer puts the film on the shortlist."""
    tonight = Tonight(people=("Ana", "Ben"), wishes={"max-runtime": "100"})
    async with on_stage(tmp_path, tonight, size=(60, 20)) as (app, pilot):
        await pilot.press("w", *"jaws 1975")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        text = screen_text(app)
        assert "“at most 100” is in its way. It runs 124 min." in text
        assert "1  drop “at most 100”" in text
        await pilot.press("1")
        await settled(app, pilot)
        assert app.view.tonight.wishes == {}
        assert "ranked" in screen_text(app)
        await pilot.press("z")
        await settled(app, pilot)
        assert "is in its way" in screen_text(app)
        await pilot.press("j", "enter")
        await settled(app, pilot)
        assert "It is number 1 of tonight's films." in screen_text(app)
        assert app.view.tonight.wishes == {"max-runtime": "100"}
        await pilot.press("e")
        await settled(app, pilot)
        assert "ALS" in screen_text(app)
        await pilot.press("escape", "slash")
        assert app.focused is not None
        await pilot.press("escape")
        assert app.screen is app.main
