"""The forms of output, on hand-built slates."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from cli.goldens import FOLDER, cases
from cli.slates import FILMS, NONE, ONE, REC, TWO, film_of
from movienight.cli.formats import FORMS, render
from movienight.cli.formats.table import bar
from movienight.text.cells import flow, fold
from movienight.types import Film, Slate, Suggestion

AWKWARD = ("[REC]", "M*A*S*H", "$9.99", "千と千尋の神隠し", "Nobody's Film")


@pytest.mark.parametrize("name", sorted(cases()))
def test_golden(name: str) -> None:
    """Every form gives the bytes of its golden file."""
    assert cases()[name].decode() == (FOLDER / name).read_bytes().decode()


def test_golden_files_are_all_used() -> None:
    """No golden file is left over."""
    assert {path.name for path in FOLDER.iterdir()} == set(cases())


@pytest.mark.parametrize("form", FORMS)
def test_elapsed_time_is_not_shown(form: str) -> None:
    """A slate that took longer gives the same bytes."""
    assert render(form, replace(TWO, elapsed_ms=9999.0), film_of) == render(form, TWO, film_of)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "plain"])
def test_titles_stand_as_written(form: str) -> None:
    """Titles that look like markup are printed letter by letter."""
    text = render(form, TWO, film_of)

    assert all(title in text for title in AWKWARD)


def test_markdown_titles_are_escaped() -> None:
    """Markdown shows awkward titles as written because their signs are escaped."""
    text = render("markdown", TWO, film_of)

    assert all(title in text for title in (r"\[REC\]", r"M\*A\*S\*H", r"\$9.99", "千と千尋の神隠し"))


@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_a_title_command_the_terminal(form: str) -> None:
    """The escape character of a title reaches no terminal."""
    assert "\x1b" not in render(form, TWO, film_of)


@pytest.mark.parametrize("width", [40, 50, 80, 100, 200])
def test_no_table_line_is_wider_than_asked(width: int) -> None:
    """Measured in cells, every line of the table fits."""
    assert max(map(cell_len, render("table", TWO, film_of, width).splitlines())) <= width


def test_a_long_cjk_title_is_broken_by_cells() -> None:
    """A title without blanks, wider than the line, is cut so that nothing is lost."""
    film = Film(0, "界" * 60, 2020)
    text = render("table", Slate((Suggestion(1, film, {}, None, {}),), NONE.query), film_of, width=40)

    assert max(map(cell_len, text.splitlines())) <= 40
    assert text.count("界") == 60


def test_color_changes_no_letter() -> None:
    """Without its escape sequences the coloured table is the plain one."""
    colored = render("table", TWO, film_of, color=True)

    assert colored != render("table", TWO, film_of)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        colored = colored.replace(code, "")
    assert colored == render("table", TWO, film_of)


def test_json_keys_are_in_the_documented_order() -> None:
    """An item's keys come in the order the documentation lists them."""
    item = json.loads(render("json", TWO, film_of))["items"][0]

    facts = ["title", "year", "runtime", "genres", "directors", "line", "language", "age", "heads_up", "ids"]
    assert list(item) == ["rank", *facts, "fit", "mood", "why", "snack"]
    assert list(item["fit"]) == ["a", "b", "both"]
    assert list(item["why"]) == ["a", "b", "shared"]
    assert list(item["ids"]) == ["ml", "tmdb", "imdb"]


def test_json_numbers_have_four_digits() -> None:
    """Numbers are rounded to four digits, and what is not a number is null."""
    items = json.loads(render("json", TWO, film_of))["items"]

    assert items[0]["mood"] == 0.6667
    assert items[0]["why"]["a"][1]["weight"] == 0.2235
    assert items[3]["mood"] is None


def test_reasons_name_films_by_title_and_id() -> None:
    """A reason carries the liked film's title, year and ids, never a row."""
    reason = json.loads(render("json", TWO, film_of))["items"][0]["why"]["b"][0]

    heat = {"title": "Heat", "year": 1995, "ids": {"ml": 6, "tmdb": 949, "imdb": None}}
    assert reason == {"kind": "because", "films": [heat], "weight": 1.0, "text": ""}


