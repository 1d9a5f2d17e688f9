"""What every baseline promises, as tests: a baseline's own test class inherits them and names itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

import numpy as np
import pytest
from contracts import TASTES
from worlds import FILMS, NEVER_RATED, RATED, checkerboard

from movienight.evaluate.baselines.base import Baseline, Listener
from movienight.evaluate.baselines.grid import with_content
from movienight.evaluate.questions import Log
from movienight.recommend.scorers import top
from movienight.types import Taste


@cache
def baselines() -> Mapping[str, Baseline[Any]]:
    """All of them, by name, with the checkerboard's vectors."""
    return with_content(checkerboard().vectors)


def train(name: str, settings: Any = None) -> Listener:
    """A baseline trained on the checkerboard, by default settings where none are given."""
    baseline = baselines()[name]
    return baseline.train(Log.of(checkerboard().ratings), FILMS, settings or baseline.default)


trained = cache(train)
"""The same, trained once."""


class ListenerContract:
    """A listener of the checkerboard, whose films and people the docstring of `worlds` describes."""

    name: ClassVar[str]
    settings: ClassVar[Any] = None
    """Where the default, made for real data, does not suit a world so small."""

    @pytest.fixture
    def listener(self) -> Listener:
        """The listener on trial."""
        return trained(self.name, self.settings)

    @pytest.mark.parametrize("taste", TASTES)
    def test_one_score_a_film(self, listener: Listener, taste: Taste) -> None:
        """There is one float32 for each film, none infinite, and some opinion of every rated one."""
        scores = listener.score(taste)
        assert scores.shape == (FILMS,)
        assert scores.dtype == np.float32
        assert np.isfinite(scores[:RATED]).all()
        assert not np.isinf(scores).any()

    @pytest.mark.parametrize("taste", TASTES)
    def test_films_nobody_rated_come_last(self, listener: Listener, taste: Taste) -> None:
        """Of films without a rating there is no opinion, or none lower."""
        scores = listener.score(taste)
        unrated = scores[list(NEVER_RATED)]
        assert (np.isnan(unrated) | (unrated <= scores[:RATED].min())).all()

    @pytest.mark.parametrize("taste", TASTES)
    def test_the_same_again(self, listener: Listener, taste: Taste) -> None:
        """Asked again, and trained again, it says the same."""
        scores = listener.score(taste)
        np.testing.assert_array_equal(listener.score(taste), scores)
        np.testing.assert_array_equal(train(self.name, self.settings).score(taste), scores)


class RelativeConfidence:
    """Of listeners to whom confidence only says which like counts more than another."""

    @pytest.mark.parametrize("taste", TASTES)
    def test_twice_the_confidence_in_all_changes_nothing(self, listener: Listener, taste: Taste) -> None:
        """When all likes count twice as much the order of films is the same."""
        twice = Taste(taste.rows, 2 * taste.confidence)
        order = top(listener.score(taste), FILMS)
        assert top(listener.score(twice), FILMS).tolist() == order.tolist()


class PersonalContract(ListenerContract):
    """Of listeners that heed the taste."""

    def test_nothing_is_said_to_a_stranger(self, listener: Listener) -> None:
        """An empty taste gives no opinion of any film."""
        assert np.isnan(listener.score(Taste.of([]))).all()

    @pytest.mark.parametrize("kind", [0, 1])
    @pytest.mark.parametrize("likes", [1, 2, 5])
    def test_own_kind_comes_first(self, listener: Listener, kind: int, likes: int) -> None:
        """Whoever likes even films is told of every even film before any odd one; likewise odd."""
        taste = Taste.of(np.arange(likes) * 6 + kind)
        scores = listener.score(taste)
        unknown = np.setdiff1d(np.arange(RATED), taste.rows)
        own = unknown % 2 == kind
        assert scores[unknown[own]].min() > scores[unknown[~own]].max()

    def test_a_like_that_counts_more_is_heard_more(self, listener: Listener) -> None:
        """Of one even and one odd like, that of four times the confidence brings its kind to the top."""
        for weights, kind in (((4, 1), 0), ((1, 4), 1)):
            best = top(listener.score(Taste.of([0, 1], weights)), 10)
            assert (best % 2 == kind).mean() >= 0.8


class RatingsOnlyContract(PersonalContract):
    """Of personal listeners that know films by their likes alone."""

    def test_nothing_is_said_of_likes_that_nobody_shares(self, listener: Listener) -> None:
        """A taste of films that nobody rated gives no opinion of any film."""
        assert np.isnan(listener.score(Taste.of(list(NEVER_RATED[:2])))).all()

    def test_nothing_is_said_of_films_that_nobody_liked(self, listener: Listener) -> None:
        """Films that nobody rated have no score."""
        scores = listener.score(Taste.of([0, 4]))
        assert np.flatnonzero(np.isnan(scores)).tolist() == list(NEVER_RATED)
