"""Closeness to likes, mean and nearest, is that of our scorers."""

from __future__ import annotations

import numpy as np
from worlds import checkerboard

from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.baselines.content import ContentSettings, content
from movienight.types import Taste

from .contract import PersonalContract, RelativeConfidence


class TestContent(RelativeConfidence, PersonalContract):
    """Mean closeness, which knows films that nobody rated as well as any."""

    name = "content"

    def test_films_nobody_rated_come_last(self, listener: Listener) -> None:
        """It needs no ratings: they have scores like all others."""
        assert np.isfinite(listener.score(Taste.of([0, 4]))).all()

    def test_a_like_that_counts_more_is_heard_more(self, listener: Listener) -> None:
        """The mean leans to the like of more confidence."""
        even, odd = (listener.score(Taste.of([0, 1], weights)) for weights in ((4, 1), (1, 4)))
        assert (even > odd)[::2].all()
        assert (even < odd)[1::2].all()


def test_mean_and_nearest() -> None:
    """A film's score is its mean cosine to both likes, or the greater of the two."""
    vectors = checkerboard().vectors
    cosines = vectors[[0, 3]] @ vectors.T
    mean, nearest = (
        content(vectors, ContentSettings(way)).score(Taste.of([0, 3])) for way in ("mean", "nearest")
    )
    np.testing.assert_allclose(mean, cosines.mean(axis=0), atol=1e-6)
    np.testing.assert_allclose(nearest, cosines.max(axis=0), atol=1e-6)
