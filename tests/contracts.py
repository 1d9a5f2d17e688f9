"""What every scorer promises, as tests: a scorer's own test class inherits them and names a scorer."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pytest
from worlds import FILMS, NEVER_RATED, RATED

from movienight.recommend.scorers import Scorer
from movienight.types import Taste

TASTES = (
    Taste.of([0, 4]),
    Taste.of([2, 7, 20], [1, 3, 0.5]),
    Taste.of([5, 11, 30, 38], [2, 2, 1, 1]),
    Taste.of([6, NEVER_RATED[0]]),
    Taste.of([NEVER_RATED[0], 9, NEVER_RATED[1]], [1, 1, 4]),
)
"""Of one kind, of both, of unequal confidence, with films that nobody rated."""


class ScorerContract:
    """A scorer of the checkerboard, whose films and people the docstring of `worlds` describes."""

    silent: ClassVar[tuple[int, ...]]
    """Films of which it never has an opinion."""
    heeds_confidence: ClassVar[bool] = True

    @pytest.fixture
    def scorer(self) -> Scorer:
        """The scorer on trial."""
        raise NotImplementedError

    @pytest.mark.parametrize("taste", TASTES)
    def test_one_score_a_film(self, scorer: Scorer, taste: Taste) -> None:
        """There is one float32 for each film: NaN for the films it cannot know, finite for all others."""
        scores = scorer.score(taste)
        assert scores.shape == (FILMS,)
        assert scores.dtype == np.float32
        assert np.flatnonzero(~np.isfinite(scores)).tolist() == list(self.silent)
        assert np.isnan(scores[list(self.silent)]).all()

    def test_nothing_is_said_to_a_stranger(self, scorer: Scorer) -> None:
        """An empty taste gives no opinion of any film."""
        scores = scorer.score(Taste.of([]))
        assert scores.shape == (FILMS,)
        assert np.isnan(scores).all()

    @pytest.mark.parametrize("kind", [0, 1])
    @pytest.mark.parametrize("likes", [1, 2, 5])
    def test_own_kind_comes_first(self, scorer: Scorer, kind: int, likes: int) -> None:
        """Whoever likes even films is told of every even film before any odd one; likewise odd."""
        taste = Taste.of(np.arange(likes) * 6 + kind)
        scores = scorer.score(taste)
        unknown = np.setdiff1d(np.arange(RATED), taste.rows)
        own = unknown % 2 == kind
        assert scores[unknown[own]].min() > scores[unknown[~own]].max()

    @pytest.mark.parametrize("taste", TASTES)
    def test_without_each(self, scorer: Scorer, taste: Taste) -> None:
        """Leaving a like out quickly gives what a taste that never had it gives."""
        positions = range(len(taste))
        slow = np.stack([scorer.score(taste.without(position)) for position in positions])
        quick = scorer.without_each(taste, positions)
        assert quick.dtype == np.float32
        np.testing.assert_allclose(quick, slow, rtol=2e-4, atol=2e-6)

    def test_without_some(self, scorer: Scorer) -> None:
        """Only the likes asked for are left out, in the order asked for."""
        taste = TASTES[2]
        every = scorer.without_each(taste, range(4))
        np.testing.assert_allclose(scorer.without_each(taste, [3, 0]), every[[3, 0]], rtol=1e-4, atol=1e-6)

    def test_without_the_only_like(self, scorer: Scorer) -> None:
        """Without their only like a person is a stranger."""
        alone = scorer.without_each(Taste.of([4]), [0])
        assert alone.shape == (1, FILMS)
        assert np.isnan(alone).all()

    @pytest.mark.parametrize("taste", TASTES)
    def test_order_of_likes(self, scorer: Scorer, taste: Taste) -> None:
        """It does not matter in which order likes were given."""
        turned = Taste(taste.rows[::-1], taste.confidence[::-1])
        np.testing.assert_allclose(scorer.score(turned), scorer.score(taste), rtol=2e-4, atol=2e-6)

    def test_confidence(self, scorer: Scorer) -> None:
        """With an even and an odd like, the one that counts more pulls its own kind up."""

        def lean(confidence: list[float]) -> float:
            scores = scorer.score(Taste.of([0, 1], confidence))[2:RATED]
            return float(scores[::2].mean() - scores[1::2].mean())

        if self.heeds_confidence:
            assert lean([5, 1]) > lean([1, 1]) > lean([1, 5])
        else:
            assert lean([5, 1]) == lean([1, 1]) == lean([1, 5])

    def test_answers_are_ones_own(self, scorer: Scorer) -> None:
        """Writing into an answer changes no later answer about the same taste."""
        taste = Taste.of([0, 5])
        first = scorer.score(taste)
        kept = first.copy()
        first[:] = -1
        scorer.without_each(taste, [0, 1])[:] = -1
        np.testing.assert_array_equal(scorer.score(taste), kept)
