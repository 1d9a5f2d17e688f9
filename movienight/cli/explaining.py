"""`movienight why`: what became of one film in one query."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import count, filter_options, json_option, people_options, taste_options
from movienight.cli.output import emit, tell
from movienight.wishes.asking import Wishes, ask

if TYPE_CHECKING:
    from movienight.types import Query, Verdict
    from movienight.wording import FilmOf

EXAMPLES = (
    'movienight why "Groundhog Day" --a "Amélie" --b Heat',
    'movienight why Alien --a @ana --b @ben --mood "cozy rainy sunday" --json',
)


@click.command(cls=Command, examples=EXAMPLES, short_help="Why a film was or was not suggested.")
@click.argument("title", nargs=-1, required=True)
@people_options
@count("-n", "--count", text="How many films the list has.")
@filter_options
@taste_options
@json_option
def why(title: tuple[str, ...], as_json: bool, **wishes: Any) -> None:
    """Why a film was suggested, or where it fell out and by how much.

    Takes the same wishes as `recommend`.
    """
    from movienight.cli.formats.records import as_json as written

    with engine_open() as engine:
        row = engine.resolve(" ".join(title))
        query = ask(engine, Wishes(**wishes), tell)
        verdict = engine.why(row, query)
        if as_json:
            text = written(verdict_record(verdict, query, engine.film))
        else:
            text = readable(verdict, query, engine.film)
    emit(text)


def readable(verdict: Verdict, query: Query, film_of: FilmOf) -> str:
    """The verdict in lines: what happened, the fits, the reasons, each model's number."""
    from movienight.types import Slate, Suggestion
    from movienight.wording import arguments, clean, fits, heads_up, hundredth, mood

    # A verdict is worded as the one film of a slate, so that both speak alike.
    shown = Suggestion(verdict.rank or 0, verdict.film, verdict.fit, verdict.mood, verdict.why)
    slate = Slate((shown,), query)
    lines = [f"{clean(verdict.film.label)}: {_happened(verdict)}"]
    numbers = fits(slate, shown) + mood(shown)
    if numbers:
        told = "   ".join(f"{label} {hundredth(share)}" for label, share in numbers)
        lines.append(f"  fit  {told.removeprefix('fit ')}")
    lines += [f"  {label}: {text}" for label, text in heads_up(verdict.film)]
    lines += [f"  {label}: {text}" for label, text in arguments(slate, verdict.why, film_of)]
    return "\n".join([*lines, *_scores(verdict.scores, query)]) + "\n"


def _happened(verdict: Verdict) -> str:
    return (
        f"shown as number {verdict.rank}"
        if verdict.shown
        else f"not shown: {verdict.detail or verdict.stage}"
    )


def _scores(scores: Mapping[str, Mapping[str, float]], query: Query) -> list[str]:
    """A small table: a model a line, a person a column; "-" where a model has no opinion."""
    from movienight.text.cells import pad
    from movienight.wording import clean

    if not scores:
        return []
    names = {person.key: clean(person.name) for person in query.people}
    models = list(dict.fromkeys(model for numbers in scores.values() for model in numbers))
    table = [["model", *(names.get(key, key) for key in scores)]]
    table += [[model, *(_number(numbers.get(model)) for numbers in scores.values())] for model in models]
    width = max(len(line[0]) for line in table)
    return [
        "  " + "  ".join([pad(line[0], width), *(pad(cell, 9) for cell in line[1:])]).rstrip()
        for line in table
    ]


def _number(value: float | None) -> str:
    return "-" if value is None or value != value else f"{value:.4f}"


def verdict_record(verdict: Verdict, query: Query, film_of: FilmOf) -> dict[str, Any]:
    """The verdict as plain values in a fixed order."""
    from movienight.cli.formats import records

    scores = {
        key: {model: records.rounded(value) for model, value in numbers.items()}
        for key, numbers in verdict.scores.items()
    }
    return {
        "schema": records.SCHEMA,
        "query": records.query_record(query, film_of),
        "film": records.film_record(verdict.film)
        | {"age": verdict.film.age, "heads_up": list(verdict.film.heads_up)},
        "shown": verdict.shown,
        "rank": verdict.rank,
        "stage": verdict.stage,
        "detail": verdict.detail,
        "fit": records.numbers_record(verdict.fit),
        "mood": records.rounded(verdict.mood),
        "why": records.why_record(verdict.why, film_of),
        "scores": scores,
    }
