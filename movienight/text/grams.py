"""Which names of many look like this text? Found by the runs of three letters they share.

A name is padded with two spaces in front and one behind, so its first letter and the start of each
word count as runs too: one typed letter already finds something. Chinese and Japanese letters count
as words. A rare run says more than a common one. One slip breaks up to four runs, which is all of a
short name; so names are also found by the set of letters they are made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from movienight.text.normalise import spread
from movienight.types import Floats

if TYPE_CHECKING:
    from movienight.storage.artifacts import Index, IndexWriter

_OWN_BIT = {letter: bit for bit, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789 ")}
_SHARED_BITS = 64 - len(_OWN_BIT)


@dataclass(frozen=True, eq=False, slots=True)
class Grams:
    """Postings of m runs over n names.

    `keys` uint64 (m,) ascending, one per run; run i stands in the names
    `postings[offsets[i]:offsets[i + 1]]`, both int32. `weights` float32 (n,): the summed rarity of each
    name's runs; `letters` uint64 (n,): a bit per letter in it; `lengths` int32 (n,).
    """

    keys: NDArray[np.uint64]
    postings: NDArray[np.int32]
    offsets: NDArray[np.int32]
    weights: Floats
    letters: NDArray[np.uint64]
    lengths: NDArray[np.int32]

    @classmethod
    def build(cls, names: Sequence[str]) -> Grams:
        """The postings of these names, in order."""
        each = [_runs(f"  {name} ") for name in names]
        owners = np.repeat(np.arange(len(each)), [len(one) for one in each])
        runs = np.concatenate(each) if each else np.zeros(0, dtype=np.uint64)
        keys, places = np.unique(runs, return_inverse=True)
        # A run that stands twice in a name counts once.
        pairs = np.unique(places.astype(np.int64) * max(len(each), 1) + owners)
        places, owners = np.divmod(pairs, max(len(each), 1))
        offsets = np.searchsorted(places, np.arange(len(keys) + 1)).astype(np.int32)
        rarity = _rarity(np.diff(offsets), len(each))
        weights = np.bincount(owners, weights=rarity[places], minlength=len(each))
        return cls(
            keys=keys,
            postings=owners.astype(np.int32),
            offsets=offsets,
            weights=weights.astype(np.float32),
            letters=np.array([_letters(name) for name in names], dtype=np.uint64),
            lengths=np.array([len(name) for name in names], dtype=np.int32),
        )

    def save(self, writer: IndexWriter, name: str) -> None:
        """Keep it under `name`."""
        for field in fields(self):
            writer.array(f"{name}.{field.name}", getattr(self, field.name))

    @classmethod
    def open(cls, index: Index, name: str) -> Grams:
        """What `save` kept, memory-mapped."""
        return cls(*(index.array(f"{name}.{field.name}") for field in fields(cls)))

    def alike(self, text: str, count: int, favour: Floats) -> NDArray[np.intp]:
        """At most 3 * `count` names, ascending: most alike as a whole, holding most of `text`, one slip away.

        Args:
            text: as normalised as the names were; it may be the start of a name.
            count: how many of each kind.
            favour: float32 (n,), 0..1, decides among names equally alike.
        """
        shared, wanted = self._shared(text)
        found = np.flatnonzero(shared >= wanted / 4) if wanted else np.zeros(0, dtype=np.intp)
        overlap, favours = shared[found], favour[found] / 20
        whole = found[_top(overlap / (wanted + self.weights[found] - overlap) + favours, count)]
        holding = found[_top(overlap / max(wanted, 1.0) + favours, count)]
        return np.unique(np.concatenate([whole, holding, self._one_slip_away(text, count, favour)]))

    def _one_slip_away(self, text: str, count: int, favour: Floats) -> NDArray[np.intp]:
        """Names that have the letters of `text`, but for one more, one less or one other."""
        others = np.bitwise_count(self.letters ^ np.uint64(_letters(text)))
        found = np.flatnonzero((others <= 2) & (np.abs(self.lengths - len(text)) <= 1))
        return found[_top(favour[found] - others[found], count)]

    def _shared(self, text: str) -> tuple[Floats, float]:
        """Per name the rarity of the runs it shares with `text`, (n,), and that of all runs of `text`."""
        shared = np.zeros(len(self.weights), dtype=np.float32)
        runs = np.unique(_runs(f"  {text}"))
        places = np.searchsorted(self.keys, runs)
        wanted = 0.0
        for place, run in zip(places.tolist(), runs.tolist(), strict=True):
            known = place < len(self.keys) and int(self.keys[place]) == run
            start, end = self.offsets[place : place + 2] if known else (0, 0)
            names = self.postings[start:end]
            rarity = float(_rarity(np.array(max(len(names), 1)), len(self.weights)))
            shared[names] += rarity
            wanted += rarity
        return shared, wanted


def _runs(text: str) -> NDArray[np.uint64]:
    """The runs of three letters of `text`, each as one number: Unicode needs 21 bits a letter."""
    letters = np.frombuffer(spread(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(
        np.uint64
    )
    return letters[:-2] << np.uint64(42) | letters[1:-1] << np.uint64(21) | letters[2:]


def _letters(text: str) -> int:
    """The letters of `text` as a set of bits: a to z and digits have their own, others share."""
    bits = 0
    for letter in set(text):
        bits |= 1 << (_OWN_BIT[letter] if letter in _OWN_BIT else len(_OWN_BIT) + ord(letter) % _SHARED_BITS)
    return bits


def _rarity(counts: NDArray[np.integer], total: int) -> NDArray[np.float64]:
    return np.log1p(total / counts)


def _top(values: NDArray[np.floating], count: int) -> NDArray[np.intp]:
    """Places of the `count` largest values, in no order."""
    if len(values) <= count:
        return np.arange(len(values))
    return np.argpartition(values, -count)[-count:]
