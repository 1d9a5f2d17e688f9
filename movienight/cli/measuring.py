"""`movienight evaluate seeds`, `loo`, `time`, `holdout` and `cold`: hide likes, ask everybody, tell."""

from __future__ import annotations

from typing import Any

import click

from movienight.cli.asking import Real, kept_and_told, no_tune, number, on_data, quick
from movienight.cli.contests import QUESTIONS, measure
from movienight.cli.lazy import Command
from movienight.cli.options import together
from movienight.errors import UsageError

_SHARE = Real(0, 1, min_open=True, max_open=True)
_STARS = Real(0.5, 5)


asking = together(
    on_data,
    click.option("--models", metavar="NAMES", help="Only these: a comma list; none for hybrid alone."),
    click.option("--ablate", is_flag=True, help="Also hybrid with other settings and without its parts."),
    no_tune,
    quick(f"One part, {QUESTIONS} questions, few models, less training: to try it out."),
    kept_and_told,
)


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate seeds --quick",
        "movienight evaluate seeds --likes 3 --html seeds.html",
        "movienight evaluate seeds --movielens ml-1m --tmdb archive.zip --models hybrid,item_cosine",
    ),
    short_help="From a few likes of people nobody has met, the rest.",
)
@number("--likes", click.IntRange(1), 5, "How many each person gives.")
@number("--folds", click.IntRange(2), 5, "Into how many parts people are dealt.")
@click.option(
    "--rounds", type=click.IntRange(1), metavar="NUMBER", help="How many of the parts are asked; else all."
)
@asking
def seeds(likes: int, folds: int, rounds: int | None, seed: int, **how: Any) -> None:
    """From a few likes of people nobody has met, find the rest of what they liked.

    This is what the program does for whoever sits on the sofa. People are dealt into parts; those of
    each part are asked of models that were trained on all others.
    """
    from movienight.evaluate.protocols.seeds import Seeds

    if rounds is not None and rounds > folds:
        raise UsageError(f"{rounds} rounds are more than {folds} folds", "write a greater --folds")
    measure(Seeds(likes=likes, folds=folds, rounds=rounds or folds, seed=seed), **how)


@click.command(
    cls=Command,
    examples=("movienight evaluate loo", "movienight evaluate loo --stars 0.5 --half-life 20"),
    short_help="The last film each person liked, from what they liked before.",
)
@number("--stars", _STARS, 4.0, "From how many stars on a film counts as liked.")
@number("--half-life", Real(0), 0.0, "After how many likes one counts half; 0: never.")
@asking
def loo(stars: float, half_life: float, seed: int, **how: Any) -> None:
    """Leave one out: find the last film each person liked, from what they liked before it."""
    from movienight.evaluate.protocols.loo import LeaveOneOut

    measure(LeaveOneOut(stars=stars, half_life=half_life, seed=seed), **how)


@click.command(
    "time",
    cls=Command,
    examples=("movienight evaluate time", "movienight evaluate time --share 0.1 --markdown"),
    short_help="Everything before one moment, to find what was liked after it.",
)
@number("--share", _SHARE, 0.2, "The latest of all ratings, to be found.")
@asking
def by_time(share: float, seed: int, **how: Any) -> None:
    """Learn from everything before one moment, and find what people liked after it."""
    from movienight.evaluate.protocols.global_time import GlobalTime

    measure(GlobalTime(share=share, seed=seed), **how)


@click.command(
    cls=Command,
    examples=("movienight evaluate holdout", "movienight evaluate holdout --stars 4 --repeats 3"),
    short_help="A random share of each person's ratings, from the rest.",
)
@number("--share", _SHARE, 0.25, "Of each person's ratings, hidden.")
@number("--stars", _STARS, 0.5, "From how many stars on a rating counts at all.")
@number("--repeats", click.IntRange(1), 1, "How many times everything is drawn anew.")
@asking
def holdout(share: float, stars: float, repeats: int, seed: int, **how: Any) -> None:
    """Hide a random share of each person's ratings, and find it from the rest and everybody else's."""
    from movienight.evaluate.protocols.holdout import Holdout

    measure(Holdout(share=share, stars=stars, repeats=repeats, seed=seed), **how)


@click.command(
    cls=Command,
    examples=("movienight evaluate cold", "movienight evaluate cold --left 3 --draws 1"),
    short_help="Films whose ratings were taken away, among all of as few.",
)
@number("--left", click.IntRange(0, 5), 0, "How many ratings each hidden film keeps.")
@number("--draws", click.IntRange(1), 3, "How many times films and people are drawn.")
@asking
def cold(left: int, draws: int, seed: int, **how: Any) -> None:
    """Take the ratings of well-liked films away, and find them among all films of as few ratings.

    People whose likes are known are asked; models have met neither them nor the ratings.
    """
    from movienight.evaluate.protocols.cold import Cold

    measure(Cold(left=left, draws=draws, seed=seed), **how)


COMMANDS = (seeds, loo, by_time, holdout, cold)
