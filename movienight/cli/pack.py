"""`movienight pack`: whether what ships is whole, and what another version of it changes for users."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command, CommandGroup
from movienight.cli.options import json_option
from movienight.cli.output import emit
from movienight.errors import DataError

if TYPE_CHECKING:
    from movienight.cli.packs import FilmChanges, Pack, PackFilm

SHOWN = 10
"""How many names of a kind the text lists; JSON has them all."""
NOUNS = {"loglines": "logline", "heads_up": "heads-up", "recipes": "recipe"}
FOLDER = click.Path(path_type=Path)


@click.group(
    cls=CommandGroup,
    examples=("movienight pack verify", "movienight pack diff OLD NEW"),
    short_help="Check what ships, and compare two versions.",
    invoke_without_command=True,
)
@click.pass_context
def pack(context: click.Context) -> None:
    """Check what ships with MovieNight, and say what another version of it changes."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@pack.command(
    cls=Command,
    examples=("movienight pack verify", "movienight pack verify --json"),
    short_help="Check every file that ships.",
)
@json_option
def verify(as_json: bool) -> None:
    """Check every file that ships by its hash, and the starter pack by its own manifest.

    Exits with 3 where something is wrong.
    """
    from movienight.cli.checks import REINSTALL, shipped_parts
    from movienight.cli.formats.records import as_json as written
    from movienight.cli.packs import troubles
    from movienight.paths import assets_folder
    from movienight.wording import counted

    found, parts = troubles(assets_folder()), shipped_parts()
    size = sum(part["bytes"] for part in parts.values())
    if as_json:
        named = [{"path": path, "said": said} for path, said in found]
        record = {"schema": 1, "well": not found, "files": len(parts), "bytes": size, "troubles": named}
        emit(written(record))
    elif found:
        emit("\n".join(f"{path} {said}" for path, said in found))
    else:
        emit(f"whole: {counted(len(parts), 'file')}, {_megabytes(size)}")
    if found:
        raise DataError(f"what ships is not whole: {counted(len(found), 'trouble')}", REINSTALL)


@pack.command(
    cls=Command,
    examples=("movienight pack diff OLD NEW", "movienight pack diff OLD/starter NEW/starter --json"),
    short_help="What another version changes for users.",
)
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@json_option
def diff(old: Path, new: Path, as_json: bool) -> None:
    """What changes for users from OLD to NEW: two folders of assets, or two starter packs.

    Films that come, go or are called otherwise, our loglines, heads-ups and recipes, and sizes.
    """
    from movienight.cli.formats.records import as_json as written
    from movienight.cli.packs import open_pack

    before, now = open_pack(old), open_pack(new)
    if as_json:
        emit(written({"schema": 1, "old": str(old), "new": str(new), **record_of(before, now)}))
    else:
        emit("\n".join(lines_of(before, now)))


def lines_of(before: Pack, now: Pack) -> Iterator[str]:
    """The changes in words: a line for each kind, with the first names of each below it."""
    from movienight.cli.packs import films_compared, label_of, prose_compared

    films = films_compared(before, now)
    counts = {"added": len(films.added), "renamed": len(films.renamed), "removed": len(films.removed)}
    yield _tally("film", len(before.films), len(now.films), counts)
    yield from _named(_film_names(films))
    for name, noun in NOUNS.items():
        changes = prose_compared(before, now, name)
        if changes is None:
            yield f"{noun}s: not compared, they are not in both"
            continue
        labels = {key: label_of(name, key, now, before) for key in [*changes.added, *changes.removed]}
        told = [f"{label_of(name, key, now)}{_what(fields)}" for key, fields in changes.changed.items()]
        kinds = {
            "added": [labels[key] for key in changes.added],
            "changed": told,
            "removed": [labels[key] for key in changes.removed],
        }
        numbers = {kind: len(names) for kind, names in kinds.items()}
        yield _tally(noun, len(before.prose[name]), len(now.prose[name]), numbers)
        yield from _named(kinds)
    yield from _size_lines(before.sizes, now.sizes)


def record_of(before: Pack, now: Pack) -> dict[str, Any]:
    """The changes as plain values, every one of them."""
    from movienight.cli.packs import films_compared

    films = films_compared(before, now)
    renamed = [{"was": _film_record(old), "is": _film_record(new)} for old, new in films.renamed]
    return {
        "films": {
            "before": len(before.films),
            "now": len(now.films),
            "added": [_film_record(film) for film in films.added],
            "renamed": renamed,
            "removed": [_film_record(film) for film in films.removed],
        },
        **{name: _prose_record(before, now, name) for name in NOUNS},
        "bytes": {"before": dict(before.sizes), "now": dict(now.sizes)},
    }


def _prose_record(before: Pack, now: Pack, name: str) -> dict[str, Any] | None:
    from movienight.cli.packs import label_of, prose_compared

    changes = prose_compared(before, now, name)
    if changes is None:
        return None
    old, new = before.prose[name], now.prose[name]
    changed = [
        {"id": key, "name": label_of(name, key, now)}
        | {"fields": {what: {"was": old[key].get(what), "is": new[key].get(what)} for what in fields}}
        for key, fields in changes.changed.items()
    ]
    return {
        "before": len(old),
        "now": len(new),
        "added": [{"id": key, "name": label_of(name, key, now)} for key in changes.added],
        "changed": changed,
        "removed": [{"id": key, "name": label_of(name, key, before)} for key in changes.removed],
    }


def _film_record(film: PackFilm) -> dict[str, Any]:
    imdb = film.numbers.get("imdb")
    ids = {"ml": film.numbers.get("ml"), "tmdb": film.numbers.get("tmdb")}
    return {
        "title": film.title,
        "year": film.year,
        "ids": {**ids, "imdb": None if imdb is None else f"tt{imdb:07d}"},
    }


def _film_names(films: FilmChanges) -> dict[str, list[str]]:
    return {
        "added": [film.label for film in films.added],
        "renamed": [f"{old.label}, now {new.label}" for old, new in films.renamed],
        "removed": [film.label for film in films.removed],
    }


def _tally(noun: str, before: int, now: int, counts: Mapping[str, int]) -> str:
    """ "films: 10,622 before, 15,297 now; 4,675 added, none renamed, none removed"."""
    told = ", ".join(f"{f'{count:,}' if count else 'none'} {kind}" for kind, count in counts.items())
    return f"{noun}s: {before:,} before, {now:,} now; {told}"


def _what(fields: Sequence[str]) -> str:
    """Which fields changed, " (steps, cost)"; of a logline nothing but its line can."""
    return "" if fields == ["line"] else f" ({', '.join(fields).replace('_', ' ')})"


def _named(kinds: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The first names of each kind on a line of its own."""
    from movienight.wording import clean

    for kind, names in kinds.items():
        more = f"; and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
        if names:
            yield f"  {kind}: {'; '.join(map(clean, names[:SHOWN]))}{more}"


def _size_lines(before: Mapping[str, int], now: Mapping[str, int]) -> Iterator[str]:
    yield f"size: {_megabytes(sum(before.values()))} before, {_megabytes(sum(now.values()))} now"
    for name in sorted({*before, *now}):
        old, new = _megabytes(before.get(name, 0)), _megabytes(now.get(name, 0))
        if old != new:
            yield f"  {name}: {old} before, {new} now"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
