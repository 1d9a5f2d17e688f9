"""`movienight evaluate candidates` and `ablations`, as people type them, on an invented MovieLens."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from ingest import sets

from cli.evaluations import evaluated, refused, write_movielens
from movienight.cli.dissecting import KINDS
from movienight.evaluate import ablations, loading
from movienight.evaluate.data import DataSet
from movienight.evaluate.loading import from_folders
from movienight.paths import Home

PEOPLE = 100


@pytest.fixture(scope="module")
def movielens(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A hundred people; see `write_movielens`."""
    return str(write_movielens(tmp_path_factory.mktemp("movielens"), PEOPLE))


@cache
def read(movielens: tuple[Path, ...], tmdb: tuple[Path, ...]) -> DataSet:
    """Data sets as the program reads them, once for all tests."""
    return from_folders(movielens, tmdb, sets.silent)


@pytest.fixture(autouse=True)
def folders_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them is tested with `loading`."""
    monkeypatch.setattr(loading, "from_folders", lambda movielens, tmdb, progress: read(movielens, tmdb))


def test_candidates(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for the whole and each source; the run is kept, and is told again with how to repeat it."""
    typed = ("candidates", "--quick", "--likes", "3", "--movielens", movielens)
    found = json.loads(evaluated(capsys, *typed, "--json")[0])
    assert (found["protocol"], found["leading"]) == ("candidates", "candidate recall")
    models = {model["model"]: model["metrics"] for model in found["models"]}
    assert {"hybrid", "hybrid's ease", "hybrid without ease"} <= set(models)
    assert models["hybrid"]["candidate recall"]["estimate"] == 1  # thirty films are all named
    assert (Home(home).evaluations / f"{found['id']}.json").is_file()
    again, _ = evaluated(capsys, "report", "latest", "--markdown")
    assert again.endswith("    movienight evaluate candidates --likes 3 --seed 2026 --quick\n")


def test_some_kinds_of_ablations(
    movielens: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One run for each kind, in the order of all; a page holds them all."""
    page = tmp_path / "ablations.html"
    kinds = ("--kind", "ranks", "--kind", "parts")
    typed = (*kinds, "--quick", "--movielens", movielens, "--json", "--html", str(page))
    found = json.loads(evaluated(capsys, "ablations", *typed)[0])
    assert [run["settings"]["kind"] for run in found["runs"]] == ["parts", "ranks"]
    assert len(list(Home(home).evaluations.glob("*.json"))) == 2
    assert page.read_text(encoding="utf-8").count("<section") == 2
    again, _ = evaluated(capsys, "report", "latest", "--markdown")
    assert "movienight evaluate ablations --kind " in again


def test_a_table(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without anything said about the form, tables that fit the terminal."""
    typed = ("--kind", "ranks", "--likes", "3", "--no-keep", "--movielens", movielens)
    out, err = evaluated(capsys, "ablations", *typed)
    assert out.startswith("ranks ablations on ml-latest-small\n")
    assert "rank 20" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "no room for" in err


def test_kinds_are_all_there_are() -> None:
    """What can be typed is what can be asked."""
    assert KINDS == ablations.KINDS


@pytest.mark.parametrize(
    "typed",
    [("ablations", "--kind", "mood"), ("candidates", "--rounds", "6"), ("candidates", "--models", "none")],
)
def test_what_cannot_be_asked(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused before anything is read."""
    assert refused(capsys, *typed)
