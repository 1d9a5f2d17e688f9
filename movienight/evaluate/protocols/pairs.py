"""Pairs: people who share a list, and what of each is known and what is to be found.

After Kaya, Bridge & Tintarev 2020 (GFAR, see metrics.for_two) and the scripts they published: a fifth
of everybody's ratings is hidden at random; synthetic pairs are drawn without looking at that split.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import LIKED, Ratings, by_user
from movienight.types import Floats, Taste

Kind = Literal["random", "similar", "divergent"]
KINDS: tuple[Kind, ...] = ("random", "similar", "divergent")
BLOCK = 256
"""People whose correlations with all others are worked out at a time."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Whose tastes count as similar, and whose as divergent, by the correlation of their stars.

    Args:
        similar: at least so much is similar.
        divergent: below so much is divergent.
        common: over the films both have rated, at least so many (2 or more). 0 takes all films there
            are instead, unrated ones as 0 stars: so the authors' script has it, by which two people are
            similar when they have *rated* the same films.
    """

    similar: float = 0.3
    divergent: float = 0.1
    common: int = 10

    def agrees(self, correlations: NDArray[np.float64], kind: Kind) -> NDArray[np.bool_]:
        """Which correlations make a pair of this kind; one that is not known (NaN) makes none but random."""
        if kind == "random":
            return np.ones(correlations.shape, dtype=np.bool_)
        return correlations >= self.similar if kind == "similar" else correlations < self.divergent


def split(log: Log, share: float, seed: tuple[int, int]) -> Part:
    """A share of each person's ratings hidden, of whatever stars; the rest is for training.

    A question holds, of one person, the likes left in training, the likes hidden, and as barred all they
    rated in training. People without one or the other like are not asked.
    """
    rng = np.random.default_rng(seed)
    keep = np.ones(len(log), dtype=np.bool_)
    questions = []
    liked = log.ratings.stars >= LIKED
    for user, mine in by_user(log.ratings):
        mixed = rng.permutation(mine)
        count = round(share * len(mine))
        hidden, given = mixed[:count], mixed[count:]
        keep[hidden] = False
        rows = log.ratings.row
        wanted, told = rows[hidden[liked[hidden]]], rows[given[liked[given]]]
        if len(wanted) and len(told):
            questions.append(Question(Taste.of(told), wanted, rows[given], user))
    return Part(log.pick(keep), questions)


def draw_pairs(
    ratings: Ratings, people: NDArray[np.int32], kind: Kind, count: int, alike: Alike, seed: int
) -> list[tuple[int, int]]:
    """At most `count` pairs of these people: everybody in random order, with a random fit partner each.

    Whoever fits with nobody is passed over; nobody is the first of two pairs.

    Args:
        ratings: of all stars, by which tastes are compared; not needed for random pairs.
        people: user numbers, ascending.
    """
    rng = np.random.default_rng([seed, KINDS.index(kind)])
    pairs: list[tuple[int, int]] = []
    for first, fits in _partners(ratings, people, rng.permutation(len(people)), kind, alike):
        others = np.flatnonzero(fits)
        if len(others):
            pairs.append((int(people[first]), int(people[rng.choice(others)])))
        if len(pairs) == count:
            break
    return pairs


def _partners(
    ratings: Ratings, people: NDArray[np.int32], order: NDArray[np.int64], kind: Kind, alike: Alike
) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Each person in this order, by their place among `people`, with who fits them, bool (p,)."""
    stars = _table(ratings, people) if kind != "random" else np.zeros((len(people), 0), np.float32)
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        if kind == "random":
            known = np.zeros((len(block), len(people)))
        else:
            known = correlations(stars[block], stars, alike.common)
        fits = alike.agrees(known, kind)
        fits[np.arange(len(block)), block] = False
        yield from zip(block.tolist(), fits, strict=True)


def correlations(some: Floats, others: Floats, common: int) -> NDArray[np.float64]:
    """Pearson's correlation of each of some people with each other, (s, o).

    All sums are of quarters and small enough to be exact in float32.

    Args:
        some, others: stars (s, n) and (o, n), 0 where unrated.
        common: see Alike.

    Returns:
        NaN where fewer than `common` films are shared, or one of the two gave all of these the same.
    """
    heard, listened = _heard(some, common), _heard(others, common)
    count = (heard @ listened.T).astype(np.float64)
    one, other = (some @ listened.T).astype(np.float64), (heard @ others.T).astype(np.float64)
    spread = count * (some**2 @ listened.T) - one**2
    width = count * (heard @ (others**2).T) - other**2
    told = (count >= max(common, 2)) & (spread > 0) & (width > 0)
    shared = count * (some @ others.T) - one * other
    return np.where(told, shared / np.sqrt(np.where(told, spread * width, 1)), np.nan)


def _heard(stars: Floats, common: int) -> Floats:
    """Which stars count, 1 or 0: those given, or all there could be."""
    return (stars > 0).astype(np.float32) if common else np.ones_like(stars)


def _table(ratings: Ratings, people: NDArray[np.int32]) -> Floats:
    """Stars of these people (ascending), (p, n), 0 where unrated."""
    mine = ratings.of_users(people)
    table = np.zeros((len(people), int(ratings.row.max()) + 1), dtype=np.float32)
    table[np.searchsorted(people, mine.user), mine.row] = mine.stars
    return table
