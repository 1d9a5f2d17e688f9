"""Cards on disk: where they go, and that none takes the place of another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.card import card_of, markdown
from movienight.evening.evening import Evening
from movienight.evening.saving import save_card
from movienight.evening.state import Tonight
from movienight.types import Film

CARD = card_of(Film(0, "Heat", 1995), datetime(2026, 11, 21, 20, 30).astimezone())


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """An evening with a home of its own."""
    return Evening(starter(), library_of(tmp_path / "home", {}), Tonight(), lambda: NOW)


def test_every_card_gets_a_file_of_its_own(evening: Evening, tmp_path: Path) -> None:
    """The second of a name is numbered, and the first stays as it was."""
    first = save_card(evening, CARD)
    assert first == tmp_path / "home" / "nights" / "2026-11-21 Heat.md"
    assert first.read_text(encoding="utf-8") == markdown(CARD)
    first.write_text("ours")
    assert save_card(evening, CARD).name == "2026-11-21 Heat 2.md"
    assert save_card(evening, CARD).name == "2026-11-21 Heat 3.md"
    assert first.read_text() == "ours"


def test_without_a_home_it_is_written_here(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is kept, or a file is where the folder should be, the card goes to the current folder."""
    monkeypatch.chdir(tmp_path)
    evening.kept = False
    assert save_card(evening, CARD).parent == tmp_path
    evening.kept = True
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "nights").write_text("in the way")
    assert save_card(evening, CARD) == tmp_path / "2026-11-21 Heat 2.md"
