"""Writing out from the library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from tui.stage import library_of, on_stage, played, screen_text, settled


@played
async def test_out_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything as JSON where it is offered; a file that is there is replaced only after a yes."""
    monkeypatch.setenv("HOME", str(tmp_path))
    async with on_stage(tmp_path) as (app, pilot):
        await pilot.press("L")
        await settled(app, pilot)
        await pilot.press("e", "enter", "enter")
        await settled(app, pilot)
        path = tmp_path / "movienight-2026-11-21.json"
        assert json.loads(path.read_text(encoding="utf-8")) == library_of(tmp_path, {}).export()
        assert "written" in screen_text(app)
        path.write_text("mine", encoding="utf-8")
        await pilot.press("e", "enter", "enter")
        await pilot.pause()
        assert "Replace" in screen_text(app)
        await pilot.press("n")
        await settled(app, pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await pilot.press("enter", "y")
        await settled(app, pilot)
        assert path.read_text(encoding="utf-8") != "mine"


@played
async def test_one_persons_films(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letterboxd's CSV of the second person; a folder that is not there says so."""
    monkeypatch.setenv("HOME", str(tmp_path))
    async with on_stage(tmp_path, size=(60, 20)) as (app, pilot):
        await pilot.press("L")
        await settled(app, pilot)
        await pilot.press("e", "j", "j", "enter")
        await pilot.pause()
        line = app.screen.query_one(Input)
        line.value = f"{tmp_path}/nowhere/ben.csv"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "there is no folder" in screen_text(app)
        line.value = "~/ben.csv"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "Heat" in (tmp_path / "ben.csv").read_text(encoding="utf-8")
