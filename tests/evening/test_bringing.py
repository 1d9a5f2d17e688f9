"""Bringing in an export: accounted for, settled by hand, written only when told, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import ImportRefused, UsageError
from movienight.evening.bringing import Brought, answer, completions, read, reopen, take
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight

ROWS = """Date,Name,Year,Letterboxd URI,Rating
2024-01-01,Heat,1995,x,4.5
2024-01-02,Amelei,2001,x,5
2024-01-03,Our wedding qzx,2010,x,5
2024-01-04,,1990,x,3
"""


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben."""
    return Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """One film found, one guessed, one not found, one without a title."""
    path = tmp_path / "ratings.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def brought_from(evening: Evening, path: Path) -> Brought:
    """The export, read."""
    brought = read(evening, str(path), lambda text: None)
    assert brought is not None
    return brought


def test_nothing_is_written_before_it_is_taken(evening: Evening, export: Path) -> None:
    """Reading says how far it is and adds up; the library is as it was."""
    before, told = evening.library.export(), []
    brought = read(evening, str(export), told.append)
    assert brought is not None
    counts = brought.report.counts
    assert (counts["title"], counts["guessed"], counts["unmatched"]) == (1, 1, 1)
    assert brought.report.export.rows == 4
    assert told[0] == "reading ratings.csv…"
    assert "3 films" in told[1]
    assert evening.library.export() == before


def test_settling_and_opening_again(evening: Evening, export: Path) -> None:
    """A guess accepted and one left out are open no more; opened again they are."""
    brought = brought_from(evening, export)
    guessed, lost = brought.report.open
    film = brought.films[guessed.nearest[0]]
    assert film.title == "Amélie"
    settled = answer(answer(brought, guessed.entry, film), lost.entry, None)
    assert settled.settled.counts["settled"] == settled.settled.counts["left out"] == 1
    assert not settled.settled.open
    assert len(reopen(settled, lost.entry).settled.open) == 1
    assert len(brought.settled.open) == 2


def test_taking_in_and_back(evening: Evening, export: Path) -> None:
    """What is found is written and told; undone, Ana says what she said before; done again, all is there."""
    brought = brought_from(evening, export)
    guessed = brought.report.open[0]
    brought = answer(brought, guessed.entry, brought.films[guessed.nearest[0]])
    before = evening.library.export()
    told = take(evening, "Ana", brought)
    assert told == "new for Ana: 2 ratings and 2 films seen; 1 film left open"
    stars = {one.label: one.stars for one in evening.library.ratings("Ana")}
    assert stars == {"Heat (1995)": 4.5, "Amélie (2001)": 5.0}
    evening.undo()
    assert evening.library.export() == before
    evening.redo()
    assert {one.label: one.stars for one in evening.library.ratings("Ana")} == stars


def test_a_new_name_is_a_new_person(evening: Evening, export: Path) -> None:
    """Taken in for somebody unknown, they are known."""
    take(evening, "Cleo", brought_from(evening, export))
    assert evening.library.people() == ["Ana", "Ben", "Cleo"]
    assert len(evening.library.ratings("Cleo")) == 1


def test_what_cannot_be_read(evening: Evening, tmp_path: Path) -> None:
    """No path and what is no export are refused; ratings of many ask whose."""
    with pytest.raises(UsageError):
        read(evening, "  ", lambda text: None)
    with pytest.raises(ImportRefused):
        read(evening, str(tmp_path / "none.zip"), lambda text: None)
    many = tmp_path / "many.csv"
    many.write_text("userId,movieId,rating,timestamp\n1,6,4.0,1\n2,6,2.0,1\n", encoding="utf-8")
    assert read(evening, str(many), lambda text: None) is None
    assert read(evening, str(many), lambda text: None, 2) is not None
    with pytest.raises(UsageError):
        read(evening, str(many), lambda text: None, 3)


def test_paths_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders first, then what can be an export, in any case; hidden ones and others only when asked for."""
    (tmp_path / "Films").mkdir()
    for name in ("films.ZIP", "filmer.csv", "film.png", ".films.csv"):
        (tmp_path / name).touch()
    base = str(tmp_path)
    assert completions(f"{base}/fi") == (f"{base}/Films/", f"{base}/filmer.csv", f"{base}/films.ZIP")
    assert completions(f"{base}/.f") == (f"{base}/.films.csv",)
    assert completions(f"{base}/nothing/x") == ()
    monkeypatch.chdir(tmp_path)
    assert completions("") == ("Films/", "filmer.csv", "films.ZIP")
    monkeypatch.setenv("HOME", base)
    assert completions("~/film") == ("~/Films/", "~/filmer.csv", "~/films.ZIP")
    assert completions("~")[0] == "~/Films/"
