"""`movienight import-likes`: somebody's films out of the export of another site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from movienight.cli.lazy import Command
from movienight.cli.opening import engine_open
from movienight.cli.options import json_option
from movienight.cli.output import emit, hint, tell
from movienight.cli.people import NAME, library_open, name_of
from movienight.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from movienight.exports.matching import Films, Matched, Report
    from movienight.exports.reading import FileRead
    from movienight.storage.taking import Taken

_PATH = click.Path(path_type=Path)
SHOWN = 20
"""Open films listed as text; `--json` lists all."""


@click.command(
    "import-likes",
    cls=Command,
    examples=(
        "movienight import-likes @ana letterboxd-ana-2025-11-21.zip",
        "movienight import-likes @ben ratings.csv --settle answers.json",
        "movienight import-likes @ben ml-latest-small/ratings.csv --user 414 --dry-run",
    ),
    short_help="Bring in films somebody rated, liked or saw elsewhere.",
)
@NAME
@click.argument("file", type=_PATH, metavar="FILE")
@click.option(
    "--user", type=click.IntRange(0), metavar="NUMBER", help="Whose ratings, in a MovieLens data set."
)
@click.option("--dry-run", is_flag=True, help="Only say what would come of it; write nothing.")
@click.option(
    "--settle", type=_PATH, metavar="FILE", help="Answers to open films; written where there is none."
)
@json_option
def import_likes(
    name: str, file: Path, user: int | None, dry_run: bool, settle: Path | None, as_json: bool
) -> None:
    """Bring in films somebody rated, liked or saw elsewhere.

    FILE is an export of Letterboxd, IMDb, Trakt, Netflix, Movary or MovieLens: a zip, a folder, a
    csv or a json. What it is is told by what is in it. Every row is accounted for. Films that are
    only guessed or not found are left open: `--settle` writes them down to be answered, and takes
    the answers the next time. Doing it again changes nothing.
    """
    from movienight.evening.bringing import Shelves
    from movienight.exports.applying import take_in
    from movienight.exports.matching import match
    from movienight.exports.reading import read_export

    who = name_of(name)
    export = read_export(file, user)
    with engine_open() as engine:
        films = Shelves(engine)
        report = match(export, films)
        if settle is not None:
            report = _settled(report, films, settle, dry_run)
        taken = None if dry_run else take_in(report, films, library_open(), who)
        emit(_written(report, films, taken) if as_json else "\n".join(_lines(report, films, who, taken)))
    if dry_run:
        tell("nothing was written: this was a dry run")


def _settled(report: Report, films: Films, path: Path, dry_run: bool) -> Report:
    """The report with the answers of a file; what is still open is added to it, to be answered."""
    from movienight.cli.formats.records import as_json
    from movienight.cli.writing import read_json
    from movienight.exports.settling import answers_document, read_answers, settle, understood
    from movienight.exports.settling import name_of as entry_name
    from movienight.writing import write_whole

    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to keep answers in", "make it first")
    written = read_answers(read_json(path)) if path.exists() else {}
    settled = settle(report, understood(written, films))
    new = [one for one in settled.open if entry_name(one.entry) not in written]
    if new and not dry_run:
        write_whole(path, as_json(answers_document(settled, written, films)))
        tell(f"{len(new):,} open films are written down in {path}")
        hint(f'fill in an id, a title or "leave out" for each in {path}, then do this again')
    return settled


def _lines(report: Report, films: Films, who: str, taken: Taken | None) -> Iterator[str]:
    """The account to read: files, rows, films, what was new, what is open."""
    from movienight.exports.telling import news, remarks, sums
    from movienight.wording import clean

    export = report.export
    width = max(len(clean(file.name)) for file in export.files)
    form = max(len(file.form) for file in export.files)
    for file in export.files:
        yield f"{clean(file.name):<{width}}  {file.form:<{form}}  {file.rows:>9,} rows"
        yield from (f"  {remark}" for remark in remarks(file))
    if export.unused:
        yield f"not read: {clean(', '.join(export.unused))}"
    yield ""
    for what, count, part in sums(report):
        yield f"  {what:<22}{count:>9,}" if part else f"{what:<24}{count:>9,}"
    if taken is not None:
        yield ""
        yield f"new for {clean(who)}"
        for what, count in news(taken).items():
            yield f"  {what:<22}{count:>9,}"
    if report.open:
        yield ""
        yield "open, until settled"
        yield from (_question(one, films) for one in report.open[:SHOWN])
    if len(report.open) > SHOWN:
        yield f"  and {len(report.open) - SHOWN:,} more: --settle FILE writes them all down"


def _question(one: Matched, films: Films) -> str:
    """One open film: where it stands, what it is called there, what it may be."""
    from movienight.wording import clean

    source = one.entry.source
    offered = ", ".join(films.film(row).label for row in one.nearest)
    may_be = f"perhaps {offered}" if one.how == "guessed" else f"nearest: {offered or 'nothing'}"
    return clean(f"- {one.entry.label} ({source.file}, line {source.line}): {may_be}")


def _written(report: Report, films: Films, taken: Taken | None) -> str:
    """The account as JSON."""
    from movienight.cli.formats.records import SCHEMA, as_json
    from movienight.exports.telling import news

    export = report.export
    return as_json(
        {
            "schema": SCHEMA,
            "files": [_file_record(file) for file in export.files],
            "unused": list(export.unused),
            "rows": {
                "read": export.rows,
                "skipped": sum(export.skipped.values()),
                "same_film_again": export.merged,
                "films": len(export.entries),
            },
            "films": {how.replace(" ", "_"): count for how, count in report.counts.items()},
            "new": None if taken is None else {what.replace(" ", "_"): n for what, n in news(taken).items()},
            "open": [_open_record(one, films) for one in report.open],
        }
    )


def _file_record(file: FileRead) -> dict[str, Any]:
    skipped = [
        {"reason": reason, "rows": count, "lines": list(file.lines[reason])}
        for reason, count in file.skipped.items()
    ]
    return {
        "name": file.name,
        "form": file.form,
        "rows": file.rows,
        "entries": file.entries,
        "skipped": skipped,
    }


def _open_record(one: Matched, films: Films) -> dict[str, Any]:
    from movienight.cli.formats.records import film_record
    from movienight.exports.settling import name_of as entry_name

    return {
        "entry": entry_name(one.entry),
        "title": one.entry.title,
        "year": one.entry.year,
        "file": one.entry.source.file,
        "line": one.entry.source.line,
        "how": one.how,
        "nearest": [film_record(films.film(row)) for row in one.nearest],
    }
