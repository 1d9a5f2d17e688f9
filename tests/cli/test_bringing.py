"""Somebody's films come in from elsewhere, with an account that adds up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.starter import needs_starter
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.paths import Home
from movienight.storage.library import Library

pytestmark = needs_starter

ROWS = (
    "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year",
    "tt0113277,9,2020-02-03,Heat,Heat,u,Movie,8.3,170,1995",
    "tt0211915,8,2020-02-04,Amélie,Le Fabuleux Destin,u,movie,8.3,122,2001",
    "tt0903747,10,2020-02-05,Breaking Bad,Breaking Bad,u,TV Series,9.5,45,2008",
    "tt9999998,7,2020-02-06,Toy Stori,Toy Stori,u,movie,8.3,81,1995",
    "tt9999999,7,2020-02-06,Qzxwvk jjj,Qzxwvk jjj,u,movie,8.3,81,1995",
)


@pytest.fixture
def export(tmp_path: Path) -> str:
    """Ratings of IMDb: two films we have, a series, a slip, and a film nobody knows."""
    path = tmp_path / "ratings.csv"
    path.write_text("\n".join(ROWS), encoding="cp1252")
    return str(path)


def library() -> Library:
    """What was written."""
    return Library.open(Home.default().library)


def record(capsys: pytest.CaptureFixture[str], *typed: str) -> dict[str, Any]:
    """The account as JSON."""
    assert run(["import-likes", *typed, "--json"]) == ExitCode.OK
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_ratings_come_in(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is found is written under the person's name; the rest is counted and left open."""
    told = record(capsys, "@ana", export)

    assert told["rows"] == {"read": 5, "skipped": 1, "same_film_again": 0, "films": 4}
    counts = {"id": 2, "title": 0, "guessed": 1, "unmatched": 1, "settled": 0, "left_out": 0}
    assert told["films"] == counts
    assert told["new"] == {"likes": 0, "ratings": 2, "ratings_replaced": 0, "films_seen": 2}
    assert [one["entry"] for one in told["open"]] == ["imdb:tt9999998", "imdb:tt9999999"]
    assert told["open"][0]["nearest"][0]["title"] == "Toy Story"
    assert {rating.key: rating.stars for rating in library().ratings("ana")} == {
        "imdb:tt0113277": 4.5,
        "imdb:tt0211915": 4.0,
    }


def test_the_account_as_text(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The text says what the file is, what was skipped and where, and what is open."""
    assert run(["import-likes", "@ana", export]) == ExitCode.OK
    out, err = capsys.readouterr()

    assert "IMDb ratings (2024)" in out
    assert "skipped 1: a series or an episode (line 4)" in out
    assert "perhaps Toy Story (1995)" in out
    assert "Qzxwvk jjj (1995) (ratings.csv, line 6): nearest: nothing" in out
    assert "new for ana" in out
    assert err == ""


def test_a_dry_run_writes_nothing(export: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither library nor answers; the account is the same but for what would be new."""
    answers = tmp_path / "answers.json"
    told = record(capsys, "@ana", export, "--dry-run", "--settle", str(answers))

    assert (told["new"], told["films"]["id"]) == (None, 2)
    assert not answers.exists()
    assert not Home.default().library.exists()


def test_open_films_are_settled(export: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A first time writes the questions down, a second takes the answers; they stay in the file."""
    answers = tmp_path / "answers.json"
    record(capsys, "@ana", export, "--settle", str(answers))
    asked = json.loads(answers.read_text(encoding="utf-8"))
    assert [answer["film"] for answer in asked["answers"]] == [None, None]

    asked["answers"][0]["film"] = asked["answers"][0]["nearest"][0]
    asked["answers"][1]["film"] = "leave out"
    answers.write_text(json.dumps(asked), encoding="utf-8")
    told = record(capsys, "@ana", export, "--settle", str(answers))

    assert (told["films"]["settled"], told["films"]["left_out"], told["open"]) == (1, 1, [])
    assert told["new"] == {"likes": 0, "ratings": 1, "ratings_replaced": 0, "films_seen": 1}
    assert library().ratings("ana")[-1].label == "Toy Story (1995)"
    assert json.loads(answers.read_text(encoding="utf-8")) == asked


def test_again_is_nothing_new(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The same import twice leaves the library as it is."""
    record(capsys, "@ana", export)
    before = library().export()

    assert set(record(capsys, "@Ana", export)["new"].values()) == {0}
    assert library().export() == before


@pytest.mark.parametrize(
    ("content", "typed", "code"),
    [
        ("Day,Amount\n1,2\n", (), ExitCode.DATA),
        ("userId,movieId,rating,timestamp\n1,1,4,0\n", (), ExitCode.USAGE),
        ("userId,movieId,rating,timestamp\n1,1,4,0\n", ("--user", "1"), ExitCode.OK),
        (
            "userId,movieId,rating,timestamp\n1,1,4,0\n",
            ("--user", "1", "--settle", "no/x.json"),
            ExitCode.USAGE,
        ),
    ],
)
def test_exit_codes(content: str, typed: tuple[str, ...], code: ExitCode, tmp_path: Path) -> None:
    """What is no export is missing data; not saying whose it is is a wish that cannot be read."""
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")

    assert run(["import-likes", "@ana", str(path), *typed]) == code


def test_a_nameless_person(export: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of nothing but "@" is refused before anything is read."""
    assert run(["import-likes", "@", export]) == ExitCode.USAGE
    assert "needs a name" in capsys.readouterr().err
