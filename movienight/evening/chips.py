"""Wishes as chips: what each is called, how it is read, and what it asks of the slate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from movienight.errors import UsageError


@dataclass(frozen=True, slots=True)
class Chip:
    """One kind of wish.

    Args:
        name: the option of `movienight recommend`.
        label: what the chip shows before the value.
        example: what one might type.
        field: the field of `Wishes` it fills.
        read: from text to the field's value; UsageError where it cannot be read.
        flag: it is there or not, and takes no text.
    """

    name: str
    label: str
    example: str
    field: str
    read: Callable[[str], Any]
    flag: bool = False


def chips() -> Mapping[str, Chip]:
    """All kinds, by name, in the order in which they are offered."""
    from movienight.clock import now
    from movienight.evening.pantry import read_things
    from movienight.wishes.genres import read_genres
    from movienight.wishes.headsup import read_flags
    from movienight.wishes.kitchen import read_allergens, read_diets
    from movienight.wishes.languages import read_languages
    from movienight.wishes.minutes import minutes_until, read_minutes
    from movienight.wishes.years import read_years

    def time_of_day(text: str) -> str:
        minutes_until(text, now())
        return text

    def languages(text: str) -> frozenset[str]:
        pieces = [piece for piece in text.split(",") if piece.strip()]
        return frozenset(code for piece in pieces or [text] for code in read_languages(piece))

    kinds = (
        Chip("finish-by", "finish by", "23:30", "finish_by", time_of_day),
        Chip("max-runtime", "at most", "1h50", "max_runtime", read_minutes),
        Chip("year", "years", "1980-2005", "year", read_years),
        Chip("language", "in", "french, japanese", "language", languages),
        Chip("genre", "only", "comedy, sci-fi", "genre", read_genres),
        Chip("not-genre", "no", "horror, war", "not_genre", read_genres),
        Chip("family", "for the family", "", "family", lambda text: True, flag=True),
        Chip("avoid", "not:", "sad ending, gore", "avoid", read_flags),
        Chip("include-seen", "seen ones too", "", "include_seen", lambda text: True, flag=True),
        Chip("diet", "snacks:", "vegan", "diet", read_diets),
        Chip("without", "snacks without", "nuts, milk", "without", read_allergens),
        Chip("have", "we have", "popcorn, butter", "have", read_things),
    )
    return {chip.name: chip for chip in kinds}


def read_chip(name: str, text: str) -> Any:
    """The value of a wish as typed.

    Raises:
        UsageError: there is no such wish, or it cannot be read.
    """
    kinds = chips()
    if name not in kinds:
        raise UsageError(f"there is no wish “{name}”", f"there are {', '.join(kinds)}")
    return kinds[name].read(text)


def fields_of(wishes: Mapping[str, str]) -> dict[str, Any]:
    """The fields of `Wishes` these chips fill; one that cannot be read any more asks nothing."""
    kinds, read = chips(), {}
    for name, text in wishes.items():
        if name not in kinds or name == "have":
            continue
        try:
            read[kinds[name].field] = kinds[name].read(text)
        except UsageError:
            continue
    return read


def chip_text(name: str, text: str) -> str:
    """What the chip shows: "finish by 23:30", "no horror", "for the family"."""
    chip = chips().get(name)
    if chip is None:
        return text
    return chip.label if chip.flag else f"{chip.label} {text}"
