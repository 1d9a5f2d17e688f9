"""`movienight search`, `similar` and `snack`: commands about one film or a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import count, json_option, kitchen_options
from movienight.cli.output import emit, tell

if TYPE_CHECKING:
    from movienight.types import Film, Reason, Snack
    from movienight.wording import FilmOf

Likeness = tuple["Film", float, "tuple[Reason, ...]"]


@click.command(
    cls=Command,
    examples=("movienight search amelie", "movienight search the thing --limit 3 --json"),
    short_help="Find a film by its title.",
)
@click.argument("text", nargs=-1, required=True)
@count("--limit")
@json_option
def search(text: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find films by title: accents, case, articles and small slips do not matter."""
    typed = " ".join(text)
    with engine_open() as engine:
        films = engine.search(typed, limit)
    if not films:
        tell(f"no film is called anything like “{typed}”")
    emit(_films_json(films) if as_json else "\n".join(map(film_line, films)))


@click.command(
    cls=Command,
    examples=('movienight similar "Paddington 2"', "movienight similar imdb:tt0113277 -n 5 --json"),
    short_help="Films like one you name.",
)
@click.argument("title", nargs=-1, required=True)
@count("-n", "--count")
@json_option
def similar(title: tuple[str, ...], count: int, as_json: bool) -> None:
    """Films like one you name, nearest first, with what they share."""
    with engine_open() as engine:
        row = engine.resolve(" ".join(title))
        found = engine.similar(row, count)
        text = (
            _similar_json(engine.film(row), found, engine.film)
            if as_json
            else similar_lines(found, engine.film)
        )
    emit(text)


@click.command(
    cls=Command,
    examples=("movienight snack Chef", 'movienight snack "The Thing" --mood "cold night in" -n 3'),
    short_help="Something to eat with a film.",
)
@click.argument("title", nargs=-1, required=True)
@click.option("--mood", metavar="WORDS", help="Tonight's mood, in your own words.")
@count("-n", "--count", default="1", text="How many recipes, at most.")
@kitchen_options
@json_option
def snack(
    title: tuple[str, ...],
    mood: str | None,
    count: int,
    diet: frozenset[str],
    without: frozenset[str],
    as_json: bool,
) -> None:
    """Something quick to eat with a film: ingredients, steps and why it fits."""
    from movienight.types import Kitchen

    with engine_open() as engine:
        row = engine.resolve(" ".join(title))
        film, snacks = engine.film(row), engine.snack(row, mood, count, Kitchen(diet, without))
    if not snacks:
        tell(f"no recipe goes with {film.label}")
    emit(_snacks_json(film, snacks) if as_json else recipes(film, snacks))


def film_line(film: Film) -> str:
    """One film in one line: label, what it was called at home, length, genres, director."""
    from movienight.wording import clean, facts

    known = facts(film)[1:] if film.year else facts(film)
    native = film.original_title if film.original_title != film.title else None
    return clean(" · ".join(filter(None, [film.label, native, *known])))


def similar_lines(found: Sequence[Likeness], film_of: FilmOf) -> str:
    """Rank, closeness and film; below it what it shares and what to know before it."""
    from movienight.wording import heads_up, hundredth, reasons

    lines = []
    for rank, (film, closeness, why) in enumerate(found, 1):
        lines.append(f"{rank:>3} {hundredth(closeness):>4}  {film_line(film)}")
        shared = reasons(why, film_of)
        below = [shared, *(f"{label}: {text}" for label, text in heads_up(film))]
        lines += [f"{'':10}{text}" for text in below if text]
    return "\n".join(lines)


def recipes(film: Film, snacks: Sequence[Snack]) -> str:
    """Recipes to cook from."""
    from movienight.cli.formats.plain import snack_lines
    from movienight.wording import clean

    blocks = ["\n".join(snack_lines(one)) for one in snacks]
    return "\n\n".join([f"For {clean(film.label)}", *blocks]) if blocks else ""


def _films_json(films: Sequence[Film]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json, facts_record

    return as_json({"schema": SCHEMA, "items": [facts_record(film) for film in films]})


def _similar_json(film: Film, found: Sequence[Likeness], film_of: FilmOf) -> str:
    from movienight.cli.formats.records import (
        SCHEMA,
        as_json,
        facts_record,
        film_record,
        reason_records,
        rounded,
    )

    items = [
        {
            "rank": rank,
            **facts_record(other),
            "similarity": rounded(closeness),
            "why": reason_records(why, film_of),
        }
        for rank, (other, closeness, why) in enumerate(found, 1)
    ]
    return as_json({"schema": SCHEMA, "film": film_record(film), "items": items})


def _snacks_json(film: Film, snacks: Sequence[Snack]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json, film_record, snack_record

    items = [snack_record(one) for one in snacks]
    return as_json({"schema": SCHEMA, "film": film_record(film), "items": items})
