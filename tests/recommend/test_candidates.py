"""Candidates are the union of what the sources put first, and of permitted films only."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from worlds import floats, rows_of, scorers

from movienight.recommend.candidates import QUOTAS, SOURCES, gather, union
from movienight.recommend.scorers import top
from movienight.types import Candidates, Scores

FILMS = 8
SMALL = {"ease": 2, "popular": 3, "mood": 1}

some_scores = arrays.arrays(np.float32, FILMS, elements=st.sampled_from([np.nan, -1.0, 0.5, 1.0, 2.0]))


@pytest.fixture(autouse=True, scope="module")
def small_quotas() -> Iterator[None]:
    """Quotas small enough to be felt among eight films."""
    with pytest.MonkeyPatch.context() as patch:
        for name in QUOTAS:
            patch.setitem(QUOTAS, name, SMALL.get(name, 0))
        yield


def bit(name: str) -> int:
    """The bit that stands for a source."""
    return 1 << SOURCES.index(name)


def test_union_and_bits_by_hand() -> None:
    """Each film carries the bits of just the sources that named it; rows ascend."""
    sources = {
        "popular": floats([9, 0, 8, 7, 0, 0, 0, 0]),
        "ease": floats([np.nan, 5, 6, 0, 0, 0, 0, 0]),
        "knn_strongest": floats([0, 0, 0, 0, 0, 0, 0, 99]),
    }
    found = gather(sources, np.ones(FILMS, np.bool_))
    assert found.rows.tolist() == [0, 1, 2, 3]
    popular, ease = bit("popular"), bit("ease")
    assert found.sources.tolist() == [popular, ease, popular | ease, popular]
    assert found.rows.dtype == np.int32


def test_a_barred_film_makes_room_for_the_next() -> None:
    """A film that is not permitted is not named, and takes nobody's place."""
    permitted = np.ones(FILMS, np.bool_)
    permitted[[0, 1]] = False
    found = gather({"popular": -np.arange(FILMS, dtype=np.float32)}, permitted)
    assert found.rows.tolist() == [2, 3, 4]


def test_a_share_of_the_quota() -> None:
    """With a share of its quota a source names that part of it, rounded."""
    scores = {"popular": -np.arange(FILMS, dtype=np.float32)}
    every = np.ones(FILMS, np.bool_)
    assert gather(scores, every, 0.7).rows.tolist() == [0, 1]
    assert gather(scores, every, 0.1).rows.tolist() == []


def test_a_source_names_only_films_it_has_an_opinion_of() -> None:
    """A quota is not filled up with films of which nothing is heard."""
    scores = np.full(FILMS, np.nan, dtype=np.float32)
    scores[5] = -3
    assert gather({"popular": scores}, np.ones(FILMS, np.bool_)).rows.tolist() == [5]


@settings(deadline=None, max_examples=60)
@given(st.fixed_dictionaries(dict.fromkeys(SMALL, some_scores)), arrays.arrays(np.bool_, FILMS))
def test_each_source_is_heard_to_its_quota(sources: dict[str, Scores], permitted: NDArray[np.bool_]) -> None:
    """The films with a source's bit are that source's best permitted ones, up to its quota."""
    found = gather(sources, permitted)
    assert (np.diff(found.rows) > 0).all()
    assert permitted[found.rows].all()
    assert (found.sources > 0).all()
    for name, scores in sources.items():
        named = set(found.rows[(found.sources & bit(name)) > 0].tolist())
        assert named == set(top(np.where(permitted, scores, np.nan), SMALL[name]).tolist())


def test_union_of_two_people() -> None:
    """What either named is named, with the bits of both."""
    one = Candidates(rows_of([1, 4]), np.array([1, 2], np.uint16))
    other = Candidates(rows_of([0, 4, 6]), np.array([4, 8, 16], np.uint16))
    both = union(one, other)
    assert both.rows.tolist() == [0, 1, 4, 6]
    assert both.sources.tolist() == [4, 1, 10, 16]
    assert both.rows.dtype == np.int32


def test_every_source_has_a_bit() -> None:
    """The bits of all sources fit into the sixteen there are, and the scorers are among them."""
    assert len(SOURCES) <= np.iinfo(np.uint16).bits
    assert set(SOURCES) >= {scorer.name for scorer in scorers()} - {"knn_strongest"}
