"""Models of LensKit, where it is installed; where it is not, that they can be named and no more."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.evaluate.baselines import lenskit
from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.baselines.ease import EaseSettings, train_ease
from movienight.evaluate.baselines.lenskit import LENSKIT, LenskitAlsSettings, LenskitEaseSettings
from movienight.types import Taste

from .contract import RatingsOnlyContract
from .tiny import TINY, TINY_LOG

needs_lenskit = pytest.mark.skipif(not lenskit.installed(), reason="lenskit is not installed")


class LenskitContract(RatingsOnlyContract):
    """Of its models, which take every like as it is."""

    def test_a_like_that_counts_more_is_heard_more(self, listener: Listener) -> None:
        """It knows no confidence: of one even and one odd like, neither is heard more."""
        one, other = (listener.score(Taste.of([0, 1], weights)) for weights in ((4, 1), (1, 4)))
        np.testing.assert_array_equal(one, other)


@needs_lenskit
class TestLenskitKnn(LenskitContract):
    """Its item-item neighbourhoods."""

    name = "lenskit_knn"


@needs_lenskit
class TestLenskitAls(LenskitContract):
    """Its implicit matrix factorization."""

    name = "lenskit_als"
    settings = LenskitAlsSettings(factors=4, regularization=1.0, weight=3.0)


@needs_lenskit
class TestLenskitEase(LenskitContract):
    """Its EASE."""

    name = "lenskit_ease"
    settings = LenskitEaseSettings(20.0)


@needs_lenskit
def test_its_ease_is_ours() -> None:
    """Two hands work out the same closed form; ours keeps weights in half precision."""
    theirs = LENSKIT["lenskit_ease"].train(TINY_LOG, TINY, LenskitEaseSettings(2.0)).score(Taste.of([0, 2]))
    ours = train_ease(TINY_LOG, TINY, EaseSettings(2.0)).score(Taste.of([0, 2]))
    others = [1, 3]
    np.testing.assert_allclose(theirs[others], ours[others], atol=1e-3)


def test_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """That it is missing is known before anything of it is asked for."""
    monkeypatch.setattr(lenskit, "find_spec", lambda name: None)
    assert not lenskit.installed()
    assert {baseline.name for baseline in LENSKIT.values()} == set(LENSKIT)
    assert all(baseline.default in baseline.grid for baseline in LENSKIT.values())
