"""`movienight evaluate seeds` and its like, as people type them, on an invented MovieLens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from ingest import sets

from cli.evaluations import evaluated, refused, write_movielens
from movienight.cli import contests
from movienight.cli.main import run
from movienight.cli.measuring import COMMANDS
from movienight.errors import ExitCode
from movienight.evaluate import contest, lineup, loading
from movienight.evaluate.data import DataSet
from movienight.evaluate.loading import from_folders
from movienight.paths import Home

PEOPLE = 40
PROTOCOLS = tuple(str(command.name) for command in COMMANDS)
OTHERS = ("pairs", "explanations", "ab", "feedback")
CHEAP = ("--models", "popular,item_cosine", "--no-tune")


@pytest.fixture(scope="module")
def movielens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty people; see `write_movielens`."""
    return write_movielens(tmp_path_factory.mktemp("movielens"), PEOPLE)


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes no time, at one moment."""
    monkeypatch.setattr(contest, "time", SimpleNamespace(perf_counter=lambda: 0.0))
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45+00:00")


@cache
def read(movielens: tuple[Path, ...], tmdb: tuple[Path, ...]) -> DataSet:
    """Data sets as the program reads them, once for all tests."""
    return from_folders(movielens, tmdb, sets.silent)


@pytest.fixture(autouse=True)
def folders_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them is tested with `loading`; here it would be done again for every command."""
    monkeypatch.setattr(loading, "from_folders", lambda movielens, tmdb, progress: read(movielens, tmdb))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_table(protocol: str, movielens: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked, and a row per model, the best first; the run is kept and its id told on the side."""
    out, err = evaluated(capsys, protocol, "--movielens", str(movielens), *CHEAP)
    first, questions, settings, _, head, *rows = out.splitlines()
    assert first == f"{protocol} on ml-latest-small"
    assert re.fullmatch(r"\d+ questions, the same for every model", questions)
    assert settings.startswith("settings: ")
    assert head.split()[:2] == ["model", "NDCG@10"]
    assert {row.split()[0] for row in rows} == {"popular", "item_cosine"}
    (name,) = re.findall(r"movienight: kept as (\S+)\n", err)
    assert name.startswith(f"20261121T204500Z-{protocol}-")
    assert (Home(home).evaluations / f"{name}.json").is_file()
    assert not Home(home).catalogue.exists()


def test_the_same_bytes(movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same command prints the same again, and keeps one run of the same moment once."""
    typed = ("seeds", "--movielens", str(movielens), "--json", *CHEAP)
    one, other = evaluated(capsys, *typed), evaluated(capsys, *typed)
    assert one == other
    assert evaluated(capsys, *typed, "--seed", "7")[0] != one[0]
    assert len(json.loads(evaluated(capsys, "history", "--json")[0])["runs"]) == 2


def test_json(movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record of the run under its id, the options among its settings."""
    typed = ("seeds", "--likes", "3", "--folds", "4", "--rounds", "2", "--movielens", str(movielens))
    out, err = evaluated(capsys, *typed, "--json", *CHEAP)
    found = json.loads(out)
    assert (found["schema"], found["protocol"], found["data"]) == (1, "seeds", "ml-latest-small")
    assert f"kept as {found['id']}\n" in err
    assert found["questions"] == PEOPLE // 2
    asked = {"likes": 3, "hidden_least": 5, "folds": 4, "rounds": 2, "seed": 2026}
    assert found["settings"] == asked
    means = {model["model"]: model["metrics"]["NDCG@10"]["estimate"] for model in found["models"]}
    assert means["item_cosine"] > 0.7 > means["popular"]
    kept = json.loads(evaluated(capsys, "history", "--json")[0])["runs"][0]
    assert kept["models"] == found["models"]


def test_markdown_says_how_to_repeat_it(movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A section with the command line that asks the same again."""
    out, _ = evaluated(capsys, "loo", "--half-life", "4", "--movielens", str(movielens), "--markdown", *CHEAP)
    assert out.startswith("## loo on ml-latest-small\n")
    command = (
        "movienight evaluate loo --stars 4 --half-life 4 --seed 2026 --models popular,item_cosine --no-tune"
    )
    assert out.endswith(f"\n    {command}\n")


def test_a_table_fits_the_terminal(
    movielens: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is longer than the terminal is wide; what there is no room for is told on the side."""
    typed = ("seeds", "--movielens", str(movielens), "--no-keep", *CHEAP)
    monkeypatch.setenv("COLUMNS", "60")
    out, err = evaluated(capsys, *typed)
    assert max(map(len, out.splitlines())) <= 60
    assert "MRR" not in out
    assert "MRR" in next(line for line in err.splitlines() if line.startswith("movienight: no room for "))
    wide, err = evaluated(capsys, *typed, "--wide")
    assert "MRR" in wide
    assert "no room" not in err
    monkeypatch.setenv("COLUMNS", "500")
    assert sorted(evaluated(capsys, *typed)[0].split()) == sorted(wide.split())
    assert "no room" not in capsys.readouterr().err


def test_a_pipe_is_a_terminal_of_eighty_columns(
    movielens: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no width is known the bytes are those of eighty columns."""
    evaluated(capsys, "seeds", "--movielens", str(movielens), *CHEAP)
    monkeypatch.setenv("COLUMNS", "80")
    told = evaluated(capsys, "report", "latest")[0]
    monkeypatch.delenv("COLUMNS")
    command = [sys.executable, "-m", "movienight", "evaluate", "report", "latest"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == told


def test_only_one_form(movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON and Markdown at once are refused before anything is read."""
    said = refused(capsys, "seeds", "--json", "--markdown")
    assert said == ["movienight: --json and --markdown cannot both be had", "hint: choose one of them"]


def test_nothing_is_kept(movielens: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-keep nothing is written, and the JSON has no id."""
    typed = ("holdout", "--movielens", str(movielens), "--no-keep", "--json", *CHEAP)
    out, err = evaluated(capsys, *typed)
    assert json.loads(out)["id"] is None
    assert "kept as" not in err
    assert not home.exists()


def test_quick(
    movielens: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ours and a few others, one part, nothing tuned, from the files to the page."""
    monkeypatch.setattr(loading, "from_folders", from_folders)
    page = tmp_path / "quick.html"
    typed = ("seeds", "--quick", "--movielens", str(movielens), "--html", str(page))
    out, err = evaluated(capsys, *typed, "--json")
    found = json.loads(out)
    assert found["settings"]["rounds"] == 1
    assert found["settings"]["most_questions"] == contests.QUESTIONS
    assert found["questions"] == PEOPLE // 5
    models = {model["model"] for model in found["models"]}
    assert {"hybrid", "hybrid, as served", "hybrid's als", "popular", "item_cosine"} <= models
    assert found["verdict"]["subject"] == "hybrid"
    assert "choosing settings" not in err
    assert f"the page is ready: {page}\n" in err
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert list(tmp_path.glob(".quick*")) == []


def test_on_what_was_imported(movielens: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder the catalogue is evaluated on, and stays as it is, byte for byte."""
    sets.run_import(home, movielens=movielens)
    before = Home(home).catalogue.read_bytes()
    mine, _ = evaluated(capsys, "time", "--no-keep", *CHEAP)
    theirs, _ = evaluated(capsys, "time", "--no-keep", "--movielens", str(movielens), *CHEAP)
    assert mine == theirs
    assert Home(home).catalogue.read_bytes() == before


def test_who_is_not_installed(
    movielens: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named, it is refused with what to install; unnamed, it is left out, and that is told."""
    monkeypatch.setattr(lineup, "MISSING", {"lenskit_knn": "lenskit", "lenskit_als": "lenskit"})
    said = [
        "movienight: lenskit_als needs lenskit, which is not installed",
        "hint: run `pip install lenskit`",
    ]
    assert refused(capsys, "seeds", "--models", "popular,lenskit_als") == said
    assert refused(capsys, "ab", "popular", "lenskit-als") == said
    assert contests.names_of("popular,random", False, False)
    asked = contests.names_of(None, False, False)
    assert set(lineup.NAMES) - set(asked) == {"lenskit_knn", "lenskit_als"}
    told = "movienight: lenskit is not installed: lenskit_knn, lenskit_als not asked\n"
    assert capsys.readouterr().err.endswith(told)


def test_settings_are_chosen(movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless told otherwise each model is tuned, which is told on the side."""
    typed = ("seeds", "--rounds", "1", "--movielens", str(movielens), "--models", "item_cosine", "--json")
    tuned, err = evaluated(capsys, *typed)
    assert "movienight: choosing settings\n" in err
    assert json.loads(tuned)["models"][0]["chosen"]


def test_nothing_imported(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said what to do, with exit code 3."""
    assert run(["evaluate", "seeds"]) == ExitCode.DATA
    said = capsys.readouterr().err.splitlines()
    assert said[-2:] == [
        "movienight: nothing has been imported yet",
        "hint: run `movienight import` or `movienight download`",
    ]


def test_no_ratings(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Films alone are nothing to evaluate on, imported or named."""
    folder = sets.write_tmdb(tmp_path / "tmdb")
    sets.run_import(home, tmdb=folder)
    assert refused(capsys, "seeds", *CHEAP) == [
        "movienight: there are no ratings to evaluate on",
        "hint: run `movienight import --movielens FOLDER`",
    ]
    assert refused(capsys, "seeds", "--tmdb", str(folder), *CHEAP) == [
        "movienight: --tmdb has no ratings to evaluate on",
        "hint: add --movielens PATH",
    ]


def test_no_times(movielens: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ratings without times cannot be parted by time; the other protocols need none."""
    folder = sets.write_csv_edition(tmp_path / "ml", tags=False)
    header = ["userId", "movieId", "rating", "timestamp"]
    sets.write_rows(folder / "ratings.csv", header, [(1, film, 5, -1) for film in range(1, 5)])
    assert refused(capsys, "time", "--movielens", str(folder), *CHEAP) == [
        "movienight: these ratings have no times",
        "hint: the other protocols need none",
    ]


@pytest.mark.parametrize(
    "typed",
    [("seeds", "--likes", "500"), ("holdout", "--share", "0.001"), ("cold", "--seed", "3")],
    ids=lambda typed: typed[0],
)
def test_nobody_to_ask(
    typed: tuple[str, ...], tmp_path: Path, movielens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nobody has likes enough it is said in two lines, and nothing is kept."""
    folder = movielens if typed[0] != "cold" else sets.write_csv_edition(tmp_path / "ml")
    assert refused(capsys, *typed, "--movielens", str(folder), *CHEAP) == [
        "movienight: nobody in ml-latest-small has likes enough for this",
        "hint: ask for fewer, or import more ratings",
    ]


def test_a_mistyped_model(capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest is named, and all there are; nothing is read before."""
    message, hint = refused(capsys, "seeds", "--models", "popular,hybird")
    assert message == "movienight: there is no model “hybird”"
    assert hint.startswith("hint: did you mean hybrid? the models are hybrid, random, popular,")


def test_models_as_people_write_them() -> None:
    """In any case and with blanks; none is ours alone; by default all, or a few where it is to be quick."""
    assert contests.names_of("Plain EASE, hybrid", False, False) == {"plain_ease", "hybrid"}
    assert contests.names_of("none", False, True) == {"hybrid"}
    assert set(contests.names_of(None, True, False)) < set(contests.names_of(None, False, False))


def test_nothing_to_take_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """--ablate is about ours."""
    assert refused(capsys, "seeds", "--ablate", "--models", "popular") == [
        "movienight: --ablate takes hybrid apart, which is not asked",
        "hint: add hybrid to --models",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        ("seeds", "--likes", "0"),
        ("seeds", "--folds", "1"),
        ("seeds", "--rounds", "6"),
        ("seeds", "--seed", "-1"),
        ("loo", "--stars", "6"),
        ("loo", "--stars", "nan"),
        ("loo", "--half-life", "-1"),
        ("loo", "--half-life", "nan"),
        ("time", "--share", "0"),
        ("holdout", "--share", "1"),
        ("holdout", "--share", "nan"),
        ("holdout", "--repeats", "none"),
        ("cold", "--left", "6"),
        ("cold", "--draws", "0"),
        ("seeds", "--html", "no/such/folder/page.html"),
        ("report",),
        ("report", "latest"),
        ("report", "xyz"),
    ],
    ids=" ".join,
)
def test_wrong_wishes(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused in two lines before anything is read."""
    message, hint = refused(capsys, *typed)
    assert message.startswith("movienight: ")
    assert hint.startswith("hint: ")


def test_ctrl_c(
    movielens: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Stopped while asking: exit code 130, one line, no run, no page, no scratch left."""

    def stop(*given: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(contest, "_ask", stop)
    page = tmp_path / "page.html"
    typed = ["evaluate", "seeds", "--movielens", str(movielens), "--html", str(page), *CHEAP]
    assert run(typed) == ExitCode.INTERRUPTED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == "movienight: stopped"
    assert not home.exists()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_is_told(movielens: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A home that takes nothing ends in exit code 3, and the table is printed all the same."""
    home.write_text("a file")
    assert run(["evaluate", "loo", "--movielens", str(movielens), *CHEAP]) == ExitCode.DATA
    out, err = capsys.readouterr()
    assert out.startswith("loo on ml-latest-small\n")
    assert "a file stands in its place" in err


@pytest.fixture
def ids(movielens: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Two runs that were kept, as they were told."""
    typed = ("--movielens", str(movielens), "--json", *CHEAP)
    return [json.loads(evaluated(capsys, name, *typed)[0])["id"] for name in ("loo", "seeds")]


def test_reports(ids: list[str], movielens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run told again reads as when it was new; several stand one below the other."""
    typed = ("--movielens", str(movielens), *CHEAP)
    for form in ((), ("--markdown",)):
        new = [evaluated(capsys, name, *typed, *form)[0] for name in ("loo", "seeds")]
        assert evaluated(capsys, "report", *ids, *form)[0] == "\n".join(new)


def test_a_page_of_reports(ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One page with a section for each; the file that was there is replaced, nothing is printed."""
    page = tmp_path / "page.html"
    page.write_text("old")
    out, err = evaluated(capsys, "report", *ids, "--html", str(page))
    assert (out, err) == ("", f"movienight: the page is ready: {page}\n")
    text = page.read_text(encoding="utf-8")
    assert text.index("loo on ml-latest-small") < text.index("seeds on ml-latest-small")
    assert text.count("<section") == 2
    assert list(tmp_path.glob(".page*")) == []


def test_a_page_that_cannot_be_written(
    ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said why, with exit code 3, and nothing half-written is left."""
    capsys.readouterr()
    assert (
        run(["evaluate", "report", ids[0], "--html", str(tmp_path / "none" / "page.html")]) == ExitCode.DATA
    )
    message, hint = capsys.readouterr().err.splitlines()
    assert message.endswith("page.html cannot be written: no such file or directory")
    assert hint == "hint: write the page somewhere else"
    assert list(tmp_path.glob("**/.page*")) == []


def test_its_help_is_light() -> None:
    """The help of every command here imports neither numpy nor the evaluation."""
    calls = " == ".join(f"run(['evaluate', '{name}', '-h'])" for name in (*OTHERS, *PROTOCOLS, "report"))
    code = (
        f"import sys\nfrom movienight.cli.main import run\nassert {calls} == 0\n"
        "assert not {'numpy', 'duckdb', 'movienight.evaluate'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
