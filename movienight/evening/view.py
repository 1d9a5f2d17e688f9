"""What front doors show of an evening: a value, made where the engine is, read where the screen is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from movienight.evening.acts import Situation
from movienight.evening.state import Tonight

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.types import Film, Slate

RATED_LIKE = 4.0
"""Stars from which on a rating counts as a like, as the engine has it."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody on the sofa: what they like, newest first, what they do not, and how much they have seen."""

    name: str
    likes: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    seen: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """Everything the main screen shows.

    Args:
        cited: films that reasons name, by row.
        kept: whether what is done here stays; False where the home cannot be written.
        turn: whose taste tonight should lean to, "" where nobody is owed an evening.
    """

    tonight: Tonight = field(default_factory=Tonight)
    situation: Situation = field(default_factory=lambda: Situation(ready=False))
    slate: Slate | None = None
    sitters: tuple[Sitter, ...] = ()
    cited: Mapping[int, Film] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    kept: bool = True
    turn: str = ""

    def film_of(self, row: int) -> Film:
        """The film at a row that a reason names."""
        return self.cited[row]


def view_of(evening: Evening) -> View:
    """The evening as it stands now, with a slate made anew."""
    slate = evening.slate()
    evening.look_again()
    rows = {
        int(row)
        for suggestion in slate.suggestions
        for reasons in suggestion.why.values()
        for reason in reasons
        for row in reason.films
    }
    notes = tuple(dict.fromkeys((*evening.engine.notes, *slate.notes)))
    evening.engine.notes.clear()
    cited = {row: evening.engine.film(row) for row in rows}
    return View(
        evening.tonight,
        evening.situation(),
        slate,
        sitters_of(evening),
        cited,
        notes,
        evening.kept,
        evening.whose_turn() or "",
    )


def sitters_of(evening: Evening) -> tuple[Sitter, ...]:
    """Those on the sofa, with the titles of what they said."""
    sitters = []
    for name, taste in evening.tastes().items():
        liked = [rating for rating in taste.ratings if rating.stars >= RATED_LIKE]
        told = [(film.at, film.label or film.key) for film in taste.likes]
        told += [(rating.at, rating.label or rating.key) for rating in liked]
        likes = tuple(dict.fromkeys(title for _, title in sorted(told, reverse=True)))
        low = tuple(rating.label or rating.key for rating in taste.ratings if rating.stars <= 2)
        known = {film.key for film in taste.seen} | {rating.key for rating in taste.ratings}
        vetoes = tuple(film.label for film in taste.vetoes)
        sitters.append(Sitter(name, likes, low, vetoes, len(known)))
    return tuple(sitters)
