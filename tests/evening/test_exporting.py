"""What people told, out to a file; never by accident over another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.exporting import export_to, usual_place
from movienight.evening.state import Tonight


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben."""
    return Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)


def test_everything_can_be_restored(evening: Evening, tmp_path: Path) -> None:
    """The file holds what the library exports."""
    path = tmp_path / "all.json"
    assert str(path) in export_to(evening, str(path))
    assert json.loads(path.read_text(encoding="utf-8")) == evening.library.export()


def test_one_persons_films(evening: Evening, tmp_path: Path) -> None:
    """Ana's three likes as CSV with the heads that Letterboxd knows, and none of Ben's."""
    path = tmp_path / "ana.csv"
    export_to(evening, str(path), "Ana")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "WatchedDate,Title,Year,tmdbID,imdbID,Rating10"
    assert len(lines) == 4
    assert "Heat" not in path.read_text(encoding="utf-8")


def test_a_file_that_is_there_stays(evening: Evening, tmp_path: Path) -> None:
    """It is replaced only where that was said; folders and places in no folder are refused."""
    path = tmp_path / "all.json"
    path.write_text("mine", encoding="utf-8")
    for typed in (str(path), str(tmp_path), str(tmp_path / "no" / "x.json"), " "):
        with pytest.raises(UsageError):
            export_to(evening, typed)
    assert path.read_text(encoding="utf-8") == "mine"
    export_to(evening, str(path), replace=True)
    assert path.read_text(encoding="utf-8") != "mine"


def test_usual_places() -> None:
    """By the day, and by the name in letters that every system takes."""
    assert usual_place("2026-11-21") == "~/movienight-2026-11-21.json"
    assert usual_place("2026-11-21", "Ana/Lú") == "~/movienight-analú-2026-11-21.csv"
