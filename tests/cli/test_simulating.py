"""`movienight evaluate ab` and `feedback`, as people type them, on an invented MovieLens."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from ingest import sets

from cli.evaluations import evaluated, refused, write_movielens
from movienight.evaluate import loading
from movienight.evaluate.data import DataSet
from movienight.evaluate.loading import from_folders

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


def test_an_ab_test(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both arms in the order they were named in, however they were written; nothing is kept."""
    out, _ = evaluated(capsys, "ab", "Random", "item cosine", "--no-tune", "--movielens", movielens)
    lines = out.splitlines()
    assert lines[0] == "A/B test on ml-latest-small, seeds: a hit among ten films stands in for a click"
    a, b = (next(line.split() for line in lines if line.startswith(letter + "  ")) for letter in "AB")
    assert (a[1], b[1]) == ("random", "item_cosine")
    assert int(a[2]) + int(b[2]) == PEOPLE
    assert not home.exists()


def test_an_ab_test_as_json(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The record, with what people were asked; the same bytes again, others with another seed."""
    typed = ("ab", "popular", "item_cosine", "--likes", "3", "--no-tune", "--movielens", movielens, "--json")
    out, _ = evaluated(capsys, *typed, "--seed", "7")
    found = json.loads(out)
    assert (found["schema"], found["protocol"], found["data"]) == (1, "seeds", "ml-latest-small")
    assert found["asked"] == {"likes": 3, "hidden_least": 5, "folds": 5, "rounds": 5, "seed": 7}
    assert found["settings"]["seed"] == 7
    assert [arm["model"] for arm in found["arms"]] == ["popular", "item_cosine"]
    assert found["p_values"][-1][0] == PEOPLE
    assert evaluated(capsys, *typed, "--seed", "7")[0] == out
    assert evaluated(capsys, *typed)[0] != out


def test_an_ab_test_tunes(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless told otherwise both models choose their settings first, which is told on the side."""
    typed = ("ab", "popular", "item_cosine", "--movielens", movielens)
    assert "movienight: choosing settings\n" in evaluated(capsys, *typed)[1]
    assert "choosing settings" not in evaluated(capsys, *typed, "--no-tune")[1]


def test_too_few_for_an_ab_test(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Quick asks a fifth of all, with less training of ours, and says where that is not enough."""
    assert refused(capsys, "ab", "popular", "hybrid", "--quick", "--movielens", movielens) == [
        "movienight: 20 visitors are too few for an A/B test",
        "hint: there must be 80",
    ]


def test_feedback(movielens: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three tables, one for each policy, over all days; nothing is kept."""
    typed = ("--model", "popular", "--days", "4", "--every", "2", "--movielens", movielens)
    out, err = evaluated(capsys, "feedback", *typed)
    blocks = out.split("\n\n")
    assert blocks[0] == "feedback loop on ml-latest-small, 4 days"
    names = ["popular, anew every 2 days", "popular, never anew", "random"]
    assert [block.splitlines()[0] for block in blocks[1:]] == names
    assert all(len(block.splitlines()) == 2 + 4 for block in blocks[1:])
    assert [name for name in names if f"movienight: {name}\n" in err] == names
    assert not home.exists()


def test_feedback_as_json(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A value per day and column; the seed draws who comes."""
    typed = ("feedback", "--model", "item-cosine", "--days", "3", "--every", "1", "--movielens", movielens)
    out, _ = evaluated(capsys, *typed, "--json", "--seed", "4")
    found = json.loads(out)
    assert (found["schema"], found["data"]) == (1, "ml-latest-small")
    assert (found["settings"]["days"], found["settings"]["habits"]["seed"]) == (3, 4)
    anew, never, chance = found["policies"].values()
    assert {len(values) for policy in (anew, never, chance) for values in policy.values()} == {3}
    assert anew["visits"][0] == never["visits"][0] > 0
    assert never["found"][-1] > chance["found"][-1]
    other = json.loads(evaluated(capsys, *typed, "--json")[0])["policies"]
    assert next(iter(other.values()))["visits"] != anew["visits"]


def test_feedback_of_ours(movielens: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Ours is asked by default, alone and without variants."""
    out, _ = evaluated(
        capsys, "feedback", "--quick", "--days", "2", "--every", "1", "--movielens", movielens, "--json"
    )
    assert list(json.loads(out)["policies"]) == ["hybrid, anew every 1 days", "hybrid, never anew", "random"]


def test_never_anew(capsys: pytest.CaptureFixture[str]) -> None:
    """Days that end before a model is trained anew for the first time tell nothing, and are refused."""
    assert refused(capsys, "feedback", "--days", "5") == [
        "movienight: every 5 days is never in 5 days",
        "hint: write a greater --days or a smaller --every",
    ]


def test_a_model_against_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """That is refused, also where it is written in two ways."""
    assert refused(capsys, "ab", "plain_ease", "Plain EASE") == [
        "movienight: A and B are both plain_ease",
        "hint: name two models",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("ab", "popular", "hybird"), "hybird"),
        (("ab", "popular,hybrid", "random"), "popular hybrid"),
        (("ab", "none", "random"), "none"),
        (("feedback", "--model", ""), ""),
    ],
    ids=str,
)
def test_one_model_is_named(typed: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a mistyped one, nor two at once, nor none; all there are stand in the hint."""
    message, hint = refused(capsys, *typed)
    assert message == f"movienight: there is no model “{said}”"
    assert "the models are hybrid, random, popular," in hint


@pytest.mark.parametrize(
    "typed",
    [
        ("ab", "popular"),
        ("ab", "popular", "random", "--likes", "0"),
        ("ab", "popular", "random", "--markdown"),
        ("ab", "popular", "random", "--tmdb", "somewhere"),
        ("feedback", "--days", "1"),
        ("feedback", "--every", "0"),
        ("feedback", "--seed", "-1"),
    ],
    ids=" ".join,
)
def test_wrong_wishes(typed: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused in two lines before anything is read."""
    message, hint = refused(capsys, *typed)
    assert message.startswith("movienight: ")
    assert hint.startswith("hint: ")
