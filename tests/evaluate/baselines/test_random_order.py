"""Random order is random, of its own for everybody, and told again the same."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from worlds import FILMS, RATED

from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.baselines.random_order import RandomOrder, RandomSettings
from movienight.recommend.scorers import top
from movienight.types import Taste

from .contract import ListenerContract, RelativeConfidence, train


class TestRandomOrder(RelativeConfidence, ListenerContract):
    """Random order."""

    name = "random"

    def test_everybody_has_an_order_of_their_own(self, listener: Listener) -> None:
        """Other likes, or another seed, give another order; another sequence of the same likes does not."""
        order = top(listener.score(Taste.of([0, 4])), FILMS).tolist()
        assert len(order) == RATED
        assert top(listener.score(Taste.of([4, 0])), FILMS).tolist() == order
        assert top(listener.score(Taste.of([0, 5])), FILMS).tolist() != order
        assert top(train("random", RandomSettings(seed=8)).score(Taste.of([0, 4])), FILMS).tolist() != order

    def test_a_stranger_is_answered_too(self, listener: Listener) -> None:
        """No taste is needed."""
        assert np.isfinite(listener.score(Taste.of([]))[:RATED]).all()


def test_no_film_is_favoured() -> None:
    """Over many tastes each of four films comes first about as often as any other."""
    listener = RandomOrder(np.ones(4, dtype=np.bool_), seed=7)
    pairs = combinations(range(64), 2)
    first = [np.argmax(listener.score(Taste.of(pair))) for pair in pairs]
    shares = np.bincount(first, minlength=4) / len(first)
    assert shares == pytest.approx(0.25, abs=0.05)
