"""Two orders become one: every strategy on a few films, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import checkerboard, recommender, someone

from movienight.evaluate.strategies import STRATEGIES, Utilities, scaled
from movienight.types import Query

NAN = float("nan")
FIVE = np.array([[10.0, 8, 6, 4, 2], [2, 3, 5, 1, 4]])
"""On 0..1: 1, .75, .5, .25, 0 and .25, .5, 1, 0, .75."""
SEVEN = -np.array([[0.0, 2, 1, 3, 4, 5, 6], [6, 3, 5, 4, 2, 1, 0]])
"""The ranks of seven films; whether a first and a last place are worth two middling ones tells sums apart."""

tables = (
    st.integers(1, 9)
    .flatmap(
        lambda films: st.lists(
            st.lists(
                st.one_of(st.just(NAN), st.integers(-20, 20).map(float)), min_size=films, max_size=films
            ),
            min_size=2,
            max_size=2,
        )
    )
    .map(np.array)
)
orders = st.integers(2, 9).flatmap(
    lambda films: st.tuples(st.permutations(range(films)), st.permutations(range(films)))
)


def listed(name: str, utilities: Utilities, n: int) -> list[int]:
    """The list of one strategy."""
    return STRATEGIES[name](utilities, n).tolist()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mean", [2, 0, 1, 4, 3]),  # .625, .625, .75, .125, .375
        ("least misery", [1, 2, 0, 3, 4]),  # .25, .5, .5, 0, 0
        ("FAI", [0, 2, 4, 1, 3]),  # a takes 0, b 2 and 4, a 1 and 3
    ],
)
def test_five_films_by_hand(name: str, expected: list[int]) -> None:
    """The whole order, and shorter lists are its beginning."""
    assert listed(name, FIVE, 5) == expected
    assert listed(name, FIVE, 3) == expected[:3]
    assert listed(name, FIVE, 50) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Borda", [1, 0, 2, 4, 5, 6, 3]),  # ranks sum to 6, 5, 6, 7, 6, 6, 6
        ("RRF", [0, 6, 1, 2, 5, 4, 3]),  # .1625, .1603, .1576, .1484, .1548, .1576, .1625
        ("rank gains", [0, 6, 2, 5, 1, 4, 3]),  # 1.333, .931, .987, .818, .887, .987, 1.333
    ],
)
def test_sums_over_ranks_by_hand(name: str, expected: list[int]) -> None:
    """Points favour what is middling for both, gains what is first for one, and RRF lies between."""
    assert listed(name, SEVEN, 7) == expected


def test_gfar_by_hand() -> None:
    """Film 0 goes first; film 1 would be next by sums and means, but it serves again who is served.

    Chances are 3, 2, 1, 0 sixths. After film 0, worth 5/6, a is unserved by 1/2 and b by 2/3, so film 1
    is worth 1/6 + 1/9 and film 4, b's first, 1/3. Then b is at 1/3 and film 1 worth 1/6 + 1/18.
    """
    utilities = np.array([[10.0, 9, 8, 7, 0], [9, 8, 7, 0, 10]])
    assert listed("mean", utilities, 4) == [0, 1, 2, 4]
    assert listed("GFAR", utilities, 4) == [0, 4, 1, 2]


def test_gfar_lets_the_mean_decide_between_equals() -> None:
    """All of films 0, 1 and 3 are worth 2/3 at first; the one both like is best by the mean."""
    utilities = np.array([[10.0, 9, 1, 0], [0, 9, 5, 10]])
    assert listed("GFAR", utilities, 3) == [1, 0, 3]


def test_fuzzy_dhondt_by_hand() -> None:
    """Worth .5, .7, 1.05, .5 at first; then, with .6 and .5 given, .45, .65 and .55; then .15 and .85."""
    utilities = np.array([[1.0, 0.8, 0.6, 0], [0, 0.2, 0.5, 1]])
    assert listed("EP-FuzzDA", utilities, 4) == [2, 1, 3, 0]


def test_what_is_not_for_somebody_is_worth_nothing_to_them() -> None:
    """Film 1 is b's first and nothing to a: it ranks behind what suits both. Film 2 is for nobody."""
    utilities = np.array([[3.0, NAN, NAN, 2, 1], [4, 5, NAN, 4.5, 1]])
    assert listed("mean", utilities, 5) == [0, 3, 1, 4]
    assert listed("least misery", utilities, 5) == [0, 3, 1, 4]
    assert listed("FAI", utilities, 5) == [0, 1, 3, 4]
    assert scaled(utilities).tolist() == [[1, 0, 0, 0.5, 0], [0.75, 1, 0, 0.875, 0]]


def test_who_finds_all_alike_says_nothing() -> None:
    """One person's order is everybody's when the other has none or knows nothing."""
    utilities = np.array([[1.0, 3, 2], [7, 7, 7]])
    for name in ("mean", "RRF", "rank gains", "Borda"):
        assert listed(name, utilities, 3) == [1, 2, 0]
        assert listed(name, np.array([[1.0, 3, 2], [NAN, NAN, NAN]]), 3) == [1, 2, 0]


@pytest.mark.parametrize("name", STRATEGIES)
@given(utilities=tables, n=st.integers(1, 12))
def test_lists_are_lists(name: str, utilities: Utilities, n: int) -> None:
    """As long as they can be, each film once, and each for somebody."""
    found = listed(name, utilities, n)
    possible = np.flatnonzero(np.isfinite(utilities).any(axis=0))
    assert len(found) == len(set(found)) == min(n, len(possible))
    assert set(found) <= set(possible.tolist())


@pytest.mark.parametrize("name", STRATEGIES)
@given(both=orders, n=st.integers(2, 12), films=st.data())
def test_what_both_like_best_comes_first(
    name: str, both: tuple[list[int], list[int]], n: int, films: st.DataObject
) -> None:
    """Whatever the strategy."""
    utilities = np.array(both, dtype=np.float64)
    best = films.draw(st.integers(0, utilities.shape[1] - 1))
    utilities[:, best] = 100
    assert listed(name, utilities, n)[0] == best


@pytest.mark.parametrize("name", STRATEGIES)
@given(both=orders)
def test_whose_scale_is_wider_does_not_matter(name: str, both: tuple[list[int], list[int]]) -> None:
    """Scores are scaled or ranked first: sixteen times as large they say the same."""
    utilities = np.array(both, dtype=np.float64)
    wider = utilities * np.array([[16.0], [1.0]])
    assert listed(name, utilities, 5) == listed(name, wider, 5)


def test_rank_gains_are_what_is_served() -> None:
    """The list made of the fits of a draft is the draft's own, where nothing but people speaks."""
    world = checkerboard()
    a, b = (someone(key, *world.liked_by(person)[:5]) for key, person in (("a", 0), ("b", 1)))
    draft = recommender().draft(Query((a, b), n=10, diversity=0.0, novelty=0))
    positions = STRATEGIES["rank gains"](np.stack([draft.fits["a"], draft.fits["b"]]), 10)
    assert draft.candidates.rows[positions].tolist() == draft.rows.tolist()
