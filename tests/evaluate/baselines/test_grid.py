"""Grids are small, hold their default, and all of their settings can be trained."""

from __future__ import annotations

import gc
import weakref
from dataclasses import asdict

import numpy as np
import pytest
from worlds import FILMS, checkerboard

from movienight.evaluate.baselines.base import Forgetful
from movienight.evaluate.baselines.grid import ALL, BASELINES
from movienight.evaluate.baselines.lenskit import LENSKIT
from movienight.evaluate.lineup import MISSING
from movienight.evaluate.questions import Log
from movienight.recommend.scorers import Content
from movienight.types import Scores, Taste

from .contract import baselines

EVERY = tuple(name for name in baselines() if name not in MISSING)
"""Those of a package that is not installed are tested where it is."""
TUNED = tuple(name for name in EVERY if name not in ("random", "content"))


def test_no_name_stands_twice() -> None:
    """Every baseline is found by its name, and content only where there are vectors."""
    assert list(BASELINES) == [baseline.name for baseline in ALL]
    assert list(baselines()) == [*BASELINES, *LENSKIT, "content"]


@pytest.mark.parametrize("name", EVERY)
def test_the_default_is_one_of_the_grid(name: str) -> None:
    """Settings of a grid differ from one another, and the default is among them."""
    grid = baselines()[name].grid
    assert baselines()[name].default in grid
    assert len(set(grid)) == len(grid)


@pytest.mark.parametrize("name", TUNED)
def test_grids_are_small(name: str) -> None:
    """There is something to choose, and not so much that choosing takes long."""
    assert 4 <= len(baselines()[name].grid) <= 9


@pytest.mark.parametrize("name", EVERY)
def test_all_settings_can_be_trained(name: str) -> None:
    """Each setting gives a listener of the baseline's name that scores every rated film."""
    baseline = baselines()[name]
    for settings in baseline.grid:
        listener = baseline.train(Log.of(checkerboard().ratings), FILMS, settings)
        assert listener.name == name
        assert np.isfinite(listener.score(Taste.of([0, 4, 7]))[:40]).all()


@pytest.mark.parametrize("name", EVERY)
def test_settings_can_be_logged(name: str) -> None:
    """Settings are plain values."""
    for settings in baselines()[name].grid:
        assert {type(value) for value in asdict(settings).values()} <= {int, float, str}


@pytest.mark.parametrize("name", TUNED)
def test_settings_matter(name: str) -> None:
    """Some two settings of a grid do not say the same."""
    baseline = baselines()[name]
    log = Log(checkerboard().ratings, np.arange(len(checkerboard().ratings)) * 86_400.0)
    scores = [baseline.train(log, FILMS, chosen).score(Taste.of([0, 4, 7])) for chosen in baseline.grid]
    assert any(not np.array_equal(scores[0], other, equal_nan=True) for other in scores[1:])


def test_nothing_of_a_taste_is_kept() -> None:
    """A scorer asked through Forgetful says what it would say, and has no taste left that it remembers."""
    heard: list[weakref.ref[Taste]] = []

    class Noting(Content):
        def score(self, taste: Taste) -> Scores:
            heard.append(weakref.ref(taste))
            return super().score(taste)

    vectors, taste = checkerboard().vectors, Taste.of([0, 4], [1, 3])
    found = Forgetful(Noting(vectors), "content").score(taste)
    np.testing.assert_array_equal(found, Content(vectors).score(taste))
    gc.collect()
    assert [taste() for taste in heard] == [None]
