"""Ten suggestions are not one suggestion ten times."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import checkerboard, floats, unit

from movienight.recommend.diversify import alikeness, mmr
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
