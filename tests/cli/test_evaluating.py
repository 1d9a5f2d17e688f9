"""`movienight evaluate`: the runs of an invented home, listed and compared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import numpy as np
import pytest

from movienight.cli.evaluating import evaluate
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.history import save
from movienight.paths import Home

FLAT = np.full(3, 0.25)


def outcome(ours: float, **changed: Any) -> Outcome:
    """Three questions, of which each gives EASE .25 and our model so much."""
    found: dict[str, Any] = {
        "protocol": "seeds",
        "data": "ml-invented",
        "fingerprint": "f00d",
        "settings": {"seed": 1},
        "each": {"ease": {"NDCG@10": FLAT}, "hybrid": {"NDCG@10": np.full(3, ours), "MRR": FLAT}},
        "overall": {"hybrid": {"coverage": ours / 2}},
    }
    return Outcome(**(found | changed))


def kept(home: Path, day: int, found: Outcome) -> str:
    """A run kept on a day of January, as its id."""
    return save(Home(home).evaluations, found, f"2026-01-{day:02}T12:00:00Z", "1.2")


@pytest.fixture
def ids(home: Path) -> tuple[str, str]:
    """Two runs, the later one better."""
    return kept(home, 1, outcome(0.5)), kept(home, 2, outcome(0.75))


def printed(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    """What a command that ends well prints."""
    assert run(["evaluate", *typed]) == ExitCode.OK
    return capsys.readouterr().out


def test_the_history(ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A line per run, the latest first: what was asked, ours, and the best other."""
    head, *rows = printed(capsys, "history").splitlines()
    assert head.split() == ["run", "data", "questions", "metric", "ours", "best", "other"]
    assert rows[0].split() == [ids[1], "ml-invented", "3", "NDCG@10", "0.7500", "0.2500", "ease"]
    assert rows[1].split() == [ids[0], "ml-invented", "3", "NDCG@10", "0.5000", "0.2500", "ease"]


