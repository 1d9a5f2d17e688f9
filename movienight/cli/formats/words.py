"""How films, numbers and reasons are worded; shared by the forms that people read."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from movienight.cli.formats import FilmOf
    from movienight.types import Film, Ingredient, Reason, Slate, Snack, Suggestion

Number = Callable[[float], str]
"""How a share 0..1 is worded."""


def clean(text: str) -> str:
    """One line without control characters, which a terminal would obey instead of showing."""
    kept = (
        "" if unicodedata.category(letter) == "Cc" and not letter.isspace() else letter for letter in text
    )
    return " ".join("".join(kept).split())


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
        likes = ", ".join(clean(film_of(int(row)).title) for row in person.taste.rows)
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
    return [(label, reasons(why[key], film_of, number)) for key, label in labels.items() if why.get(key)]


def reasons(why: Sequence[Reason], film_of: FilmOf, number: Number = hundredth) -> str:
    """The person's own films with their shares first, then the traits: "because of Heat .41; Crime".

    `number` words a share 0..1.
    """
    parts = []
    for kind, opening in (("because", "because of"), ("nearest", "nearest to")):
        likes = [_like(reason, film_of, number) for reason in why if reason.kind == kind]
        parts.append(f"{opening} {', '.join(likes)}" if likes else "")
    traits = [_trait(reason) for reason in why if reason.kind not in ("because", "nearest")]
    parts.append(", ".join(filter(None, traits)))
    return "; ".join(filter(None, parts))


def _like(reason: Reason, film_of: FilmOf, number: Number) -> str:
    titles = listed([clean(film_of(int(row)).title) for row in reason.films])
    remark = f" ({clean(reason.text)})" if reason.text else ""
    return f"{titles} {number(reason.weight)}{remark}"


def _trait(reason: Reason) -> str:
    text = clean(reason.text)
    worded = {
        "director": f"directed by {text}",
        "cast": f"with {text}",
        "mood": "it suits the mood",
        "popular": text or "widely liked",
    }
    return worded.get(reason.kind, text)


def snack_line(snack: Snack) -> str:
    """The snack in one line: its name, its minutes, why it goes with the film."""
    name = f"{clean(snack.recipe.name)}, {snack.recipe.minutes} min"
    return "; ".join([name, *map(clean, snack.why)])


def ingredients(snack: Snack) -> list[str]:
    """The shopping list, one line each: "popcorn, 60 g (1/3 cup)"."""
    return [_ingredient(part) for part in snack.recipe.ingredients]


def _ingredient(part: Ingredient) -> str:
    amounts = list(dict.fromkeys(filter(None, (clean(part.metric), clean(part.us)))))
    amount = f"{amounts[0]} ({amounts[1]})" if len(amounts) == 2 else "".join(amounts)
    return ", ".join(filter(None, [clean(part.item), amount, "if you like" if part.optional else ""]))
