"""Runs that docs/quality.md tells of: which, where they are kept, and how they are held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.history import runs
from movienight.paths import Home

SINGLES = "popular,item_cosine,plain_ease,plain_als"
"""Whom ours is held against where all would take long."""
SMALL = "ml-latest-small"


@dataclass(frozen=True, slots=True)
class Asked:
    """One run, and what it should reach.

    Args:
        protocol, data: as the command calls them.
        options: beside where the data are.
        settings: what a kept run must say to be taken for this one.
        measure: the measure of the target.
        target: what to reach in it.
        best: what the best known had before.
    """

    protocol: str
    data: str
    options: str
    settings: dict[str, object] = field(default_factory=dict)
    measure: str = "NDCG@10"
    target: float | None = None
    best: str = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where data and runs lie, and whether those that are missing are held."""

    data: Path
    home: Path
    kept_only: bool

    def outcome(self, asked: Asked) -> Outcome | None:
        """The run, held now where it is missing and may be."""
        if kept(asked, self.home) is None and not self.kept_only:
            hold(asked, self.data, self.home)
        return kept(asked, self.home)

    def outcomes(self, several: Sequence[Asked]) -> list[Outcome]:
        """Those there are."""
        return [outcome for asked in several if (outcome := self.outcome(asked)) is not None]

    def text(self, name: str, asked: str) -> str:
        """What a simulation told; "" where it is not kept."""
        file = self.home / f"{name}.txt"
        if not file.is_file() and not self.kept_only:
            file.write_text(told(asked, SMALL, self.data, self.home), encoding="utf-8")
        return file.read_text(encoding="utf-8") if file.is_file() else ""


def kept(asked: Asked, home: Path) -> Outcome | None:
    """The latest kept run that is this one."""
    for run in runs(Home(home).evaluations).runs:
        outcome = run.outcome()
        same = outcome.settings.items() >= asked.settings.items()
        if (outcome.protocol, outcome.data) == (asked.protocol, asked.data) and same:
            return outcome
    return None


def hold(asked: Asked, data: Path, home: Path) -> None:
    """Run the command; the history keeps what it finds."""
    told(f"{asked.protocol} {asked.options}", asked.data, data, home)


def told(asked: str, name: str, data: Path, home: Path) -> str:
    """What a command prints."""
    command = str(Path(sys.executable).with_name("movienight"))
    folders = ["--movielens", str(data / name), "--tmdb", str(data / "the-movies-dataset")]
    protocol, *others = asked.split()
    return subprocess.run(
        [command, "evaluate", protocol, *others, *folders],
        env={**os.environ, "MOVIENIGHT_HOME": str(home), "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
