"""Deciding: who meets whom, who is left, and how often chance draws which film."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.evening.deciding import Contest, contenders, surprise, weight
from movienight.evening.state import Tonight
from movienight.evening.view import View
from movienight.types import Film, Query, Slate, Suggestion


def suggestion(number: int, place: int | None = None) -> Suggestion:
    """The film of this number, at this place for both."""
    film = Film(number, f"Film {number}", imdb_id=f"tt{number:07d}")
    return Suggestion(number, film, {}, None, {}, place={"both": place or number})


TEN = tuple(suggestion(number) for number in range(1, 11))


def view(*pinned: int, seed: int | None = None, films: tuple[Suggestion, ...] = TEN) -> View:
    """The ten, with these on the shortlist."""
    keys = tuple(f"imdb:tt{number:07d}" for number in pinned)
    return View(Tonight(pinned=keys), slate=Slate(films, Query(seed=seed)))


def numbers(films: tuple[Suggestion, ...]) -> list[int]:
    """The films by their numbers."""
    return [one.rank for one in films]


def test_the_shortlist_meets_in_its_own_order() -> None:
    """Two or more pinned films are all there is."""
    assert numbers(contenders(view(7, 2, 9))) == [7, 2, 9]


@pytest.mark.parametrize(("pinned", "expected"), [((), [1, 2, 3]), ((5,), [5, 1, 2]), ((1,), [1, 2, 3])])
def test_a_short_shortlist_is_filled_to_three(pinned: tuple[int, ...], expected: list[int]) -> None:
    """Fewer than two pinned films are joined by the top of the ten, none twice."""
    assert numbers(contenders(view(*pinned))) == expected


def test_the_chosen_film_stays_on_its_side() -> None:
    """3 films, 2 bouts: the loser makes room for the next, where the loser stood."""
    first = Contest.of(TEN[:3])
    assert (first.left.rank, first.right and first.right.rank, first.bout, first.bouts) == (1, 2, 1, 2)
    second = first.choose("right")
    assert (second.left.rank, second.right and second.right.rank, second.bout) == (3, 2, 2)
    assert second.choose("left").winner == TEN[2]
    assert second.choose("right").winner == TEN[1]


def test_one_film_has_won_already() -> None:
    """There is no bout to fight, and choosing changes nothing."""
    contest = Contest.of(TEN[:1])
    assert contest.winner == TEN[0]
    assert contest.bouts == 0
    assert contest.choose("left") == contest


@given(st.integers(2, 10), st.data())
def test_every_film_but_one_loses_once(count: int, data: st.DataObject) -> None:
    """After count - 1 choices one film is left, and no film has met another after it lost."""
    contest, out = Contest.of(TEN[:count]), set[int]()
    for _ in range(count - 1):
        assert contest.right is not None
        side = data.draw(st.sampled_from(["left", "right"]))
        loser = contest.right if side == "left" else contest.left
        assert loser.rank not in out
        out.add(loser.rank)
        contest = contest.choose(side)
    assert contest.winner is not None
    assert out | {contest.winner.rank} == set(range(1, count + 1))


def test_chance_keeps_to_the_shortlist_and_to_the_seed() -> None:
    """A seed draws the same film every time; without a shortlist any of the ten may come."""
    drawn = [surprise(view(4, seed=seed)) for seed in range(5)]
    assert drawn == [TEN[3]] * 5
    assert surprise(view(seed=11)) == surprise(view(seed=11))
    assert len({one.rank for seed in range(40) if (one := surprise(view(seed=seed)))}) > 5


def test_what_suits_both_better_comes_more_often() -> None:
    """The 1st for both has twice the weight of the 4th and ten times that of the 100th."""
    assert weight(suggestion(1)) == pytest.approx(2 * weight(suggestion(4)))
    assert weight(suggestion(1)) == pytest.approx(10 * weight(suggestion(1, place=100)))
    two = (suggestion(1, place=1), suggestion(2, place=100))
    drawn = Counter(one.rank for seed in range(400) if (one := surprise(view(seed=seed, films=two))))
    assert 330 < drawn[1] < 395  # 400 * 10/11 = 364


def test_nothing_shown_is_no_surprise() -> None:
    """Before the first slate, and where no film is left."""
    assert surprise(View()) is None
    assert surprise(replace(view(), slate=Slate((), Query()))) is None
