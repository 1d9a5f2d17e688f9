"""`movienight people`, `like`, `unlike`, `seen` and `veto`: what the library keeps of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import json_option
from movienight.cli.output import emit, tell
from movienight.errors import DataError, UsageError

if TYPE_CHECKING:
    from movienight.storage.library import Library
    from movienight.types import Film

NAME = click.argument("name", metavar="@NAME")
TITLES = click.argument("titles", metavar="TITLE...", nargs=-1, required=True)
UNDO = click.option("--undo", is_flag=True, help="Take it back.")


@click.command(
    cls=Command,
    examples=("movienight people", "movienight people --json"),
    short_help="Who is known here, and what they like.",
)
@json_option
def people(as_json: bool) -> None:
    """Everybody saved here, with the films they like."""
    library = library_open()
    likes = {name: [film.label for film in library.likes(name)] for name in library.people()}
    if not likes:
        tell('nobody is saved yet; begin with `movienight like @ana "Amélie"`')
    emit(_people_json(likes) if as_json else people_lines(likes))


@click.command(
    cls=Command,
    examples=('movienight like @ana "Amélie" "Paddington 2"', "movienight like @ben imdb:tt0113277"),
    short_help="Remember films somebody likes.",
)
@NAME
@TITLES
def like(name: str, titles: tuple[str, ...]) -> None:
    """Remember films somebody likes; `--a @ana` then stands for all of them.

    Somebody new is added.
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
    examples=('movienight seen @ben "The Thing" Alien',),
    short_help="Remember films somebody has seen.",
)
@NAME
@TITLES
@UNDO
def seen(name: str, titles: tuple[str, ...], undo: bool) -> None:
    """Remember films somebody has seen; they are shown again only with `--include-seen`."""
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
    examples=('movienight veto @ana "The Human Centipede"', "movienight veto @ana Heat --undo"),
    short_help="Never show films to somebody again.",
)
@NAME
@TITLES
@UNDO
def veto(name: str, titles: tuple[str, ...], undo: bool) -> None:
    """Never show films to somebody again, whoever else is on the sofa."""
    films, library, who = _named(name, titles)
    for film in films:
        if undo:
            there = library.unveto(who, stable_key(film))
            tell(f"{who} may be shown {film.label} again" if there else f"{who} had not vetoed {film.label}")
        else:
            library.veto(who, stable_key(film), film.label)
            tell(f"{who} will not be shown {film.label} again")


def library_open() -> Library:
    """The library of this person's home."""
    from movienight.paths import Home
    from movienight.storage.library import Library

    return Library.open(Home.default().library)


def stable_key(film: Film) -> str:
    """What names the film in the library whatever is imported later: "imdb:tt0114709".

    Raises:
        DataError: the film carries no id.
    """
    ids = (("imdb", film.imdb_id), ("tmdb", film.tmdb_id), ("ml", film.ml_id))
    for source, value in ids:
        if value is not None:
            return f"{source}:{value}"
    raise DataError(f"{film.label} has no id to remember it by", "import links.csv, which gives films ids")


def people_lines(likes: dict[str, list[str]]) -> str:
    """One person a line: "ana: Amélie (2001), Heat (1995)"."""
    from movienight.wording import clean

    return "\n".join(
        f"@{clean(name)}: {clean(', '.join(films)) or 'no films yet'}" for name, films in likes.items()
    )


def _people_json(likes: dict[str, list[str]]) -> str:
    from movienight.cli.formats.records import SCHEMA, as_json

    return as_json(
        {"schema": SCHEMA, "people": [{"name": name, "likes": films} for name, films in likes.items()]}
    )


def _named(name: str, titles: Sequence[str]) -> tuple[list[Film], Library, str]:
    """The films first, so that nothing is written when one title is unknown."""
    who = name.removeprefix("@").strip()
    if not who:
        raise UsageError("a person needs a name", "write it like @ana")
    with engine_open() as engine:
        films = [engine.film(engine.resolve(title)) for title in titles]
    return films, library_open(), who
