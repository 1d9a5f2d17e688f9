"""`movienight export` and `movienight restore`: what people told us, out and in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.output import emit, hint, tell
from movienight.cli.people import library_open, name_of
from movienight.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PATH = click.Path(path_type=Path)


@click.command(
    cls=Command,
    examples=(
        "movienight export -o movienight.json",
        "movienight export --letterboxd @ana -o ana.csv",
    ),
    short_help="Write down what people told, to keep or to take along.",
)
@click.option("--letterboxd", metavar="@NAME", help="One person's films, as CSV that Letterboxd imports.")
@click.option("-o", "--output", type=_PATH, metavar="FILE", help="Write it there, not to standard output.")
@click.option("--split", is_flag=True, help="With --letterboxd and -o: at most 1,000 films a file.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
def export(letterboxd: str | None, output: Path | None, split: bool, force: bool) -> None:
    """Write down all that people told: their likes, ratings, what they have seen, vetoes and nights.

    It is one JSON value, which `movienight restore` takes back.
    """
    if split and not (letterboxd and output):
        raise UsageError("--split needs --letterboxd and -o", "only files for Letterboxd are split")
    if output is None:
        emit((_tables(letterboxd, split) if letterboxd else [_whole()])[0])
        return
    from movienight.cli.writing import check_free
    from movienight.writing import write_whole

    texts = _tables(letterboxd, split) if letterboxd else [_whole()]
    places = list(_places(output, len(texts)))
    for place in places:
        check_free(place, force)
    for place, text in zip(places, texts, strict=True):
        write_whole(place, text)
        tell(f"written: {place}")


@click.command(
    cls=Command,
    examples=("movienight restore movienight.json",),
    short_help="Take back what was exported, in place of all there is.",
)
@click.argument("file", type=_PATH, metavar="FILE")
def restore(file: Path) -> None:
    """Take back what `movienight export` wrote, in place of all that people told here.

    What was there is kept beside it, as library.before-restore.duckdb.
    """
    from movienight.cli.writing import read_json

    library = library_open()
    before = library.path.exists()
    library.restore(read_json(file))
    tell(f"restored; known here: {', '.join(library.people()) or 'nobody'}")
    if before:
        hint(f"what was here before is in {library.path.with_suffix('')}.before-restore.duckdb")


def _whole() -> str:
    from movienight.evening.exporting import everything

    return everything(library_open())


def _tables(name: str, split: bool) -> Sequence[str]:
    """The films of one person for Letterboxd."""
    from movienight.cli.opening import engine_open
    from movienight.evening.exporting import for_letterboxd
    from movienight.exports.letterboxd import MOST_ROWS

    library, who = library_open(), name_of(name)
    with engine_open() as engine:
        return for_letterboxd(engine, library, who, MOST_ROWS if split else None)


def _places(output: Path, files: int) -> Iterator[Path]:
    """The file named, or "ana-1.csv", "ana-2.csv" where there are several."""
    if files == 1:
        yield output
        return
    for number in range(1, files + 1):
        yield output.with_name(f"{output.stem}-{number}{output.suffix}")
