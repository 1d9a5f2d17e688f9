"""Words shared by a query and a text, rare words counting more, long texts less: Okapi BM25.

    score(text) = sum over words w of the query of
        ln(1 + (n - df + 0.5) / (df + 0.5))  *  tf (K1 + 1) / (tf + K1 (1 - B + B len / mean len))

with df the texts that hold w, tf how often this one does, len its words. Each factor is known when
the index is built, so a posting holds its whole summand and a query only adds.

Robertson & Zaragoza, "The Probabilistic Relevance Framework", 2009.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from movienight.text.keys import Keys
from movienight.text.normalise import fold, spread
from movienight.types import Floats, Scores

if TYPE_CHECKING:
    from movienight.storage.artifacts import Index, IndexWriter

K1, B = 1.2, 0.75


@dataclass(frozen=True, eq=False, slots=True)
class Bm25:
    """Postings of words over `size` texts.

    Word i stands in the texts `texts[offsets[i]:offsets[i + 1]]` (int32, ascending) and adds `gains`
    (float32, > 0) to their scores; `words` knows i by the word.
    """

    words: Keys
    offsets: NDArray[np.int32]
    texts: NDArray[np.int32]
    gains: Floats
    size: int

    @classmethod
    def build(cls, texts: Sequence[str]) -> Bm25:
        """The postings of these texts, in order."""
        counts = [Counter(tokens(text)) for text in texts]
        places = {word: i for i, word in enumerate(sorted(set().union(*counts)))}
        entries = np.array(
            [(places[word], row, count) for row, found in enumerate(counts) for word, count in found.items()],
            dtype=np.int64,
        ).reshape(-1, 3)
        word, row, often = entries[np.lexsort((entries[:, 1], entries[:, 0]))].T
        held = np.bincount(word, minlength=len(places))
        lengths = np.array([found.total() for found in counts], dtype=np.float64)
        crowding = K1 * (1 - B + B * lengths / max(lengths.mean() if len(lengths) else 0.0, 1.0))
        rarity = np.log1p((len(counts) - held + 0.5) / (held + 0.5))
        return cls(
            words=Keys.build(list(places)),
            offsets=np.concatenate([[0], np.cumsum(held)]).astype(np.int32),
            texts=row.astype(np.int32),
            gains=(rarity[word] * often * (K1 + 1) / (often + crowding[row])).astype(np.float32),
            size=len(counts),
        )

    def save(self, writer: IndexWriter, name: str) -> None:
        """Keep it as the parts `name`.*."""
        self.words.save(writer, f"{name}.words")
        writer.array(f"{name}.offsets", self.offsets)
        writer.array(f"{name}.texts", self.texts)
        writer.array(f"{name}.gains", self.gains)
        writer.array(f"{name}.size", np.array([self.size], dtype=np.int32))

    @classmethod
    def open(cls, index: Index, name: str) -> Bm25:
        """What `save` kept, memory-mapped.

        Raises:
            IndexDamaged: a part is missing or not what it should be.
        """
        return cls(
            words=Keys.open(index, f"{name}.words"),
            offsets=index.array(f"{name}.offsets"),
            texts=index.array(f"{name}.texts"),
            gains=index.array(f"{name}.gains"),
            size=int(index.array(f"{name}.size")[0]),
        )

    def scores(self, query: str) -> Scores:
        """How well each text answers `query`, float32 (size,), > 0; NaN where it shares no word."""
        found = np.zeros(self.size, dtype=np.float32)
        for word in dict.fromkeys(tokens(query)):
            for place in self.words.find(word):
                start, end = self.offsets[place : place + 2]
                found[self.texts[start:end]] += self.gains[start:end]
        found[found == 0] = np.nan
        return found


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared: folded, plurals as singulars."""
    return [_singular(word) for word in spread(fold(text)).split()]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith(("ies", "ie")):
        return f"{word.removesuffix('s')[:-2]}y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
