"""`movienight evaluate pairs` and `explanations`, as people type them, on an invented MovieLens."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from ingest import sets

from cli.evaluations import evaluated, refused, write_movielens
from movienight.cli import judging
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.evaluate import loading
from movienight.evaluate.data import DataSet
from movienight.evaluate.loading import from_folders
from movienight.evaluate.protocols.pairs import Kind
from movienight.paths import Home

PEOPLE = 40


@pytest.fixture(scope="module")
def movielens(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Forty people; see `write_movielens`."""
    return str(write_movielens(tmp_path_factory.mktemp("movielens"), PEOPLE))


@cache
def read(movielens: tuple[Path, ...], tmdb: tuple[Path, ...]) -> DataSet:
    """Data sets as the program reads them, once for all tests."""
    return from_folders(movielens, tmdb, sets.silent)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything happens at one moment, and folders are read once."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45+00:00")
    monkeypatch.setattr(loading, "from_folders", lambda movielens, tmdb, progress: read(movielens, tmdb))


def test_the_kinds_are_those_there_are() -> None:
    """What can be typed is what the protocol knows, in its order."""
    assert get_args(Kind) == judging.KINDS


def test_every_kind_of_pairs(
    movielens: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run for each kind: kept, told in one JSON value, and a section of the page, told apart by name."""
    page = tmp_path / "pairs.html"
    typed = ("pairs", "--quick", "--pairs", "6", "--movielens", movielens, "--html", str(page), "--json")
    out, err = evaluated(capsys, *typed)
    found = json.loads(out)
    assert found["schema"] == 1
    assert [run["settings"]["kind"] for run in found["runs"]] == ["random", "similar", "divergent"]
    for one in found["runs"]:
        assert (one["protocol"], one["data"], one["questions"]) == ("pairs", "ml-latest-small", 6)
        assert (one["settings"]["repeats"], one["settings"]["new_to_both"]) == (1, False)
        assert {"hybrid", "plain_ease, mean", "item_cosine, FAI"} <= {m["model"] for m in one["models"]}
        assert one["id"].startswith(f"20261121T204500Z-{one['settings']['kind']}-pairs-")
        assert f"kept as {one['id']}\n" in err
        assert (Home(home).evaluations / f"{one['id']}.json").is_file()
    text = page.read_text(encoding="utf-8")
    assert text.count("<section") == 3
    assert "similar pairs on ml-latest-small" in text
    kept = json.loads(evaluated(capsys, "history", "--json")[0])["runs"]
    assert {run["id"] for run in kept} == {run["id"] for run in found["runs"]}


def test_some_kinds_as_tables(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One below the other in the order of all, new to both, and nothing kept where nothing shall be."""
    kinds = ("--kind", "divergent", "--kind", "similar", "--new-to-both")
    typed = ("--quick", "--pairs", "4", "--seed", "5", "--no-keep", "--movielens", movielens)
    out, err = evaluated(capsys, "pairs", *kinds, *typed, "--wide")
    titles = re.findall(r"^(\S+) pairs on ml-latest-small$", out, re.M)
    assert titles == ["similar", "divergent"]
    assert out.count("4 questions, the same for every model") == 2
    assert len(re.findall(r"^settings: .*new_to_both yes, pairs 4, repeats 1, .*seed 5", out, re.M)) == 2
    assert "kept as" not in err
    assert not home.exists()
    narrow, err = evaluated(capsys, "pairs", *kinds, *typed)
    assert max(map(len, narrow.splitlines())) <= 80
    assert err.count("no room for") == 1


def test_pairs_say_how_to_repeat_them(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown ends with the command line that asks the same, and which finds the same again."""
    typed = ("pairs", "--kind", "similar", "--pairs", "4", "--quick", "--markdown", "--no-keep")
    out, _ = evaluated(capsys, *typed, "--movielens", movielens)
    command = "movienight evaluate pairs --kind similar --pairs 4 --seed 2026 --quick"
    assert out.endswith(f"\n    {command}\n")
    again = command.split()[2:]
    assert evaluated(capsys, *again, "--markdown", "--no-keep", "--movielens", movielens)[0] == out


def test_how_pairs_are_asked(
    movielens: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --quick options are taken as they are, everybody is trained in full, and tuned unless told."""
    asked: list[tuple[Any, ...]] = []

    def note(config: Any, kinds: Any, data: Any, progress: Any, contenders: Any, tune: bool) -> list[Any]:
        asked.append((config.pairs, config.repeats, kinds, contenders[0].config.stacking.rounds, tune))
        return []

    monkeypatch.setattr("movienight.evaluate.pairs.evaluate_kinds", note)
    for flags in ((), ("--no-tune",), ("--quick",)):
        evaluated(capsys, "pairs", "--kind", "random", "--pairs", "400", "--movielens", movielens, *flags)
    kinds = [("random", False)]
    full, untuned, quick = asked
    assert full == (400, 5, kinds, full[3], True)
    assert untuned == (*full[:4], False)
    assert quick == (300, 1, kinds, 1, False)
    assert full[3] > 1


def test_explanations(movielens: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One kept run of a fifth of all people, the reasons of ours and two others, and a page."""
    page = tmp_path / "why.html"
    typed = ("explanations", "--likes", "3", "--quick", "--movielens", movielens)
    out, err = evaluated(capsys, *typed, "--json", "--html", str(page))
    found = json.loads(out)
    assert (found["schema"], found["protocol"], found["questions"]) == (1, "explanations", PEOPLE // 5)
    assert (found["settings"]["likes"], found["settings"]["rounds"]) == (3, 1)
    assert {model["model"] for model in found["models"]} == {"hybrid", "nearest like", "random like"}
    assert (found["leading"], found["subject"]) == ("deletion passes", "hybrid")
    assert re.fullmatch(r"20261121T204500Z-explanations-\w+", found["id"])
    assert f"kept as {found['id']}\n" in err
    assert (Home(home).evaluations / f"{found['id']}.json").is_file()
    assert "explanations on ml-latest-small" in page.read_text(encoding="utf-8")
    again, _ = evaluated(capsys, "report", "latest", "--markdown")
    assert again.endswith("\n    movienight evaluate explanations --likes 3 --seed 2026 --quick\n")


def test_explanations_as_a_table(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row for each who names a cause; nothing is kept where nothing shall be."""
    out, err = evaluated(capsys, "explanations", "--quick", "--no-keep", "--wide", "--movielens", movielens)
    title, questions, settings, _, head, *rows = out.splitlines()
    assert title == "explanations on ml-latest-small"
    assert questions == "8 questions, the same for every model"
    assert "likes 5" in settings
    assert head.startswith("model")
    assert "deletion passes" in head
    assert len([row for row in rows if row.startswith(("hybrid ", "nearest like ", "random like "))]) >= 3
    assert "kept as" not in err
    assert not home.exists()


@pytest.mark.parametrize("rounds", [(), ("--rounds", "3")], ids=len)
def test_how_explanations_are_asked(
    rounds: tuple[str, ...],
    movielens: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As many fifths as said, one by default, by the settings that ship; quick, one and less training."""
    asked: list[tuple[Any, ...]] = []

    def note(data: Any, seeds: Any, config: Any, progress: Any) -> None:
        asked.append((seeds.rounds, seeds.seed, config and config.stacking.rounds))
        raise KeyboardInterrupt

    monkeypatch.setattr("movienight.evaluate.explanations.evaluate_explanations", note)
    for flags in ((), ("--quick",)):
        run(["evaluate", "explanations", "--movielens", movielens, "--seed", "9", *rounds, *flags])
    assert asked == [(3 if rounds else 1, 9, None), (1, 9, 1)]


def test_no_such_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody has shared ten films there is nobody similar, which is said in two lines."""
    folder = write_movielens(tmp_path / "ml", 4)
    header, *rated = (folder / "ratings.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    few = [line for line in rated if int(line.split(",")[1]) < 10]
    (folder / "ratings.csv").write_text("".join([header, *few]), encoding="utf-8")
    assert refused(capsys, "pairs", "--kind", "similar", "--quick", "--movielens", str(folder)) == [
        "movienight: ml-latest-small has no similar pairs",
        "hint: ask for another kind of pairs",
    ]


def test_what_cannot_be_kept_is_told(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A home that takes nothing ends in exit code 3, and all kinds are printed all the same."""
    home.write_text("a file")
    typed = ["pairs", "--kind", "similar", "--kind", "random", "--quick", "--pairs", "3"]
    assert run(["evaluate", *typed, "--movielens", movielens, "--json"]) == ExitCode.DATA
    out, err = capsys.readouterr()
    assert [run["id"] for run in json.loads(out)["runs"]] == [None, None]
    assert "a file stands in its place" in err


@pytest.mark.parametrize(
    "typed",
    [
        ("pairs", "--kind", "alike"),
        ("pairs", "--pairs", "0"),
        ("pairs", "--repeats", "0"),
        ("pairs", "--json", "--markdown"),
        ("pairs", "--html", "no/such/folder/page.html"),
        ("explanations", "--likes", "1"),
        ("explanations", "--rounds", "6"),
        ("explanations", "--seed", "-1"),
        ("explanations", "--html", "no/such/folder/page.html"),
        ("explanations", "--tmdb", "somewhere"),
    ],
    ids=" ".join,
)
def test_wrong_wishes(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused in two lines before anything is read."""
    message, hint = refused(capsys, *typed)
    assert message.startswith("movienight: ")
    assert hint.startswith("hint: ")
