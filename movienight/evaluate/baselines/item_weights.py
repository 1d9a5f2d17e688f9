"""A sum of weights from liked films to others, only the strongest kept: all item-item neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines.base import silence
from movienight.types import Scores, Taste

By = Literal["liked", "target"]
"""Whose neighbours are counted: each liked film speaks for so many others, as in `implicit` and Deshpande
and Karypis 2004, or each film listens to so many, as in Ferrari Dacrema et al. 2019."""
BLOCK = 1024
"""Films whose weights are dense at a time."""


@dataclass(frozen=True, eq=False, slots=True)
class ItemWeights:
    """`score_i = sum_j c_j W_ji` over the likes j.

    Unlike recommend.scorers.ItemItem its weights are float32, for some are smaller than float16 can say.

    Args:
        weights: W, sparse (n, n), a row per liked film.
        known: bool (n,), the films that somebody liked.
    """

    name: str
    weights: sparse.csr_matrix
    known: NDArray[np.bool_]

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        if not self.known[taste.rows].any():
            return silence(len(self.known))
        scores: Scores = taste.confidence @ self.weights[taste.rows]
        scores[~self.known] = np.nan
        return scores


def item_weights(
    name: str, source: sparse.spmatrix, target: sparse.spmatrix, keep: int, by: By
) -> ItemWeights:
    """W = S'T without its diagonal, the `keep` strongest by liked film or by target.

    Args:
        source: S, users x films, what a like says of the user, values >= 0.
        target: T, users x films with the same entries, what the user says of a film.
    """
    if by == "liked":
        weights = _strongest(source, target, keep)
    else:
        weights = _strongest(target, source, keep).T.tocsr()
    known = np.diff(source.tocsc().indptr) > 0
    return ItemWeights(name, weights, known)


def _strongest(one: sparse.spmatrix, other: sparse.spmatrix, keep: int) -> sparse.csr_matrix:
    """The `keep` largest of each row of one'other (n, n) off the diagonal, and all that equal the last.

    Cutting through equals would leave it to the processor which of them stay.
    """
    columns, rows = one.tocsc(), other.tocsr()
    size = columns.shape[1]
    keep = min(keep, size)
    kept = []
    for start in range(0, size, BLOCK):
        block = (columns[:, start : start + BLOCK].T @ rows).toarray()
        block[np.arange(len(block)), np.arange(start, start + len(block))] = 0
        least = np.partition(block, size - keep, axis=1)[:, size - keep, None]
        kept.append(sparse.csr_matrix(np.where(block >= least, block, 0), dtype=np.float32))
    return sparse.vstack(kept, format="csr")
