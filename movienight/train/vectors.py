"""Texts become vectors, each text only once: what an older index or the starter knows is reused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from movienight.storage.artifacts import Index
from movienight.storage.vectors import lengthened, open_vectors, shortened
from movienight.types import Floats

if TYPE_CHECKING:
    from movienight.text.encoder import Encoder


def text_keys(texts: Sequence[str], encoder_id: str) -> NDArray[np.uint64]:
    """A 64-bit key per text and encoder, uint64 (n,)."""
    digests = (hashlib.blake2b(f"{encoder_id}\n{text}".encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(b"".join(digests), dtype=np.uint64)


def embed(
    texts: Sequence[str],
    keys: NDArray[np.uint64],
    name: str,
    encoder: Encoder,
    known: Sequence[Index],
    progress: Callable[[float], None],
) -> Floats:
    """Unit vectors of the texts, float32 (n, d), rounded as they will be kept.

    Args:
        keys: of these texts, as by `text_keys`.
        name: under which vectors lie in an index ("films", "recipes").
        known: indexes whose vectors of the same keys are taken over, first come first.
    """
    vectors = np.zeros((len(texts), encoder.dims), dtype=np.float32)
    missing = np.ones(len(texts), dtype=np.bool_)
    for index in known:
        if index.has(f"{name}.keys"):
            missing &= ~_take_over(index, name, keys, missing, vectors)
    todo = np.flatnonzero(missing)
    if len(todo):
        fresh = encoder.encode([texts[int(i)] for i in todo], progress=lambda _, done: progress(done or 0.0))
        vectors[todo] = lengthened(shortened(fresh))
    return vectors


def _take_over(
    index: Index, name: str, keys: NDArray[np.uint64], missing: NDArray[np.bool_], vectors: Floats
) -> NDArray[np.bool_]:
    """Fill in the vectors this index has under the same keys; which ones those were."""
    theirs = index.array(f"{name}.keys")
    if not len(theirs):
        return np.zeros(len(keys), dtype=np.bool_)
    order = np.argsort(theirs, kind="stable")
    place = np.minimum(np.searchsorted(theirs, keys, sorter=order), len(theirs) - 1)
    found = (theirs[order[place]] == keys) & missing
    if found.any():  # another encoder's vectors may have another size
        vectors[found] = open_vectors(index, name)[order[place[found]]]
    return found
