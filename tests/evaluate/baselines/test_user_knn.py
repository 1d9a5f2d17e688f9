"""User neighbourhoods against paper and a loop."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from movienight.evaluate.baselines.user_knn import UserKnnSettings, train_user_knn
from movienight.types import Taste

from .contract import RatingsOnlyContract, RelativeConfidence
from .tiny import TINY, TINY_LOG, some_log

FILMS, PEOPLE = 12, 15
LOG, LIKES = some_log(PEOPLE, FILMS, seed=4)


class TestUserKnn(RelativeConfidence, RatingsOnlyContract):
    """User-based neighbourhoods."""

    name = "user_cosine"


def test_by_hand() -> None:
    """To a fan of film 0 Ann is 1/sqrt(2) close and Bob 1/sqrt(3): both like 1, Bob likes 2, nobody 3."""
    scores = train_user_knn(TINY_LOG, TINY, UserKnnSettings(10, 0.0)).score(Taste.of([0]))
    ann, bob = 1 / sqrt(2), 1 / sqrt(3)
    assert scores[:4].tolist() == pytest.approx([ann + bob, ann + bob, bob, 0])
    assert np.isnan(scores[4])


def test_shrunk_by_hand() -> None:
    """Two likes are sqrt(2) long: with shrinkage 1 Bob, who shares both, is 2 / (sqrt(6) + 1) close."""
    scores = train_user_knn(TINY_LOG, TINY, UserKnnSettings(1, 1.0)).score(Taste.of([0, 2], [7, 7]))
    assert scores[:4].tolist() == pytest.approx([2 / (sqrt(6) + 1)] * 3 + [0])


def test_only_the_nearest_are_asked() -> None:
    """Of one neighbour, Ann, a fan of film 0 hears nothing of film 2."""
    scores = train_user_knn(TINY_LOG, TINY, UserKnnSettings(1, 0.0)).score(Taste.of([0]))
    assert scores[:4].tolist() == pytest.approx([1 / sqrt(2), 1 / sqrt(2), 0, 0])


def test_equals_of_the_last_neighbour_are_asked() -> None:
    """Ann and Cy are equally close to a fan of film 1: asked for one neighbour both are heard."""
    scores = train_user_knn(TINY_LOG, TINY, UserKnnSettings(1, 0.0)).score(Taste.of([1]))
    near = 1 / sqrt(2)
    assert scores[:4].tolist() == pytest.approx([near, 2 * near, near, 0])


def by_loop(rows: list[int], weights: list[float], shrink: float) -> NDArray[np.float64]:
    """Scores with everybody for a neighbour, person by person."""
    told = np.zeros(FILMS)
    told[rows] = np.array(weights) / np.mean(weights)
    scores = np.zeros(FILMS)
    for person in LIKES:
        size = sqrt(told @ told) * sqrt(person @ person)
        scores += person * (told @ person) / (size + shrink)
    return scores


@given(
    rows=st.lists(st.integers(0, FILMS - 1), min_size=1, max_size=6, unique=True),
    weights=st.lists(st.floats(0.25, 4, width=32), min_size=6, max_size=6),
    shrink=st.floats(0, 20),
)
def test_equals_a_loop(rows: list[int], weights: list[float], shrink: float) -> None:
    """Any likes of any confidence and any shrinkage give the sums of a loop over people."""
    weights = weights[: len(rows)]
    found = train_user_knn(LOG, FILMS, UserKnnSettings(PEOPLE, shrink)).score(Taste.of(rows, weights))
    np.testing.assert_allclose(found, by_loop(rows, weights, shrink), rtol=1e-4, atol=1e-6)
