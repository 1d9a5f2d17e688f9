"""`movienight evaluate`: all its commands; here the runs that were kept, and what changed between two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from movienight.cli import dissecting, judging, measuring, simulating
from movienight.cli.lazy import Command, CommandGroup
from movienight.cli.options import json_option
from movienight.cli.output import emit, tell
from movienight.cli.reporting import report

if TYPE_CHECKING:
    from movienight.evaluate.reports.comparison import Change, Comparison
    from movienight.evaluate.reports.run import Run

HEAD = ("run", "data", "questions", "metric", "ours", "best other")


@click.group(
    cls=CommandGroup,
    examples=(
        "movienight evaluate seeds --quick",
        "movienight evaluate loo --movielens ml-latest-small --html loo.html",
        "movienight evaluate pairs --kind divergent",
        "movienight evaluate ab popular hybrid",
        "movienight evaluate history",
        "movienight evaluate compare latest-1 latest",
    ),
    short_help="How good the suggestions are.",
    invoke_without_command=True,
)
@click.pass_context
def evaluate(context: click.Context) -> None:
    """Say how good the suggestions are, and whether they got better."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@evaluate.command(
    cls=Command,
    examples=("movienight evaluate history", "movienight evaluate history --json"),
    short_help="The runs that were kept, the latest first.",
)
@json_option
def history(as_json: bool) -> None:
    """The runs that were kept, the latest first: what was asked, and how ours and the best other did."""
    from movienight.cli.formats.records import as_json as written
    from movienight.evaluate.reports.history import runs
    from movienight.evaluate.reports.text import aligned
    from movienight.paths import Home

    found = runs(Home.default().evaluations)
    for name in found.skipped:
        tell(f"skipped {name}: no run, or a damaged one")
    if as_json:
        records = [_listed(run.record) for run in found.runs]
        emit(written({"schema": 1, "runs": records, "skipped": list(found.skipped)}))
    elif found.runs:
        emit("\n".join(aligned([HEAD, *map(_row, found.runs)])))
    else:
        tell("no runs are kept yet")


@evaluate.command(
    cls=Command,
    examples=("movienight evaluate compare latest-1 latest", "movienight evaluate compare ONE TWO --json"),
    short_help="What changed from one run to another.",
)
@click.argument("one", metavar="RUN")
@click.argument("two", metavar="RUN")
@json_option
def compare(one: str, two: str, as_json: bool) -> None:
    """What changed from the first RUN to the second, with 95 % intervals.

    A RUN is an id in the history or how one begins, `latest`, or `latest-1` for the one before it.
    """
    from movienight.cli.formats.records import as_json as written
    from movienight.evaluate.reports.comparison import compare as compared
    from movienight.evaluate.reports.comparison import comparison_record
    from movienight.evaluate.reports.history import load
    from movienight.paths import Home

    folder = Home.default().evaluations
    found = compared(load(folder, one), load(folder, two))
    if as_json:
        emit(written({"schema": 1, **comparison_record(found)}))
    else:
        emit("\n".join(lines_of(found)))


for command in (*measuring.COMMANDS, *judging.COMMANDS, *dissecting.COMMANDS, *simulating.COMMANDS, report):
    evaluate.add_command(command)


def lines_of(comparison: Comparison) -> Iterator[str]:
    """The changes as a table for each metric, below what was compared and how."""
    from movienight.evaluate.reports.text import aligned

    yield f"from {comparison.one} to {comparison.two}"
    if comparison.paired:
        yield "the same questions: differences are paired"
    else:
        yield f"other {' and '.join(comparison.unlike)}: differences are not paired"
    if not comparison.changes:
        yield "nothing to compare: no model and metric is in both"
    for metric in dict.fromkeys(change.metric for change in comparison.changes):
        changes = [change for change in comparison.changes if change.metric == metric]
        yield ""
        yield from aligned([(metric, "before", "after", "difference", ""), *map(_change_row, changes)])


def _change_row(change: Change) -> Sequence[str]:
    from movienight.evaluate.reports.wording import interval, number
    from movienight.wording import clean

    if change.difference is None:
        told, chance = number(change.two - change.one), ""
    else:
        told = interval(change.difference)
        chance = "beyond chance" if change.difference.excludes(0) else "may be chance"
    return (clean(change.model), number(change.one), number(change.two), told, chance)


def _listed(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without what only the program needs to find the values again."""
    return {name: value for name, value in record.items() if name not in ("schema", "values")}


def _row(run: Run) -> Sequence[str]:
    from movienight.wording import clean

    record = run.record
    models = {model["model"]: model for model in record["models"]}
    ours, rival = record["subject"], (record["verdict"] or {}).get("rival", "")
    best = f"{_mean(models, rival, record)} {clean(rival)}" if rival else "-"
    cells = (run.id, record["data"], f"{record['questions']:,}", record["leading"])
    return (*map(clean, cells), _mean(models, ours, record), best)


def _mean(models: Mapping[str, Mapping[str, Any]], model: str, record: Mapping[str, Any]) -> str:
    from movienight.evaluate.reports.wording import number

    found = models.get(model, {}).get("metrics", {}).get(record["leading"])
    return number(found["estimate"] if found else None)