def test_one_person_has_no_b() -> None:
    """For one person alone neither fit nor reasons speak of a second."""
    item = json.loads(render("json", ONE, film_of))["items"][0]

    assert list(item["fit"]) == ["a", "both"]
    assert list(item["why"]) == ["a", "shared"]


def test_jsonl_and_json_agree() -> None:
    """Each line of the line form is an item of the JSON form with the schema's number."""
    items = json.loads(render("json", TWO, film_of))["items"]
    lines = [json.loads(line) for line in render("jsonl", TWO, film_of).splitlines()]

    assert lines == [{"schema": 1, **item} for item in items]


def test_csv_and_json_agree() -> None:
    """Year, fit and mood of every row are those of the JSON form."""
    items = json.loads(render("json", TWO, film_of))["items"]
    rows = list(csv.DictReader(io.StringIO(render("csv", TWO, film_of))))

    def told(value: Any) -> str:
        return "" if value is None else str(value)

    assert [(row["year"], row["fit_b"], row["mood"]) for row in rows] == [
        (told(item["year"]), told(item["fit"].get("b")), told(item["mood"])) for item in items
    ]


def test_an_empty_slate_is_still_well_formed() -> None:
    """No film gives an empty list, no lines, or a header alone."""
    assert json.loads(render("json", NONE, film_of))["items"] == []
    assert render("jsonl", NONE, film_of) == ""
    assert len(render("csv", NONE, film_of).splitlines()) == 1


@pytest.mark.parametrize("form", ["json", "markdown", "plain"])
def test_recipes_are_whole_where_there_is_room(form: str) -> None:
    """These forms give ingredients and steps."""
    text = render(form, TWO, film_of)

    assert "popping corn" in text
    assert "Pop the corn with the lid on." in text


def test_the_table_keeps_recipes_short() -> None:
    """The table names the snack, its minutes and why, and leaves out how to make it."""
    text = render("table", TWO, film_of)

    assert "Smoky *popcorn*, 10 min; eaten in the dark" in text
    assert "popping corn" not in text


def test_plain_has_neither_bars_nor_columns() -> None:
    """The linear form has no bar and no run of blanks."""
    text = render("plain", TWO, film_of)

    assert "##" not in text
    assert ".." not in text
    assert "  " not in text


@pytest.mark.parametrize("form", FORMS)
def test_tone(form: str) -> None:
    """No form calls out or scolds."""
    text = render(form, TWO, film_of)

    assert "!" not in text
    assert "Error" not in text


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (0.0, ".........."),
        (0.04, ".........."),
        (0.05, "#........."),
        (0.5, "#####....."),
        (1.0, "##########"),
    ],
)
def test_bar(share: float, drawn: str) -> None:
    """A bar has ten signs, one a tenth, rounded."""
    assert bar(share) == drawn


def test_fold_measures_cells() -> None:
    """Two CJK letters take four cells, so two words of two letters do not fit into eight."""
    assert fold("日本 日本", 8) == ["日本", "日本"]
    assert fold("日本 日本", 9) == ["日本 日本"]


def test_flow_keeps_pieces_whole() -> None:
    """A piece moves to the next line rather than being broken."""
    assert flow(["one two", "three four"], " · ", 12, "  ", "> ") == ["> one two", "  three four"]


def test_same_bytes_in_another_process() -> None:
    """Another process with another hash seed writes the same bytes."""
    program = (
        "import sys; from cli.slates import TWO, film_of; from movienight.cli.formats import render, FORMS;"
        "sys.stdout.buffer.write(''.join(render(form, TWO, film_of) for form in FORMS).encode())"
    )
    folder = str(FOLDER.parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": folder},
        capture_output=True,
    )

    assert done.stdout.decode() == "".join(render(form, TWO, film_of) for form in FORMS), done.stderr


def test_reasons_come_first_from_likes_then_from_traits() -> None:
    """A person's own films lead, whatever the order of the reasons."""
    mixed = replace(REC, why={"a": tuple(reversed(REC.why["a"])), "b": (), "shared": ()})
    text = render("table", Slate((mixed,), TWO.query), film_of)

    assert f"for Ana: because of {FILMS[0].title} .22, {FILMS[5].title} .41; one night" in text
