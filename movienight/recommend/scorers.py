"""Scorers: one score per film from one person's taste, NaN for "no opinion".

Each is a trained value one constructs from arrays (never a flag one asks), and each can say what
it would think without any single like: that is what reasons are made of (see explain.py).

Every scorer has

    score(taste)                   -> (n,)    scores of all films
    without_each(taste, positions) -> (p, n)  the scores had like number positions[i] never been given

What each like says of each film, the "parts" (k, n), is worked out once per taste and shared by all
that ask; it is forgotten with the taste.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from movienight.types import Floats, Rows, Scores, Taste

SAMPLED = 16
"""One score in so many is sorted to guess where the best begin."""
MOST_REACHED = 16
"""How many times too many films a guess may let through before all are partitioned instead."""


class Scorer(Protocol):
    """What every source of scores can do; n films, k likes, float32, NaN = no opinion."""

    @property
    def name(self) -> str:
        """How features and candidates call it."""
        ...

    def score(self, taste: Taste) -> Scores:
        """Scores of all n films, shape (n,); all NaN for an empty taste unless it needs none."""
        ...

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """Scores with one like left out in turn, shape (len(positions), n)."""
        ...


class Parts:
    """What each like says of each film, (k, n), remembered as long as the taste lives."""

    def __init__(self, work_out: Callable[[Taste], Floats]) -> None:
        self._work_out = work_out
        self._known: WeakKeyDictionary[Taste, Floats] = WeakKeyDictionary()

    def of(self, taste: Taste) -> Floats:
        """The parts of one taste; not to be written to."""
        parts = self._known.get(taste)
        if parts is None:
            parts = self.keep(taste, self._work_out(taste))
        return parts

    def keep(self, taste: Taste, parts: Floats) -> Floats:
        """Remember parts that were worked out elsewhere, together with others'."""
        parts.flags.writeable = False
        self._known[taste] = parts
        return parts


@dataclass(frozen=True, eq=False)
class ItemItem:
    """A sum of weights from liked films to others: EASE and item-item cosine.

    `score_i = sum_j c_j W_ji`, so what like j argues for is exactly `c_j W_ji`.

    W is sparse, kept by liked film: `columns[offsets[j]:offsets[j+1]]` are the films that j speaks
    for and `weights` how strongly. `known` (n,) says which films it can speak of at all.
    """

    name: str
    offsets: NDArray[np.int32]
    columns: NDArray[Any]
    weights: NDArray[Any]
    known: NDArray[np.bool_]

    @cached_property
    def parts(self) -> Parts:
        """What each like argues for each film."""
        return Parts(self._argue)

    def _argue(self, taste: Taste) -> Floats:
        parts = np.zeros((len(taste), len(self.known)), dtype=np.float32)
        for part, row, confidence in zip(parts, taste.rows, taste.confidence, strict=True):
            span = slice(self.offsets[row], self.offsets[row + 1])
            part[self.columns[span]] = confidence * self.weights[span].astype(np.float32)
        return parts

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not self.known[taste.rows].any():
            return np.full(len(self.known), np.nan, dtype=np.float32)
        return self._opinions(self.parts.of(taste).sum(axis=0))

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        parts = self.parts.of(taste)
        scores = self._opinions(parts.sum(axis=0) - parts[list(positions)])
        scores[alone(self.known[taste.rows], positions)] = np.nan
        return scores

    def _opinions(self, scores: Floats) -> Floats:
        scores[..., ~self.known] = np.nan
        return scores


@dataclass(frozen=True, eq=False, slots=True)
class Strongest:
    """The single strongest argument instead of the sum of all: who likes one film of a kind is heard.

    Args:
        of: whose weights argue.
    """

    of: ItemItem

    @property
    def name(self) -> str:
        """`knn_strongest` for `knn`."""
        return f"{self.of.name}_strongest"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not self.of.known[taste.rows].any():
            return np.full(len(self.of.known), np.nan, dtype=np.float32)
        return self._opinions(self.of.parts.of(taste).max(axis=0))

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        scores = self._opinions(strongest_without(self.of.parts.of(taste), positions))
        scores[alone(self.of.known[taste.rows], positions)] = np.nan
        return scores

    def _opinions(self, scores: Floats) -> Floats:
        scores[..., ~self.of.known] = np.nan
        return scores


@dataclass(frozen=True, eq=False, slots=True)
class Als:
    """Implicit ALS, a new person folded in by one small solve (Hu, Koren, Volinsky 2008).

    A liked film counts with confidence `alpha * c_j`; as training does in `implicit`, the normal
    equation of one person is

        (Y'Y + reg I + sum_j (alpha c_j - 1) y_j y_j') u = sum_j alpha c_j y_j

    Args:
        item_factors: Y, float32 (n, f); rows of never-rated films are NaN.
        gram: Y'Y over the rated films, float32 (f, f).
    """

    item_factors: Floats
    gram: Floats
    alpha: float
    regularization: float
    name: str = "als"

    def fold_in(self, tastes: list[Taste]) -> Floats:
        """Factors of people known only by these tastes, shape (len(tastes), f)."""
        size = self.gram.shape[0]
        left = np.empty((len(tastes), size, size), dtype=np.float32)
        right = np.empty((len(tastes), size, 1), dtype=np.float32)
        for i, taste in enumerate(tastes):
            factors = self.item_factors[taste.rows]
            usable = np.isfinite(factors[:, 0])
            factors, weight = factors[usable], self.alpha * taste.confidence[usable, None]
            left[i] = self.gram + factors.T @ (factors * (weight - 1))
            right[i] = (factors * weight).sum(axis=0)[:, None]
        left += self.regularization * np.eye(size, dtype=np.float32)
        return np.asarray(np.linalg.solve(left, right)[:, :, 0], dtype=np.float32)

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not np.isfinite(self.item_factors[taste.rows, 0]).any():
            return np.full(len(self.item_factors), np.nan, dtype=np.float32)
        return self.item_factors @ self.fold_in([taste])[0]

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        people = self.fold_in([taste.without(position) for position in positions])
        people[alone(np.isfinite(self.item_factors[taste.rows, 0]), positions)] = np.nan
        return people @ self.item_factors.T


