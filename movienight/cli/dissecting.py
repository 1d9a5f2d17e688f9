"""`movienight evaluate candidates` and `ablations`: who names what ours finds, and what each part adds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from movienight.cli.asking import kept_and_told, number, on_data, quick
from movienight.cli.contests import data_of, deliver
from movienight.cli.lazy import Command
from movienight.cli.options import together
from movienight.cli.reporting import check_place, told, told_together

KINDS = ("parts", "features", "facts", "sources", "ranks", "diversity")
"""What is taken apart, as people type it."""

asking = together(
    number("--likes", click.IntRange(1), 5, "How many each person gives."),
    number("--rounds", click.IntRange(1, 5), 1, "How many fifths of all people are asked."),
    on_data,
    quick("One fifth of all people, less training: to try it out."),
    kept_and_told,
)
"""The options of both."""


@click.command(
    cls=Command,
    examples=("movienight evaluate candidates", "movienight evaluate candidates --likes 1 --rounds 5"),
    short_help="How many hidden likes reach the ranker, and through whom.",
)
@asking
def candidates(
    likes: int, rounds: int, movielens: tuple[Path, ...], tmdb: tuple[Path, ...], **how: Any
) -> None:
    """See how many of the likes people hide are among the films that are ranked, and who named them.

    Questions are those of `evaluate seeds`. What no source names can never be shown.
    """
    from movienight.cli.progress import Progress
    from movienight.evaluate.lineup import QUICK
    from movienight.evaluate.protocols.seeds import Seeds
    from movienight.evaluate.sources import evaluate_candidates

    if how["page"] is not None:
        check_place(how["page"])
    seeds = Seeds(likes=likes, rounds=1 if how["quick"] else rounds, seed=how["seed"])
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        found = evaluate_candidates(data, seeds, QUICK if how["quick"] else None, progress)
    form = how.get("form", "text")
    deliver([found], lambda ids: told(found, form, ids[0]), how["keep"], how["page"])


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate ablations --kind features",
        "movienight evaluate ablations --kind diversity --html diversity.html",
    ),
    short_help="Ours without one part after the other.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    multiple=True,
    default=KINDS,
    help="What is taken away or exchanged; repeatable, all by default.",
)
@asking
def ablations(
    kind: tuple[str, ...],
    likes: int,
    rounds: int,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    **how: Any,
) -> None:
    """Take parts of ours away, one after the other, and see how much worse its lists become.

    Questions are those of `evaluate seeds`; every kind is a run of its own.
    """
    from movienight.cli.progress import Progress
    from movienight.evaluate.ablations import KINDS, Ablations, evaluate_ablations
    from movienight.evaluate.lineup import QUICK

    if how["page"] is not None:
        check_place(how["page"])
    rounds = 1 if how["quick"] else rounds
    wanted = [Ablations(one, likes, rounds=rounds, seed=how["seed"]) for one in KINDS if one in kind]
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        found = evaluate_ablations(data, wanted, QUICK if how["quick"] else None, progress)
    form = how.get("form", "text")
    deliver(found, lambda ids: told_together(found, form, ids), how["keep"], how["page"])


COMMANDS = (candidates, ablations)
