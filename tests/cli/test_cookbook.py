"""`movienight cookbook`, run on the recipes that ship."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from cli.starter import needs_starter
from movienight.cli.cookbook import allergen_words, listing
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.snacks.kitchen import Found
from movienight.types import Ingredient, Recipe


def lines(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    """What the command prints, line by line."""
    assert run(["cookbook", *typed]) == ExitCode.OK
    return capsys.readouterr().out.splitlines()


def items(capsys: pytest.CaptureFixture[str], *typed: str) -> list[dict[str, Any]]:
    """The recipes the command gives as JSON."""
    assert run(["cookbook", *typed, "--json", "--limit", "1000"]) == ExitCode.OK
    value = json.loads(capsys.readouterr().out)
    assert value["schema"] == 1
    return list(value["items"])


def test_browsing_lists_name_minutes_id_and_allergens(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a wish twenty recipes are listed in two lines each, and how many more there are."""
    assert run(["cookbook"]) == ExitCode.OK
    out, err = capsys.readouterr()
    printed = out.splitlines()
    assert len(printed) == 40
    assert all(re.fullmatch(r"\S.*, \d+ min  \[[a-z0-9-]+\]", line) for line in printed[::2])
    assert all(re.search(r"holds [a-z]|none of the 14 allergens", line) for line in printed[1::2])
    assert re.search(r"\d+ more; --limit", err)


def test_words_are_all_in_what_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Popcorn recipes are found by that word, those named so first."""
    found = lines(capsys, "popcorn", "--limit", "5")
    assert len(found) == 10
    assert all("popcorn" in line.casefold() for line in found[::2])


def test_wishes_narrow_together(capsys: pytest.CaptureFixture[str]) -> None:
    """Diet, allergens, minutes, no cooking and kind hold all at once."""
    typed = (
        "--diet",
        "vegan",
        "--without",
        "nuts,sesame",
        "--max-minutes",
        "10",
        "--no-cook",
        "--kind",
        "dip,drink",
    )
    found = items(capsys, *typed)
    assert len(found) >= 10
    for one in found:
        assert "vegan" in one["diets"]
        assert not {"nuts", "sesame"} & set(one["allergens"])
        assert one["minutes"] <= 10
        assert one["no_cook"]
        assert one["kind"] in ("dip", "beverage")
    assert {one["kind"] for one in found} == {"dip", "beverage"}


def test_diets_can_be_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """Two diets, in one option or two, must both be suited."""
    twice = items(capsys, "--diet", "vegan", "--diet", "gluten-free")
    assert twice == items(capsys, "--diet", "gluten-free, vegan")
    assert all({"vegan", "gluten-free"} <= set(one["diets"]) for one in twice)
    assert 0 < len(twice) < len(items(capsys, "--diet", "vegan"))


def test_cuisine_is_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Only recipes of that kitchen, whatever its capitals."""
    found = items(capsys, "--cuisine", "Mexican")
    assert len(found) >= 2
    assert {one["cuisine"] for one in found} == {"mexican"}


def test_what_is_had_comes_first_with_what_to_buy(capsys: pytest.CaptureFixture[str]) -> None:
    """With popcorn and butter in the house, what uses both comes first; the pantry is never to buy."""
    found = items(capsys, "--have", "popcorn,butter")
    used = [len(one["had"]) for one in found]
    assert used[0] == 2
    assert used == sorted(used, reverse=True)
    assert min(used) == 1
    assert not {"water", "salt", "olive oil", "black pepper"} & {
        part for one in found for part in one["missing"]
    }
    printed = lines(capsys, "--have", "popcorn,butter", "--limit", "1")
    assert printed[2].startswith("    to buy: ")


def test_one_recipe_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """--show prints amounts, steps, allergens and diets of one recipe."""
    one = items(capsys, "--kind", "dip")[0]
    text = "\n".join(lines(capsys, "--show", one["id"]))
    assert text.startswith(f"{one['name']}, {one['minutes']} minutes")
    assert "Allergens: " in text
    assert "Diets: " in text
    assert f"Step {len(one['steps'])}: " in text
    assert all(part["item"] in text for part in one["ingredients"])
    assert items(capsys, "--show", one["id"]) == [one]


def test_nothing_found_is_said_and_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    """No recipe like that: nothing on standard output, a line on standard error, exit code 0."""
    assert run(["cookbook", "zzyzx"]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert out == ""
    assert "no recipe" in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--kind", "main"], "dip"),
        (["--cuisine", "mexica"], "mexican"),
        (["--cuisine", "qqq"], "each with its cuisine"),
        (["--show", "guacamol"], "guacamole"),
        (["--show", ""], "movienight cookbook"),
        (["--diet", "vegam"], "vegan"),
        (["--without", "cats"], "celery"),
        (["--max-minutes", "0"], "max-minutes"),
    ],
)
def test_what_cannot_be_read_is_told(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A kind, cuisine, id, diet or allergen that is none ends in two lines that help."""
    assert run(["cookbook", *typed]) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


@needs_starter
def test_imported_recipes_are_those_of_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    """--all adds what the index has imported; the starter pack has imported none."""
    assert items(capsys, "--all", "mango") == items(capsys, "mango")


def test_unknown_allergens_are_said_to_be_unknown() -> None:
    """A recipe nobody can vouch for says so, and control characters do not reach the terminal."""
    recipe = Recipe("food.com:1", "Odd\x1b[2J Dip", "dip", 5, (Ingredient("secret mix"),), ("Stir.",))
    assert allergen_words(recipe) == "allergens not known"
    text = listing([Found(recipe, ("a",), ())])
    assert "\x1b" not in text
    assert text.splitlines()[1:] == ["    dip · allergens not known", "    to buy: nothing"]
