"""The library as shelves: all films, and each person's own; many can be marked at once.

shelf = look_along(evening, "", "heat")          # all films, by title
shelf = look_along(evening, "Ana", "")           # what Ana said something of
mark(evening, ("Ana",), shelf.films[:5], "seen")
evening.undo()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from movienight.errors import DataError, UsageError
from movienight.evening.persons import LISTS, Standing
from movienight.evening.undo import Step
from movienight.evening.view import RATED_LIKE
from movienight.keys import stable_key
from movienight.wording import counted, listed

if TYPE_CHECKING:
    from datetime import datetime

    from movienight.evening.evening import Evening
    from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste
    from movienight.types import Film

    Change = Callable[[Standing], Standing]

FOUND, KNOWN = 60, 200
"""Films found by a title, and films shown where none is sought: the best known."""
NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A film with what each person says of it; only those who say something are in `said`."""

    key: str
    label: str
    said: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands on a shelf.

    Args:
        whose: a name, "" for all films.
        people: whose word is shown beside each film.
        count: how many films there are on it, shown or not.
    """

    whose: str
    people: tuple[str, ...]
    films: tuple[OnShelf, ...]
    count: int


def look_along(evening: Evening, whose: str, text: str) -> Shelf:
    """The films of a shelf whose title is like this.

    Without a text, all films are the best known ones, and a person's are all they said something
    of, the newest first.

    Raises:
        UsageError: nobody here has that name.
    """
    if whose:
        return _own(evening, whose, text)
    people = tuple(evening.tastes())
    said = {name: standings_of(taste) for name, taste in evening.tastes().items()}
    films = [one for film in _films(evening, text) if (one := _on_shelf(film, said))]
    return Shelf("", people, tuple(films), len(evening.engine.cards))


def standings_of(taste: StoredTaste) -> dict[str, Standing]:
    """All that somebody says, by film."""
    told: dict[str, dict[str, float | bool | None]] = defaultdict(dict)
    for film in taste.likes:
        told[film.key]["likes"] = film.confidence
    for rating in taste.ratings:
        told[rating.key]["ratings"] = rating.stars
    for which in ("dislikes", "seen", "vetoes"):
        for film in getattr(taste, which):
            told[film.key][which] = True
    return {key: Standing(**values) for key, values in told.items()}  # type: ignore[arg-type]


def marks_of(taste: StoredTaste) -> list[StoredFilm | StoredRating]:
    """Every entry of every list."""
    return [*taste.likes, *taste.dislikes, *taste.ratings, *taste.seen, *taste.vetoes]


def mark(evening: Evening, names: Sequence[str], films: Sequence[OnShelf], what: str) -> str:
    """Let people say the same of several films, as one act.

    Args:
        what: "seen", "love", "no", "forget", or stars such as "3.5".

    Raises:
        UsageError: it is none of these.
    """
    change, verb = _change(what)
    what_films = films[0].label if len(films) == 1 else counted(len(films), "film")
    told = f"{listed(names)} {verb[len(names) > 1]} {what_films}"
    keys = [one.key for one in films]
    before = {name: evening.library.taste(name) for name in names}
    after = {name: retold(taste, films, change, evening.clock()) for name, taste in before.items()}
    do, undo = partial(evening.library.retell, keys, after), partial(evening.library.retell, keys, before)
    step = Step(told, f"shelf.{what}", evening.tonight, evening.tonight, do, undo)
    evening.tonight = evening.past.perform(step)
    return told


def retold(taste: StoredTaste, films: Sequence[OnShelf], change: Change, now: datetime) -> StoredTaste:
    """What somebody says once these films have changed; only of these. What stays keeps its day."""
    from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste

    said = standings_of(taste)
    days = {which: {one.key: one.at for one in getattr(taste, which)} for which in LISTS}
    lists: dict[str, list[StoredFilm | StoredRating]] = {which: [] for which in LISTS}
    for film in films:
        before = said.get(film.key, NOTHING)
        after = change(before)
        for which in LISTS:
            old, new = getattr(before, which), getattr(after, which)
            if not new:
                continue
            at = days[which].get(film.key, now) if old == new else now
            mark = StoredRating if which == "ratings" else StoredFilm
            lists[which].append(mark(film.key, film.label, at, float(new)))
    return StoredTaste(**{which: tuple(marks) for which, marks in lists.items()})  # type: ignore[arg-type]


def _change(what: str) -> tuple[Change, tuple[str, str]]:
    """What it makes of a standing, and how it is said of one and of two people."""
    changes: dict[str, tuple[Change, tuple[str, str]]] = {
        "seen": (lambda now: replace(now, seen=True), ("has seen", "have seen")),
        "love": (lambda now: replace(now, likes=now.likes or 1.0, dislikes=False), ("loves", "love")),
        "no": (_colder, ("does not care for", "do not care for")),
        "forget": (lambda now: NOTHING, ("says nothing of", "say nothing of")),
    }
    if what in changes:
        return changes[what]
    try:
        stars = float(what)
    except ValueError:
        raise UsageError(
            f"“{what}” is nothing one can say of films", "say seen, love, no, forget or stars"
        ) from None
    if not 0.5 <= stars <= 5:
        raise UsageError(f"{what} is not a number of stars", "give 0.5 to 5")
    return (lambda now: replace(now, ratings=stars)), (f"gives {stars:g} to", f"give {stars:g} to")


def _colder(now: Standing) -> Standing:
    warm = now.ratings is not None and now.ratings >= RATED_LIKE
    return replace(now, likes=None, dislikes=True, ratings=None if warm else now.ratings)


def _films(evening: Evening, text: str) -> list[Film]:
    if text.strip():
        return evening.engine.search(text, FOUND)
    renown = evening.engine.titles.renown
    return [evening.engine.film(int(row)) for row in (-renown).argsort(kind="stable")[:KNOWN]]


def _on_shelf(film: Film, said: Mapping[str, Mapping[str, Standing]]) -> OnShelf | None:
    """The film with what is said of it; None for one that has no id and cannot be remembered."""
    try:
        key = stable_key(film)
    except DataError:
        return None
    return OnShelf(key, film.label, {name: told[key] for name, told in said.items() if key in told})


def _own(evening: Evening, name: str, text: str) -> Shelf:
    taste = evening.library.taste(name)
    said = standings_of(taste)
    labels: dict[str, str] = {}
    for one in sorted(marks_of(taste), key=lambda one: one.at, reverse=True):
        labels.setdefault(one.key, one.label or one.key)
    words = text.casefold().split()
    films = [
        OnShelf(key, label, {name: said[key]})
        for key, label in labels.items()
        if all(word in label.casefold() for word in words)
    ]
    return Shelf(name, (name,), tuple(films), len(labels))
