"""What an export brings comes in whole, once, and takes nothing away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from movienight.errors import UsageError
from movienight.storage.library import Library
from movienight.storage.taking import Taken, Told

NOW = datetime(2025, 11, 21, 20, 0, tzinfo=UTC)
DAY = datetime(2024, 1, 5, tzinfo=UTC)
HEAT = Told("imdb:tt0113277", "Heat (1995)", DAY, 4.5)
ALIEN = Told("tmdb:348", "Alien (1979)")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of nobody; its clock stands still."""
    return Library.open(tmp_path / "library.duckdb", clock=lambda: NOW)


def test_all_at_once_for_somebody_new(library: Library) -> None:
    """Likes, ratings and films seen come in with their days; without a day they are of now."""
    taken = library.take_in("Ana", likes=[HEAT], ratings=[HEAT], seen=[HEAT, ALIEN])

    assert taken == Taken(likes=1, ratings=1, replaced=0, seen=2, new_person=True)
    assert library.people() == ["Ana"]
    taste = library.taste("ana")
    assert [(film.key, film.label, film.at) for film in taste.likes] == [(HEAT.key, HEAT.label, DAY)]
    assert [(film.key, film.stars, film.at) for film in taste.ratings] == [(HEAT.key, 4.5, DAY)]
    assert [(film.key, film.at) for film in taste.seen] == [(HEAT.key, DAY), (ALIEN.key, NOW)]


def test_again_changes_nothing(library: Library) -> None:
    """The same a second time is nothing new, and leaves the library as it is."""
    library.take_in("Ana", likes=[HEAT], ratings=[HEAT], seen=[HEAT])
    before = library.export()

    assert library.take_in("ANA", likes=[HEAT], ratings=[HEAT], seen=[HEAT]) == Taken()
    assert library.export() == before


def test_newer_stars_replace_older_ones_only(library: Library) -> None:
    """Of a later day they count; of an earlier or an unknown one they do not."""
    library.take_in("Ana", likes=[], ratings=[HEAT], seen=[])
    older = Told(HEAT.key, HEAT.label, DAY - timedelta(days=1), 1.0)
    undated, newer = (
        Told(HEAT.key, HEAT.label, None, 2.0),
        Told(HEAT.key, "Heat", DAY + timedelta(days=1), 3.0),
    )

    assert library.take_in("Ana", likes=[], ratings=[older], seen=[]).replaced == 0
    assert library.take_in("Ana", likes=[], ratings=[undated], seen=[]).replaced == 0
    assert library.ratings("Ana")[0].stars == 4.5
    assert library.take_in("Ana", likes=[], ratings=[newer], seen=[]).replaced == 1
    (rating,) = library.ratings("Ana")
    assert (rating.stars, rating.label, rating.at) == (3.0, "Heat", newer.at)


def test_what_is_there_stays(library: Library) -> None:
    """A like keeps its confidence and since when; a veto stays; what is not told stays too."""
    library.add_person("Ana")
    library.like("Ana", HEAT.key, HEAT.label, confidence=2.0)
    library.like("Ana", "ml:1", "Toy Story (1995)")
    library.veto("Ana", ALIEN.key, ALIEN.label)
    before = library.taste("Ana")
    library.take_in("Ana", likes=[HEAT], ratings=[], seen=[ALIEN])

    assert library.taste("Ana").likes == before.likes
    assert library.taste("Ana").vetoes == before.vetoes


def test_an_old_heart_does_not_undo_a_dislike(library: Library) -> None:
    """Who said here that they do not care for a film does not like it again by an import."""
    library.add_person("Ana")
    library.dislike("Ana", HEAT.key, HEAT.label)

    assert library.take_in("Ana", likes=[HEAT, ALIEN], ratings=[], seen=[]).likes == 1
    assert [film.key for film in library.dislikes("Ana")] == [HEAT.key]


def test_days_to_come_are_today(library: Library) -> None:
    """A day in the future, by a slip, is not kept: nothing could ever be newer."""
    library.take_in("Ana", likes=[], ratings=[Told("ml:1", "x", NOW + timedelta(days=900), 4.0)], seen=[])

    assert library.ratings("Ana")[0].at == NOW


def test_a_film_told_of_twice(library: Library) -> None:
    """The last stars count and it is one film."""
    twice = [HEAT, Told(HEAT.key, HEAT.label, DAY, 2.0)]

    assert library.take_in("Ana", likes=twice, ratings=twice, seen=twice) == Taken(1, 1, 0, 1, True)
    assert [film.stars for film in library.ratings("Ana")] == [2.0]


def test_all_or_nothing(library: Library) -> None:
    """One film that cannot be kept, and nothing was written, not even the person."""
    for wrong in (Told("no id", "x", DAY, 4.0), Told("ml:1", "\ud800", DAY, 4.0)):
        with pytest.raises(UsageError):
            library.take_in("Ana", likes=[HEAT], ratings=[HEAT], seen=[wrong])
    with pytest.raises(UsageError):
        library.take_in("Ana", likes=[HEAT], ratings=[Told("ml:1", "x", DAY, 9.0)], seen=[])
    with pytest.raises(UsageError):
        library.take_in(" ", likes=[HEAT], ratings=[], seen=[])
    assert library.people() == []
