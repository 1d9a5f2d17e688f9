"""Double features: two films for one evening that both fit, have something in common, and differ.

What a repertory cinema does when it prints "A + B": both are worth the ticket, something links them
that can be said in a line (a director, an actor, a theme), the second is not the first again, and
the order is thought of: what weighs more comes first and what is lighter sends people home; of two
that weigh alike the older comes first, so that the later one can answer it.

    worth(i, j) = (1 - C) (value_i + value_j) / 2 + C (link_ij + apart_ij + genres_ij) / 3
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.facts import FilmFacts
from movienight.storage.columns import Ragged
from movienight.types import Floats, Rows

INTERVAL = 20
"""Minutes between the two films: for the door, the kettle and a word about the first."""
SHORTEST = 40
"""Minutes a film must run to be a feature, about what the Academy asks for."""
POOL = 150
"""Among how many of the best candidates pairs are looked for."""
COMPLEMENT = 0.4
"""How much of a pair's worth is how the two go together, the rest being what each is worth."""
DIRECTOR, ACTOR = 1.0, 0.7
"""How strong a link one director or one actor is."""
THEME = 12.0
"""The summed rarity of shared keywords that is as strong a link as one director."""
LIGHTER = 0.5
"""By how much the moods of two films must differ for the lighter one to come second."""
LIGHTNESS = {
    **dict.fromkeys(("Comedy", "Family"), 1.0),
    **dict.fromkeys(("Animation", "Music", "Romance", "Adventure"), 0.5),
    **dict.fromkeys(("Drama", "Crime", "Thriller", "Noir"), -0.5),
    **dict.fromkeys(("Horror", "War"), -1.0),
}
"""How light a genre is, -1..1; the others are neither."""


@dataclass(frozen=True, slots=True)
class Double:
    """Two candidates in the order they are shown.

    Args:
        first, second: rows of films.
        worth: what the pair was chosen by, 0..1.
        minutes: from the first title to the last, with the interval; None where a length is unknown.
    """

    first: int
    second: int
    worth: float
    minutes: int | None


def double_features(
    facts: FilmFacts,
    vectors: Floats,
    rows: Rows,
    value: Floats,
    telling: Floats,
    minutes: int | None = None,
    most: int = 3,
    keep: Sequence[int] = (),
) -> tuple[Double, ...]:
    """At most `most` pairs, the best first, no film in two of them but those that are kept.

    Two films that have neither a person, a theme nor a genre in common are no pair.

    Args:
        vectors: of all films, unit vectors float32 (n, d).
        rows: the m candidates.
        value: what each is worth to everybody, (m,), any scale.
        telling: how much it says that two films share a keyword, float32 (ids,), >= 0.
        minutes: how long both and the interval may take; films of unknown length are then not used.
        keep: rows among the candidates of which every pair holds one; empty asks for none.
    """
    kept = np.isin(rows, keep)
    order = np.argsort(-value, kind="stable")
    best = order[(np.arange(len(order)) < POOL) | kept[order]]
    films, kept = rows[best], kept[best]
    link = links(facts, films, telling)
    genres = np.clip(facts.genre_vectors[films] @ facts.genre_vectors[films].T, 0, 1)
    together = (link + apart(vectors[films]) + 4 * genres * (1 - genres)) / 3
    each = shares(value[best])
    worth = (1 - COMPLEMENT) * (each[:, None] + each) / 2 + COMPLEMENT * together
    possible = ((link > 0) | (genres > 0)) & in_time(facts.runtime[films], minutes)
    if len(keep):
        possible &= kept[:, None] | kept
    return tuple(
        _double(facts, *in_order(facts, int(films[one]), int(films[other])), float(worth[one, other]))
        for one, other in disjoint(np.where(possible, worth, -np.inf), most, kept)
    )


def links(facts: FilmFacts, rows: Rows, telling: Floats) -> Floats:
    """How strongly each two films are linked by people and themes, (m, m) in 0..1."""
    everybody = np.ones(max(facts.ids_of("directors"), facts.ids_of("cast")), dtype=np.float32)
    director = DIRECTOR * (shared(facts.directors, rows, everybody) > 0)
    actor = ACTOR * (shared(facts.cast, rows, everybody) > 0)
    theme = np.minimum(shared(facts.keywords, rows, telling) / THEME, 1)
    return np.maximum(np.maximum(director, actor), theme).astype(np.float32)


