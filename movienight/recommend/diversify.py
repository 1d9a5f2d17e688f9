"""Ten suggestions, not one suggestion ten times: maximal marginal relevance.

Carbonell & Goldstein 1998: next comes argmax (1 - d) value_i - d max_{j chosen} similarity_ij.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.types import Floats


def mmr(value: Floats, similarity: Floats, n: int, diversity: float) -> NDArray[np.int64]:
    """Positions of the n films chosen, in order.

    Args:
        value: float32 (m,), any scale; brought to 0..1 here.
        similarity: float32 (m, m) in 0..1.
        diversity: 0 keeps the order of value, 1 looks only at difference.
    """
    spread = float(value.max() - value.min()) if len(value) else 0.0
    relevance = (value - value.min()) / spread if spread > 0 else np.zeros_like(value)
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


def alikeness(vectors: Floats, genres: Floats) -> Floats:
    """How alike m films are, float32 (m, m) in 0..1: half what they are about, half their genres.

    Args:
        vectors, genres: unit vectors (m, d) and (m, g).
    """
    about = np.clip(vectors @ vectors.T, 0, 1)
    return np.asarray((about + np.clip(genres @ genres.T, 0, 1)) / 2, dtype=np.float32)
