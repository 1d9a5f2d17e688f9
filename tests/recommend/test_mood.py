"""A mood's scores are closeness and a little fame, each in standard deviations."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import checkerboard, unit

from movienight.recommend.mood import FAME, mood_scores


def test_by_hand() -> None:
    """Closeness 1, 0, -1 and fame 0, 1, 2 are +-sqrt(3/2) deviations from their means."""
    vectors = np.float32([[1, 0], [0, 1], [-1, 0]])
    scores = mood_scores(vectors, np.float32([1, 0]), np.float32([0, 1, 2]))
    deviation = np.sqrt(1.5)
    np.testing.assert_allclose(scores, [deviation * (1 - FAME), 0, -deviation * (1 - FAME)], atol=1e-6)
    assert scores.dtype == np.float32


@pytest.mark.parametrize("fame", [0.0, np.log1p(3.0), 0.1])
def test_equal_fame_says_nothing(fame: float) -> None:
    """Where all films are equally famous only closeness counts, in standard deviations."""
    vectors = unit(np.random.default_rng(0).normal(size=(50, 4)))
    scores = mood_scores(vectors, vectors[3], np.full(50, fame, np.float32))
    closeness = vectors @ vectors[3]
    expected = (closeness - closeness.mean()) / closeness.std()
    np.testing.assert_allclose(scores, expected, atol=1e-4)


def test_nothing_varies() -> None:
    """Where films are all alike in every way nobody is ahead."""
    vectors = np.tile(np.float32([0.6, 0.8]), (7, 1))
    scores = mood_scores(vectors, np.float32([1, 0]), np.zeros(7, np.float32))
    np.testing.assert_allclose(scores, np.zeros(7), atol=1e-6)


def test_the_mood_of_a_kind_finds_that_kind() -> None:
    """A mood that sounds like even films puts every even film before any odd one."""
    world = checkerboard()
    scores = mood_scores(world.vectors, world.vectors[::2].mean(axis=0), world.facts.log_likes)
    assert scores[:40:2].min() > scores[1:40:2].max()
