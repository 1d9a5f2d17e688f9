"""Tonight's card: the film and why, the snack and what to buy, when it starts and when it is over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from movienight.evening.pantry import had_of
from movienight.snacks.kitchen import is_in_pantry
from movienight.text.cells import fold
from movienight.wording import clean, escaped, facts, heads_up, ingredients, listed, snack_line

if TYPE_CHECKING:
    from movienight.types import Film, Snack

SETTLING = timedelta(minutes=5)
"""From pressing play to the film: settling down, and a pause for the kitchen."""
LONGEST_NAME = 100
"""Letters of a title in the name of a file."""


@dataclass(frozen=True, slots=True)
class Card:
    """What was chosen tonight.

    `why` are the reasons as (label, text), as `wording.arguments` gives them. `shopping` is what the
    snack needs beyond what everybody has, what may be left out marked. `ends_at` is None where
    nobody knows how long the film runs; times are as clocks here show them.
    """

    film: Film
    people: tuple[str, ...]
    mood: str | None
    why: tuple[tuple[str, str], ...]
    snack: Snack | None
    shopping: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime | None


def card_of(
    film: Film,
    starts_at: datetime,
    *,
    people: Sequence[str] = (),
    mood: str | None = None,
    why: Sequence[tuple[str, str]] = (),
    snack: Snack | None = None,
    things: Sequence[str] = (),
) -> Card:
    """The card of a film that starts then (with a time zone): it is over after its minutes and five more.

    Args:
        things: what is in the kitchen and need not be bought.
    """
    ends = None
    if film.runtime:
        ends = (starts_at + timedelta(minutes=film.runtime) + SETTLING).astimezone()
    shopping = tuple(shopping_list(snack, things)) if snack else ()
    return Card(film, tuple(people), mood, tuple(why), snack, shopping, starts_at.astimezone(), ends)


def shopping_list(snack: Snack, things: Sequence[str] = ()) -> list[str]:
    """What a snack needs, without what is in every pantry or in this one: "popcorn, 60 g (1/3 cup)"."""
    had = had_of(snack.recipe, things)
    missing = (part for part in snack.recipe.ingredients if part.item not in had)
    parts = tuple(part for part in missing if not is_in_pantry(part.item))
    return ingredients(replace(snack, recipe=replace(snack.recipe, ingredients=parts)))


def times(card: Card) -> str:
    """When it starts and ends, in words: "starts 20:30, over at 22:16"."""
    start = f"starts {card.starts_at:%H:%M}"
    if card.ends_at is None:
        return f"{start}; nobody knows how long it runs"
    days = (card.ends_at.date() - card.starts_at.date()).days
    return f"{start}, over at {card.ends_at:%H:%M}{' the next day' if days else ''}"


def markdown(card: Card) -> str:
    """The card as a document to keep or send on, the recipe in full."""
    pairs = [(label, text) for label, text in _facts(card) if label]
    known = [text for label, text in _facts(card) if not label]
    blocks = [f"# {escaped(_heading(card))}", *(escaped(text) for text in known)]
    blocks += [f"> {escaped(card.film.line)}"] if card.film.line else []
    blocks.append("\n".join(f"- **{escaped(label)}:** {escaped(text)}" for label, text in pairs))
    if card.snack:
        blocks += [f"## Snack: {escaped(snack_line(card.snack))}"]
        blocks += _list("To buy", [f"- {escaped(one)}" for one in card.shopping])
        steps = enumerate(card.snack.recipe.steps, 1)
        blocks += _list("How", [f"{number}. {escaped(step)}" for number, step in steps])
    return "\n\n".join(filter(None, blocks)) + "\n"


def lines(card: Card, width: int = 80) -> list[str]:
    """The card for a terminal, in lines of at most `width` cells."""
    told = fold(clean(_heading(card)), width)
    for label, text in _facts(card):
        told += fold(f"{label}: {text}" if label else text, width, "    ", "  ")
    if card.film.line:
        told += fold(clean(card.film.line), width, "  ")
    if card.snack:
        told += ["", *fold(f"snack: {snack_line(card.snack)}", width, "    ", "")]
        told += ["  to buy:"] if card.shopping else []
        for one in card.shopping:
            told += fold(one, width, "      ", "    - ")
        for number, step in enumerate(card.snack.recipe.steps, 1):
            told += fold(clean(step), width, "     ", f"{number:>3}. ")
    return told


def file_name(card: Card) -> str:
    """What to call the card on disk, "2026-11-21 Groundhog Day.md": safe letters of every system's names."""
    title = unicodedata.normalize("NFC", clean(card.film.title))
    title = re.sub(r'[<>:"/\\|?*]+', " ", title)
    title = " ".join("".join(letter for letter in title if letter.isprintable()).split())
    # Most systems count bytes, at most 255 of them.
    title = title[:LONGEST_NAME].encode()[:200].decode(errors="ignore").strip(" .")
    return f"{card.starts_at:%Y-%m-%d} {title or 'film'}.md"


def _heading(card: Card) -> str:
    return f"Tonight: {card.film.label}"


def _facts(card: Card) -> list[tuple[str, str]]:
    """What there is to say of film and evening, as (label, text); facts that need no label have none."""
    known = facts(card.film)[1:] if card.film.year else facts(card.film)
    told = [("", " · ".join(known))] if known else []
    told += [
        ("", f"{times(card)}, with {SETTLING.seconds // 60} min to settle" if card.ends_at else times(card))
    ]
    told += [("for", clean(listed(card.people)))] if card.people else []
    told += [("mood", clean(card.mood))] if card.mood else []
    return told + heads_up(card.film) + [(label, text) for label, text in card.why]


def _list(title: str, points: Sequence[str]) -> list[str]:
    return [f"### {title}", "\n".join(points)] if points else []
