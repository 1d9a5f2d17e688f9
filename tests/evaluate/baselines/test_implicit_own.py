"""The recommenders of the `implicit` library, asked as its users ask them."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import FILMS

from movienight.evaluate.baselines.implicit_own import (
    ImplicitAlsSettings,
    ImplicitCosineSettings,
    ImplicitOwn,
    train_implicit_als,
    train_implicit_cosine,
)
from movienight.types import Taste

from .contract import RatingsOnlyContract, trained
from .tiny import LIKES, TINY, TINY_LOG


class TestImplicitAls(RatingsOnlyContract):
    """Its ALS."""

    name = "implicit_als"
    settings = ImplicitAlsSettings(factors=4, regularization=1.0, alpha=3.0)


class TestImplicitCosine(RatingsOnlyContract):
    """Its cosine."""

    name = "implicit_cosine"


class TestImplicitBm25(RatingsOnlyContract):
    """Its BM25."""

    name = "implicit_bm25"


def test_cosine_by_hand() -> None:
    """What one like says of the other films is their cosine, users by users, and nothing of film 4."""
    scores = train_implicit_cosine(TINY_LOG, TINY, ImplicitCosineSettings()).score(Taste.of([1]))
    lengths = np.linalg.norm(LIKES[:, :4], axis=0)
    np.testing.assert_allclose(scores[:4], LIKES[:, 1] @ LIKES[:, :4] / lengths / lengths[1], rtol=1e-5)
    assert np.isnan(scores[4])


def test_als_solves_for_the_guest() -> None:
    """Scores are the products of films' factors with the guest's, solved anew from the likes alone."""
    found = train_implicit_als(TINY_LOG, TINY, ImplicitAlsSettings(2, 0.5, 3.0))
    films, likes = found.model.item_factors[:4].astype(np.float64), [0, 2]
    gram, chosen = films.T @ films, films[likes]
    confidence = found.model.alpha
    left = gram + (confidence - 1) * chosen.T @ chosen + 0.5 * np.eye(2)
    guest = np.linalg.solve(left, confidence * chosen.sum(axis=0))
    np.testing.assert_allclose(found.score(Taste.of(likes))[:4], films @ guest, atol=1e-5)


@pytest.mark.parametrize("name", ["implicit_als", "implicit_cosine", "implicit_bm25"])
def test_it_is_the_model_of_the_library(name: str) -> None:
    """What is asked is a recommender of `implicit`, and the best film is the first it lists."""
    found = trained(name)
    assert isinstance(found, ImplicitOwn)
    assert type(found.model).__module__.startswith("implicit.")
    assert found.known.shape == (FILMS,)
