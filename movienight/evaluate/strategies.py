"""Ways to make one list out of what each of several people would like, published ones and ours.

A strategy hears utilities (p, m), a row per person: how well each of m films suits them on a scale of
their own, NaN for a film that is not for them (they know it already, or nothing is known of it). It
answers with positions of at most n films, best first, each with a utility for somebody. Equal films
stand in the order of their positions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.together import joint, order_ranks

Utilities = NDArray[np.float64]
Positions = NDArray[np.int64]
Strategy = Callable[[Utilities, int], Positions]

BORDA_DEPTH = 100
"""How many films of each person's list get points."""
RRF_K = 10
"""What reciprocal rank fusion adds to every rank; the smaller, the more the first places count."""


def mean(utilities: Utilities, n: int) -> Positions:
    """AVG: the mean of min-max scores, nothing for a film that is not for somebody."""
    return _best(scaled(utilities).mean(axis=0), utilities, n)


def least_misery(utilities: Utilities, n: int) -> Positions:
    """LM: the lesser of min-max scores (Masthoff 2004), nothing for a film that is not for somebody."""
    return _best(scaled(utilities).min(axis=0), utilities, n)


def borda(utilities: Utilities, n: int) -> Positions:
    """A point for the last of each person's first hundred films, a hundred for the first; summed."""
    points = np.maximum(BORDA_DEPTH - _ranks(utilities), 0)
    return _best(points.sum(axis=0), utilities, n)


def reciprocal_rank_fusion(utilities: Utilities, n: int) -> Positions:
    """RRF: the sum of 1 / (k + rank), ranks from 0 (Cormack, Clarke & Büttcher 2009, with its k of 60)."""
    return _best((1 / (RRF_K + _ranks(utilities))).sum(axis=0), utilities, n)


def rank_gains(utilities: Utilities, n: int) -> Positions:
    """Ours, by the code that serves: the sum of 1 / log2(rank + 2); see recommend.together."""
    people = len(utilities)
    return _best(joint(list(_filled(utilities)), [1 / people] * people), utilities, n)


def alternate(utilities: Utilities, n: int) -> Positions:
    """FAI: each picks the best that is left, in the order a b, b a, a b (Felfernig et al. 2018)."""
    lists = [iter(_best(own, own[None], len(own)).tolist()) for own in utilities]
    taken: dict[int, None] = {}
    for person in _snake(len(lists), utilities.shape[1]):
        if len(taken) == n:
            break
        pick = next((film for film in lists[person] if film not in taken), None)
        if pick is not None:
            taken[pick] = None
    return np.array(list(taken), dtype=np.int64)


def gfar(utilities: Utilities, n: int) -> Positions:
    """GFAR (Kaya, Bridge & Tintarev, RecSys 2020): every film goes to whom the list has served least.

    The next film is the one with the greatest

        sum_u p(u) p(rel | u, i) prod_{j listed} (1 - p(rel | u, j))

    where p(u) is equal for all and p(rel | u, i) is n - place among u's own first n, divided by the sum
    of these. Once everybody's n are listed, the mean of scores decides, as it does between equals.
    """
    order = mean(utilities, utilities.shape[1])
    chances = _chances(utilities[:, order], n)
    unserved = np.ones(len(utilities))
    left = np.ones(len(order), dtype=np.bool_)
    picked: list[int] = []
    for _ in range(min(n, len(order))):
        pick = int(np.where(left, unserved @ chances, -1).argmax())
        unserved *= 1 - chances[:, pick]
        left[pick] = False
        picked.append(pick)
    return order[picked]


def fuzzy_dhondt(utilities: Utilities, n: int) -> Positions:
    """EP-FuzzDA (Malecek & Peska, UMAP 2021): seats by proportional shares of all that was given.

    With S the min-max scores, acc what each has been given so far and equal shares w = 1 / p, the next
    film is the one with the greatest sum_u min(S_u, max(0, w TOT - acc_u)), TOT = sum_u (acc_u + S_u).
    """
    scores = scaled(utilities)
    left = _for_somebody(utilities)
    given = np.zeros((len(scores), 1))
    picked: list[int] = []
    for _ in range(min(n, int(left.sum()))):
        fair = (given.sum() + scores.sum(axis=0)) / len(scores)
        value = np.minimum(scores, np.maximum(fair - given, 0)).sum(axis=0)
        pick = int(np.where(left, value, -1).argmax())
        given += scores[:, pick : pick + 1]
        left[pick] = False
        picked.append(pick)
    return np.array(picked, dtype=np.int64)


STRATEGIES: Mapping[str, Strategy] = {
    "mean": mean,
    "least misery": least_misery,
    "Borda": borda,
    "RRF": reciprocal_rank_fusion,
    "FAI": alternate,
    "GFAR": gfar,
    "EP-FuzzDA": fuzzy_dhondt,
    "rank gains": rank_gains,
}
"""All of them, by the name that follows that of whose scores they combine."""


def scaled(utilities: Utilities) -> Utilities:
    """Each person's utilities on 0..1, 0 for NaN and where all are alike."""
    known = np.isfinite(utilities)
    least = np.min(utilities, axis=1, keepdims=True, where=known, initial=np.inf)
    most = np.max(utilities, axis=1, keepdims=True, where=known, initial=-np.inf)
    told = known & (most > least)
    spread = np.where(most > least, most - least, 1)
    return np.divide(utilities - least, spread, out=np.zeros_like(utilities), where=told)


def _filled(utilities: Utilities) -> Utilities:
    """With the films that are not for somebody behind all others."""
    return np.where(np.isfinite(utilities), utilities, -np.inf)


def _ranks(utilities: Utilities) -> Utilities:
    """Each person's ranks from 0, equals share the better one; infinite for NaN."""
    ranks = np.stack([order_ranks(own) for own in _filled(utilities)]).astype(np.float64)
    return np.where(np.isfinite(utilities), ranks, np.inf)


def _chances(utilities: Utilities, n: int) -> Utilities:
    """p(rel | u, i) of GFAR, (p, m)."""
    points = np.zeros_like(utilities)
    for own, given in zip(utilities, points, strict=True):
        best = _best(own, own[None], n)
        given[best] = n - np.arange(1, len(best) + 1)
    total = points.sum(axis=1, keepdims=True)
    return np.divide(points, total, out=points, where=total > 0)


def _best(values: NDArray[np.floating], utilities: Utilities, n: int) -> Positions:
    """The n greatest values among the films that are for somebody."""
    films = np.flatnonzero(_for_somebody(utilities))
    return films[np.argsort(-values[films], kind="stable")][:n]


def _for_somebody(utilities: Utilities) -> NDArray[np.bool_]:
    """The films that can be listed, bool (m,)."""
    return np.asarray(np.isfinite(utilities).any(axis=0))


def _snake(people: int, rounds: int) -> Iterator[int]:
    """Whose turn it is: forwards, backwards, forwards."""
    for number in range(rounds):
        turn = range(people)
        yield from turn if number % 2 == 0 else reversed(turn)
