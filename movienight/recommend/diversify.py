"""Ten suggestions, not one suggestion ten times: maximal marginal relevance, or a point process.

MMR, Carbonell & Goldstein 1998: next comes argmax (1 - d) value_i - d max_{j chosen} similarity_ij.

DPP, Chen, Zhang & Zhou 2018, "Fast Greedy MAP Inference for Determinantal Point Process to Improve
Recommendation Diversity": next comes what adds most to (1 - d) sum of values + d log det similarity.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.types import Floats

LEAST = 1e-10
"""What is left at least of a film when the chosen ones explain it: its logarithm has to be a number."""


def mmr(value: Floats, similarity: Floats, n: int, diversity: float) -> NDArray[np.int64]:
    """Positions of the n films chosen, in order.

    Args:
        value: float32 (m,), any scale; brought to 0..1 here.
        similarity: float32 (m, m) in 0..1.
        diversity: 0 keeps the order of value, 1 looks only at difference.
    """
    relevance = _from_0_to_1(value)
    closest = np.zeros_like(relevance)
    chosen: list[int] = []
    open_ = np.ones(len(value), dtype=np.bool_)
    for _ in range(min(n, len(value))):
        worth = np.where(open_, (1 - diversity) * relevance - diversity * closest, -np.inf)
        best = int(worth.argmax())
        chosen.append(best)
        open_[best] = False
        closest = np.maximum(closest, similarity[best])
    return np.asarray(chosen, dtype=np.int64)


def dpp(value: Floats, similarity: Floats, n: int, diversity: float) -> NDArray[np.int64]:
    """Positions of the n films chosen, in order; the greedy MAP of a k-DPP, in O(n^2 m).

    A determinant also sees what three films together say twice, where MMR compares pairs alone. Rows of
    its Cholesky factor grow by one with each film (equations 8 and 9 of the paper): what is left of film
    i, d_i^2, is its variance that the chosen ones do not explain, and log det grows by log d_i^2.

    Args:
        value: float32 (m,), any scale; brought to 0..1 here.
        similarity: float32 (m, m), 1 on the diagonal; meant to be positive semidefinite.
        diversity: 0 keeps the order of value, 1 looks only at difference.
    """
    relevance = _from_0_to_1(value).astype(np.float64)
    left = np.array(np.diagonal(similarity), dtype=np.float64)
    factor = np.zeros((min(n, len(value)), len(value)))
    chosen: list[int] = []
    open_ = np.ones(len(value), dtype=np.bool_)
    for step in range(len(factor)):
        gain = (1 - diversity) * relevance + diversity * np.log(np.maximum(left, LEAST))
        best = int(np.where(open_, gain, -np.inf).argmax())
        if left[best] > LEAST:  # else its row would be rounding, magnified
            explained = factor[:step, best] @ factor[:step]
            factor[step] = (similarity[best] - explained) / np.sqrt(left[best])
            left -= factor[step] ** 2
        chosen.append(best)
        open_[best] = False
    return np.asarray(chosen, dtype=np.int64)


def alikeness(vectors: Floats, genres: Floats) -> Floats:
    """How alike m films are, float32 (m, m) in 0..1: half what they are about, half their genres.

    Args:
        vectors, genres: unit vectors (m, d) and (m, g).
    """
    about = np.clip(vectors @ vectors.T, 0, 1)
    return np.asarray((about + np.clip(genres @ genres.T, 0, 1)) / 2, dtype=np.float32)


def _from_0_to_1(value: Floats) -> Floats:
    """The same order between 0 and 1; zeros where all are equal."""
    spread = float(value.max() - value.min()) if len(value) else 0.0
    return (value - value.min()) / spread if spread > 0 else np.zeros_like(value)
