"""Unit vectors of films and recipes as an index keeps them: a byte a number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from movienight.storage.artifacts import Index, IndexWriter
from movienight.types import Floats


def save_vectors(writer: IndexWriter, name: str, vectors: Floats, keys: NDArray[np.uint64]) -> None:
    """Keep unit vectors as `name`.vectors, 8 bits a number, and the keys of the texts they came from."""
    writer.array(f"{name}.vectors", shortened(vectors))
    writer.array(f"{name}.keys", keys)


def open_vectors(index: Index, name: str) -> Floats:
    """Unit vectors, float32 (n, d)."""
    return lengthened(index.array(f"{name}.vectors"))


def shortened(vectors: Floats) -> NDArray[np.int8]:
    """Vectors scaled to -127 .. 127 each and rounded; cosines of texts change by less than 0.005."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0)
    return np.rint(vectors * (127 / np.maximum(largest, 1e-12))).astype(np.int8)


def lengthened(vectors: NDArray[np.int8]) -> Floats:
    """Unit vectors again, float32; a vector of zeros stays one."""
    wide = vectors.astype(np.float32)
    length = np.sqrt(np.einsum("nd,nd->n", wide, wide))
    wide /= np.maximum(length, 1e-12)[:, None]
    return wide
