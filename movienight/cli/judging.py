"""`movienight evaluate pairs` and `explanations`: lists for two people, and what is said of the films."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from movienight.cli.asking import kept_and_told, no_tune, number, on_data, quick
from movienight.cli.contests import QUESTIONS, data_of, deliver
from movienight.cli.lazy import Command
from movienight.cli.reporting import check_place, told, told_together

KINDS = ("random", "similar", "divergent")
"""Whose tastes are put together, as people type it."""


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate pairs --quick",
        "movienight evaluate pairs --kind similar --kind divergent --html pairs.html",
        "movienight evaluate pairs --new-to-both --movielens ml-1m --tmdb archive.zip",
    ),
    short_help="One list for two people, from what each of them likes.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    multiple=True,
    default=KINDS,
    help="Whose tastes are put together; repeatable, all by default.",
)
@click.option("--new-to-both", is_flag=True, help="List nothing that either has rated.")
@number("--pairs", click.IntRange(1), 1000, "How many of a kind are drawn, at most.")
@number("--repeats", click.IntRange(1), 5, "How many times films are hidden anew.")
@on_data
@no_tune
@quick(f"Hide once, {QUESTIONS} pairs of a kind, less training: to try it out.")
@kept_and_told
def pairs(
    kind: tuple[str, ...],
    new_to_both: bool,
    pairs: int,
    repeats: int,
    seed: int,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    tune: bool,
    quick: bool,
    keep: bool,
    page: Path | None,
    form: str = "text",
) -> None:
    """Make one list for two people, and see what of each one's hidden likes it holds.

    Every kind of pairs is a run of its own. Ours stands against baselines whose scores for each of the
    two are put together in published ways.
    """
    from movienight.cli.progress import Progress
    from movienight.evaluate.couples import CONTENDERS, OursForTwo
    from movienight.evaluate.lineup import QUICK
    from movienight.evaluate.pairs import PairsConfig, evaluate_kinds
    from movienight.evaluate.protocols.pairs import KINDS

    if page is not None:
        check_place(page)
    config, contenders = PairsConfig(pairs=pairs, repeats=repeats, seed=seed), CONTENDERS
    if quick:
        config = replace(config, pairs=min(pairs, QUESTIONS), repeats=1)
        contenders = (OursForTwo(config=QUICK), *(c for c in CONTENDERS if not isinstance(c, OursForTwo)))
    wanted = [(one, new_to_both) for one in KINDS if one in kind]
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        found = evaluate_kinds(config, wanted, data, progress, contenders, tune and not quick)
    deliver(found, lambda ids: told_together(found, form, ids), keep, page)


@click.command(
    cls=Command,
    examples=(
        "movienight evaluate explanations",
        "movienight evaluate explanations --likes 3 --rounds 5 --markdown",
    ),
    short_help="Whether the reasons given for films are true.",
)
@number("--likes", click.IntRange(2), 5, "How many each person gives.")
@number("--rounds", click.IntRange(1, 5), 1, "How many fifths of all people are asked.")
@on_data
@quick("One fifth of all people, less training: to try it out.")
@kept_and_told
def explanations(
    likes: int,
    rounds: int,
    seed: int,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    quick: bool,
    keep: bool,
    page: Path | None,
    form: str = "text",
) -> None:
    """Take back the like a film is said to be shown for, and see whether the film falls.

    People nobody has met give a few likes. Of each film with such a reason that like is taken away,
    then another instead: a true reason costs the film more.
    """
    from movienight.cli.progress import Progress
    from movienight.evaluate.explanations import evaluate_explanations
    from movienight.evaluate.lineup import QUICK
    from movienight.evaluate.protocols.seeds import Seeds

    if page is not None:
        check_place(page)
    seeds = Seeds(likes=likes, rounds=1 if quick else rounds, seed=seed)
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        found = evaluate_explanations(data, seeds, QUICK if quick else None, progress)
    deliver([found], lambda ids: told(found, form, ids[0]), keep, page)


COMMANDS = (pairs, explanations)
