"""Filters bar what they should, unknown facts included, and sums over lists are right."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FILMS, checkerboard, floats, plain_facts

from movienight.recommend.facts import allowed, sums
from movienight.recommend.pipeline import filter_that_bars
from movienight.storage.columns import Ragged
from movienight.types import Filters

FACTS = plain_facts(
    5,
    year=floats([1989, 1990, 2005, 2006, np.nan]),
    runtime=floats([90, 120, 121, 200, np.nan]),
    genres=np.array([[1, 0], [1, 1], [0, 1], [0, 0], [0, 0]], np.bool_),
    genre_names=("Comedy", "Sci-Fi"),
    language=np.array([0, 1, 0, 1, -1], np.int16),
    language_names=("en", "fr"),
)


@pytest.mark.parametrize(
    ("filters", "name", "passing"),
    [
        (Filters(genres=frozenset({"Comedy"})), "genre", [0, 1]),
        (Filters(genres=frozenset({"comedy", "SCI-FI"})), "genre", [0, 1, 2]),
        (Filters(genres=frozenset({"Opera"})), "genre", []),
        (Filters(not_genres=frozenset({"sci-fi"})), "not genre", [0, 3, 4]),
        (Filters(not_genres=frozenset({"Opera"})), "not genre", [0, 1, 2, 3, 4]),
        (Filters(years=(1990, 2005)), "year", [1, 2]),
        (Filters(years=(None, 1990)), "year", [0, 1]),
        (Filters(years=(2005, None)), "year", [2, 3]),
        (Filters(languages=frozenset({"fr"})), "language", [1, 3]),
        (Filters(languages=frozenset({"fr", "en"})), "language", [0, 1, 2, 3]),
        (Filters(languages=frozenset({"ja"})), "language", []),
        (Filters(max_runtime=120), "runtime", [0, 1]),
        (Filters(exclude=frozenset({0, 3})), "exclude", [1, 2, 4]),
    ],
)
def test_each_filter_alone(filters: Filters, name: str, passing: list[int]) -> None:
    """Bounds are inclusive, case does not matter, and what is unknown does not pass a filter on it."""
    masks = allowed(FACTS, filters)
    assert list(masks) == [name]
    assert masks[name].dtype == np.bool_
    assert np.flatnonzero(masks[name]).tolist() == passing


def test_no_wish_no_filter() -> None:
    """Filters that ask nothing are not there; neither is include-seen, which is no filter on facts."""
    assert allowed(FACTS, Filters(include_seen=True)) == {}


def test_every_wish_has_its_own_mask() -> None:
    """Several wishes are kept apart, so that each can be called to account."""
    filters = Filters(genres=frozenset({"Comedy"}), years=(None, 1989), max_runtime=100)
    masks = allowed(FACTS, filters)
    assert set(masks) == {"genre", "year", "runtime"}
    assert np.flatnonzero(np.logical_and.reduce(list(masks.values()))).tolist() == [0]


def test_the_filter_that_bars_a_film() -> None:
    """The first wish that a film fails is named; none where it passes all."""
    filters = Filters(genres=frozenset({"Comedy"}), max_runtime=100)
    assert filter_that_bars(FACTS, filters, 0) is None
    assert filter_that_bars(FACTS, filters, 1) == "runtime"
    assert filter_that_bars(FACTS, filters, 2) == "genre"


@settings(deadline=None, max_examples=60)
@given(
    lists=st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=6),
    data=st.data(),
)
def test_sums_equal_a_slow_loop(lists: list[list[int]], data: st.DataObject) -> None:
    """The sum over each film's list, for any rows in any order, also twice and for empty lists."""
    rows = data.draw(st.lists(st.integers(0, len(lists) - 1), max_size=8))
    worth = floats([0.5, -1, 2, 4, 0.25, 8])
    found = sums(Ragged.of(lists), np.array(rows, dtype=np.int32), worth)
    assert found.tolist() == [sum(float(worth[i]) for i in lists[row]) for row in rows]
    assert found.dtype == np.float32


def test_genre_vectors() -> None:
    """Genres are unit vectors; a film without genres has none."""
    expected = [[1, 0], [np.sqrt(0.5)] * 2, [0, 1], [0, 0], [0, 0]]
    np.testing.assert_allclose(FACTS.genre_vectors, expected, rtol=1e-6)


def test_rare_keywords_weigh_more() -> None:
    """A keyword's rarity is log((films + 1) / (films that have it + 1))."""
    facts = plain_facts(3, keywords=Ragged.of([[0], [0, 1], [0]]))
    np.testing.assert_allclose(facts.keyword_rarity, np.log([4 / 4, 4 / 2]), rtol=1e-6)


def test_a_fact_for_each_film() -> None:
    """The length of facts is the number of films; fame is the logarithm of likes."""
    facts = checkerboard().facts
    assert len(facts) == FILMS
    np.testing.assert_allclose(facts.log_likes, np.log(1 + facts.likes))
