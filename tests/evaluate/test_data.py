"""Data sets: only the films that could be rated, each with its own facts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import FILMS, checkerboard, floats, knowledge, rows_of

from movienight.errors import UsageError
from movienight.evaluate.data import data_set, fingerprint_of, of_films, unaware_of
from movienight.evaluate.questions import Log, Part
from movienight.train.cold import Votes
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings

VOTED = replace(knowledge(), votes=Votes(np.arange(FILMS, dtype=np.float32), floats(np.arange(FILMS) / 10)))
COLUMNS = ("year", "runtime", "language", "likes", "ratings", "mean_rating")
LISTS = ("directors", "cast", "keywords")


def assert_same_film(one: Knowledge, row: int, other: Knowledge, same: int) -> None:
    """Whether everything known of a film here is known of that one there."""
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(one.facts, name)[row], getattr(other.facts, name)[same])
    for name in LISTS:
        assert getattr(one.facts, name)[row].tolist() == getattr(other.facts, name)[same].tolist()
    assert one.facts.genres[row].tolist() == other.facts.genres[same].tolist()
    assert one.vectors[row].tolist() == other.vectors[same].tolist()
    assert one.votes.count[row] == other.votes.count[same]
    assert one.votes.mean[row] == other.votes.mean[same]


@given(st.sets(st.integers(0, FILMS - 1)))
def test_each_film_keeps_its_facts(chosen: set[int]) -> None:
    """Whichever films are taken, the i-th of them is known by what was known of it."""
    films = sorted(chosen)
    fewer = of_films(VOTED, rows_of(films))
    assert len(fewer.facts) == len(fewer.vectors) == len(films)
    for place, film in enumerate(films):
        assert_same_film(fewer, place, VOTED, film)
    assert fewer.facts.genre_names == VOTED.facts.genre_names


def test_ratings_follow_their_films() -> None:
    """Films 3, 5 and 9 become 0, 1 and 2, in the ratings as in the facts; times stay."""
    ratings = Ratings(rows_of([7, 7, 8]), rows_of([9, 3, 5]), floats([5, 4, 1]))
    found = data_set("some", Log(ratings, np.array([1.0, 2.0, 3.0])), VOTED, rows_of([3, 5, 9]))
    assert found.log.ratings.row.tolist() == [2, 0, 1]
    assert found.log.ratings.user.tolist() == [7, 7, 8]
    assert found.log.ratings.stars.tolist() == [5, 4, 1]
    assert found.log.when.tolist() == [1, 2, 3]
    assert found.log.ratings.row.dtype == np.int32
    assert_same_film(found.knowledge, 2, VOTED, 9)


def test_what_is_rated_must_be_among_the_films() -> None:
    """A rating of a film that is left out is a mistake."""
    with pytest.raises(ValueError, match="not among the films"):
        data_set("some", Log.of(checkerboard().ratings), VOTED, rows_of([0, 1]))


def test_fingerprints_tell_ratings_apart() -> None:
    """The same ratings have the same, a star more another, and it is 16 hex digits."""
    ratings = Ratings(rows_of([1, 1]), rows_of([2, 3]), floats([5, 4]))
    again = Ratings(rows_of([1, 1]), rows_of([2, 3]), floats([5, 4]))
    others = {fingerprint_of(replace(ratings, stars=floats([5, 5])))}
    others |= {fingerprint_of(replace(ratings, row=rows_of([2, 4])))}
    others |= {fingerprint_of(replace(ratings, user=rows_of([1, 2])))}
    assert fingerprint_of(ratings) == fingerprint_of(again)
    assert len({fingerprint_of(ratings), *others}) == 4
    assert len(fingerprint_of(ratings)) == 16
    int(fingerprint_of(ratings), 16)


@pytest.mark.parametrize("fact", ["year", "runtime", "language", "genres", *LISTS])
def test_facts_can_be_forgotten(fact: str) -> None:
    """The one named is unknown of every film, all others are as they were."""
    blind = unaware_of(VOTED, (fact,))
    unknown = {"year": np.nan, "runtime": np.nan, "language": -1, "genres": False}
    if fact in LISTS:
        assert [getattr(blind.facts, fact)[row].tolist() for row in range(FILMS)] == [[]] * FILMS
    else:
        expected = np.full_like(getattr(VOTED.facts, fact), unknown[fact])
        np.testing.assert_array_equal(getattr(blind.facts, fact), expected)
        assert getattr(blind.facts, fact).dtype == getattr(VOTED.facts, fact).dtype
    others = {"year", "runtime", "language", "genres", *LISTS} - {fact}
    assert all(getattr(blind.facts, name) is getattr(VOTED.facts, name) for name in others)
    assert blind.vectors is VOTED.vectors
    assert blind.votes is VOTED.votes


def test_somebody_must_be_asked() -> None:
    """A part without questions, or without ratings to learn from, is told in a line with a hint."""
    log = Log.of(checkerboard().ratings)
    data = data_set("the board", log, VOTED, np.arange(FILMS, dtype=np.int32))
    with pytest.raises(UsageError, match="nobody in the board has likes enough for this") as nobody:
        data.must_ask(Part(log, []))
    assert nobody.value.hint
    with pytest.raises(UsageError, match="nothing of the board is left"):
        data.must_ask(Part(log.pick(np.zeros(len(log), np.bool_)), []))
