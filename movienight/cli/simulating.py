"""`movienight evaluate ab` and `feedback`: what would have happened to people who were shown films."""

from __future__ import annotations

from pathlib import Path

import click

from movienight.cli.asking import no_tune, number, on_data, quick
from movienight.cli.contests import QUESTIONS, data_of, name_of
from movienight.cli.lazy import Command
from movienight.cli.options import json_option
from movienight.cli.output import emit
from movienight.errors import UsageError


@click.command(
    "ab",
    cls=Command,
    examples=(
        "movienight evaluate ab popular hybrid",
        "movienight evaluate ab item_cosine plain_ease --likes 3 --json",
    ),
    short_help="Two models in an A/B test that never was.",
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@number("--likes", click.IntRange(1), 5, "How many each person gives.")
@on_data
@no_tune
@quick(f"One part, {QUESTIONS} people, less training: to try it out.")
@json_option
def ab(
    a: str,
    b: str,
    likes: int,
    seed: int,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    tune: bool,
    quick: bool,
    as_json: bool,
) -> None:
    """Show each of many people ten films of either A or B, and count who finds one they like.

    A and B are models as `--models` of the other commands has them. Questions are those of `evaluate
    seeds`; a hidden like among the ten stands in for a click.
    """
    from movienight.cli.formats.records import as_json as written
    from movienight.cli.progress import Progress
    from movienight.evaluate.ab import trial
    from movienight.evaluate.arrivals import TrialSettings
    from movienight.evaluate.contest import hold
    from movienight.evaluate.lineup import alone
    from movienight.evaluate.protocols.seeds import Seeds
    from movienight.evaluate.reports.records import plain

    names = name_of(a), name_of(b)
    if names[0] == names[1]:
        raise UsageError(f"A and B are both {names[0]}", "name two models")
    seeds = Seeds(likes=likes, seed=seed, rounds=1) if quick else Seeds(likes=likes, seed=seed)
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        contenders = [alone(name, data, quick) for name in names]
        most = QUESTIONS if quick else None
        outcome = hold(seeds, data, contenders, progress, tune and not quick, most)
    found = trial(outcome, *names, TrialSettings(seed=seed))
    asked = plain(outcome.settings)
    emit(written({"schema": 1, "asked": asked, **found.as_record()}) if as_json else found.as_text())


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate feedback",
        "movienight evaluate feedback --model item_cosine --days 40 --every 10",
    ),
    short_help="What becomes of a model that learns from what it has shown.",
)
@click.option("--model", default="hybrid", show_default=True, metavar="NAME", help="Who chooses the films.")
@number("--days", click.IntRange(2), 20, "How long it goes on.")
@number("--every", click.IntRange(1), 5, "After how many days it is trained anew.")
@on_data
@quick("Train hybrid less: to try it out.")
@json_option
def feedback(
    model: str,
    days: int,
    every: int,
    seed: int,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    quick: bool,
    as_json: bool,
) -> None:
    """Let people pick from ten films a day, and the model learn from what they picked.

    The same days pass under the model trained anew every few days, under the same model never trained
    anew, and under films at random. Half of what people liked is what they are looking for.
    """
    from movienight.cli.formats.records import as_json as written
    from movienight.cli.progress import Progress
    from movienight.evaluate.evenings import Habits
    from movienight.evaluate.feedback import FeedbackSettings, run_loop
    from movienight.evaluate.lineup import alone
    from movienight.evaluate.policies import usual

    name = name_of(model)
    if every >= days:
        raise UsageError(
            f"every {every} days is never in {days} days", "write a greater --days or a smaller --every"
        )
    settings = FeedbackSettings(days=days, habits=Habits(seed=seed))
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        found = run_loop(data, usual(name, alone(name, data, quick), every), settings, progress)
    emit(written({"schema": 1, **found.as_record()}) if as_json else found.as_text())


COMMANDS = (ab, feedback)
