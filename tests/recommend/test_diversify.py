"""Ten suggestions are not one suggestion ten times."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import checkerboard, floats, unit

from movienight.recommend.diversify import alikeness, dpp, mmr
from movienight.types import Floats


def slow_mmr(value: Floats, similarity: Floats, n: int, diversity: float) -> list[int]:
    """The definition, read out loud: each time the best worth among those left, the first of equals."""
    spread = float(value.max() - value.min())
    relevance = [(v - value.min()) / spread if spread else np.float32(0) for v in value]
    chosen: list[int] = []
    while len(chosen) < min(n, len(value)):
        worth = {
            i: (1 - diversity) * relevance[i]
            - diversity * max([similarity[i, j] for j in chosen], default=np.float32(0))
            for i in range(len(value))
            if i not in chosen
        }
        chosen.append(max(worth, key=lambda i: worth[i]))
    return chosen


def test_without_diversity_the_order_of_value_stays() -> None:
    """Diversity 0 gives the films by value, whatever is alike."""
    value = floats([0.2, 0.9, -3.0, 0.5])
    assert mmr(value, np.ones((4, 4), np.float32), 3, 0.0).tolist() == [1, 3, 0]


def test_twins_are_parted() -> None:
    """Of two films that are the same the second comes after a weaker film unlike it."""
    value = floats([1.0, 0.99, 0.5, 0.0])
    alike = np.eye(4, dtype=np.float32)
    alike[0, 1] = alike[1, 0] = 1
    assert mmr(value, alike, 3, 0.5).tolist() == [0, 2, 3]
    assert mmr(value, alike, 3, 0.1).tolist() == [0, 1, 2]


@settings(deadline=None, max_examples=80)
@given(st.data(), st.integers(1, 8), st.integers(0, 10), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
def test_equals_the_slow_twin(data: st.DataObject, films: int, n: int, diversity: float) -> None:
    """Any values and similarities give what the definition gives, film by film, each once."""
    coarse = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])
    value = data.draw(arrays.arrays(np.float32, films, elements=coarse))
    half = data.draw(arrays.arrays(np.float32, (films, films), elements=coarse))
    similarity = np.maximum(half, half.T)
    chosen = mmr(value, similarity, n, diversity).tolist()
    assert chosen == slow_mmr(value, similarity, n, diversity)
    assert len(chosen) == len(set(chosen)) == min(n, films)


def test_no_films() -> None:
    """Of nothing nothing is chosen."""
    chosen = mmr(np.zeros(0, np.float32), np.zeros((0, 0), np.float32), 10, 0.3)
    assert chosen.tolist() == []


def test_alikeness_by_hand() -> None:
    """Half is closeness of vectors, half of genres; what points apart counts 0, not less."""
    vectors = unit(np.array([[1, 0], [-1, 0], [1, 1]]))
    genres = floats([[1, 0], [1, 0], [0, 1]])
    half = np.sqrt(0.5) / 2
    expected = [[1, 0.5, half], [0.5, 1, 0], [half, 0, 1]]
    np.testing.assert_allclose(alikeness(vectors, genres), expected, atol=1e-6)


@pytest.mark.parametrize("kind", [0, 1])
def test_films_of_a_kind_are_alike(kind: int) -> None:
    """On the checkerboard films are more alike within a kind than across, and never beyond 0..1."""
    world = checkerboard()
    alike = alikeness(world.vectors, world.facts.genre_vectors)
    assert alike.min() >= 0
    assert alike.max() <= 1 + 1e-6
    own = np.arange(len(alike)) % 2 == kind
    assert alike[own][:, own].mean() > 2 * alike[own][:, ~own].mean()


def slow_dpp(value: Floats, similarity: Floats, n: int, diversity: float) -> list[int]:
    """The definition: each time whatever gives the chosen the greatest value and determinant together."""
    spread = float(value.max() - value.min())
    relevance = (value - value.min()) / spread if spread else np.zeros_like(value)
    chosen: list[int] = []
    while len(chosen) < min(n, len(value)):
        worth = {}
        for i in set(range(len(value))) - set(chosen):
            rows = [*chosen, i]
            _, log_volume = np.linalg.slogdet(similarity[np.ix_(rows, rows)].astype(np.float64))
            worth[i] = (1 - diversity) * relevance[i] + diversity * (log_volume if chosen else 0)
        chosen.append(max(worth, key=lambda i: worth[i]))
    return chosen


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 7), st.integers(0, 9), st.sampled_from([0.0, 0.2, 0.5, 0.8]))
def test_the_point_process_is_greedy_by_its_determinant(seed: int, m: int, n: int, diversity: float) -> None:
    """Grown row by row, it chooses as determinants worked out anew for every film do."""
    rng = np.random.default_rng(seed)
    vectors = unit(rng.normal(size=(m, 9)))
    value = rng.random(m).astype(np.float32)
    similarity = vectors @ vectors.T
    assert dpp(value, similarity, n, diversity).tolist() == slow_dpp(value, similarity, n, diversity)


def test_a_determinant_sees_what_three_say_twice() -> None:
    """Two films at right angles explain the one between them; MMR, pair by pair, finds the fourth no better.

    The third lies in the plane of the first two, at 45 degrees to each; the fourth is as near to the
    first, but else outside the plane. A determinant takes it first, though the third is worth more.
    """
    half = np.sqrt(0.5)
    vectors = floats([[1, 0, 0], [0, 1, 0], [half, half, 0], [half, 0, half]])
    value, similarity = floats([1.0, 0.99, 0.5, 0.45]), vectors @ vectors.T
    assert dpp(value, similarity, 3, 0.3).tolist() == [0, 1, 3]
    assert mmr(value, similarity, 3, 0.3).tolist() == [0, 1, 2]


def test_the_point_process_keeps_the_order_of_value() -> None:
    """Diversity 0 gives the films by value, even of twins, and never one twice."""
    value = floats([0.2, 0.9, -3.0, 0.5])
    twins = np.ones((4, 4), np.float32)
    assert dpp(value, twins, 9, 0.0).tolist() == [1, 3, 0, 2]
    assert sorted(dpp(value, twins, 9, 0.7).tolist()) == [0, 1, 2, 3]
    clones = unit(np.random.default_rng(3).normal(size=(4, 3)))[[0, 1, 2, 3] * 5]
    many = dpp(np.linspace(1, 0, 20).astype(np.float32), clones @ clones.T, 20, 0.1)
    assert sorted(many.tolist()) == list(range(20))
    assert dpp(floats([]), np.zeros((0, 0), np.float32), 3, 0.5).tolist() == []
