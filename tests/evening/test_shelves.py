"""Shelves of the library: what stands on them, and marking many films as one act."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.shelves import Shelf, look_along, mark, standings_of
from movienight.evening.state import Tonight


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben with three likes each; every look at the clock is a minute later."""
    minutes = count()
    return Evening(
        starter(),
        library_of(tmp_path),
        Tonight(people=("Ana", "Ben")),
        lambda: NOW + timedelta(minutes=next(minutes)),
    )


def labels(shelf: Shelf) -> list[str]:
    """The films on it."""
    return [film.label for film in shelf.films]


def test_all_films_begin_with_the_best_known(evening: Evening) -> None:
    """Without a title 200 of all films, the best known first; with one the film of that title first."""
    shelf = look_along(evening, "", "")
    assert len(shelf.films) == 200
    assert shelf.count == len(starter().cards)
    renown = starter().titles.renown
    rows = [starter().resolve(film.key) for film in shelf.films]
    assert [renown[row] for row in rows] == sorted((renown[row] for row in rows), reverse=True)
    found = look_along(evening, "", "heat 1995")
    assert found.films[0].label == "Heat (1995)"
    assert found.films[0].said["Ben"].likes == 1.0
    assert "Ana" not in found.films[0].said


def test_ones_own_shelf(evening: Evening) -> None:
    """Everything Ana said something of, each film once, the newest first; words of the title find it."""
    paddington = look_along(evening, "", "paddington 2").films[0]
    mark(evening, ["Ana"], [paddington], "4.5")
    heat = look_along(evening, "", "heat 1995").films[0]
    mark(evening, ["Ana"], [heat], "seen")
    shelf = look_along(evening, "Ana", "")
    assert labels(shelf)[:2] == ["Heat (1995)", "Paddington 2 (2017)"]
    assert shelf.count == len(shelf.films) == 4
    assert shelf.films[1].said["Ana"].ratings == 4.5
    assert shelf.films[1].said["Ana"].likes == 1.0
    assert labels(look_along(evening, "Ana", "2 PADD")) == ["Paddington 2 (2017)"]
    with pytest.raises(UsageError):
        look_along(evening, "Zoe", "")


@pytest.mark.parametrize("what", ["seen", "love", "no", "forget", "3.5"])
def test_many_at_once_and_back(evening: Evening, what: str) -> None:
    """Both say the same of eight films, some of which they knew; one undo brings all of it back."""
    films = [*look_along(evening, "", "").films[:5], *look_along(evening, "Ana", "").films]
    before = evening.library.export()
    told = mark(evening, ["Ana", "Ben"], films, what)
    assert "Ana and Ben" in told
    assert "8 films" in told
    for name in ("Ana", "Ben"):
        said = standings_of(evening.library.taste(name))
        for film in films:
            now = said.get(film.key)
            if what == "forget":
                assert now is None
                continue
            assert now is not None
            told_so = {"seen": now.seen, "love": now.likes, "no": now.dislikes, "3.5": now.ratings == 3.5}
            assert told_so[what]
            assert what != "no" or not now.likes
    evening.undo()
    assert evening.library.export() == before


def test_what_cannot_be_said(evening: Evening) -> None:
    """Nonsense and stars beyond five are refused, and nothing is written or remembered."""
    film = look_along(evening, "", "heat 1995").films[0]
    before = evening.library.export()
    for what in ("lovely", "7", "nan"):
        with pytest.raises(UsageError):
            mark(evening, ["Ana"], [film], what)
    assert evening.library.export() == before
    assert not evening.past.done
