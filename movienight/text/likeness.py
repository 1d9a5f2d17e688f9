"""How like is a name to what somebody typed? Edits, word order, and a title half typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.text.normalise import loose, squeeze, without_article
from movienight.types import Floats

SAME = 0.99
"The same but for articles, spaces, number spelling."
BEGINS, HOLDS, ALL_WORDS, NEARLY_BEGINS = 0.9, 0.86, 0.8, 0.85
OTHER_ORDER = 0.97
LONG_START = 4
"Letters from which on the start of a title may hold a slip."


@dataclass(frozen=True, eq=False, slots=True)
class Likeness:
    """Of m names to a text, each float32 (m,) within 0..1.

    `edits` is 1 less the share of letters to change (a swap of neighbours is one change). `score` is
    what to sort by: it also honours a text that is the start of a name or of its words.
    """

    score: Floats
    edits: Floats

    @classmethod
    def none(cls) -> Likeness:
        """Of no names."""
        return cls(np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32))


def likeness(text: str, names: Sequence[str]) -> Likeness:
    """Compare a folded text with folded names."""
    short, shorts = without_article(text), [without_article(name) for name in names]
    longest = np.maximum([len(name) for name in shorts], len(short))
    whole, trimmed = _changes(text, names), _changes(short, shorts)
    # The article is no common ground, and leaving it out is a trifle.
    edits = 1 - np.minimum(whole, trimmed) / longest - (1 - SAME) * (whole > trimmed)
    ordered = 1 - _changes(_in_order(short), [_in_order(name) for name in shorts]) / longest
    starts = 1 - _changes(short, [name[: len(short)] for name in shorts]) / len(short)
    starts = starts * (NEARLY_BEGINS if len(short) >= LONG_START else 0)
    typed = np.array([_as_typed(text, short, *pair) for pair in zip(names, shorts, strict=True)])
    score = np.maximum.reduce([edits, ordered * OTHER_ORDER, starts, typed])
    return Likeness(score.astype(np.float32), edits.astype(np.float32))


def _changes(text: str, names: Sequence[str]) -> NDArray[np.int32]:
    """Letters to add, drop, replace or swap with a neighbour, (m,)."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    changes: NDArray[np.int32] = cdist([text], names, scorer=OSA.distance, dtype=np.int32)[0]
    return changes


def _as_typed(text: str, short: str, name: str, short_name: str) -> float:
    """What a name deserves for being what is typed, or for holding it as somebody would type it."""
    if name == text:
        return 1.0
    if squeeze(name) == squeeze(text) or loose(name) == loose(text):
        return SAME
    if name.startswith(text) or short_name.startswith(short):
        return BEGINS
    # Scripts without spaces have no word starts to ask for.
    if f" {text}" in name or f" {short}" in name or (text in name and not text.isascii()):
        return HOLDS
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in short.split()):
        return ALL_WORDS
    return 0.0


def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))
