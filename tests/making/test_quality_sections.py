"""Sections of docs/quality.md: what is kept is told, and nothing else is held."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import quality_runs
from evaluate.reports.outcomes import invented
from quality_runs import Asked, Place, kept
from quality_sections import ABLATIONS, CANDIDATES, FEW_LIKES, SECTIONS, SIMULATIONS, likes, simulations

from movienight.evaluate.again import OPTIONS
from movienight.evaluate.reports.history import save
from movienight.paths import Home

HALF = np.full(3, 0.5)
EACH = {"hybrid": {"NDCG@10": HALF}, "popular": {"NDCG@10": HALF / 2}}


def keep(home: Path, given: int, minute: int) -> None:
    """Keep a run of seeds on the small data."""
    outcome = invented(data="ml-latest-small", each=EACH, settings={"likes": given, "rounds": 5})
    save(Home(home).evaluations, outcome, f"2026-11-21T20:{minute:02}:00+00:00", "1.0")


def place(home: Path, kept_only: bool = True) -> Place:
    """The home, with data nowhere."""
    return Place(Path("nowhere"), home, kept_only)


def test_nothing_kept(tmp_path: Path) -> None:
    """Without runs there is no section, and none is held."""
    assert [line for section in SECTIONS for line in section(place(tmp_path))] == []


def test_the_run_asked_for(tmp_path: Path) -> None:
    """The one of the same protocol, data and settings."""
    keep(tmp_path, 1, 0)
    keep(tmp_path, 3, 1)
    found = kept(Asked("seeds", "ml-latest-small", "", {"likes": 1}), tmp_path)
    assert found is not None
    assert found.settings["likes"] == 1
    assert kept(Asked("seeds", "ml-latest-small", "", {"likes": 2}), tmp_path) is None
    assert kept(Asked("loo", "ml-latest-small", "", {"likes": 1}), tmp_path) is None


def test_likes(tmp_path: Path) -> None:
    """A line for each number of likes that was asked, and how to ask it again."""
    keep(tmp_path, 1, 0)
    keep(tmp_path, 3, 1)
    lines = list(likes(place(tmp_path)))
    assert [line.split(" | ")[0] for line in lines if line.startswith("| ")][2:] == ["| 1", "| 3"]
    assert sum("evaluate seeds --likes" in line for line in lines) == 2


def test_simulations_are_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they print stands as it is; where it is not kept they are held, once."""
    asked: list[str] = []

    def told(asking: str, *others: object) -> str:
        asked.append(asking)
        return "A/B test\n\nA  popular\n"

    monkeypatch.setattr(quality_runs, "told", told)
    lines = list(simulations(place(tmp_path, kept_only=False)))
    assert asked == [asking for _, asking in SIMULATIONS.values()]
    assert "    A/B test" in lines
    assert list(simulations(place(tmp_path))) == lines
    assert len(asked) == 2


def test_what_is_asked_can_be_typed() -> None:
    """Settings to tell a kept run by are options of its command."""
    for one in (*FEW_LIKES, CANDIDATES, *ABLATIONS):
        assert set(one.settings) <= set(OPTIONS[one.protocol])
