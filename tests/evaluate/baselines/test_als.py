"""ALS alone is the model of our own training under a name and settings of its own."""

from __future__ import annotations

import numpy as np
from worlds import FILMS, checkerboard

from movienight.evaluate.baselines.als import train_plain_als
from movienight.evaluate.questions import Log
from movienight.train.als import AlsConfig, train_als
from movienight.train.matrix import interactions
from movienight.types import Taste

from .contract import RatingsOnlyContract


class TestPlainAls(RatingsOnlyContract):
    """ALS, to which twice the confidence is twice the evidence against all films not liked."""

    name = "plain_als"


def test_it_is_trained_on_likes_alone() -> None:
    """Scores are those of ALS on the matrix of likes, in which ratings below four stars are nothing."""
    config, taste = AlsConfig(factors=4, regularization=2.0, alpha=3.0), Taste.of([0, 6, 9])
    ratings = checkerboard().ratings
    expected = train_als(interactions(ratings, FILMS), config).score(taste)
    found = train_plain_als(Log.of(ratings), FILMS, config)
    np.testing.assert_array_equal(found.score(taste), expected)
    assert found.name == "plain_als"
