"""Our own recipes are whole and careful, and read as they stand in their files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from movienight.errors import DataError
from movienight.paths import assets_folder
from movienight.snacks.cookbook import load_cookbook, recipe_text
from movienight.snacks.rules import faults
from movienight.types import Ingredient
from snacks.kitchen import entry, recipe

COOKBOOK = assets_folder() / "cookbook"


@pytest.mark.parametrize("file", sorted(COOKBOOK.glob("*.json")), ids=lambda file: file.stem)
def test_recipes_that_ship_have_no_faults(file: Path) -> None:
    """Every recipe we ship is quick, whole, in known words and consistent about allergens."""
    found = {one["id"]: faults(one) for one in json.loads(file.read_text(encoding="utf-8"))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_cookbook_that_ships_is_large_enough_and_without_doubles() -> None:
    """There are at least 80 recipes of all six kinds, no id or name twice, a third without cooking."""
    recipes = load_cookbook(COOKBOOK)
    assert len(recipes) >= 80
    assert [name for name, count in Counter(one.id for one in recipes).items() if count > 1] == []
    assert [name for name, count in Counter(one.name for one in recipes).items() if count > 1] == []
    assert len({one.kind for one in recipes}) == 6
    assert sum(one.no_cook for one in recipes) >= len(recipes) / 3


def test_recipe_is_read_whole(tmp_path: Path) -> None:
    """Every field of a file's recipe reaches the recipe; its minutes are active plus waiting."""
    (tmp_path / "a.json").write_text(json.dumps([entry(active_minutes=5, waiting_minutes=12)]))
    (toast,) = load_cookbook(tmp_path)
    assert (toast.id, toast.name, toast.kind) == ("toast-with-tomato", "Toast with Tomato", "snack")
    assert (toast.minutes, toast.active_minutes, toast.serves) == (17, 5, 2)
    bread, tomato = toast.ingredients
    assert bread == Ingredient("bread", "2 slices", "2 slices")
    assert tomato.optional
    assert toast.steps == ("Toast the bread.", "Rub the tomato in.")
    assert (toast.equipment, toast.flavours, toast.seasons) == (("toaster",), ("fresh",), ("summer",))
    assert (toast.cuisine, toast.moods) == ("spanish", ("sunny", "road trip"))
    assert (toast.allergens, toast.diets) == (("gluten",), ("vegan", "vegetarian", "dairy-free"))
    assert (toast.crunch, toast.cost, toast.no_cook, toast.source) == (2, 1, False, "movienight")


def test_recipes_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    """Files are read by name and recipes as they stand, so rows are the same everywhere."""
    (tmp_path / "b.json").write_text(json.dumps([entry(id="three")]))
    (tmp_path / "a.json").write_text(json.dumps([entry(id="two"), entry(id="one")]))
    assert [one.id for one in load_cookbook(tmp_path)] == ["two", "one", "three"]


@pytest.mark.parametrize("content", ["", "{", "{}1", '[{"id": "x"}]', "[1]", "7"])
def test_damaged_cookbook_is_named(tmp_path: Path, content: str) -> None:
    """A file that is no list of recipes is an error with its name."""
    (tmp_path / "dips.json").write_text(content)
    with pytest.raises(DataError, match=r"dips\.json cannot be read"):
        load_cookbook(tmp_path)


def test_missing_cookbook_is_an_error(tmp_path: Path) -> None:
    """A folder without recipes is not an empty menu."""
    with pytest.raises(DataError, match="no cookbook"):
        load_cookbook(tmp_path)


def test_text_says_what_a_recipe_feels_like() -> None:
    """The text to compare by has name, kind, kitchen, moods, flavours and ingredients; no steps."""
    toast = recipe(
        "Pan con tomate", "bread", "tomato", cuisine="spanish", moods=("sunny",), flavours=("fresh",)
    )
    assert recipe_text(toast) == "Pan con tomate. Spanish snack. For sunny. Fresh. With bread, tomato."
    assert recipe_text(recipe("Crackers")) == "Crackers. Snack. With flour, salt."


