"""`movienight like`, `unlike`, `dislike`, `rate`, `seen` and `veto`: what people say of films."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.marks import listed_marks
from movienight.cli.opening import engine_open
from movienight.cli.options import json_option
from movienight.cli.output import tell
from movienight.cli.people import NAME, library_open, name_of
from movienight.errors import UsageError
from movienight.keys import stable_key

if TYPE_CHECKING:
    from movienight.storage.library import Library
    from movienight.types import Film

TITLES = click.argument("titles", metavar="TITLE...", nargs=-1, required=True)
ANY_TITLES = click.argument("titles", metavar="[TITLE...]", nargs=-1)
UNDO = click.option("--undo", is_flag=True, help="Take it back.")
LIST = click.option("--list", "listed", is_flag=True, help="What there is, oldest first.")


@click.command(
    cls=Command,
    examples=('movienight like @ana "Amélie" "Paddington 2"', "movienight like @ben imdb:tt0113277"),
    short_help="Remember films somebody likes.",
)
@NAME
@TITLES
def like(name: str, titles: tuple[str, ...]) -> None:
    """Remember films somebody likes; `--a @ana` then stands for all of them.

    Somebody new is added. Who likes a film no longer dislikes it.
    """
    films, library, who = _named(name, titles)
    before = len(library.people())
    library.add_person(who)
    if len(library.people()) > before:
        tell(f"{who} is new here")
    for film in films:
        library.like(who, stable_key(film), film.label)
        tell(f"{who} likes {film.label}")


@click.command(
    cls=Command,
    examples=('movienight unlike @ana "Amélie"',),
    short_help="Forget that somebody liked films.",
)
@NAME
@TITLES
def unlike(name: str, titles: tuple[str, ...]) -> None:
    """Forget that somebody liked films."""
    films, library, who = _named(name, titles)
    for film in films:
        if library.unlike(who, stable_key(film)):
            tell(f"{who} no longer likes {film.label}")
        else:
            tell(f"{film.label} was not among what {who} likes")


@click.command(
    cls=Command,
    examples=("movienight dislike @ben Cats", "movienight dislike @ben --list"),
    short_help="Remember films somebody does not care for.",
)
@NAME
@ANY_TITLES
@UNDO
@LIST
@json_option
def dislike(name: str, titles: tuple[str, ...], undo: bool, listed: bool, as_json: bool) -> None:
    """Remember films somebody does not care for. Who dislikes a film no longer likes it."""
    if listed_marks(name, titles, "dislikes", listed, as_json):
        return
    films, library, who = _named(name, titles)
    for film in films:
        if undo:
            there = library.undislike(who, stable_key(film))
            tell(
                f"{who} no longer dislikes {film.label}"
                if there
                else f"{film.label} was not among what {who} dislikes"
            )
        else:
            library.dislike(who, stable_key(film), film.label)
            tell(f"{who} does not care for {film.label}")


@click.command(
    cls=Command,
    examples=(
        'movienight rate @ana "Heat" 4.5',
        "movienight rate @ana Heat --undo",
        "movienight rate @ana --list",
    ),
    short_help="Remember the stars somebody gives a film.",
)
@NAME
@click.argument("title", required=False)
@click.argument("stars", required=False)
@UNDO
@LIST
@json_option
def rate(name: str, title: str | None, stars: str | None, undo: bool, listed: bool, as_json: bool) -> None:
    """Remember the stars somebody gives a film, 0.5 to 5; again replaces them.

    Who rates a film has seen it, and from 4 stars on it counts among what they like.
    """
    if listed_marks(name, (title,) if title else (), "ratings", listed, as_json):
        return
    if not undo and stars is None:
        raise UsageError(
            "no stars were given", f'write them last, like `movienight rate {name} "{title}" 4.5`'
        )
    if undo and stars is not None:
        raise UsageError("--undo takes no stars", "leave them out")
    given = read_stars(stars) if stars is not None else None
    (film,), library, who = _named(name, [title or ""])
    if given is not None:
        library.rate(who, stable_key(film), given, film.label)
        tell(f"{who} gives {film.label} {given:g}")
    elif library.unrate(who, stable_key(film)):
        tell(f"{who} gives {film.label} no stars any more")
    else:
        tell(f"{who} had given {film.label} no stars")


@click.command(
    cls=Command,
    examples=('movienight seen @ben "The Thing" Alien', "movienight seen @ben --list --json"),
    short_help="Remember films somebody has seen.",
)
@NAME
@ANY_TITLES
@UNDO
@LIST
@json_option
def seen(name: str, titles: tuple[str, ...], undo: bool, listed: bool, as_json: bool) -> None:
    """Remember films somebody has seen; they are shown again only with `--include-seen`."""
    if listed_marks(name, titles, "seen", listed, as_json):
        return
    films, library, who = _named(name, titles)
    for film in films:
        if undo:
            there = library.unmark_seen(who, stable_key(film))
            tell(
                f"{who} has not seen {film.label} after all"
                if there
                else f"{film.label} was not among what {who} has seen"
            )
        else:
            library.mark_seen(who, stable_key(film), film.label)
            tell(f"{who} has seen {film.label}")


@click.command(
    cls=Command,
    examples=(
        'movienight veto @ana "The Human Centipede"',
        "movienight veto @ana Heat --undo",
        "movienight veto @ana --list",
    ),
    short_help="Never show films to somebody again.",
)
@NAME
@ANY_TITLES
@UNDO
@LIST
@json_option
def veto(name: str, titles: tuple[str, ...], undo: bool, listed: bool, as_json: bool) -> None:
    """Never show films to somebody again, whoever else is on the sofa."""
    if listed_marks(name, titles, "vetoes", listed, as_json):
        return
    films, library, who = _named(name, titles)
    for film in films:
        if undo:
            there = library.unveto(who, stable_key(film))
            tell(f"{who} may be shown {film.label} again" if there else f"{who} had not vetoed {film.label}")
        else:
            library.veto(who, stable_key(film), film.label)
            tell(f"{who} will not be shown {film.label} again")


def read_stars(text: str) -> float:
    """Stars as typed, 0.5 to 5; a comma will do for the point.

    Raises:
        UsageError: they are none.
    """
    from movienight.storage.stored import stars

    try:
        return stars(float(text.replace(",", ".")))
    except ValueError:
        raise UsageError(f"“{text}” is not a rating", "give 0.5 to 5 stars") from None


def _named(name: str, titles: Sequence[str]) -> tuple[list[Film], Library, str]:
    """The films first, so that nothing is written when one title is unknown."""
    who = name_of(name)
    with engine_open() as engine:
        films = [engine.film(engine.resolve(title)) for title in titles]
    return films, library_open(), who
