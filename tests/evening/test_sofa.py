"""Who sits on the sofa: names that can be names, swapping, renaming, forgetting."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import HomeUnusable, UsageError
from movienight.evening.evening import Evening
from movienight.evening.sofa import Known, add, known_here, proper_names, remove, rename, sit
from movienight.evening.state import Tonight
from movienight.storage.library import Library


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben, leaning to Ana; Ana has used her veto."""
    tonight = Tonight(people=("Ana", "Ben"), balance=0.3, vetoed=("Ana",), place="ml:1", began="2026-11-21")
    return Evening(starter(), library_of(tmp_path), tonight, lambda: NOW)


def test_names_are_tidied() -> None:
    """Spaces go, empty lines are no people, letters are composed."""
    assert proper_names(["  Ana  Maria ", " "]) == ("Ana Maria",)
    assert proper_names(["Zoe\u0308", "Ben"]) == ("Zo\u00eb", "Ben")
    assert proper_names(["", ""]) == ()


@pytest.mark.parametrize("typed", [["Ana", "ANA "], ["Ana", "Ben", "Cleo"], ["A\x07"], ["x" * 61]])
def test_what_cannot_be_names(typed: list[str]) -> None:
    """One name twice, three people, control characters, a novel: refused."""
    with pytest.raises(UsageError):
        proper_names(typed)


def test_everybody_with_their_films(evening: Evening) -> None:
    """A film that was rated and marked as seen is one film seen."""
    evening.library.rate("Ben", "ml:1", 3.0, "Toys")
    evening.library.mark_seen("Ben", "ml:1", "Toys")
    evening.library.mark_seen("Ben", "ml:2", "Other Toys")
    assert known_here(evening) == (Known("Ana", 3, 0), Known("Ben", 3, 2))


def test_the_balance_goes_with_a_swap(evening: Evening) -> None:
    """It leaned to Ana as the first, and leans to her as the second; one undo takes both back."""
    sit(evening, ("Ben", "Ana"))
    assert (evening.tonight.people, evening.tonight.balance) == (("Ben", "Ana"), 0.7)
    evening.undo()
    assert (evening.tonight.people, evening.tonight.balance) == (("Ana", "Ben"), 0.3)


def test_somebody_else_sits_down(evening: Evening) -> None:
    """The balance stays where it is: nobody has swapped."""
    sit(evening, ("Ben", "Cleo"))
    assert (evening.tonight.people, evening.tonight.balance) == (("Ben", "Cleo"), 0.3)
    assert evening.library.people() == ["Ana", "Ben", "Cleo"]


def test_somebody_new_is_added_once(evening: Evening) -> None:
    """A known name in another spelling is the one who is known; an empty one is nobody."""
    assert add(evening, " Cleo ") == "Cleo"
    assert add(evening, "ANA") == "Ana"
    assert evening.library.people() == ["Ana", "Ben", "Cleo"]
    with pytest.raises(UsageError, match="needs a name"):
        add(evening, "  ")


def test_renaming_goes_through_the_evening(evening: Evening) -> None:
    """Seat, veto and films go with the name; what was done before can still be taken back, in turn."""
    film = evening.slate().suggestions[0].film
    evening.seen(("Ana",), film)
    rename(evening, "Ana", " Anna ")
    assert evening.tonight.people == ("Anna", "Ben")
    assert evening.tonight.vetoed == ("Anna",)
    assert len(evening.library.seen("Anna")) == 1
    evening.undo()
    evening.undo()
    assert evening.tonight.people == ("Ana", "Ben")
    assert evening.library.seen("Ana") == []


def test_a_name_that_is_taken(evening: Evening) -> None:
    """Nobody is renamed, and there is nothing to take back."""
    with pytest.raises(UsageError, match="called"):
        rename(evening, "Ana", "ben")
    assert evening.tonight.people == ("Ana", "Ben")
    assert evening.past.done == []


def test_forgetting_keeps_an_export(evening: Evening) -> None:
    """Only its owner can read it, and restored it is as if nobody had gone; the past is over."""
    before = evening.library.export()
    evening.set_mood("cozy")
    told = remove(evening, "Ana")
    assert evening.library.people() == ["Ben"]
    assert (evening.tonight.people, evening.tonight.vetoed) == (("Ben",), ())
    assert evening.past.done == []
    (kept,) = evening.library.path.parent.glob("library.before-removing-*.json")
    assert kept.name in told
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    evening.library.restore(json.loads(kept.read_text(encoding="utf-8")))
    assert evening.library.export() == before


def test_nobody_is_forgotten_without_an_export(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full keeps everybody."""

    def full(library: Library) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("movienight.evening.sofa.os.replace", lambda *paths: full(evening.library))
    with pytest.raises(HomeUnusable, match="no space left"):
        remove(evening, "Ana")
    assert evening.library.people() == ["Ana", "Ben"]
    assert {path.suffix for path in evening.library.path.parent.iterdir()} <= {".duckdb", ".lock"}
