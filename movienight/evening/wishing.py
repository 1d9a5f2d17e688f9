"""What there is to wish for: each kind with its choices, what is chosen, and how much is left by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

import movienight.evening.chips as kinds
from movienight.errors import UsageError

if TYPE_CHECKING:
    from movienight.evening.evening import Evening

LENGTHS = ("1h20", "1h30", "1h45", "2h", "2h30", "3h")
EARLIEST, STEP, TIMES = timedelta(minutes=75), timedelta(minutes=15), 10
"""From when on, how far apart and how many times to finish by are offered."""
FIRST_DECADE = 1920
AT_HOME = 24
"""How many things one may have at home are offered."""
TOLD = {
    "finish-by": "The film is over by then.",
    "max-runtime": "No film is longer than this.",
    "year": "1994, 1990-2005, 1990-, -1980 or 1990s.",
    "language": "One of these is spoken in it.",
    "genre": "It is at least one of these.",
    "not-genre": "It is none of these.",
    "family": "Known to suit children from nine on.",
    "avoid": "None of these is known to be in it.",
    "include-seen": "What you have seen may come again.",
    "diet": "Every snack suits all of these.",
    "without": "No snack holds any of these; of whom it is not known, none is shown.",
    "have": "Snacks that use it come first, and it is not on the shopping list.",
}
"""What each wish means, in a line."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of wish, as it can be edited.

    Args:
        name: the wish.
        label: what it is called.
        told: what it means.
        example: what one might type; "" where there is nothing to type.
        choices: what one may pick, in the words that can be typed too.
        many: several of them at once.
    """

    name: str
    label: str
    told: str
    example: str = ""
    choices: tuple[str, ...] = ()
    many: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """How many films and how many snacks pass every wish; `films` are those nobody here has seen."""

    films: int
    snacks: int


LABELS = {
    "finish-by": "finish by",
    "max-runtime": "at most",
    "year": "years",
    "language": "language",
    "genre": "genres",
    "not-genre": "not genres",
    "family": "for family",
    "avoid": "avoid",
    "include-seen": "seen ones too",
    "diet": "snack diet",
    "without": "allergens",
    "have": "we have",
}
ONE_ONLY = ("finish-by", "max-runtime", "year")


def offers(evening: Evening) -> tuple[Offer, ...]:
    """All kinds of wishes with what can be chosen in the films and recipes there are."""
    choices = _choices(evening)
    return tuple(
        Offer(
            name,
            LABELS[name],
            TOLD[name],
            "" if chip.flag else chip.example,
            choices.get(name, ()),
            name not in ONE_ONLY,
        )
        for name, chip in kinds.chips().items()
    )


def trouble(name: str, text: str) -> str:
    """What is wrong with a wish as typed and what to do about it; "" where it can be read or is empty."""
    if not text.strip():
        return ""
    try:
        kinds.read_chip(name, text)
    except UsageError as error:
        return f"{error.message}; {error.hint}" if error.hint else error.message
    return ""


def chosen(offer: Offer, text: str) -> frozenset[str]:
    """The choices that a wish as typed includes."""
    read = _read(offer.name, text)
    if read is None:
        return frozenset()
    if not offer.many:
        return frozenset(choice for choice in offer.choices if _read(offer.name, choice) == read)
    return frozenset(
        choice for choice in offer.choices if set(_read(offer.name, choice) or ("",)) <= set(read)
    )


def with_choice(offer: Offer, text: str, choice: str) -> str:
    """The wish as it is typed with a choice more, or less where it has it; "" where nothing is left."""
    on = choice in chosen(offer, text)
    if not offer.many:
        return "" if on else choice
    if not on:
        kept = text.strip().strip(",") if _read(offer.name, text) is not None else ""
        return f"{kept}, {choice}" if kept else choice
    away = set(_read(offer.name, choice) or ())
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    return ", ".join(piece for piece in pieces if not set(_read(offer.name, piece) or ()) & away)


def left(evening: Evening) -> Left:
    """What the wishes of now leave over."""
    query, engine = evening.query(), evening.engine
    masks = engine.wishes_of(query)
    films = int(engine.recommender.permitted(query, masks).sum())
    return Left(films, sum(engine.menu.for_kitchen(query.kitchen).counts().values()))


def _read(name: str, text: str) -> Any:
    """The value of a wish as typed, None where there is none."""
    if not text.strip(", "):
        return None
    try:
        return kinds.read_chip(name, text)
    except UsageError:
        return None


def _choices(evening: Evening) -> Mapping[str, tuple[str, ...]]:
    from movienight.ingest.genres import GENRES
    from movienight.recommend.headsup import FLAGS
    from movienight.snacks.vocabulary import ALLERGENS, DIETS

    return {
        "finish-by": _times(evening.clock()),
        "max-runtime": LENGTHS,
        "year": _decades(evening.clock().year),
        "language": _languages(evening),
        "genre": GENRES,
        "not-genre": GENRES,
        "avoid": FLAGS,
        "diet": tuple(sorted(DIETS)),
        "without": tuple(sorted(ALLERGENS)),
        "have": _common_things(evening),
    }


def _times(now: datetime) -> tuple[str, ...]:
    """Quarters of an hour by which a film could be over, from the first that is possible."""
    start = now + EARLIEST
    start += timedelta(minutes=-start.minute % 15)
    return tuple(f"{start + number * STEP:%H:%M}" for number in range(TIMES))


def _decades(year: int) -> tuple[str, ...]:
    """The latest first."""
    return tuple(f"{decade}s" for decade in range(year // 10 * 10, FIRST_DECADE - 1, -10))


def _languages(evening: Evening) -> tuple[str, ...]:
    """Those films are in, the most frequent first."""
    from movienight.wishes.languages import LANGUAGES

    facts = evening.engine.recommender.facts
    counted = Counter(facts.language[facts.language >= 0].tolist())
    codes = [facts.language_names[number] for number, _ in counted.most_common()]
    return tuple(LANGUAGES[code] for code in codes if code in LANGUAGES)


def _common_things(evening: Evening) -> tuple[str, ...]:
    """What our recipes use most, by what it is: of "butter, soft" butter."""
    from movienight.evening.recipes import ours
    from movienight.snacks.kitchen import is_in_pantry

    counted = Counter(_thing(part.item) for recipe in ours() for part in recipe.ingredients)
    return tuple(islice((thing for thing, _ in counted.most_common() if not is_in_pantry(thing)), AT_HOME))


def _thing(item: str) -> str:
    return item.partition(",")[0].strip().lower()
