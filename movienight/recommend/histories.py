"""Scorers for people known by whole histories.

A guest's handful of likes is heard as it is. Of somebody who rated hundreds of films the latest may say
most, and so count more; these scorers hear also what the others say, and who has rated the like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.scorers import Scorer
from movienight.storage.columns import Ragged
from movienight.types import Floats, Scores, Taste


def recency(count: int, half_life: float) -> Floats:
    """The confidence of likes in order of time, (count,): 1 for the last, halved every `half_life`.

    0 counts all alike.
    """
    if half_life <= 0:
        return np.ones(count, dtype=np.float32)
    return (0.5 ** (np.arange(count)[::-1] / half_life)).astype(np.float32).clip(min=1e-6)


@dataclass(frozen=True, eq=False, slots=True)
class Even:
    """What another scorer says where all likes count alike, whatever they counted before.

    Args:
        of: who is asked.
    """

    of: Scorer

    @property
    def name(self) -> str:
        """`als_even` for `als`."""
        return f"{self.of.name}_even"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        return self.of.score(Taste.of(taste.rows))

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return self.of.without_each(Taste.of(taste.rows), positions)


@dataclass(frozen=True, eq=False, slots=True)
class Blend:
    """The sum of what several scorers say, each in spreads above its mean over all films it knows.

    Trees tell scores apart in steps; of scores that are good by themselves the plain sum is finer.

    Args:
        of: who is asked.
        name: how features and candidates call it.
    """

    of: tuple[Scorer, ...]
    name: str = "blend"

    def score(self, taste: Taste) -> Scores:
        """See Scorer; a film that one of them does not know has no score."""
        return self._sum([scorer.score(taste)[None, :] for scorer in self.of])[0]

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return self._sum([scorer.without_each(taste, positions) for scorer in self.of])

    @staticmethod
    def _sum(opinions: Sequence[Floats]) -> Floats:
        """Of scores (p, n) each, (p, n)."""
        total = np.zeros_like(opinions[0])
        for scores in opinions:
            known = np.isfinite(scores)
            count = np.maximum(known.sum(axis=1, keepdims=True), 1)
            above = scores - np.where(known, scores, 0).sum(axis=1, keepdims=True) / count
            spread = np.sqrt((np.where(known, above, 0) ** 2).sum(axis=1, keepdims=True) / count)
            total += above / np.maximum(spread, np.float32(1e-9))
        return total


@dataclass(frozen=True, eq=False, slots=True)
class Kindred:
    """What the people like who liked most of the same: user-user cosine of the nearest few.

    `score_i = sum_u s_u x_ui` over the `neighbours` people of greatest likeness
    `s_u = sum_j c_j x_uj / (|c| |x_u| + shrink)`.

    Args:
        fans: the people who liked each film, n lists.
        liked: the films each person liked, u lists.
        known: which films anybody liked, bool (n,).
    """

    fans: Ragged
    liked: Ragged
    known: NDArray[np.bool_]
    neighbours: int
    shrink: float
    name: str = "kindred"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not self.known[taste.rows].any():
            return np.full(len(self.known), np.nan, dtype=np.float32)
        common = _spread(self.fans, taste.rows, taste.confidence, len(self.liked))
        length = np.sqrt(np.diff(self.liked.offsets)) * np.sqrt((taste.confidence**2).sum())
        likeness = common / (length + self.shrink)
        few = min(self.neighbours, len(likeness))
        nearest = np.sort(np.argpartition(-likeness, few - 1)[:few])
        scores = _spread(self.liked, nearest, likeness[nearest], len(self.known)).astype(np.float32)
        scores[~self.known] = np.nan
        return scores

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return np.stack([self.score(taste.without(position)) for position in positions])


def _spread(
    lists: Ragged, which: NDArray[np.integer[Any]], weights: NDArray[np.floating[Any]], size: int
) -> NDArray[np.float64]:
    """The sum of weights over whatever the lists `which` name, float64 (size,)."""
    starts, lengths = lists.offsets[which], np.diff(lists.offsets)[which]
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    named = lists.values[np.repeat(starts, lengths) + within]
    return np.bincount(named, weights=np.repeat(weights, lengths), minlength=size).astype(np.float64)
