"""`movienight night choose`: tonight's film, its card, and what the library keeps of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import json_option, kitchen_options, people_options, width_of_line
from movienight.cli.output import emit, tell
from movienight.cli.people import library_open
from movienight.keys import stable_key
from movienight.wishes.asking import Wishes, ask

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.evening.card import Card
    from movienight.storage.library import Library
    from movienight.types import Film, Kitchen, Snack, Verdict


@click.command(
    "choose",
    cls=Command,
    examples=(
        'movienight night choose "Groundhog Day" --a @ana --b @ben',
        "movienight night choose Heat --a @ana --b @ben --mood tense --start 20:30 -o card.md",
    ),
    short_help="Keep tonight's choice and print its card.",
)
@click.argument("film", metavar="FILM")
@people_options
@click.option("--snack", metavar="ID", help="A recipe by its id in `movienight cookbook`, not our choice.")
@kitchen_options
@click.option("--start", metavar="HH:MM", help="When the film starts, now unless said.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the card, as Markdown; a folder will do.",
)
@click.option("--force", is_flag=True, help="Replace the file that is there.")
@json_option
def choose(
    film: str,
    start: str | None,
    snack: str | None,
    output: Path | None,
    force: bool,
    as_json: bool,
    **wishes: Any,
) -> None:
    """Keep tonight's choice and print its card: why this film, the snack, what to buy, when it is over.

    Kept is who of @NAME sat there, how well the film fits each of them, the mood, the snack and the times.
    """
    from movienight.clock import now
    from movienight.evening.card import card_of, file_name, lines, markdown
    from movienight.types import Slate
    from movienight.wishes.minutes import time_nearest
    from movienight.wording import arguments

    asked = Wishes(**wishes, include_seen=True)
    here = _names(asked)
    starts = time_nearest(start, now()) if start else now()
    with engine_open() as engine:
        query = ask(engine, asked, tell)
        verdict = engine.why(engine.resolve(film), query)
        chosen = verdict.film
        eaten = _snack(engine, chosen, snack, asked.mood, query.kitchen)
        why = arguments(Slate((), query), verdict.why, engine.film)
    card = card_of(chosen, starts, people=list(here), mood=query.mood, why=why, snack=eaten)
    place = _place(output, file_name(card), force)
    number = _record(library_open(), card, here, verdict)
    if place is not None:
        from movienight.writing import write_whole

        write_whole(place, markdown(card))
        tell(f"written: {place}")
    tell(f"kept as night {number}")
    emit(card_json(card, number) if as_json else "\n".join(lines(card, width_of_line(None))))


def card_json(card: Card, number: int) -> str:
    """The card as one JSON value."""
    from movienight.cli.formats.records import SCHEMA, as_json, facts_record, snack_record

    ends = card.ends_at
    return as_json(
        {
            "schema": SCHEMA,
            "night": number,
            "film": facts_record(card.film),
            "people": list(card.people),
            "mood": card.mood,
            "why": [{"label": label, "text": text} for label, text in card.why],
            "snack": snack_record(card.snack) if card.snack else None,
            "shopping": list(card.shopping),
            "starts_at": card.starts_at.isoformat(timespec="minutes"),
            "ends_at": None if ends is None else ends.isoformat(timespec="minutes"),
        }
    )


def _names(asked: Wishes) -> dict[str, str | None]:
    """Who of @NAME sits there, each with the "a" or "b" that is theirs alone, None where they share it."""
    from movienight.storage.names import shown

    here: dict[str, str | None] = {}
    for key, likes in zip("ab", [likes for likes in (asked.a, asked.b) if likes], strict=False):
        known = [shown(like[1:]) for like in likes if like.startswith("@")]
        here |= {name: key if len(likes) == 1 else None for name in known}
    return here


def _snack(
    engine: Engine, film: Film, wanted: str | None, mood: str | None, kitchen: Kitchen
) -> Snack | None:
    """The recipe of that id, or what goes best with the film; None where nothing does.

    Raises:
        UsageError: no recipe has that id.
    """
    if wanted is None:
        return next(iter(engine.snack(film.row, mood, 1, kitchen)), None)
    from movienight.evening.recipes import named, recipes_of
    from movienight.types import Snack

    return Snack(named(wanted, recipes_of(engine)), 0.0, ())


def _place(output: Path | None, name: str, force: bool) -> Path | None:
    """Where the card goes, looked at before anything is kept."""
    if output is None:
        return None
    from movienight.cli.writing import check_free

    place = output / name if output.is_dir() else output
    check_free(place, force)
    return place


def _record(library: Library, card: Card, here: dict[str, str | None], verdict: Verdict) -> int:
    film = stable_key(card.film)
    recipe = card.snack.recipe if card.snack else None
    return library.record_night(
        list(here),
        [(film, card.film.label)],
        card.mood,
        film,
        snack=(recipe.id, recipe.name) if recipe else None,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        fits={name: verdict.fit[key] for name, key in here.items() if key and key in verdict.fit},
    )
