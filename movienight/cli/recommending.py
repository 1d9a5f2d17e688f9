"""`movienight recommend`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import (
    count,
    filter_options,
    form_options,
    kitchen_options,
    look_options,
    people_options,
    taste_options,
    wants_color,
    width_of_line,
)
from movienight.cli.output import emit, tell
from movienight.errors import NothingMatches
from movienight.wishes.asking import Wishes, ask

if TYPE_CHECKING:
    from movienight.types import Slate

EXAMPLES = (
    'movienight recommend --a "Amélie" --b Heat --b "The Thing"',
    'movienight recommend --a @ana --b @ben --mood "cozy rainy sunday" --finish-by 23:30',
    "movienight recommend --a tmdb:862 --genre comedy,sci-fi --year 1990s -n 5 --json",
)


@click.command(
    cls=Command, examples=EXAMPLES, short_help="Ten films for two people, with reasons and a snack."
)
@people_options
@count("-n", "--count")
@filter_options
@taste_options
@kitchen_options
@click.option("--fail-empty", is_flag=True, help="Exit with 4 where no film is left.")
@form_options
@look_options
def recommend(fail_empty: bool, width: int | None, color: str, form: str = "table", **wishes: Any) -> None:
    """Ten films for two people, with reasons for each of them and a snack.

    One person alone, a mood alone or nothing at all will do as well.
    """
    from movienight.cli.formats import render

    with engine_open() as engine:
        slate = engine.recommend(ask(engine, Wishes(**wishes), tell))
        text = render(form, slate, engine.film, width_of_line(width), wants_color(color))
    if form in ("jsonl", "csv"):
        for note in slate.notes:
            tell(note)
    emit(text)
    if fail_empty and not slate.suggestions:
        raise _nothing(slate)


def _nothing(slate: Slate) -> NothingMatches:
    return NothingMatches("no film is left", slate.notes[0] if slate.notes else "drop one of the wishes")
