"""What each candidate is worth to everybody together: the people, the mood, the unknown and a whim."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.facts import FilmFacts
from movienight.recommend.together import beaten, joint
from movienight.types import Floats, Query, Rows, Scores

MOOD_FLOOR = 0.05
"""What a film keeps of its value for people when it beats no other candidate on the mood."""
LEAST_SHARE = 0.01
"""The share that even the last of the candidates counts as beating for a person."""
DARING = 2.0
"""How many spreads of fit a spread of fame costs when all novelty is asked for."""
STEER = 1.0
"""How many spreads of fit a spread of likeness to what is wanted more, or less, tonight weighs."""
SEEDS = 2**128
"""How many draws there are; every whole number is a seed, also one below 0."""
WHIM = 0.1
"""How far a seed shuffles the order, as a share of the spread of the best."""


def value_of(
    query: Query,
    facts: FilmFacts,
    rows: Rows,
    fits: Mapping[str, NDArray[np.float64]],
    mood: Scores | None,
    pool: int,
    steer: Floats | None = None,
) -> Floats:
    """The value of each candidate for everybody, float32 (m,).

    The mood weighs what people say by the cube of the share of candidates a film beats on it, and by
    the share it beats for each of them (their geometric mean): rank gains are flat at their end, and
    without that a mood would sell what one of two, or nobody, likes. A seed shuffles what is nearly equal.

    Args:
        rows: the m candidates.
        fits: per person key how well each suits them, any scale, (m,).
        mood: how well each suits the mood, (m,), None without one.
        pool: among how many of the best the seed measures what is nearly equal.
        steer: how much more of each film's like everybody wants tonight, in spreads of fit, (m,).
    """
    if not len(rows):
        return np.zeros(0, dtype=np.float32)
    value = _of_people(query, facts, rows, fits, steer)
    if mood is not None:
        told = MOOD_FLOOR + (1 - MOOD_FLOOR) * beaten(mood) ** 3
        value = value * told * (_suits_each(query, fits) if fits else beaten(value))
    if query.seed is not None:
        best = np.sort(value)[-pool:]
        whim = np.random.default_rng(query.seed % SEEDS).gumbel(size=len(value))
        value = value + (WHIM * (best[-1] - best[0]) * whim).astype(np.float32)
    return value.astype(np.float32)


def _of_people(
    query: Query,
    facts: FilmFacts,
    rows: Rows,
    fits: Mapping[str, NDArray[np.float64]],
    steer: Floats | None,
) -> Floats:
    """What people say, by rank gain, which cares most for the top of their lists; (m,) in 0..1.

    With nobody's likes fame speaks, by the share of films it beats: the gain of ranks would leave
    nothing to a mood but the few films that all the world knows.
    """
    if not fits:
        known = beaten(facts.likes[rows])
        value = known + np.float32(query.novelty) * (1 - 2 * known)
        return value if steer is None else beaten(spreads(value.astype(np.float64)) + steer)
    lift = np.zeros(len(rows)) if steer is None else STEER * steer
    fame = query.novelty * DARING * spreads(facts.log_likes[rows].astype(np.float64))
    return joint([spreads(scores) - fame + lift for scores in fits.values()], _weights(query, fits))


def _weights(query: Query, fits: Mapping[str, NDArray[np.float64]]) -> list[float]:
    """How much each of them says, from the balance; they sum to 1."""
    shares = {"a": 1 - query.balance, "b": query.balance}
    total = sum(shares[key] for key in fits)
    return [shares[key] / total if total > 0 else 1 / len(fits) for key in fits]


def _suits_each(query: Query, fits: Mapping[str, NDArray[np.float64]]) -> Floats:
    """The geometric mean of the shares a film beats for each person, (m,): low where one of two is low."""
    told = [np.log(np.maximum(beaten(scores), LEAST_SHARE)) for scores in fits.values()]
    return np.exp(np.average(told, axis=0, weights=_weights(query, fits))).astype(np.float32)


def spreads(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values as spreads (standard deviations) above their mean, (m,); zeros where all are equal."""
    spread = values.std()
    return (values - values.mean()) / spread if spread > 0 else np.zeros_like(values)
