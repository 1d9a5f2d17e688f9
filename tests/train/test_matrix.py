"""Ratings become matrices as the definitions say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from worlds import floats, rows_of

from movienight.train.matrix import Ratings, by_user, interactions, tempered

RATINGS = Ratings(rows_of([9, 9, 3, 3, 3, 5]), rows_of([0, 2, 1, 2, 0, 3]), floats([5, 3.5, 4, 0.5, 4.5, 1]))
"""Three people, numbered with gaps and not in order; the last likes nothing."""


def test_likes_alone() -> None:
    """Four stars and more are 1, everything else 0; people in ascending order of their number."""
    matrix = interactions(RATINGS, 5)
    assert matrix.toarray().tolist() == [[1, 1, 0, 0, 0], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]]
    assert matrix.dtype == np.float32
    assert matrix.nnz == 3


def test_what_was_seen_counts_a_little() -> None:
    """Ratings below four stars count what is asked."""
    matrix = interactions(RATINGS, 4, disliked=0.25)
    assert matrix.toarray().tolist() == [[1, 1, 0.25, 0], [0, 0, 0, 0.25], [1, 0, 0.25, 0]]


def test_ratings_of_some_users() -> None:
    """Only the ratings of the users named are kept, in their order."""
    some = RATINGS.of_users(np.array([9, 5, 77]))
    assert some.user.tolist() == [9, 9, 5]
    assert some.row.tolist() == [0, 2, 3]
    assert some.stars.tolist() == [5, 3.5, 1]
    assert len(some) == 3


def test_tempered_by_hand() -> None:
    """A row is divided by (its total / the mean total) to the exponent; who rated nothing stays nothing."""
    matrix = sparse.csr_matrix(floats([[1, 1, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0], [1, 1, 1, 0]]))
    found = tempered(matrix, 0.5).toarray()  # totals 4, 1, 0, 3: mean 2
    expected = np.array([[2**-0.5] * 4, [2**0.5, 0, 0, 0], [0] * 4, [1.5**-0.5] * 3 + [0]])
    np.testing.assert_allclose(found, expected, rtol=1e-6)


@pytest.mark.parametrize("exponent", [0.0, 0.25, 1.0])
def test_tempered_at_the_ends(exponent: float) -> None:
    """Exponent 0 changes nothing, exponent 1 lets everybody say as much in all."""
    matrix = interactions(RATINGS, 4, disliked=0.5)
    found = tempered(matrix, exponent)
    assert isinstance(found, sparse.csr_matrix)
    if exponent == 0:
        np.testing.assert_array_equal(found.toarray(), matrix.toarray())
    if exponent == 1:
        totals = np.asarray(found.sum(axis=1)).ravel()
        np.testing.assert_allclose(totals, matrix.sum() / 3, rtol=1e-6)


def test_users_come_in_order_with_their_ratings_as_they_stand() -> None:
    """Users 3, 5 and 9, and the positions of each in the order of the ratings."""
    found = [(user, mine.tolist()) for user, mine in by_user(RATINGS)]
    assert found == [(3, [2, 3, 4]), (5, [5]), (9, [0, 1])]


def test_nobody_is_in_no_ratings() -> None:
    """Without ratings there are no users."""
    assert list(by_user(RATINGS.pick(np.zeros(6, dtype=np.bool_)))) == []


def test_picked_by_mask_or_by_position() -> None:
    """A mask keeps the order, positions give it."""
    assert RATINGS.pick(RATINGS.stars >= 4).row.tolist() == [0, 1, 0]
    picked = RATINGS.pick(np.array([5, 0]))
    assert (picked.user.tolist(), picked.row.tolist(), picked.stars.tolist()) == ([5, 9], [3, 0], [1, 5])
