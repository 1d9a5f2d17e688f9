"""Two films for one evening: what links them, what parts them, which comes first, and the clock."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import FILMS, checkerboard, floats, plain_facts, rows_of, unit

from movienight.recommend.double import (
    INTERVAL,
    SHORTEST,
    apart,
    disjoint,
    double_features,
    in_order,
    in_time,
    lightness,
    links,
    shared,
    shares,
)
from movienight.recommend.facts import FilmFacts
from movienight.storage.columns import Ragged
from movienight.types import Floats

NOTHING_TELLS = floats([0])
worths = arrays.arrays(
    np.float32, st.integers(0, 7).map(lambda m: (m, m)), elements=st.sampled_from([-np.inf, 0.1, 0.5, 0.9, 1])
)


def genred(*genres: tuple[str, ...], **known: object) -> FilmFacts:
    """Films of these genres."""
    names = tuple(sorted({name for own in genres for name in own}))
    table = np.array([[name in own for name in names] for own in genres], dtype=np.bool_)
    return plain_facts(len(genres), genres=table, genre_names=names, **known)


def slow_shared(column: Ragged, worth: Floats) -> list[list[float]]:
    """The sum over the intersection of every two sets."""
    lists = [set(column[row].tolist()) for row in range(len(column))]
    return [[sum(float(worth[i]) for i in one & other) for other in lists] for one in lists]


def slow_disjoint(worth: Floats, most: int) -> list[tuple[int, int]]:
    """Pairs from best to worst, each taken when both films are free."""
    pairs = [pair for pair in combinations(range(len(worth)), 2) if worth[pair] > -np.inf]
    taken: list[tuple[int, int]] = []
    for pair in sorted(pairs, key=lambda pair: (-worth[pair], pair)):
        if len(taken) < most and not {film for other in taken for film in other} & set(pair):
            taken.append(pair)
    return taken


@settings(deadline=None, max_examples=60)
@given(lists=st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=6))
def test_what_is_shared_equals_sets(lists: list[list[int]]) -> None:
    """The worth of what two films share is that of the intersection, also with ids named twice."""
    worth = floats([0.5, 1, 2, 4, 0.25, 8])
    found = shared(Ragged.of(lists), rows_of(range(len(lists))), worth)
    assert found.tolist() == slow_shared(Ragged.of(lists), worth)


def test_links_by_hand() -> None:
    """One director is a whole link, one actor .7, keywords of a rarity of 12 a whole one; the best counts."""
    facts = plain_facts(
        5,
        directors=Ragged.of([[0], [0], [1], [2], [3]]),
        cast=Ragged.of([[5], [5], [5], [6], [7]]),
        keywords=Ragged.of([[], [], [0], [0, 1], [1]]),
    )
    found = links(facts, rows_of(range(5)), floats([3, 24]))
    assert found[0, 1] == 1
    assert found[0, 2] == np.float32(0.7)
    assert found[2, 3] == 0.25
    assert found[3, 4] == 1
    assert found[0, 4] == 0


def test_the_right_distance() -> None:
    """Best is one spread nearer than the mean of all pairs; a twin is too near, a stranger too far."""
    vectors = unit(np.random.default_rng(5).normal(size=(30, 3)))
    vectors[1] = vectors[0]
    closeness = [float(vectors[i] @ vectors[j]) for i in range(30) for j in range(30) if i != j]
    mean, spread = np.mean(closeness), np.std(closeness)
    near = apart(vectors)
    for i, j in ((0, 1), (0, 7), (4, 9)):
        above = (float(vectors[i] @ vectors[j]) - mean) / spread
        assert near[i, j] == pytest.approx(np.exp(-((above - 1) ** 2) / 2), rel=1e-4)
    kin = int(near[0].argmax())
    assert vectors[0] @ vectors[kin] == pytest.approx(mean + spread, abs=0.2)
    assert near[0, kin] > max(near[0, 1], near[0, int((vectors @ vectors[0]).argmin())])


def test_where_all_are_equally_far_none_is_nearer() -> None:
    """Without any spread, and with one film, distance says nothing."""
    assert apart(unit(np.eye(3))).tolist() == np.ones((3, 3)).tolist()
    assert apart(unit(np.eye(1))).tolist() == [[1]]


def test_the_clock() -> None:
    """Lengths and interval may take the limit and not a minute more; unknown fits nowhere, a short never."""
    runtime = floats([100, 90, np.nan, SHORTEST - 1])
    limit = 100 + 90 + INTERVAL
    assert in_time(runtime, limit)[0, 1]
    assert not in_time(runtime, limit - 1)[0, 1]
    assert not in_time(runtime, 9999)[2].any()
    assert not in_time(runtime, 9999)[3].any()
    unlimited = in_time(runtime, None)
    assert unlimited[0, 2]
    assert not unlimited[:, 3].any()


@settings(deadline=None, max_examples=80)
@given(worth=worths, most=st.integers(0, 4))
def test_disjoint_equals_a_slow_choice(worth: Floats, most: int) -> None:
    """The best pair, then the best of the films that are left, never a film with itself."""
    symmetric = np.maximum(worth, worth.T)
    assert disjoint(symmetric, most, np.zeros(len(worth), np.bool_)) == slow_disjoint(symmetric, most)


def test_a_kept_film_may_stand_in_every_pair() -> None:
    """The film kept is paired with one film after the other, no pair comes twice, others stay apart."""
    worth = floats([[0, 3, 2, 0], [3, 0, 9, 0], [2, 9, 0, 0], [0, 0, 0, 0]])
    kept = np.array([True, False, False, False])
    assert disjoint(np.where(kept | kept[:, None], worth, -np.inf), 5, kept) == [(0, 1), (0, 2), (0, 3)]


def test_every_pair_holds_a_film_to_keep() -> None:
    """Also where it is worth least of more candidates than are looked at."""
    films = 200
    facts = plain_facts(films, genres=np.ones((films, 1), np.bool_), genre_names=("Drama",))
    vectors = unit(np.random.default_rng(1).normal(size=(films, 8)))
    value = np.linspace(1, 0, films, dtype=np.float32)
    found = double_features(facts, vectors, rows_of(range(films)), value, NOTHING_TELLS, most=4, keep=(199,))
    assert len(found) == 4
    assert all(199 in (pair.first, pair.second) for pair in found)
    assert len({pair.first + pair.second for pair in found}) == 4


def test_the_lighter_film_comes_second() -> None:
    """A comedy follows a war film, whichever is older; a genre that is neither weighs nothing."""
    facts = genred(("Comedy",), ("War",), ("Mystery",), year=floats([1950, 1990, 2000]))
    assert [lightness(facts, row) for row in range(3)] == [1, -1, 0]
    assert in_order(facts, 0, 1) == in_order(facts, 1, 0) == (1, 0)


@pytest.mark.parametrize(
    ("years", "runtimes", "order"),
    [
        ([1990, 1950], [90, 90], (1, 0)),
        ([1990, np.nan], [90, 200], (0, 1)),
        ([1990, 1990], [90, 120], (1, 0)),
        ([1990, 1990], [np.nan, 120], (1, 0)),
        ([np.nan, np.nan], [np.nan, np.nan], (0, 1)),
    ],
)
def test_of_equals_the_older_comes_first(
    years: list[float], runtimes: list[float], order: tuple[int, int]
) -> None:
    """Then the longer, then the lower row; what is unknown comes later."""
    facts = genred(("Drama",), ("Drama",), year=floats(years), runtime=floats(runtimes))
    assert in_order(facts, 0, 1) == in_order(facts, 1, 0) == order


def test_shares() -> None:
    """Values go from 0 to 1; equal ones are all 1."""
    assert shares(floats([2, 4, 3])).tolist() == [0, 1, 0.5]
    assert shares(floats([7, 7])).tolist() == [1, 1]
    assert shares(floats([])).tolist() == []


def linked(value: list[float], **known: object) -> list[tuple[int, int]]:
    """The pairs of four films of which 0 and 1 share a director, and 2 and 3; vectors all apart alike."""
    facts = plain_facts(4, directors=Ragged.of([[0], [0], [1], [1]]), **known)
    found = double_features(facts, unit(np.eye(4)), rows_of(range(4)), floats(value), NOTHING_TELLS, most=3)
    return [(one.first, one.second) for one in found]


def test_films_with_nothing_in_common_are_no_pair() -> None:
    """However well two films fit, without a person, theme or genre in common they are not shown together."""
    assert linked([1, 0.2, 0.9, 0.1]) == [(0, 1), (2, 3)]


def test_the_better_pair_comes_first() -> None:
    """Of pairs linked alike the one worth more to people is first."""
    assert linked([0.1, 0.2, 0.9, 1.0]) == [(2, 3), (0, 1)]


def test_worth_by_hand() -> None:
    """.6 of the mean of values, and .4 of the mean of link, distance and genres."""
    facts = genred(("A", "B"), ("A",), ("B",), directors=Ragged.of([[0], [0], [1]]))
    (found,) = double_features(
        facts, unit(np.eye(3)), rows_of([0, 1, 2]), floats([1, 0.5, 0]), NOTHING_TELLS, most=1
    )
    half = np.sqrt(0.5)  # the cosine of one genre with two, it among them
    expected = 0.6 * 0.75 + 0.4 * (1 + 1 + 4 * half * (1 - half)) / 3
    assert {found.first, found.second} == {0, 1}
    assert found.worth == pytest.approx(expected)
    assert found.minutes is None


def test_values_may_be_of_any_scale() -> None:
    """Ten times every value plus seven gives the same pairs of the same worth."""
    world = checkerboard()
    rows = rows_of(range(0, FILMS, 3))
    value = np.random.default_rng(3).random(len(rows)).astype(np.float32)
    telling = world.facts.keyword_rarity
    one = double_features(world.facts, world.vectors, rows, value, telling)
    other = double_features(world.facts, world.vectors, rows, 10 * value + 7, telling)
    assert [(pair.first, pair.second) for pair in one] == [(pair.first, pair.second) for pair in other]
    np.testing.assert_allclose([pair.worth for pair in one], [pair.worth for pair in other], rtol=1e-4)


@settings(deadline=None, max_examples=40)
@given(
    rows=st.sets(st.integers(0, FILMS - 1), min_size=0, max_size=20),
    minutes=st.one_of(st.none(), st.integers(0, 300)),
    most=st.integers(0, 5),
    seed=st.integers(0, 99),
)
def test_every_programme_keeps_its_promises(
    rows: set[int], minutes: int | None, most: int, seed: int
) -> None:
    """No film twice, only candidates, in time, with a length that adds up, worth falling, the same again."""
    world = checkerboard()
    films = rows_of(sorted(rows))
    value = np.random.default_rng(seed).random(len(films)).astype(np.float32)
    asked = (world.facts, world.vectors, films, value, world.facts.keyword_rarity, minutes, most)
    found = double_features(*asked)
    shown = [row for pair in found for row in (pair.first, pair.second)]
    assert len(found) <= most
    assert len(set(shown)) == len(shown)
    assert set(shown) <= rows
    assert [pair.worth for pair in found] == sorted((pair.worth for pair in found), reverse=True)
    for pair in found:
        total = world.facts.runtime[pair.first] + world.facts.runtime[pair.second] + INTERVAL
        assert pair.minutes == (None if np.isnan(total) else int(total))
        assert minutes is None or (pair.minutes is not None and pair.minutes <= minutes)
        assert 0 <= pair.worth <= 1 + 1e-6
    assert found == double_features(*asked)
