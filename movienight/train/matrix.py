"""Ratings as the matrices that models learn from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

LIKED = 4.0
"""Stars from which on a rating counts as a like (0.5 .. 5)."""


@dataclass(frozen=True, eq=False, slots=True)
class Ratings:
    """m ratings as columns: `user` int32, any numbers; `row` int32 film rows; `stars` float32 0.5-5."""

    user: NDArray[np.int32]
    row: NDArray[np.int32]
    stars: NDArray[np.float32]

    def of_users(self, users: NDArray[Any]) -> Ratings:
        """The ratings of these users only."""
        keep = np.isin(self.user, users)
        return Ratings(self.user[keep], self.row[keep], self.stars[keep])

    def pick(self, which: NDArray[Any]) -> Ratings:
        """Some of the ratings, by a mask (m,) or by positions in the order wanted."""
        return Ratings(self.user[which], self.row[which], self.stars[which])

    def __len__(self) -> int:
        return len(self.user)


def by_user(ratings: Ratings) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Each user in ascending order, with the positions of their ratings in the order they stand."""
    order = np.argsort(ratings.user, kind="stable")
    bounds = np.flatnonzero(np.diff(ratings.user[order])) + 1
    for mine in np.split(order, bounds):
        if len(mine):
            yield int(ratings.user[mine[0]]), mine


def interactions(ratings: Ratings, n_films: int, disliked: float = 0.0) -> sparse.csr_matrix:
    """The users x films matrix: 1 for a like, `disliked` for any rating below, nothing elsewhere.

    Users are those present, in ascending order of their number.
    """
    users, position = np.unique(ratings.user, return_inverse=True)
    values = np.where(ratings.stars >= LIKED, 1.0, disliked).astype(np.float32)
    matrix = sparse.csr_matrix((values, (position, ratings.row)), shape=(len(users), n_films))
    matrix.eliminate_zeros()
    return matrix


def tempered(matrix: sparse.csr_matrix, exponent: float) -> sparse.csr_matrix:
    """The matrix with each user's row divided by (their total / the mean total) ** exponent.

    People who rate everything say less with each rating; 0 treats everyone alike.
    """
    totals = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    weight = np.where(totals > 0, totals / max(totals.mean(), 1e-9), 1.0) ** -exponent
    return (sparse.diags(weight.astype(np.float32)) @ matrix).tocsr()
