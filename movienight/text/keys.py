"""Which names are equal to this text? A hash table made of two sorted arrays, so that it maps into memory."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from movienight.storage.artifacts import Index, IndexWriter


@dataclass(frozen=True, eq=False, slots=True)
class Keys:
    """`hashes` uint64 (m,) ascending, `names` int32 (m,): which name has that hash.

    With 64 bits, two different texts among a million share a hash once in forty million times.
    """

    hashes: NDArray[np.uint64]
    names: NDArray[np.int32]

    @classmethod
    def build(cls, texts: Sequence[str]) -> Keys:
        """The table of these texts; an empty text is never found."""
        kept = [name for name, text in enumerate(texts) if text]
        hashes = np.array([_hash(texts[name]) for name in kept], dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], np.array(kept, dtype=np.int32)[order])

    def save(self, writer: IndexWriter, name: str) -> None:
        """Keep it under `name`."""
        writer.array(f"{name}.hashes", self.hashes)
        writer.array(f"{name}.names", self.names)

    @classmethod
    def open(cls, index: Index, name: str) -> Keys:
        """What `save` kept, memory-mapped."""
        return cls(index.array(f"{name}.hashes"), index.array(f"{name}.names"))

    def find(self, text: str) -> NDArray[np.int32]:
        """The names equal to `text`, ascending."""
        key = np.uint64(_hash(text))
        start, end = np.searchsorted(self.hashes, key), np.searchsorted(self.hashes, key, side="right")
        return self.names[start:end]


def _hash(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