@dataclass(frozen=True, eq=False)
class Content:
    """Closeness of what films are about: the confidence-weighted mean cosine to the likes.

    Args:
        vectors: unit vectors, float32 (n, d).
    """

    vectors: Floats
    name: str = "content"

    @cached_property
    def closeness(self) -> Parts:
        """Cosine of each like to each film."""
        return Parts(lambda taste: self.vectors[taste.rows] @ self.vectors.T)

    def hear(self, tastes: Sequence[Taste]) -> None:
        """Work out the closeness of several people's likes in one pass over the vectors."""
        closeness = self.vectors[np.concatenate([taste.rows for taste in tastes])] @ self.vectors.T
        ends = np.cumsum([len(taste) for taste in tastes])
        for taste, parts in zip(tastes, np.split(closeness, ends[:-1]), strict=True):
            self.closeness.keep(taste, parts)

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not taste:
            return np.full(len(self.vectors), np.nan, dtype=np.float32)
        return (taste.confidence / taste.confidence.sum()) @ self.closeness.of(taste)

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return mean_without(self.closeness.of(taste), taste, positions)


@dataclass(frozen=True, eq=False, slots=True)
class Nearest:
    """Closeness to the one like that is nearest, instead of the mean over all.

    Args:
        of: whose closeness counts.
    """

    of: Content
    name: str = "content_nearest"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not taste:
            return np.full(len(self.of.vectors), np.nan, dtype=np.float32)
        return np.asarray(self.of.closeness.of(taste).max(axis=0))

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return strongest_without(self.of.closeness.of(taste), positions)


def alone(known: NDArray[np.bool_], positions: Sequence[int]) -> NDArray[np.bool_]:
    """Which likes, left out, leave none that a scorer knows, bool (p,); `known` bool (k,) per like."""
    return known.sum() - known[list(positions)] == 0


def strongest_without(parts: Floats, positions: Sequence[int]) -> Floats:
    """The maximum over likes with one left out in turn, (p, n) from (k, n); NaN where none remains."""
    if len(parts) < 2:
        return np.full((len(positions), parts.shape[1]), np.nan, dtype=np.float32)
    first = parts.max(axis=0)
    leads = parts == first
    runner_up = np.where(leads, np.float32(-np.inf), parts).max(axis=0)
    second = np.where(leads.sum(axis=0) > 1, first, runner_up)
    return np.where(leads[list(positions)], second, first)


def mean_without(parts: Floats, taste: Taste, positions: Sequence[int]) -> Floats:
    """The weighted mean over likes with one left out in turn, (p, n) from (k, n); NaN where none remains."""
    if len(parts) < 2:
        return np.full((len(positions), parts.shape[1]), np.nan, dtype=np.float32)
    weight = taste.confidence[list(positions), None]
    rest = taste.confidence @ parts - parts[list(positions)] * weight
    return np.asarray(rest / (taste.confidence.sum() - weight), dtype=np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Popular:
    """What to say to a stranger: how many people liked each film, whatever the taste."""

    likes: Floats
    name: str = "popular"

    def score(self, taste: Taste) -> Scores:
        """See Scorer; needs no taste."""
        return self.likes

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        return np.broadcast_to(self.likes, (len(positions), len(self.likes)))


def top(scores: Scores, n: int) -> Rows:
    """Rows of the n best scores, best first, ties by row, films without an opinion left out."""
    filled = np.where(np.isfinite(scores), scores, np.float32(-np.inf))
    n = min(n, int(np.count_nonzero(filled > -np.inf)))
    if n == 0:
        return np.zeros(0, dtype=np.int32)
    reach = _within_reach(filled, n)
    if reach is None:
        floor = np.partition(filled, len(filled) - n)[len(filled) - n]
        reach = np.flatnonzero(filled >= floor)
    return reach[np.argsort(-filled[reach], kind="stable")][:n].astype(np.int32)


def _within_reach(scores: Scores, n: int) -> NDArray[np.intp] | None:
    """Rows that hold the n best, a few too many, by a floor that a sample suggests; None where it misleads.

    Sorting out one score in sixteen and comparing all with what it shows is several times quicker
    than partitioning all.
    """
    sample = scores[::SAMPLED]
    place = len(sample) - min(len(sample), 2 * n // SAMPLED + 8)
    floor = np.partition(sample, place)[place]
    reach = np.flatnonzero(scores >= floor)
    return reach if n <= len(reach) <= MOST_REACHED * n else None