def test_recipe_without_faults_has_none() -> None:
    """The recipe that the cases below change is fine as it is."""
    assert faults(entry()) == []


BREAD, TOMATO = entry()["ingredients"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"id": "Toast"}, "lower-case"),
        ({"name": " Toast"}, "stray spaces"),
        ({"kind": "main"}, "kind 'main'"),
        ({"active_minutes": 20, "waiting_minutes": 6}, "26 minutes"),
        ({"active_minutes": 0}, "minutes"),
        ({"active_minutes": 5.5}, "minutes"),
        ({"serves": 0}, "serves"),
        ({"crunch": 4}, "crunch"),
        ({"cost": True}, "cost"),
        ({"no_cook": "yes"}, "no_cook"),
        ({"no_cook": True}, "needs toaster"),
        ({"equipment": ["cauldron"]}, "cauldron"),
        ({"flavours": []}, "flavours is empty"),
        ({"flavours": ["fresh", "fresh"]}, "twice"),
        ({"seasons": ["monsoon"]}, "monsoon"),
        ({"allergens": ["gluten", "cats"]}, "cats"),
        ({"diets": ["keto"]}, "keto"),
        ({"moods": ["Sunny"]}, "'Sunny'"),
        ({"cuisine": "Spanish!"}, "'Spanish!'"),
        ({"steps": ["Toast the bread."]}, "1 steps"),
        ({"steps": ["Toast."] * 7}, "7 steps"),
        ({"steps": ["Toast the bread", "Rub the tomato in."]}, "no sentence"),
        ({"steps": ["Toast the bread.", "rub the tomato in."]}, "no sentence"),
        ({"ingredients": [BREAD]}, "fewer than two"),
        ({"ingredients": [BREAD, BREAD]}, "stands twice"),
        ({"ingredients": [BREAD, {**TOMATO, "us": " "}]}, "lacks an amount"),
        ({"ingredients": [BREAD, {"item": "tomato", "metric": "1"}]}, "KeyError"),
        ({"ingredients": [BREAD, {**TOMATO, "colour": "red"}]}, "more than"),
        ({"allergens": []}, "bread without gluten"),
        ({"diets": ["gluten-free"]}, "gluten-free, yet it has gluten"),
        ({"diets": ["vegan", "vegetarian"]}, "vegan but not dairy-free"),
        ({"diets": ["halal-hint"]}, "halal-hint but not alcohol-free"),
        ({"allergens": ["gluten", "egg"]}, "vegan, yet it has egg"),
        ({"allergens": ["gluten", "fish"]}, "vegetarian, yet it has fish"),
        ({"allergens": ["gluten", "milk"]}, "dairy-free, yet it has milk"),
        ({"allergens": ["gluten", "peanuts"], "diets": ["nut-free"]}, "nut-free, yet it has peanuts"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "Butter"}]}, "butter without milk"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "honey"}]}, "honey is not vegan"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "cooked ham"}]}, "cooked ham is not vegetarian"),
        (
            {"ingredients": [BREAD, {**TOMATO, "item": "dark rum"}], "diets": ["alcohol-free"]},
            "dark rum is not alcohol-free",
        ),
    ],
)
def test_each_fault_is_found(changes: dict[str, Any], fault: str) -> None:
    """A recipe with one thing wrong is told apart from a good one, in words that name it."""
    assert [said for said in faults(entry(**changes)) if fault in said]


@pytest.mark.parametrize(
    "item", ["peanut butter", "coconut milk", "cocoa butter", "cream of tartar", "butter beans"]
)
def test_what_only_sounds_like_milk_is_none(item: str) -> None:
    """Coconut milk is no milk and butter beans are no butter."""
    found = faults(entry(ingredients=[BREAD, {**TOMATO, "item": item}]))
    assert not [said for said in found if "milk among" in said]
