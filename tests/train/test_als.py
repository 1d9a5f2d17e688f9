"""ALS is implicit's, and a new person is folded in as implicit itself would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from implicit.cpu.als import AlternatingLeastSquares
from scipy import sparse
from threadpoolctl import threadpool_limits
from worlds import FILMS, NEVER_RATED, RATED, checkerboard

from movienight.recommend.scorers import Als
from movienight.train.als import AlsConfig, train_als
from movienight.train.matrix import interactions
from movienight.types import Floats, Taste

CONFIG = AlsConfig(factors=6, regularization=0.7, alpha=4.0, iterations=5)
MATRIX = interactions(checkerboard().ratings, FILMS)
TRAINED = train_als(MATRIX, CONFIG)


def by_implicit(taste: Taste, trained: Als, config: AlsConfig) -> Floats:
    """The factors that implicit computes for a person of these likes."""
    with threadpool_limits(limits=1, user_api="blas"):
        model = AlternatingLeastSquares(
            factors=config.factors,
            regularization=config.regularization,
            alpha=config.alpha,
            num_threads=1,
        )
        model.item_factors = np.nan_to_num(trained.item_factors)
        person = sparse.csr_matrix((taste.confidence, ([0] * len(taste), taste.rows)), shape=(1, FILMS))
        return np.asarray(model.recalculate_user(0, person))


@settings(deadline=None, max_examples=30)
@given(
    likes=st.lists(st.integers(0, RATED - 1), min_size=1, max_size=8, unique=True),
    confidence=st.lists(st.floats(0.25, 4, width=32), min_size=8, max_size=8),
)
def test_fold_in_equals_implicit(likes: list[int], confidence: list[float]) -> None:
    """Any likes with any confidence give the factors that implicit's own fold-in gives."""
    taste = Taste.of(likes, confidence[: len(likes)])
    np.testing.assert_allclose(TRAINED.fold_in([taste])[0], by_implicit(taste, TRAINED, CONFIG), atol=1e-4)


@pytest.mark.parametrize("alpha", [1.0, 0.5, 20.0])
def test_fold_in_for_any_alpha(alpha: float) -> None:
    """Also where implicit passes over alpha, at 1, and where a like counts less than a film not spoken of."""
    config = AlsConfig(factors=4, regularization=2.0, alpha=alpha, iterations=3)
    trained, taste = train_als(MATRIX, config), Taste.of([0, 4, 9], [1, 2, 1])
    np.testing.assert_allclose(trained.fold_in([taste])[0], by_implicit(taste, trained, config), atol=1e-4)


def test_several_people_at_once() -> None:
    """People folded in together have the factors they have alone."""
    tastes = [Taste.of([0, 2]), Taste.of([5], [3]), Taste.of([7, 8, 30])]
    together = TRAINED.fold_in(tastes)
    assert together.shape == (3, CONFIG.factors)
    for taste, factors in zip(tastes, together, strict=True):
        np.testing.assert_allclose(TRAINED.fold_in([taste])[0], factors, atol=1e-6)


def test_a_like_that_nobody_rated_is_passed_over() -> None:
    """A liked film without factors changes nothing of a person."""
    np.testing.assert_array_equal(
        TRAINED.fold_in([Taste.of([0, NEVER_RATED[0], 6])]), TRAINED.fold_in([Taste.of([0, 6])])
    )


def test_films_nobody_rated_have_no_factors() -> None:
    """Films without a like have NaN factors; the gram matrix is that of the others."""
    known = np.isfinite(TRAINED.item_factors).all(axis=1)
    assert np.flatnonzero(~known).tolist() == list(NEVER_RATED)
    factors = TRAINED.item_factors[known]
    np.testing.assert_allclose(TRAINED.gram, factors.T @ factors, rtol=1e-5, atol=1e-6)
    assert (TRAINED.alpha, TRAINED.regularization) == (CONFIG.alpha, CONFIG.regularization)


def test_training_again_gives_the_same() -> None:
    """The same matrix and settings give the same factors; another seed gives others."""
    np.testing.assert_array_equal(train_als(MATRIX, CONFIG).item_factors, TRAINED.item_factors)
    other = train_als(MATRIX, AlsConfig(factors=6, regularization=0.7, alpha=4.0, iterations=5, seed=8))
    assert not np.array_equal(other.item_factors[:RATED], TRAINED.item_factors[:RATED])
