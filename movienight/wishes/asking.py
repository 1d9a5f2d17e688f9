"""From what was typed to the query the engine answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from movienight.clock import now
from movienight.recommend.headsup import FAMILY_AGE
from movienight.wishes.minutes import minutes_until
from movienight.wishes.years import Years

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.types import Filters, Person, Query


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options that shape a slate, read but not yet resolved to films."""

    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    mood: str | None = None
    count: int = 10
    genre: frozenset[str] = frozenset()
    not_genre: frozenset[str] = frozenset()
    year: Years | None = None
    language: frozenset[str] = frozenset()
    max_runtime: int | None = None
    finish_by: str | None = None
    exclude: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    include_seen: bool = False
    avoid: frozenset[str] = frozenset()
    family: bool = False
    balance: float = 0.5
    diversity: float = 0.2
    novelty: float = 0.2
    seed: int | None = None
    diet: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def ask(engine: Engine, wishes: Wishes, say: Callable[[str], None] = lambda line: None) -> Query:
    """The query, with every title resolved to a film.

    Args:
        say: is told how a wish was understood.

    Raises:
        TitleNotFound, TitleAmbiguous: a title that names no film, or several.
        UsageError: the time to finish by cannot be read.
    """
    from movienight.types import Kitchen, Query

    limit = time_left(wishes, say)
    return Query(
        people=_people(engine, wishes.a, wishes.b),
        mood=(wishes.mood or "").strip() or None,
        filters=_filters(engine, wishes, limit),
        n=wishes.count,
        balance=wishes.balance,
        diversity=wishes.diversity,
        novelty=wishes.novelty,
        seed=wishes.seed,
        kitchen=Kitchen(wishes.diet, wishes.without),
        keep=_rows(engine, wishes.keep),
        more=_rows(engine, wishes.more),
        less=_rows(engine, wishes.less),
    )


def time_left(wishes: Wishes, say: Callable[[str], None] = lambda line: None) -> int | None:
    """The longest a film may run, in minutes: the tighter of the two wishes, None without either."""
    if wishes.finish_by is None:
        return wishes.max_runtime
    left = minutes_until(wishes.finish_by, now())
    say(f"to finish by {wishes.finish_by.strip()}, a film may run {left} min")
    return left if wishes.max_runtime is None else min(left, wishes.max_runtime)


def _people(engine: Engine, a: Sequence[str], b: Sequence[str]) -> tuple[Person, ...]:
    """Those who named films; somebody alone is always A."""
    named = [likes for likes in (a, b) if likes]
    return tuple(engine.person(key, likes) for key, likes in zip("ab", named, strict=False))


def _rows(engine: Engine, titles: Sequence[str]) -> tuple[int, ...]:
    """The rows of these films, none twice."""
    return tuple(dict.fromkeys(engine.resolve(title) for title in titles))


def _filters(engine: Engine, wishes: Wishes, max_runtime: int | None) -> Filters:
    from movienight.types import Filters

    return Filters(
        genres=wishes.genre,
        not_genres=wishes.not_genre,
        years=wishes.year or (None, None),
        languages=wishes.language,
        max_runtime=max_runtime,
        exclude=frozenset(engine.resolve(title) for title in wishes.exclude),
        include_seen=wishes.include_seen,
        avoid=wishes.avoid,
        max_age=FAMILY_AGE if wishes.family else None,
    )
