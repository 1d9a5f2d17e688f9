"""`movienight double-feature`: two films for one evening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import (
    count,
    filter_options,
    json_option,
    kitchen_options,
    people_options,
    width_of_line,
)
from movienight.cli.output import emit, tell
from movienight.wishes.asking import Wishes, ask, time_left
from movienight.wishes.minutes import read_minutes

if TYPE_CHECKING:
    from movienight.evening.doubles import DoubleFeature, Programme
    from movienight.types import Slate, Suggestion
    from movienight.wording import FilmOf

EXAMPLES = (
    'movienight double-feature --a "Amélie" --b Heat --minutes 240',
    'movienight double-feature --a @ana --b @ben --mood "dark and clever" --finish-by 23:45 -n 1',
    "movienight double-feature --a Alien --genre sci-fi --json",
)
INDENT = "    "


@click.command(cls=Command, examples=EXAMPLES, short_help="Two films that go together, for one evening.")
@people_options
@count("-n", "--count", default="3", text="How many pairs to choose from, at most.")
@click.option("--minutes", type=read_minutes, metavar="LENGTH", help="For both films and the interval.")
@filter_options
@kitchen_options
@json_option
def double_feature(minutes: int | None, as_json: bool, count: int, **wishes: Any) -> None:
    """Two films that both fit, have something in common and differ, with a snack for each.

    Between them is an interval of 20 minutes. --finish-by is when the second film is over.
    """
    from movienight.cli.formats.records import as_json as written
    from movienight.evening.doubles import double_feature as choose

    asked = Wishes(**wishes)
    with engine_open() as engine:
        limit = time_for_both(minutes, asked.finish_by)
        programme = choose(engine, ask(engine, replace(asked, finish_by=None), tell), limit, count)
        if as_json:
            text = written(programme_record(programme, engine.film))
        else:
            text = readable(programme, engine.film, width_of_line(None))
    emit(text)


def time_for_both(minutes: int | None, finish_by: str | None) -> int | None:
    """Minutes for both films and the interval: the tighter of the two wishes, None without either.

    Raises:
        UsageError: the time to finish by cannot be read.
    """
    left = time_left(Wishes(max_runtime=minutes, finish_by=finish_by))
    if finish_by is not None:
        tell(f"to finish by {finish_by.strip()}, both films and the interval may take {left} min")
    return left


def readable(programme: Programme, film_of: FilmOf, width: int = 80) -> str:
    """What was asked, a block per pair, then the notes, in lines of at most `width` cells."""
    from movienight.text.cells import fold
    from movienight.types import Slate
    from movienight.wording import clean, counted, listed, wishes

    slate = Slate((), programme.query)
    names = [clean(person.name) for person in programme.query.people]
    pairs = counted(len(programme.features), "double feature")
    top = [f"{pairs} for {listed(names) or 'anyone'}"]
    for label, text in wishes(slate, film_of):
        top += fold(text, width, INDENT, f"{label}: ")
    blocks = [top]
    blocks += [_pair(rank, one, slate, film_of, width) for rank, one in enumerate(programme.features, 1)]
    if programme.notes:
        blocks.append([line for note in programme.notes for line in fold(clean(note), width, "  ", "- ")])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _pair(rank: int, pair: DoubleFeature, slate: Slate, film_of: FilmOf, width: int) -> list[str]:
    from movienight.text.cells import fold
    from movienight.wording import clean, reasons

    titles = f"{clean(pair.first.film.label)}, then {clean(pair.second.film.label)}"
    differs = "; ".join(f"{clean(one.first)}, then {clean(one.second)}" for one in pair.contrasts)
    told = [_length(pair.minutes)]
    told += [f"in common: {reasons(pair.links, film_of)}"] if pair.links else []
    told += [f"they differ: {differs}"] if differs else []
    lines = fold(titles, width, INDENT, f"{rank:>3} ")
    for text in told:
        lines += fold(text, width, INDENT * 2, INDENT)
    for shown in (pair.first, pair.second):
        title, *rest = _film(shown, slate, film_of)
        lines += fold(title, width, INDENT * 2, INDENT)
        for text in rest:
            lines += fold(text, width, INDENT * 3, INDENT * 2)
    return lines


def _length(minutes: int | None) -> str:
    from movienight.recommend.double import INTERVAL

    if minutes is None:
        return f"an unknown length, with {INTERVAL} min between"
    return f"{minutes // 60} h {minutes % 60:02}, with {INTERVAL} min between"


def _film(shown: Suggestion, slate: Slate, film_of: FilmOf) -> list[str]:
    """Title and facts, then what there is to tell of the film, a text each."""
    from movienight.cli.looking import film_line
    from movienight.wording import arguments, clean, fits, heads_up, hundredth, mood, snack_line

    numbers = "   ".join(f"{label} {hundredth(share)}" for label, share in fits(slate, shown) + mood(shown))
    told = [("fit", numbers.removeprefix("fit "))] if numbers else []
    told += heads_up(shown.film) + arguments(slate, shown.why, film_of)
    told += [("snack", snack_line(shown.snack))] if shown.snack else []
    line = [clean(shown.film.line)] if shown.film.line else []
    return [film_line(shown.film), *line, *(f"{label}: {text}" for label, text in told)]


def programme_record(programme: Programme, film_of: FilmOf) -> dict[str, Any]:
    """The pairs as plain values in a fixed order."""
    from movienight.cli.formats import records

    items = [
        {
            "rank": rank,
            "minutes": pair.minutes,
            "first": records.item_record(pair.first, film_of),
            "second": records.item_record(pair.second, film_of),
            "links": records.reason_records(pair.links, film_of),
            "contrasts": [
                {"kind": one.kind, "first": one.first, "second": one.second} for one in pair.contrasts
            ],
        }
        for rank, pair in enumerate(programme.features, 1)
    ]
    return {
        "schema": records.SCHEMA,
        "query": records.query_record(programme.query, film_of),
        "minutes": programme.minutes,
        "items": items,
        "notes": list(programme.notes),
    }
