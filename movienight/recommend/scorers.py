"""Scorers: one score per film from one person's taste, NaN for "no opinion".

Each is a trained value one constructs from arrays (never a flag one asks), and each can say what
it would think without any single like: that is what reasons are made of (see explain.py).

Every scorer has

    score(taste)        -> (n,)    scores of all films
    without_each(taste) -> (k, n)  row j: the scores had like number j never been given
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from movienight.types import Floats, Rows, Scores, Taste


class Scorer(Protocol):
    """What every source of scores can do; n films, k likes, float32, NaN = no opinion."""

    @property
    def name(self) -> str:
        """How features and candidates call it."""
        ...

    def score(self, taste: Taste) -> Scores:
        """Scores of all n films, shape (n,); all NaN for an empty taste unless it needs none."""
        ...

    def without_each(self, taste: Taste) -> Floats:
        """Scores with each like left out in turn, shape (k, n)."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
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

    def parts(self, taste: Taste) -> Floats:
        """What each like argues for each film, shape (k, n)."""
        parts = np.zeros((len(taste), len(self.known)), dtype=np.float32)
        for part, row, confidence in zip(parts, taste.rows, taste.confidence, strict=True):
            span = slice(self.offsets[row], self.offsets[row + 1])
            part[self.columns[span]] = confidence * self.weights[span].astype(np.float32)
        return parts

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not self.known[taste.rows].any():
            return np.full(len(self.known), np.nan, dtype=np.float32)
        return self._opinions(self.parts(taste).sum(axis=0))

    def without_each(self, taste: Taste) -> Floats:
        """See Scorer."""
        parts = self.parts(taste)
        return self._opinions(parts.sum(axis=0) - parts)

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
        return self._opinions(self.of.parts(taste).max(axis=0))

    def without_each(self, taste: Taste) -> Floats:
        """See Scorer."""
        return self._opinions(strongest_without_each(self.of.parts(taste)))

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

    def without_each(self, taste: Taste) -> Floats:
        """See Scorer."""
        people = self.fold_in([taste.without(position) for position in range(len(taste))])
        return people @ self.item_factors.T


@dataclass(frozen=True, eq=False, slots=True)
class Content:
    """Closeness of what films are about: cosine to the likes, mean or nearest.

    Args:
        vectors: unit vectors, float32 (n, d).
        nearest: take the closest like instead of the confidence-weighted mean of all.
    """

    vectors: Floats
    nearest: bool = False

    @property
    def name(self) -> str:
        """`content_nearest` or `content`."""
        return "content_nearest" if self.nearest else "content"

    def closeness(self, taste: Taste) -> Floats:
        """Cosine of each like to each film, shape (k, n)."""
        return self.vectors[taste.rows] @ self.vectors.T

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not taste:
            return np.full(len(self.vectors), np.nan, dtype=np.float32)
        if self.nearest:
            return np.asarray(self.closeness(taste).max(axis=0))
        profile = taste.confidence @ self.vectors[taste.rows] / taste.confidence.sum()
        return self.vectors @ profile

    def without_each(self, taste: Taste) -> Floats:
        """See Scorer."""
        closeness = self.closeness(taste)
        if self.nearest:
            return strongest_without_each(closeness)
        return mean_without_each(closeness, taste)


def strongest_without_each(parts: Floats) -> Floats:
    """The maximum over likes with each left out in turn, (k, n) from (k, n); NaN where none remains."""
    if len(parts) < 2:
        return np.full_like(parts, np.nan)
    first, second = -np.partition(-parts, 1, axis=0)[:2]
    return np.where(parts == first, second, first)


def mean_without_each(parts: Floats, taste: Taste) -> Floats:
    """The weighted mean over likes with each left out in turn, (k, n) from (k, n); NaN where none remains."""
    if len(parts) < 2:
        return np.full_like(parts, np.nan)
    weight = taste.confidence[:, None]
    weighted = parts * weight
    return np.asarray((weighted.sum(axis=0) - weighted) / (weight.sum() - weight), dtype=np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Popular:
    """What to say to a stranger: how many people liked each film, whatever the taste."""

    likes: Floats
    name: str = "popular"

    def score(self, taste: Taste) -> Scores:
        """See Scorer; needs no taste."""
        return self.likes

    def without_each(self, taste: Taste) -> Floats:
        """See Scorer."""
        return np.broadcast_to(self.likes, (len(taste), len(self.likes)))


def top(scores: Scores, n: int) -> Rows:
    """Rows of the n best scores, best first, ties by row, films without an opinion left out."""
    n = min(n, int(np.isfinite(scores).sum()))
    filled = np.where(np.isfinite(scores), scores, -np.inf)
    if n == 0:
        return np.zeros(0, dtype=np.int32)
    floor = np.partition(filled, len(filled) - n)[len(filled) - n]
    reach = np.flatnonzero(filled >= floor)
    return reach[np.argsort(-filled[reach], kind="stable")][:n].astype(np.int32)
