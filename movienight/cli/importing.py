"""`movienight import` and `movienight download`: data sets in, and the account of what came of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.output import emit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from movienight.ingest.account import Account, FileAccount

_PATH = click.Path(path_type=Path)
_NO_INDEX = click.option("--no-index", is_flag=True, help="Only import; run `movienight index` later.")
_JSON = click.option("--json", "as_json", is_flag=True, help="Write the account as JSON.")


@click.command(
    "import",
    cls=Command,
    examples=(
        "movienight import --movielens ml-latest-small.zip",
        "movienight import --movielens ml-25m --tmdb archive.zip --foodcom recipes/",
    ),
    short_help="Bring in data sets you have.",
)
@click.option("--movielens", type=_PATH, multiple=True, metavar="PATH", help="MovieLens 100K to 32M.")
@click.option("--tmdb", type=_PATH, multiple=True, metavar="PATH", help="The Movies Dataset.")
@click.option("--foodcom", type=_PATH, multiple=True, metavar="PATH", help="Food.com recipes.")
@_JSON
@_NO_INDEX
def import_command(
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    foodcom: tuple[Path, ...],
    as_json: bool,
    no_index: bool,
) -> None:
    """Bring in data sets you have: folders, zips as downloaded, or single files.

    What earlier imports brought stays; a data set of the same edition takes its place. Every
    row left out is counted by reason, with the first lines it happened on.
    """
    _import(movielens, tmdb, foodcom, as_json=as_json, index=not no_index)


@click.command(
    "download",
    cls=Command,
    examples=("movienight download", "movienight download 25m --no-index"),
    short_help="Fetch the public data sets.",
)
@click.argument("what", nargs=-1, metavar="[latest-small|100k|1m|10m|20m|25m|32m|tmdb|foodcom]...")
@click.option(
    "--base-url",
    envvar="MOVIENIGHT_MOVIELENS_URL",
    metavar="URL",
    help="Where MovieLens is fetched from instead of its home.",
)
@_JSON
@_NO_INDEX
def download_command(what: tuple[str, ...], base_url: str | None, as_json: bool, no_index: bool) -> None:
    """Fetch public data sets, then import them; without a name, latest-small, tmdb and foodcom.

    MovieLens comes from its home, the other two from Kaggle, for which Kaggle may want an
    account. Each is for your own use under its owner's terms: see docs/data.md.
    """
    from movienight.cli.progress import Progress
    from movienight.ingest.download import fetch
    from movienight.paths import Home

    with Progress() as progress:
        fetched = fetch(Home.default(), what, progress, base_url=base_url)
    _import(fetched.movielens, fetched.tmdb, fetched.foodcom, as_json=as_json, index=not no_index)


def _import(
    movielens: Sequence[Path], tmdb: Sequence[Path], foodcom: Sequence[Path], *, as_json: bool, index: bool
) -> None:
    from movienight.cli.progress import Progress
    from movienight.ingest.importing import import_data
    from movienight.paths import Home

    home = Home.default()
    with Progress() as progress:
        account = import_data(home, movielens=movielens, tmdb=tmdb, foodcom=foodcom, progress=progress)
    emit(_written(account) if as_json else "\n".join(account_lines(account)))
    if index:
        from movienight.train.build import build_index

        with Progress() as progress:
            build_index(home, progress)


def account_lines(account: Account) -> Iterator[str]:
    """The account to read: a table per data set, then what the catalogue holds now."""
    files = [file for source in account.sources for file in source.files]
    width = max((len(file.name) for file in files), default=0)
    for source in account.sources:
        yield f"{source.edition}, from {source.origin}"
        yield f"  {'file':<{width}}  {'read':>11}  {'kept':>11}  {'dropped':>11}"
        for file in source.files:
            dropped = file.read - file.kept
            yield f"  {file.name:<{width}}  {file.read:>11,}  {file.kept:>11,}  {dropped:>11,}"
            yield from (f"    {line}" for line in _remarks(file))
        if source.unused:
            yield f"  not read: {', '.join(source.unused)}"
        yield ""
    yield "now in the catalogue"
    for name, count in account.catalogue.items():
        yield f"  {name.replace('_', ' '):<16}{count:>11,}"


def _remarks(file: FileAccount) -> Iterator[str]:
    for reason, count in file.dropped.items():
        lines = file.lines.get(reason, ())
        more = ", ..." if count > len(lines) else ""
        where = f" (line{'s'[: count > 1]} {', '.join(map(str, lines))}{more})" if lines else ""
        yield f"dropped {count:,}: {reason}{where}"
    for what, count in file.mended.items():
        yield f"kept {count:,}: {what}"


def _written(account: Account) -> str:
    import json

    return json.dumps(account.as_json(), ensure_ascii=False, indent=2)