def test_the_history_as_json(ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every run with all means and intervals, without what finds the values again."""
    found = json.loads(printed(capsys, "history", "--json"))
    assert (found["schema"], found["skipped"]) == (1, [])
    assert [one["id"] for one in found["runs"]] == [ids[1], ids[0]]
    latest = found["runs"][0]
    assert (latest["date"], latest["version"]) == ("2026-01-02T12:00:00Z", "1.2")
    assert latest["models"][0]["metrics"]["NDCG@10"] == {"estimate": 0.75, "low": 0.75, "high": 0.75}
    assert "values" not in latest


def test_no_runs_yet(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing kept is nothing printed, told on the side, and no home is made by asking."""
    assert run(["evaluate", "history"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "movienight: no runs are kept yet\n")
    assert json.loads(printed(capsys, "history", "--json")) == {"schema": 1, "runs": [], "skipped": []}
    assert not home.exists()


def test_a_run_without_a_rival(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not known is a dash."""
    kept(home, 1, outcome(0.5, subject="als", each={"ease": {"NDCG@10": FLAT}}))
    assert printed(capsys, "history").splitlines()[1].split()[-2:] == ["-", "-"]


def test_damaged_runs_are_named(home: Path, ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged record is named on standard error and in the JSON; the other run is listed."""
    (Home(home).evaluations / f"{ids[1]}.json").write_text("{")
    assert run(["evaluate", "history", "--json"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert [one["id"] for one in json.loads(out)["runs"]] == [ids[0]]
    assert json.loads(out)["skipped"] == [f"{ids[1]}.json"]
    assert err == f"movienight: skipped {ids[1]}.json: no run, or a damaged one\n"


def test_a_comparison(ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A table per metric: both means, the difference, and whether it may be chance."""
    lines = printed(capsys, "compare", "latest-1", "latest").splitlines()
    assert lines[0] == f"from {ids[0]} to {ids[1]}"
    assert lines[1] == "the same questions: differences are paired"
    assert [line.split() for line in lines[3:6]] == [
        ["NDCG@10", "before", "after", "difference"],
        ["hybrid", "0.5000", "0.7500", "0.2500", "[0.2500,", "0.2500]", "beyond", "chance"],
        ["ease", "0.2500", "0.2500", "0.0000", "[0.0000,", "0.0000]", "may", "be", "chance"],
    ]
    assert lines[7].startswith("MRR")
    assert lines[11].split() == ["hybrid", "0.2500", "0.3750", "0.1250"]


def test_a_comparison_as_json(ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The same as plain values, in the order asked for: from the better to the worse."""
    found = json.loads(printed(capsys, "compare", ids[1], ids[0], "--json"))
    assert (found["schema"], found["one"], found["two"], found["paired"]) == (1, ids[1], ids[0], True)
    assert found["changes"][0] == {
        "model": "hybrid",
        "metric": "NDCG@10",
        "one": 0.75,
        "two": 0.5,
        "difference": {"estimate": -0.25, "low": -0.25, "high": -0.25},
    }


def test_other_questions_are_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Runs of other data or settings are compared as independent, which the text says."""
    kept(home, 1, outcome(0.5))
    kept(home, 2, outcome(0.5, settings={"seed": 2}, fingerprint="beef"))
    lines = printed(capsys, "compare", "latest-1", "latest").splitlines()
    assert lines[1] == "other data and settings: differences are not paired"


def test_nothing_in_common(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Runs without a common model say so."""
    kept(home, 1, outcome(0.5))
    kept(home, 2, outcome(0.5, each={"als": {"NDCG@10": FLAT}}, overall={}))
    lines = printed(capsys, "compare", "latest-1", "latest").splitlines()
    assert lines[2:] == ["nothing to compare: no model and metric is in both"]


@pytest.mark.parametrize(("name", "said"), [("2025", "there is no run “2025”"), ("latest-7", "only 2 kept")])
def test_runs_that_are_not_there(
    ids: tuple[str, str], name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name of no run ends in two lines and exit code 2."""
    assert run(["evaluate", "compare", name, ids[0]]) == ExitCode.USAGE
    told, hint = capsys.readouterr().err.splitlines()
    assert said in told
    assert hint == "hint: `movienight evaluate history` lists the runs"


def test_damaged_values(home: Path, ids: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A run whose values are cut off ends in two lines and exit code 3."""
    path = Home(home).evaluations / f"{ids[0]}.npz"
    path.write_bytes(path.read_bytes()[:-1])
    assert run(["evaluate", "compare", *ids]) == ExitCode.DATA
    assert f"the run {ids[0]} is damaged" in capsys.readouterr().err


def test_a_mistyped_command_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """`evaluate histroy` is told of history; a word near to nothing is pointed to the help."""
    assert run(["evaluate", "histroy"]) == ExitCode.USAGE
    assert capsys.readouterr().err.splitlines()[1] == "hint: did you mean history?"
    assert run(["evaluate", "xyz"]) == ExitCode.USAGE
    assert "movienight evaluate --help" in capsys.readouterr().err


@pytest.mark.parametrize("name", list(evaluate.commands))
def test_commands_below_are_documented(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command of the group has examples, a line in the help of the group and a place in docs/cli.md."""
    text = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    section = text.split("\n## movienight evaluate\n")[1].split("\n## ")[0]
    command = evaluate.get_command(click.Context(evaluate), name)
    assert command is not None
    assert f"`movienight evaluate {name}`" in section
    assert all(f"`{flag}`" in section for option in command.params for flag in option.opts if "--" in flag)

    help_text = printed(capsys, name, "--help")
    assert f"  movienight evaluate {name}" in help_text.split("Examples:")[1].split("Options:")[0]
    assert f"  {name}" in printed(capsys).split("Commands:")[1]


def test_its_help_is_light() -> None:
    """The help of the group and of its commands imports neither numpy nor the evaluation."""
    code = (
        "import sys\nfrom movienight.cli.main import run\n"
        "assert run(['evaluate']) == run(['evaluate', 'compare', '-h']) == 0\n"
        "assert not {'numpy', 'duckdb', 'movienight.evaluate'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_history_draws_nothing(ids: tuple[str, str]) -> None:
    """Listing and comparing need no plots and no training."""
    code = (
        "import sys\nfrom movienight.cli.main import run\n"
        "assert run(['evaluate', 'history']) == run(['evaluate', 'compare', 'latest', 'latest']) == 0\n"
        "assert not {'matplotlib', 'lightgbm', 'scipy', 'implicit', 'duckdb'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
