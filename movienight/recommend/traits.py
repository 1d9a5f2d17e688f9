"""What a film shares with the likes of a person, or of both: director, cast, keywords, genres."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from movienight.types import Film, Floats, Reason, ReasonKind, Rows

MOST: dict[ReasonKind, int] = {"director": 2, "cast": 2, "keyword": 3, "genre": 2}
"""How many of each kind are worth reading."""

UNTOLD = frozenset(
    (
        *("aftercreditsstinger", "duringcreditsstinger", "based on novel", "based on novel or book"),
        *("independent film", "sequel", "woman director", "nudity", "female nudity", "male nudity"),
    )
)
"""Keywords that are true of films and no reason to see one."""


def traits(film: Film, likes: Sequence[Film], rarity: dict[str, float]) -> tuple[Reason, ...]:
    """Names the film has in common with the likes, each with the share (0..1) of likes that have it.

    Args:
        rarity: of keywords, by name; the rarest shared ones say most and come first.
    """
    found: list[Reason] = []
    kinds: tuple[tuple[ReasonKind, tuple[str, ...], list[tuple[str, ...]]], ...] = (
        ("director", film.directors, [like.directors for like in likes]),
        ("cast", film.cast, [like.cast for like in likes]),
        ("keyword", film.keywords, [like.keywords for like in likes]),
        ("genre", film.genres, [like.genres for like in likes]),
    )
    for kind, own, theirs in kinds:
        counts = Counter(name for names in theirs for name in set(names))
        shared = [name for name in own if counts[name]]
        if kind == "keyword":
            shared = [name for name in shared if _says_something(name, film)]
            shared.sort(key=lambda name: (-counts[name] * rarity.get(name, 0.0), name))
        else:
            shared.sort(key=lambda name: -counts[name])
        weights = [(name, counts[name] / len(likes)) for name in shared[: MOST[kind]]]
        found += [Reason(kind, text=name, weight=weight) for name, weight in weights]
    return tuple(found)


def _says_something(keyword: str, film: Film) -> bool:
    """Whether anybody would love a film for this keyword, and it is not one of its genres again."""
    return keyword.casefold() not in UNTOLD | {genre.casefold() for genre in film.genres}


def because(likes: Sequence[int], shares: Floats, most: int = 3, least: float = 0.1) -> tuple[Reason, ...]:
    """The likes that argued most for one film, strongest first.

    Args:
        likes: rows of k likes.
        shares: float32 (k,), each one's share of the argument; below `least` it is not worth a word.
    """
    order = np.argsort(-shares, kind="stable")[:most]
    return tuple(
        Reason("because", films=(int(likes[i]),), weight=float(shares[i]))
        for i in order
        if shares[i] >= least
    )


def nearest(likes: Sequence[int] | Rows, near: Floats) -> tuple[Reason, ...]:
    """The like nearest to a film, for when none of them argues for it by itself.

    Args:
        near: float32 (k,), how near each like is.
    """
    best = int(near.argmax())
    return (Reason("nearest", films=(int(likes[best]),), weight=float(np.clip(near[best], 0, 1))),)
