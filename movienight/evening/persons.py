"""One person's page: all they said of films, and every way to change it; each can be taken back.

    page = page_of(evening, "Ana")
    love(evening, "Ana", key, label)
    forget(evening, "Ana", page.entries[0])
    evening.undo()

What one person says of one film is a `Standing`; an act puts another in its place, and undoing it
puts the first one back, so that nothing that was there before is lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from movienight.evening.undo import Step
from movienight.evening.view import RATED_LIKE

if TYPE_CHECKING:
    from datetime import datetime

    from movienight.evening.evening import Evening
    from movienight.storage.library import Library
    from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste

LISTS = ("likes", "dislikes", "ratings", "seen", "vetoes")
"""What is said of films, in the order in which a page shows it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One film in one of the LISTS; `at` is when it was said, `stars` are those of a rating."""

    list: str
    key: str
    label: str
    at: datetime
    stars: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A person with all entries, list after list, newest first in each."""

    name: str
    entries: tuple[Entry, ...]

    def of(self, which: str) -> tuple[Entry, ...]:
        """The entries of one list."""
        return tuple(entry for entry in self.entries if entry.list == which)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person says of one film: `likes` is the confidence of a like, `ratings` the stars."""

    likes: float | None = None
    dislikes: bool = False
    ratings: float | None = None
    seen: bool = False
    vetoes: bool = False


def page_of(evening: Evening, name: str) -> Page:
    """What the library keeps of somebody.

    Raises:
        UsageError: nobody here has this name.
    """
    taste = evening.library.taste(name)
    return Page(name, tuple(entry for which in LISTS for entry in _entries(taste, which)))


def standing_of(taste: StoredTaste, key: str) -> Standing:
    """What they say of the film with this key."""
    likes = {film.key: film.confidence for film in taste.likes}
    stars = {rating.key: rating.stars for rating in taste.ratings}
    return Standing(
        likes=likes.get(key),
        dislikes=_has(taste.dislikes, key),
        ratings=stars.get(key),
        seen=_has(taste.seen, key),
        vetoes=_has(taste.vetoes, key),
    )


def love(evening: Evening, name: str, key: str, label: str) -> str:
    """They love it, and no longer do not care for it."""
    return say(
        evening,
        f"{name} loves {label}",
        name,
        key,
        label,
        lambda now: replace(now, likes=now.likes or 1.0, dislikes=False),
    )


def not_for_me(evening: Evening, name: str, key: str, label: str) -> str:
    """They do not care for it; a like, or stars that would count as one, go."""

    def colder(now: Standing) -> Standing:
        warm = now.ratings is not None and now.ratings >= RATED_LIKE
        return replace(now, likes=None, dislikes=True, ratings=None if warm else now.ratings)

    return say(evening, f"{label} is not for {name}", name, key, label, colder)


def forget(evening: Evening, name: str, entry: Entry) -> str:
    """Take one entry off the list it is in; what stands in other lists stays."""
    empty = {entry.list: getattr(Standing(), entry.list)}
    told = f"{entry.label} is off {name}'s list"
    return say(evening, told, name, entry.key, entry.label, lambda now: replace(now, **empty))


def say(
    evening: Evening, told: str, name: str, key: str, label: str, change: Callable[[Standing], Standing]
) -> str:
    """Let a person say something else of a film from now on.

    Args:
        told: what was done, in words.
        change: from what they say now to what they say then.
    """
    before = standing_of(evening.library.taste(name), key)
    after = change(before)
    do = partial(_put, evening.library, name, key, label, before, after)
    undo = partial(_put, evening.library, name, key, label, after, before)
    step = Step(told, f"person.{name}", evening.tonight, evening.tonight, do, undo)
    evening.tonight = evening.past.perform(step)
    return told


def _put(library: Library, name: str, key: str, label: str, old: Standing, new: Standing) -> None:
    """Write what differs; what goes goes first, since a like and a dislike drive each other out."""
    away = {
        "likes": library.unlike,
        "dislikes": library.undislike,
        "ratings": library.unrate,
        "seen": library.unmark_seen,
        "vetoes": library.unveto,
    }
    for which, remove in away.items():
        if getattr(old, which) and not getattr(new, which):
            remove(name, key)
    if new.likes and new.likes != old.likes:
        library.like(name, key, label, new.likes)
    if new.dislikes and not old.dislikes:
        library.dislike(name, key, label)
    if new.ratings and new.ratings != old.ratings:
        library.rate(name, key, new.ratings, label)
    if new.seen and not old.seen:
        library.mark_seen(name, key, label)
    if new.vetoes and not old.vetoes:
        library.veto(name, key, label)


def _entries(taste: StoredTaste, which: str) -> list[Entry]:
    marks: Iterable[StoredFilm | StoredRating] = getattr(taste, which)
    newest = sorted(marks, key=lambda mark: mark.at, reverse=True)
    return [
        Entry(which, mark.key, mark.label or mark.key, mark.at, getattr(mark, "stars", None))
        for mark in newest
    ]


def _has(films: Iterable[StoredFilm], key: str) -> bool:
    return any(film.key == key for film in films)
