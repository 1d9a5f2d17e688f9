"""Who is known here and who sits on the sofa: adding, swapping, renaming and forgetting people."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.errors import HomeUnusable, UsageError
from movienight.evening.state import Tonight
from movienight.evening.undo import Past, Step

if TYPE_CHECKING:
    from movienight.evening.evening import Evening

SEATS = 2
"""How many fit on the sofa."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the library knows, with how many films they love and have seen (rated ones included)."""

    name: str
    loves: int
    seen: int


def known_here(evening: Evening) -> tuple[Known, ...]:
    """Everybody, in the order they came."""
    people = []
    for name in evening.library.people():
        taste = evening.library.taste(name)
        watched = {film.key for film in taste.seen} | {rating.key for rating in taste.ratings}
        people.append(Known(name, len(taste.likes), len(watched)))
    return tuple(people)


def proper_names(typed: Sequence[str]) -> tuple[str, ...]:
    """Names as we show them, less those left empty.

    Raises:
        UsageError: one cannot be a name, two are the same, or more than fit on the sofa.
    """
    from movienight.storage.names import key_of, shown

    names = tuple(shown(name) for name in typed if name.strip())
    if len({key_of(name) for name in names}) < len(names):
        raise UsageError("two people need two names", "add a letter to one of them")
    if len(names) > SEATS:
        raise UsageError("two fit on the sofa", "let somebody get up first")
    return names


def sit(evening: Evening, names: Sequence[str]) -> str:
    """These sit on the sofa from now on; when two swap seats the balance goes with them."""
    people, tonight = tuple(names), evening.tonight
    if len(people) < SEATS or people[::-1] != tonight.people:
        return evening.sit_down(*people)
    told = f"{people[0]} and {people[1]} have swapped seats"
    after = replace(tonight, people=people, balance=round(1 - tonight.balance, 2))
    evening.tonight = evening.past.perform(Step(told, "people", tonight, after))
    return told


def add(evening: Evening, typed: str) -> str:
    """Make somebody known; the name as the library shows it.

    Raises:
        UsageError: it cannot be a name.
    """
    from movienight.storage.names import key_of

    (name,) = proper_names([typed]) or ("",)
    evening.library.add_person(name)
    return next(known for known in evening.library.people() if key_of(known) == key_of(name))


def rename(evening: Evening, old: str, typed: str) -> str:
    """Call somebody by another name, also where they sit.

    Raises:
        UsageError: it cannot be a name, or somebody else has it.
    """
    (new,) = proper_names([typed]) or ("",)
    library = evening.library
    told = f"{old} is called {new} from now on"
    step = Step(
        told,
        "people",
        evening.tonight,
        _renamed(evening.tonight, old, new),
        partial(library.rename_person, old, new),
        partial(library.rename_person, new, old),
    )
    evening.tonight = evening.past.perform(step)
    return told


def remove(evening: Evening, name: str) -> str:
    """Forget somebody and all that is theirs; where an export with them is kept.

    What was done before cannot be taken back any more: some of it was theirs.

    Raises:
        HomeUnusable: the export cannot be written; nobody is forgotten.
    """
    kept = _export_beside(evening)
    evening.library.remove_person(name)
    evening.past = Past()
    tonight = evening.tonight
    left = tuple(one for one in tonight.people if one != name)
    evening.tonight = replace(tonight, people=left, vetoed=tuple(n for n in tonight.vetoed if n != name))
    return f"{name} is forgotten; kept: {kept.name}"


def _renamed(tonight: Tonight, old: str, new: str) -> Tonight:
    def anew(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if name == old else name for name in names)

    return replace(tonight, people=anew(tonight.people), vetoed=anew(tonight.vetoed))


def _export_beside(evening: Evening) -> Path:
    """The whole library beside itself, under the moment's name, readable by nobody else."""
    name = f"library.before-removing-{evening.clock():%Y%m%d-%H%M%S}.json"
    path = evening.library.path.with_name(name)
    text = json.dumps(evening.library.export(), ensure_ascii=False, indent=1)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            with open(scratch, "w", encoding="utf-8", opener=partial(os.open, mode=0o600)) as file:
                file.write(text)
            os.replace(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise HomeUnusable(f"no export can be kept: {reason}", "nobody was forgotten") from error
    return path
