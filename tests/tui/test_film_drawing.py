"""The page of a film, its numbers and its stars, without an app."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from movienight.evening.account import Account
from movienight.tui.drawing.film import facts, place_in_list
from movienight.tui.drawing.numbers import table
from movienight.tui.drawing.stars import NAME, at, row
from movienight.types import Film, Verdict

FILM = Film(
    0,
    "Spirited Away",
    2001,
    cast=("One", "Two", "Three", "Four", "Five"),
    keywords=tuple(f"word {number}" for number in range(20)),
    language="ja",
    countries=("JP",),
    original_title="千と千尋の神隠し",
    mean_rating=4.16,
    rating_count=1234,
)
SCORES = {"a": {"als": 0.5, "ease": math.nan}, "b": {"als": -1.25, "ease": 2.0}}


def account(**changes: object) -> Account:
    """What two models said for two people."""
    verdict = Verdict(FILM, True, 1, "shown", "", {"a": 0.975, "b": 0.4, "both": 1.0}, 0.5, scores=SCORES)
    told = Account(verdict, (), (), {"a": "Ana", "b": "Ben"}, {}, {"a": 3, "b": 21, "both": 1}, 368)
    return replace(told, **changes)  # type: ignore[arg-type]


def test_all_facts_are_told() -> None:
    """Original title, language, countries, the rest of the cast, the first keywords, the stars."""
    told = dict(facts(FILM))
    assert told["originally"] == "千と千尋の神隠し"
    assert (told["in"], told["made in"]) == ("Japanese", "JP")
    assert told["also with"] == "Five"
    assert told["about"].endswith("word 11")
    assert told["rated"] == "4.2 of 5 stars by 1,234 people"


def test_what_is_not_known_is_not_told() -> None:
    """A bare film has no facts; a title that is the original one is not told twice."""
    assert facts(Film(0, "Heat")) == []
    assert facts(Film(0, "Heat", original_title="Heat")) == []
    assert facts(Film(0, "Heat", mean_rating=4.0, rating_count=1)) == [
        ("rated", "4.0 of 5 stars by 1 person")
    ]


def test_a_pinned_film_says_so() -> None:
    """With words, not only with its sign."""
    assert place_in_list(3, 10, False) == "3 of 10 films"
    assert place_in_list(1, 1, True) == "1 of 1 film, ◆ on the shortlist"


def test_every_number_stands_under_its_person() -> None:
    """A model a line, a person a column; no opinion is a dash; fit, place and mood below."""
    lines = [line.plain.split() for line in table(account(), 80)]
    assert lines[0] == ["model", "Ana", "Ben", "both"]
    assert lines[1][-2:] == ["0.500", "-1.250"]
    assert lines[2][-2:] == ["–", "2.000"]
    assert lines[4][-3:] == [".97", ".40", "1.00"]
    assert lines[5] == ["place", "of", "368", "3rd", "21st", "1st"]
    assert lines[6][-1] == ".50"


@pytest.mark.parametrize("width", [40, 56, 80, 120])
def test_the_table_keeps_to_its_width(width: int) -> None:
    """Names of people and models are cut, numbers never."""
    names = {"a": "Ana Maria Magdalena", "b": "本本本本本本本本"}
    for line in table(account(names=names), width):
        assert cell_len(line.plain) <= width
    assert any("-1.250" in line.plain for line in table(account(names=names), width))


def test_without_likes_no_model_is_asked() -> None:
    """A line says so where the table would be."""
    (line,) = table(account(verdict=replace(account().verdict, scores={})), 80)
    assert "no model was asked" in line.plain


@given(st.integers(1, 10).map(lambda halves: halves / 2))
def test_a_click_on_a_star_gives_what_is_drawn_there(stars: float) -> None:
    """The last lit sign of a row of stars is where a click gives as many."""
    line = row("Ana", stars, False).plain
    signs = line[NAME + 2 : NAME + 12].split()
    assert signs.count("★") == int(stars)
    assert ("½" in signs) == (stars % 1 == 0.5)
    assert at(NAME + 2 + round(stars * 2) - 1) == stars


def test_a_click_beside_the_stars_gives_none() -> None:
    """On the name, and behind the fifth star."""
    assert at(NAME + 1) is None
    assert at(NAME + 12) is None
