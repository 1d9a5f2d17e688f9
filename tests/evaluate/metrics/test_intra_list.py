"""How alike films are, in directions one can draw."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import floats, unit

from movienight.evaluate.metrics.intra_list import least_distance, mean_distance, mean_similarity

EAST, NORTH, WEST, NOWHERE = (1, 0), (0, 1), (-1, 0), (0, 0)


@pytest.mark.parametrize(
    ("vectors", "similar", "least"),
    [
        ([EAST, EAST], 1, 0),
        ([EAST, NORTH], 0, 1),
        ([EAST, WEST], -1, 2),
        ([EAST, EAST, NORTH], 1 / 3, 0),
        ([EAST, NORTH, WEST], -1 / 3, 1),
        ([EAST, (0.6, 0.8), NORTH], (0.6 + 0.8) / 3, 0.2),
        ([EAST, EAST, NOWHERE], 1 / 3, 0),
    ],
)
def test_by_hand(vectors: list[tuple[float, float]], similar: float, least: float) -> None:
    """The mean cosine over pairs, 1 less that, and 1 less the greatest cosine."""
    films = floats(vectors)
    assert mean_similarity(films) == pytest.approx(similar, abs=1e-7)
    assert mean_distance(films) == pytest.approx(1 - similar, abs=1e-7)
    assert least_distance(films) == pytest.approx(least, abs=1e-7)


@given(st.integers(0, 2**32 - 1), st.integers(2, 8))
def test_equal_the_slow_twins(seed: int, films: int) -> None:
    """Any unit vectors give what going over all pairs gives."""
    vectors = unit(np.random.default_rng(seed).normal(size=(films, 5)))
    exact = vectors.astype(np.float64)
    cosines = [float(exact[i] @ exact[j]) for i, j in combinations(range(films), 2)]
    assert mean_similarity(vectors) == pytest.approx(np.mean(cosines), abs=1e-12)
    assert mean_distance(vectors) == pytest.approx(1 - np.mean(cosines), abs=1e-12)
    assert least_distance(vectors) == pytest.approx(1 - max(cosines), abs=1e-12)


@pytest.mark.parametrize("films", [0, 1])
def test_one_film_is_like_no_other(films: int) -> None:
    """Without a pair there is nothing to measure."""
    vectors = np.ones((films, 1), np.float32)
    assert math.isnan(mean_similarity(vectors))
    assert math.isnan(mean_distance(vectors))
    assert math.isnan(least_distance(vectors))
