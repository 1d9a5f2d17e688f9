"""From options to the query, with an engine that knows a few titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import pytest

from movienight.cli.options import wants_color, width_of_line
from movienight.cli.recommending import recommend
from movienight.errors import TitleNotFound, UsageError
from movienight.types import Person, Query, Taste
from movienight.wishes.asking import Wishes, ask

if TYPE_CHECKING:
    from movienight.engine import Engine

TITLES = {"Amélie": 0, "Heat": 1, "Alien": 2}


class Titles:
    """As much of an engine as a query needs: rows of titles, people of rows."""

    def resolve(self, text: str) -> int:
        """The row of a title."""
        if text not in TITLES:
            raise TitleNotFound(text)
        return TITLES[text]

    def person(self, key: str, likes: Sequence[str]) -> Person:
        """A person who likes these."""
        return Person(key, key.upper(), Taste.of([self.resolve(title) for title in likes]))


def read(*typed: str) -> Wishes:
    """The wishes of a `recommend` command line."""
    context = recommend.make_context("recommend", list(typed))
    output = ("fail_empty", "width", "color", "form")
    return Wishes(**{name: value for name, value in context.params.items() if name not in output})


def query(*typed: str) -> Query:
    """The query of a `recommend` command line."""
    return ask(cast("Engine", Titles()), read(*typed))


def test_the_options_default_to_the_querys_own() -> None:
    """Without options the query is the one that types.py describes."""
    assert query() == Query()


def test_two_people() -> None:
    """--a and --b give two people with their films in the order typed."""
    a, b = query("--a", "Heat", "--b", "Alien", "--a", "Amélie").people

    assert (a.key, a.taste.rows.tolist()) == ("a", [1, 0])
    assert (b.key, b.taste.rows.tolist()) == ("b", [2])


def test_somebody_alone_is_a() -> None:
    """Whoever is alone is A, also when typed as --b."""
    (person,) = query("--b", "Heat").people

    assert person.key == "a"


def test_filters() -> None:
    """Every filter reaches the query, repeated ones as one set."""
    filters = query(
        *("--genre", "comedy,war", "--genre", "kids", "--not-genre", "horror", "--year", "-1980"),
        *(
            "--language",
            "fr",
            "--language",
            "Spanish",
            "--max-runtime",
            "1h40",
            "--exclude",
            "Heat",
            "--include-seen",
        ),
    ).filters

    assert filters.genres == {"Comedy", "War", "Family"}
    assert filters.not_genres == {"Horror"}
    assert filters.years == (None, 1980)
    assert filters.languages == {"fr", "es"}
    assert filters.max_runtime == 100
    assert filters.exclude == {1}
    assert filters.include_seen


def test_heads_ups() -> None:
    """--avoid may be repeated or a list; --family asks for films that suit age nine."""
    filters = query("--avoid", "gore,animal harm", "--avoid", "Sad-Ending", "--family").filters

    assert filters.avoid == {"gore", "animal harm", "sad ending"}
    assert filters.max_age == 9
    assert query("--avoid", "gore").filters.max_age is None


def test_dials() -> None:
    """Balance, diversity, novelty, seed, count and mood reach the query."""
    asked = query(
        *(
            "--balance",
            "1",
            "--diversity",
            "0",
            "--novelty",
            ".5",
            "--seed",
            "3",
            "-n",
            "5",
            "--mood",
            "  cozy ",
        ),
    )

    assert (asked.balance, asked.diversity, asked.novelty) == (1.0, 0.0, 0.5)
    assert (asked.seed, asked.n, asked.mood) == (3, 5, "cozy")


def test_an_empty_mood_is_no_mood() -> None:
    """Blanks are no mood."""
    assert query("--mood", "  ").mood is None


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        (["--finish-by", "23:30"], 165),
        (["--finish-by", "23:30", "--max-runtime", "90"], 90),
        (["--finish-by", "22:00", "--max-runtime", "3h"], 75),
        (["--finish-by", "20:00"], 1395),
    ],
)
def test_finish_by(typed: list[str], limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time left is a longest runtime; the tighter of two wishes holds, and it is told how."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45")
    said: list[str] = []

    asked = ask(cast("Engine", Titles()), read(*typed), said.append)
    assert asked.filters.max_runtime == limit
    (line,) = said
    assert line.startswith(f"to finish by {typed[1]}, a film may run ")


def test_an_unknown_title_to_exclude() -> None:
    """A title to leave out must name a film like any other."""
    with pytest.raises(TitleNotFound):
        query("--exclude", "Haet")


@pytest.mark.parametrize(
    ("typed", "form"),
    [([], "table"), (["--json"], "json"), (["--plain"], "plain"), (["--csv", "--csv"], "csv")],
)
def test_form(typed: list[str], form: str) -> None:
    """A form is chosen by its flag; the table otherwise."""
    context = recommend.make_context("recommend", typed)

    assert context.params.get("form", "table") == form


@pytest.mark.parametrize(
    ("typed", "columns", "width"),
    [
        (None, None, 80),
        (None, "80", 80),
        (60, "80", 60),
        (None, "wide", 80),
        (None, "5", 40),
        (None, "0", 80),
    ],
)
def test_width(typed: int | None, columns: str | None, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line is as wide as typed, else as COLUMNS says, else 100 cells; never below 40."""
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)

    assert width_of_line(typed) == width


@pytest.mark.parametrize(
    ("choice", "terminal", "no_color", "painted"),
    [
        ("never", True, "", False),
        ("always", False, "1", True),
        ("auto", True, "", True),
        ("auto", False, "", False),
        ("auto", True, "1", False),
    ],
)
def test_color(
    choice: str, terminal: bool, no_color: str, painted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only an explicit wish paints a pipe, and NO_COLOR speaks where nobody chose."""
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)

    assert wants_color(choice) is painted


def test_two_forms_cannot_be_had() -> None:
    """Two different forms are a contradiction."""
    with pytest.raises(UsageError, match="--json and --plain cannot both be had"):
        recommend.make_context("recommend", ["--json", "--plain"])
