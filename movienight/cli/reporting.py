"""`movienight evaluate report`, and the forms in which every evaluation is told."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from movienight.cli.lazy import Command
from movienight.cli.options import forms
from movienight.cli.output import emit, tell
from movienight.errors import DataError, UsageError

if TYPE_CHECKING:
    from movienight.evaluate.outcome import Outcome

page_option = click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write a page with plots.",
)


WIDE = "A table of all measures, however wide."
"""The form that stands for a terminal of any width."""


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate report latest --html latest.html",
        "movienight evaluate report latest-1 latest --markdown",
    ),
    short_help="Runs that were kept, told again.",
)
@click.argument("runs", metavar="RUN...", nargs=-1, required=True)
@page_option
@forms({"markdown": "A section of a document for each.", "wide": WIDE})
def report(runs: tuple[str, ...], page: Path | None, form: str = "text") -> None:
    """Tell runs that were kept again: a table for each, Markdown, or a page with plots.

    A RUN is an id in the history or how one begins, `latest`, or `latest-1` for the one before it.
    """
    from movienight.evaluate.reports.history import load
    from movienight.paths import Home

    folder = Home.default().evaluations
    outcomes = [load(folder, name).outcome() for name in runs]
    if page is not None:
        write_page(page, outcomes)
    if page is None or form != "text":
        emit(told_together(outcomes, form, [None] * len(outcomes)))


def told(outcome: Outcome, form: str, kept: str | None = None) -> str:
    """An outcome as "text" that fits the terminal, "wide" text, "markdown" or "json".

    Args:
        kept: the id it has in the history; only JSON says it.
    """
    from movienight.cli.formats.records import as_json
    from movienight.evaluate.reports.records import record_of

    if form == "json":
        return as_json({"schema": 1, "id": kept, **record_of(outcome)})
    return _sections([outcome], form)


def told_together(outcomes: Sequence[Outcome], form: str, ids: Sequence[str | None]) -> str:
    """Several outcomes of one command; JSON is one value, whose "runs" are what `told` would say of each."""
    from movienight.cli.formats.records import as_json
    from movienight.evaluate.reports.records import record_of

    if form == "json":
        records = [{"id": kept, **record_of(outcome)} for kept, outcome in zip(ids, outcomes, strict=True)]
        return as_json({"schema": 1, "runs": records})
    return _sections(outcomes, form)


def _sections(outcomes: Sequence[Outcome], form: str) -> str:
    """One after the other; measures that a terminal has no room for are named on the side."""
    from movienight.evaluate.again import command_of
    from movienight.evaluate.reports.markdown import as_markdown
    from movienight.evaluate.reports.text import as_text, left_out

    if form == "markdown":
        return "\n".join(as_markdown(outcome, command_of(outcome)) for outcome in outcomes)
    width = None if form == "wide" else shutil.get_terminal_size().columns
    if width is not None:
        hidden = dict.fromkeys(name for outcome in outcomes for name in left_out(outcome, width))
        if hidden:
            tell(f"no room for {', '.join(hidden)}: --wide shows them, as do --markdown and --html FILE")
    return "\n".join(as_text(outcome, width) for outcome in outcomes)


def write_page(path: Path, outcomes: Sequence[Outcome]) -> None:
    """A page about these outcomes, which appears whole or not at all.

    Raises:
        UsageError: matplotlib is not installed.
        DataError: the file cannot be written.
    """
    from movienight.evaluate.reports.page import as_page

    page = as_page(outcomes).encode()
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            scratch.write_bytes(page)
            os.replace(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{path} cannot be written: {reason}", "write the page somewhere else") from error
    tell(f"the page is ready: {path}")


def check_place(path: Path) -> None:
    """Make sure, before long work, that a page can be written there.

    Raises:
        UsageError: there is no such folder, or matplotlib is not installed.
    """
    from importlib.util import find_spec

    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to write the page in", "make it first")
    if find_spec("matplotlib") is None:
        hint = "run `pip install 'movienight[evaluation]'`"
        raise UsageError("plots need matplotlib, which is not installed", hint)
