"""One evaluation from the command line: the data, who is asked, the contest, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.cli.output import emit, tell
from movienight.cli.reporting import check_place, told, write_page
from movienight.errors import UsageError

if TYPE_CHECKING:
    from movienight.cli.progress import Progress
    from movienight.evaluate.data import DataSet
    from movienight.evaluate.outcome import Outcome
    from movienight.evaluate.protocols.base import HidingProtocol

QUESTIONS = 300
"""How many are asked where it has to be quick."""


def measure(
    protocol: HidingProtocol,
    *,
    movielens: tuple[Path, ...],
    tmdb: tuple[Path, ...],
    models: str | None,
    ablate: bool,
    tune: bool,
    quick: bool,
    keep: bool,
    page: Path | None,
    form: str = "text",
) -> None:
    """Hold a contest, keep the run, and tell what was found; what cannot be kept is told all the same."""
    from movienight.cli.progress import Progress
    from movienight.evaluate.contest import hold
    from movienight.evaluate.lineup import line_up
    from movienight.evaluate.protocols.base import of_one_part

    names = names_of(models, quick, ablate)
    if page is not None:
        check_place(page)
    with Progress() as progress:
        data = data_of(movielens, tmdb, progress)
        contenders = line_up(names, data, quick, ablate)
        if quick:
            outcome = hold(of_one_part(protocol), data, contenders, progress, False, QUESTIONS)
        else:
            outcome = hold(protocol, data, contenders, progress, tune)
    deliver([outcome], lambda ids: told(outcome, form, ids[0]), keep, page)


def deliver(
    outcomes: Sequence[Outcome],
    words: Callable[[Sequence[str | None]], str],
    keep: bool,
    page: Path | None,
) -> None:
    """Keep runs, tell them and write a page; what cannot be kept is told all the same.

    Args:
        words: what is told, given the id each run is kept under, None where it is not.
    """
    ids: list[str | None] = [None] * len(outcomes)
    try:
        for place, outcome in enumerate(outcomes if keep else []):
            ids[place] = _kept(outcome)
    finally:
        emit(words(ids))
    if page is not None:
        write_page(page, outcomes)


def names_of(models: str | None, quick: bool, ablate: bool) -> Collection[str]:
    """Who is to be asked.

    Raises:
        UsageError: there is nobody of such a name, a package is missing, or there is nothing to take apart.
    """
    from movienight.evaluate.lineup import CHEAP, MISSING, NAMES, OURS

    if models is None:
        return CHEAP if quick else _installed(NAMES, MISSING)
    names = _named(models, {"none": OURS})
    for name in names:
        _must_be_there(name, MISSING)
    if ablate and OURS not in names:
        raise UsageError(f"--ablate takes {OURS} apart, which is not asked", f"add {OURS} to --models")
    return names


def _installed(names: Collection[str], missing: Mapping[str, str]) -> Collection[str]:
    """Whoever can be asked; of the others it is told."""
    for package in dict.fromkeys(missing.values()):
        tell(
            f"{package} is not installed: {', '.join(n for n in missing if missing[n] == package)} not asked"
        )
    return [name for name in names if name not in missing]


def _must_be_there(name: str, missing: Mapping[str, str]) -> None:
    if name in missing:
        raise UsageError(
            f"{name} needs {missing[name]}, which is not installed", f"run `pip install {missing[name]}`"
        )


def name_of(model: str) -> str:
    """One model, however its name is written.

    Raises:
        UsageError: there is nobody of such a name, or a package is missing.
    """
    from movienight.evaluate.lineup import MISSING

    (name,) = _named(model.replace(",", " "), {})
    _must_be_there(name, MISSING)
    return name


def _named(models: str, others: dict[str, str]) -> Collection[str]:
    """The models of a comma list; beside their names there are others for some."""
    from movienight.evaluate.lineup import NAMES
    from movienight.wishes.choices import choices, folded

    known = {folded(name): name for name in NAMES} | others
    return choices(models, known, "model", f"the models are {', '.join(NAMES)}")


def data_of(movielens: tuple[Path, ...], tmdb: tuple[Path, ...], progress: Progress) -> DataSet:
    """The data sets that were named, or else what this home holds."""
    from movienight.evaluate.loading import from_catalogue, from_folders
    from movienight.paths import Home
    from movienight.train.build import known_indexes

    if movielens:
        return from_folders(movielens, tmdb, progress)
    if tmdb:
        raise UsageError("--tmdb has no ratings to evaluate on", "add --movielens PATH")
    home = Home.default()
    return from_catalogue(home.catalogue, progress, known_indexes(home))


def _kept(outcome: Outcome) -> str:
    """The id of the run in this home's history."""
    from movienight import __version__
    from movienight.clock import now
    from movienight.evaluate.reports.history import save
    from movienight.paths import Home

    name = save(Home.default().evaluations, outcome, now().isoformat(), __version__)
    tell(f"kept as {name}")
    return name
