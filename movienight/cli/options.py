"""Options that several commands share, with the types that read them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, TypeVar

import click

from movienight.cli.formats import WIDTH
from movienight.errors import UsageError
from movienight.recommend.headsup import FAMILY_AGE
from movienight.wishes.genres import read_genres
from movienight.wishes.headsup import read_flags
from movienight.wishes.kitchen import read_allergens, read_diets
from movienight.wishes.languages import read_languages
from movienight.wishes.minutes import LENGTHS, read_minutes
from movienight.wishes.shares import read_count, read_share
from movienight.wishes.years import read_years

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Decorator = Callable[[Decorated], Decorated]

LEAST_WIDTH = 40


def union(context: click.Context, parameter: click.Parameter, values: tuple[Any, ...]) -> frozenset[str]:
    """The values of a repeated option as one set."""
    return frozenset().union(*values)


def together(*decorators: Decorator[Any]) -> Decorator[Any]:
    """Several decorators as one, the first on top."""
    return lambda function: reduce(lambda inner, outer: outer(inner), reversed(decorators), function)


def share(option: str, default: str, meaning: str, text: str) -> Decorator[Any]:
    """An option that goes from 0 to 1."""

    def read(typed: str) -> float:
        return read_share(typed, option, meaning)

    return click.option(option, type=read, metavar="0..1", default=default, show_default=True, help=text)


def count(*names: str, default: str = "10", text: str = "How many films, at most.") -> Decorator[Any]:
    """An option for how many to show."""
    return click.option(
        *names, type=read_count, metavar="NUMBER", default=default, show_default=True, help=text
    )


people_options = together(
    click.option(
        "--a", metavar="TITLE", multiple=True, help="A film the first person likes, or @name; repeatable."
    ),
    click.option(
        "--b", metavar="TITLE", multiple=True, help="A film the second person likes, or @name; repeatable."
    ),
    click.option("--mood", metavar="WORDS", help="Tonight's mood, in your own words."),
)

filter_options = together(
    click.option(
        "--genre",
        type=read_genres,
        metavar="GENRE",
        multiple=True,
        callback=union,
        help="Only these; repeatable, or a comma list.",
    ),
    click.option(
        "--not-genre",
        type=read_genres,
        metavar="GENRE",
        multiple=True,
        callback=union,
        help="None of these; the same form.",
    ),
    click.option(
        "--year",
        type=read_years,
        metavar="YEARS",
        help="1994, 1990-2005, 1990-, -1980 or 1990s.",
    ),
    click.option(
        "--language",
        type=read_languages,
        metavar="LANGUAGE",
        multiple=True,
        callback=union,
        help="Spoken language, by name or ISO code; repeatable.",
    ),
    click.option(
        "--max-runtime",
        type=read_minutes,
        metavar="LENGTH",
        help=f"Longest film: {LENGTHS.removeprefix('write ')}.",
    ),
    click.option("--finish-by", metavar="HH:MM", help="Only films that end by then, started now."),
    click.option("--exclude", metavar="TITLE", multiple=True, help="Not this film; repeatable."),
    click.option("--keep", metavar="TITLE", multiple=True, help="Show this film whatever else; repeatable."),
    click.option("--more", metavar="TITLE", multiple=True, help="More of this film's kind; repeatable."),
    click.option("--less", metavar="TITLE", multiple=True, help="Less of this film's kind; repeatable."),
    click.option("--include-seen", is_flag=True, help="Also films somebody has seen."),
    click.option(
        "--avoid",
        type=read_flags,
        metavar="HEADS-UP",
        multiple=True,
        callback=union,
        help="No films known to hold this, like gore or animal harm; repeatable, or a comma list.",
    ),
    click.option("--family", is_flag=True, help=f"Only films known to suit age {FAMILY_AGE} or less."),
)

taste_options = together(
    share(
        "--balance", "0.5", "0 is all A, 1 is all B, 0.5 the middle", "Whose night: 0 is all A, 1 is all B."
    ),
    share(
        "--diversity",
        "0.2",
        "0 takes the best ten, 1 the most different",
        "How different the ten are from one another.",
    ),
    share("--novelty", "0.2", "0 minds nothing, 1 prefers what few know", "How far from the well-known."),
    click.option("--seed", type=int, help="Another draw among near-equals; the same seed, the same films."),
)

kitchen_options = together(
    click.option(
        "--diet",
        type=read_diets,
        metavar="DIET",
        multiple=True,
        callback=union,
        help="Snacks that suit it: vegan, gluten-free and so on; repeatable, or a comma list.",
    ),
    click.option(
        "--without",
        type=read_allergens,
        metavar="ALLERGEN",
        multiple=True,
        callback=union,
        help="Snacks known to hold none of it: nuts, milk and so on; the same form.",
    ),
)

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON value instead of text.")


def _choose(context: click.Context, parameter: click.Parameter, chosen: bool) -> None:
    if not chosen:
        return
    first = context.params.setdefault("form", parameter.name)
    if first != parameter.name:
        raise UsageError(f"--{first} and --{parameter.name} cannot both be had", "choose one of them")


def forms(told: Mapping[str, str]) -> Decorator[Any]:
    """Flags of which at most one may be given, as `form`: what the help says of each, by its name."""
    return together(
        *(
            click.option(f"--{form}", is_flag=True, expose_value=False, callback=_choose, help=text)
            for form, text in told.items()
        )
    )


form_options = forms(
    {
        "json": "One JSON value, schema 1.",
        "jsonl": "One JSON value per film.",
        "csv": "One row per film.",
        "markdown": "A document, with the recipes in full.",
        "plain": "Sentences for a screen reader, with the recipes in full.",
    }
)


def width_of_line(typed: int | None) -> int:
    """Cells of a line: as typed, else COLUMNS where that is a number, else 80."""
    columns = os.environ.get("COLUMNS", "")
    width = typed or (int(columns) if columns.isdecimal() else 0) or WIDTH
    return max(width, LEAST_WIDTH)


def wants_color(choice: str) -> bool:
    """Whether to use bold and dim: "always", or "auto" on a terminal unless NO_COLOR is set."""
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return choice == "always"


look_options = together(
    click.option(
        "--width",
        type=click.IntRange(LEAST_WIDTH, 500),
        help="Cells of a line in the table, 80 unless COLUMNS is set.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="never",
        show_default=True,
        help="Bold and dim in the table.",
    ),
)