def shared(column: Ragged, rows: Rows, worth: Floats) -> Floats:
    """The summed worth of the ids that each two films have in common, float32 (m, m)."""
    lists = [np.unique(column[row]) for row in rows]
    ids, places = np.unique(np.concatenate([*lists, np.zeros(0, np.int32)]), return_inverse=True)
    has = np.zeros((len(rows), len(ids)), dtype=np.float32)
    has[np.repeat(np.arange(len(rows)), [len(one) for one in lists]), places] = 1
    return np.asarray((has * worth[ids.astype(np.int64)]) @ has.T, dtype=np.float32)


def apart(vectors: Floats) -> Floats:
    """How near each two films are to the right distance, (m, m) in 0..1: kin, and not twins.

    Best is a spread nearer than two candidates usually are; nearer and farther both cost.
    """
    closeness = vectors @ vectors.T
    others = closeness[~np.eye(len(vectors), dtype=np.bool_)]
    spread = float(others.std()) if len(others) else 0.0
    if spread < 1e-6:
        return np.ones_like(closeness)
    return np.exp(-(((closeness - others.mean()) / spread - 1) ** 2) / 2)


def in_time(runtime: Floats, minutes: int | None) -> NDArray[np.bool_]:
    """Which pairs are two features that fit into so many minutes with the interval, bool (m, m).

    A film of unknown length counts as a feature, and fits into no limit.
    """
    short = runtime < SHORTEST
    features = ~(short[:, None] | short)
    if minutes is None:
        return features
    return np.asarray(features & (runtime[:, None] + runtime + INTERVAL <= minutes))


def disjoint(worth: Floats, most: int, kept: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The best pairs of which no two share a film but a kept one: positions, the lower first, best first.

    Args:
        worth: symmetric (m, m), -inf for what is no pair; the diagonal is passed over.
        kept: bool (m,).
    """
    left = np.where(np.triu(np.ones(worth.shape, dtype=np.bool_), 1), worth, -np.inf)
    chosen: list[tuple[int, int]] = []
    while len(chosen) < most and left.size and left.max() > -np.inf:
        one, other = (int(place) for place in np.unravel_index(int(left.argmax()), left.shape))
        chosen.append((one, other))
        left[one, other] = -np.inf
        used = [place for place in (one, other) if not kept[place]]
        left[used] = -np.inf
        left[:, used] = -np.inf
    return chosen


def in_order(facts: FilmFacts, one: int, other: int) -> tuple[int, int]:
    """The two films as they should be shown: the lighter second, else the older first, else the longer."""
    mood_one, mood_other = lightness(facts, one), lightness(facts, other)
    if abs(mood_one - mood_other) >= LIGHTER:
        return (one, other) if mood_one < mood_other else (other, one)

    def place(row: int) -> tuple[float, float, int]:
        year, runtime = float(facts.year[row]), float(facts.runtime[row])
        return (year if year == year else np.inf, -runtime if runtime == runtime else 0.0, row)

    first, second = sorted((one, other), key=place)
    return first, second


def lightness(facts: FilmFacts, row: int) -> float:
    """How light a film is by its genres, their mean, -1..1; 0 without any."""
    own = [
        LIGHTNESS.get(name, 0.0)
        for name, has in zip(facts.genre_names, facts.genres[row], strict=True)
        if has
    ]
    return sum(own) / len(own) if own else 0.0


def shares(value: Floats) -> Floats:
    """Values brought to 0..1, (m,); ones where all are equal."""
    spread = float(value.max() - value.min()) if len(value) else 0.0
    return (value - value.min()) / spread if spread > 0 else np.ones_like(value)


def _double(facts: FilmFacts, first: int, second: int, worth: float) -> Double:
    total = float(facts.runtime[first] + facts.runtime[second] + INTERVAL)
    return Double(first, second, worth, int(total) if total == total else None)
