"""Columns that map into memory: strings and lists of numbers, one entry per film.

Both keep one flat array and `offsets` of shape (n + 1,): entry i is flat[offsets[i]:offsets[i+1]].
Nothing is decoded until it is asked for, so opening ten thousand titles costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False, slots=True)
class StringColumn(Sequence[str]):
    """n strings in one UTF-8 buffer: `data` uint8 (bytes,), `offsets` int32 (n + 1,)."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int32]

    @classmethod
    def of(cls, strings: Iterable[str]) -> StringColumn:
        """The column of these strings, in order."""
        encoded = [text.encode() for text in strings]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int32)
        np.cumsum([len(piece) for piece in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: Any) -> Any:
        if isinstance(row, slice):
            return [self[i] for i in range(*row.indices(len(self)))]
        count = len(self)
        if not -count <= row < count:
            raise IndexError(row)
        row = int(row) % count
        return self.data[self.offsets[row] : self.offsets[row + 1]].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        buffer, ends = self.data.tobytes(), self.offsets.tolist()
        return (buffer[start:end].decode() for start, end in pairwise(ends))


@dataclass(frozen=True, eq=False, slots=True)
class Ragged:
    """n lists of integers: `values` (total,), `offsets` int32 (n + 1,)."""

    values: NDArray[Any]
    offsets: NDArray[np.int32]

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]], dtype: Any = np.int32) -> Ragged:
        """The column of these lists, in order."""
        pieces = [np.asarray(piece, dtype=dtype) for piece in lists]
        offsets = np.zeros(len(pieces) + 1, dtype=np.int32)
        np.cumsum([len(piece) for piece in pieces], out=offsets[1:])
        return cls(np.concatenate(pieces) if pieces else np.zeros(0, dtype), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> NDArray[Any]:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    def owners(self) -> NDArray[np.int32]:
        """For each value the row it belongs to, shape (total,)."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.offsets))
