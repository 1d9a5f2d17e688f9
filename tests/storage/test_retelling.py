"""What somebody says of some films put in place of what they said, all at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from movienight.errors import UsageError
from movienight.storage.library import Library
from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste

HEAT, ALIEN, SAW = "imdb:tt0113277", "imdb:tt0078748", "imdb:tt0387564"
THEN = datetime(2020, 2, 2, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Ana loves and rated Heat, has seen Alien and vetoed Saw; Ben loves Heat."""
    library = Library.open(tmp_path / "library.duckdb")
    for name in ("Ana", "Ben"):
        library.add_person(name)
        library.like(name, HEAT, "Heat")
    library.rate("Ana", HEAT, 4.5, "Heat")
    library.mark_seen("Ana", ALIEN, "Alien")
    library.veto("Ana", SAW, "Saw")
    return library


def test_only_these_films_change(library: Library) -> None:
    """Of Heat and Alien Ana says what is told, since when is told; Saw and Ben stay."""
    told = StoredTaste(
        likes=(StoredFilm(ALIEN, "Alien (1979)", THEN, 0.5),),
        ratings=(StoredRating(HEAT, "Heat", THEN, 2.0),),
    )
    before = library.taste("Ana")
    library.retell([HEAT, ALIEN], {"Ana": told})
    now = library.taste("Ana")
    assert (now.likes, now.ratings, now.seen) == (told.likes, told.ratings, ())
    assert now.vetoes == before.vetoes
    assert [film.key for film in library.likes("Ben")] == [HEAT]


def test_there_and_back_is_as_before(library: Library) -> None:
    """Telling it again as it was restores every day and number; other films in `told` are passed over."""
    before = library.export()
    tastes = {name: library.taste(name) for name in ("Ana", "Ben")}
    library.retell([HEAT, ALIEN], {"Ana": StoredTaste(), "Ben": StoredTaste()})
    assert library.taste("Ben") == StoredTaste()
    library.retell([HEAT, ALIEN], tastes)
    assert library.export() == before


def test_all_or_nothing(library: Library) -> None:
    """Where one of the people is not known, nothing is changed of the others either."""
    before = library.export()
    with pytest.raises(UsageError):
        library.retell([HEAT], {"Ana": StoredTaste(), "Zoe": StoredTaste()})
    assert library.export() == before
