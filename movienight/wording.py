"""How films, numbers and reasons are worded; shared by everything that people read."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from movienight.types import Film, Ingredient, Reason, Recipe, Slate, Snack, Suggestion

    FilmOf = Callable[[int], Film]
    """The facts of the film in one row."""

Number = Callable[[float], str]
"""How a share 0..1 is worded."""


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of all that follows them on a line."""


def clean(text: str) -> str:
    """One line without the characters that a terminal would obey instead of showing."""
    return " ".join("".join(letter for letter in text if not _is_obeyed(letter)).split())


def _is_obeyed(letter: str) -> bool:
    return letter in _TURNING or (unicodedata.category(letter) == "Cc" and not letter.isspace())


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&])")


def escaped(text: str) -> str:
    """Text on one line that Markdown shows as it is: "[REC]", "M*A*S*H", "$9.99"."""
    return _SPECIAL.sub(r"\\\1", clean(text))


def hundredth(share: float) -> str:
    """A share 0..1 with two digits and no leading nought: ".83", "1.00"."""
    return f"{share:.2f}".removeprefix("0")


def listed(pieces: Sequence[str]) -> str:
    """ "Comedy", "Comedy and Drama", "Comedy, Drama and War"."""
    if len(pieces) < 2:
        return "".join(pieces)
    return f"{', '.join(pieces[:-1])} and {pieces[-1]}"


def counted(number: int, noun: str) -> str:
    """ "no films", "1 film", "9,742 films"."""
    return f"{f'{number:,}' if number else 'no'} {noun}{'' if number == 1 else 's'}"


def heading(slate: Slate) -> str:
    """What the slate is: "10 films for A and B"."""
    names = [clean(person.name) for person in slate.query.people]
    return f"{counted(len(slate.suggestions), 'film')} for {listed(names) or 'anyone'}"


def wishes(slate: Slate, film_of: FilmOf) -> list[tuple[str, str]]:
    """Whom and what the slate answers: each person's likes, then the mood, as (label, text)."""
    lines = []
    for person in slate.query.people:
        likes = ", ".join(clean(film_of(int(row)).label) for row in person.taste.rows)
        lines.append((clean(person.name), likes or "no films named"))
    if slate.query.mood:
        lines.append(("mood", clean(slate.query.mood)))
    return lines


def facts(film: Film) -> list[str]:
    """What is known in short: "1993", "101 min", "Comedy, Fantasy", "Harold Ramis"."""
    known = [
        str(film.year) if film.year else "",
        f"{film.runtime} min" if film.runtime else "",
        ", ".join(film.genres),
        clean(", ".join(film.directors)),
    ]
    return [fact for fact in known if fact]


def heads_up(film: Film) -> list[tuple[str, str]]:
    """What to know before it, as a list of one (label, text): ("heads-up", "violence, gore; from 15").

    Empty where nothing is known.
    """
    age = "" if film.age is None else f"from {film.age}" if film.age else "for all ages"
    told = "; ".join(filter(None, [", ".join(film.heads_up), age]))
    return [("heads-up" if film.heads_up else "age", told)] if told else []


def fits(slate: Slate, suggestion: Suggestion) -> list[tuple[str, float]]:
    """The fit of each person and, for two of them, of both: (label, 0..1); unknown ones are left out."""
    people = slate.query.people
    labels = {person.key: clean(person.name) for person in people}
    if len(people) != 1:
        labels["both"] = "both" if people else "fit"
    pairs = ((label, suggestion.fit.get(key, math.nan)) for key, label in labels.items())
    return [(label, share) for label, share in pairs if math.isfinite(share)]


def mood(suggestion: Suggestion) -> list[tuple[str, float]]:
    """The match with the mood as a list of one (label, 0..1); empty without a mood."""
    match = suggestion.mood
    return [] if match is None or not math.isfinite(match) else [("mood", match)]


def arguments(
    slate: Slate, why: Mapping[str, Sequence[Reason]], film_of: FilmOf, number: Number = hundredth
) -> list[tuple[str, str]]:
    """The reasons, as (label, text): "for A", "for B", then what is shared."""
    people = slate.query.people
    labels = {person.key: f"for {clean(person.name)}" for person in people}
    labels["shared"] = "for both" if len(people) > 1 else "also"
    told = {
        key: [reason for reason in why.get(key, ()) if key == "shared" or not _twice(reason, why)]
        for key in labels
    }
    return [(label, reasons(told[key], film_of, number)) for key, label in labels.items() if told[key]]


def _twice(reason: Reason, why: Mapping[str, Sequence[Reason]]) -> bool:
    """Whether it is told among what is shared, and need not be told for one person too."""
    return any((reason.kind, reason.text) == (other.kind, other.text) for other in why.get("shared", ()))


def reasons(why: Sequence[Reason], film_of: FilmOf, number: Number = hundredth) -> str:
    """The person's own films first, then people, then traits: "because of Heat .41; with X; Crime".

    `number` words a share 0..1; a film that is the whole argument needs none.
    """
    parts = []
    for kind, opening in (("because", "because of"), ("nearest", "nearest to")):
        likes = [_like(reason, film_of, number) for reason in why if reason.kind == kind]
        parts.append(f"{opening} {', '.join(likes)}" if likes else "")
    for kind, opening in (("director", "directed by"), ("cast", "with")):
        names = _texts(why, kind)
        parts.append(f"{opening} {listed(names)}" if names else "")
    parts.append(", ".join(_texts(why, "keyword", "genre")))
    parts += ["it suits the mood" for reason in why if reason.kind == "mood"]
    parts += [clean(reason.text) or "widely liked" for reason in why if reason.kind == "popular"]
    return "; ".join(filter(None, parts))


def _texts(why: Sequence[Reason], *kinds: str) -> list[str]:
    return [clean(reason.text) for reason in why if reason.kind in kinds and reason.text]


def _like(reason: Reason, film_of: FilmOf, number: Number) -> str:
    titles = listed([clean(film_of(int(row)).title) for row in reason.films])
    whole = reason.kind == "because" and hundredth(reason.weight) == "1.00"
    remark = f"({clean(reason.text)})" if reason.text else ""
    return " ".join(filter(None, [titles, "" if whole else number(reason.weight), remark]))


def snack_line(snack: Snack) -> str:
    """The snack in one line: its name, its minutes, why it goes with the film."""
    name = f"{clean(snack.recipe.name)}, {snack.recipe.minutes} min"
    return "; ".join([name, *map(clean, snack.why)])


def ingredients(snack: Snack) -> list[str]:
    """The shopping list, one line each: "popcorn, 60 g (1/3 cup)"."""
    return ingredient_lines(snack.recipe)


def ingredient_lines(recipe: Recipe) -> list[str]:
    """The same of a recipe by itself."""
    return [_ingredient(part) for part in recipe.ingredients]


def _ingredient(part: Ingredient) -> str:
    amounts = list(dict.fromkeys(filter(None, (clean(part.metric), clean(part.us)))))
    amount = f"{amounts[0]} ({amounts[1]})" if len(amounts) == 2 else "".join(amounts)
    return ", ".join(filter(None, [clean(part.item), amount, "if you like" if part.optional else ""]))
