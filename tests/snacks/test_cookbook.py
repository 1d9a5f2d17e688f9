"""Our own recipes are whole and careful, and read as they stand in their files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from movienight.errors import DataError
from movienight.paths import assets_folder
from movienight.snacks.allergens import allergens_of
from movienight.snacks.cookbook import load_cookbook, recipe_text
from movienight.snacks.diets import diets_of
from movienight.snacks.rules import faults
from movienight.snacks.vocabulary import KINDS
from movienight.types import Ingredient, Recipe
from snacks.kitchen import entry, recipe

COOKBOOK = assets_folder() / "cookbook"


@pytest.mark.parametrize("file", sorted(COOKBOOK.glob("*.json")), ids=lambda file: file.stem)
def test_recipes_that_ship_have_no_faults(file: Path) -> None:
    """Every recipe we ship is quick, whole, in known words and consistent about allergens."""
    found = {one["id"]: faults(one) for one in json.loads(file.read_text(encoding="utf-8"))}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_no_recipe_that_ships_stands_twice() -> None:
    """No id and no name is there twice."""
    recipes = load_cookbook(COOKBOOK)
    assert [name for name, count in Counter(one.id for one in recipes).items() if count > 1] == []
    assert [name for name, count in Counter(one.name for one in recipes).items() if count > 1] == []


def test_cookbook_that_ships_has_something_for_everybody() -> None:
    """It holds what we promise: so many recipes, cuisines, diets, drinks, and quick ones."""
    recipes = load_cookbook(COOKBOOK)
    drinks = [one for one in recipes if one.kind == "beverage"]
    assert len(recipes) >= 300
    assert {one.kind for one in recipes} == KINDS
    assert len({one.cuisine for one in recipes if one.cuisine}) >= 25
    assert sum("vegan" in one.diets for one in recipes) >= 60
    assert sum("gluten-free" in one.diets for one in recipes) >= 80
    assert len(drinks) >= 60
    assert sum("alcohol-free" in one.diets for one in drinks) >= 40
    assert sum(one.no_cook for one in recipes) >= 100
    assert sum(one.minutes < 5 for one in recipes) >= 40
    assert max(one.minutes for one in recipes) <= 25


@pytest.mark.parametrize("one", load_cookbook(COOKBOOK), ids=lambda one: one.id)
def test_declared_allergens_are_those_of_the_ingredients(one: Recipe) -> None:
    """Every recipe we ship declares just the allergens and diets that follow from its ingredients."""
    screening = allergens_of(part.item for part in one.ingredients)
    assert screening.unknown == ()
    assert set(one.allergens or ()) == set(screening.declared)
    assert set(one.diets) == set(diets_of(screening))


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
    assert toast.allergens == ("gluten", "soy")
    assert toast.diets[:3] == ("vegan", "vegetarian", "dairy-free")
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
DIETS = entry()["diets"]


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
        ({"allergens": ["soy"]}, "gluten is not declared, yet it may be in bread"),
        ({"allergens": ["gluten", "soy", "fish"]}, "fish is declared"),
        ({"diets": [*DIETS, "gluten-free"]}, "it is not gluten-free"),
        ({"diets": DIETS[1:]}, "it is vegan and does not say so"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "Butter"}]}, "milk is not declared"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "honey"}]}, "it is not vegan"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "cooked ham"}]}, "it is not vegetarian"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "dark rum"}]}, "it is not alcohol-free"),
        ({"ingredients": [BREAD, {**TOMATO, "item": "moon dust"}]}, "does not know 'moon dust'"),
    ],
)
def test_each_fault_is_found(changes: dict[str, Any], fault: str) -> None:
    """A recipe with one thing wrong is told apart from a good one, in words that name it."""
    assert [said for said in faults(entry(**changes)) if fault in said]
