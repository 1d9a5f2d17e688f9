"""Popularity counts what it says it counts, of all time and lately."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import NEVER_RATED, checkerboard

from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.baselines.popular import PopularSettings, train_popular
from movienight.evaluate.baselines.windowed import DAY, WindowedSettings, train_windowed
from movienight.evaluate.questions import Log
from movienight.recommend.scorers import top
from movienight.types import Taste

from .contract import ListenerContract, RelativeConfidence
from .tiny import TINY, TINY_LOG

STRANGER = Taste.of([])


class TestPopular(RelativeConfidence, ListenerContract):
    """Likes of all time."""

    name = "popular"

    def test_likes_are_counted(self, listener: Listener) -> None:
        """A film's score is how many people gave it four stars or more; films without any have 0."""
        given = checkerboard().ratings
        scores = listener.score(STRANGER)
        for row in (0, 7, 38):
            assert scores[row] == ((given.row == row) & (given.stars >= 4)).sum() > 0
        assert (scores[list(NEVER_RATED)] == 0).all()


class TestWindowed(RelativeConfidence, ListenerContract):
    """Likes of late, where no time is known."""

    name = "popular_lately"

    def test_it_counts_all_likes(self, listener: Listener) -> None:
        """Without times it is the popularity of all time."""
        popular = train_popular(
            Log.of(checkerboard().ratings), len(listener.score(STRANGER)), PopularSettings()
        )
        np.testing.assert_array_equal(listener.score(STRANGER), popular.score(STRANGER))


@pytest.mark.parametrize(
    ("least", "expected"), [(4.0, [2, 3, 2, 1, 0]), (0.5, [3, 3, 2, 1, 0]), (5.0, [1, 1, 1, 1, 0])]
)
def test_from_how_many_stars_on(least: float, expected: list[int]) -> None:
    """Ratings below so many stars do not count, those at it do."""
    assert train_popular(TINY_LOG, TINY, PopularSettings(least)).score(STRANGER).tolist() == expected


def lately(days: list[float], window: float) -> list[float]:
    """Scores where the ratings of the tiny log, in its order, came on these days."""
    log = Log(TINY_LOG.ratings, np.array(days) * DAY)
    return train_windowed(log, TINY, WindowedSettings(window)).score(STRANGER).tolist()


def test_only_the_last_days_count() -> None:
    """A window of ten days before the last rating, its first moment included; all likes break ties.

    Late are Ann's like of film 1 (day 90), Bob's of 2 (95) and Dee's of 3 (100); films 0, 1, 2, 3 have
    2, 3, 2, 1 likes of all time, worth a quarter each.
    """
    days = [89.9, 90, 10, 20, 95, 30, 40, 100, 99]
    assert lately(days, 10) == [0.5, 1.75, 1.5, 1.25, 0]


def test_the_last_rating_ends_the_window_whatever_its_stars() -> None:
    """Dee's two stars on day 200 leave nothing but ties in a window of ten days."""
    assert lately([89.9, 90, 10, 20, 95, 30, 40, 100, 200], 10) == [0.5, 0.75, 0.5, 0.25, 0]


def test_a_like_at_an_unknown_time_is_not_late() -> None:
    """Of two likes of film 0, on the last day and at no known time, one counts as late."""
    nan = float("nan")
    assert lately([nan, nan, 100, nan, nan, nan, nan, nan, nan], 10) == [1.5, 0.75, 0.5, 0.25, 0]


def test_a_window_over_everything_is_popularity() -> None:
    """A window longer than the log orders films as all likes do."""
    wide = lately([89.9, 90, 10, 20, 95, 30, 40, 100, 99], 1000)
    popular = train_popular(TINY_LOG, TINY, PopularSettings()).score(STRANGER)
    assert top(np.float32(wide), TINY).tolist() == top(popular, TINY).tolist()
