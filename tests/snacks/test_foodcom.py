"""Of the recipes of Food.com, the quick snacks are taken and made readable."""

from __future__ import annotations

import ast
import csv
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.snacks import foodcom
from movienight.snacks.foodcom import is_snack, longest_wait, snack_of, tidy_name, tidy_step, tidy_steps
from movienight.types import Recipe

DATA = Path(os.environ.get("MOVIENIGHT_DATA", Path(__file__).parents[2].parent / "shared" / "data"))


def snack(**changes: Any) -> Recipe | None:
    """A quick dip as Food.com has it, but for the changes."""
    columns: dict[str, Any] = {
        "recipe_id": 77,
        "name": "grandma s  bean   dip",
        "minutes": 10,
        "tags": ["15-minutes-or-less", "dips", "appetizers", "mexican", "vegetarian", "no-cook", "american"],
        "steps": ["mash the beans , then stir", "serve"],
        "ingredients": ["beans", "sour cream", "beans"],
    }
    return snack_of(**{**columns, **changes})


def test_snack_is_made_of_plain_columns() -> None:
    """A quick dip becomes a tidy recipe with what its tags tell, screened for allergens."""
    dip = snack()
    assert dip is not None
    assert (dip.id, dip.name, dip.kind, dip.minutes) == ("food.com:77", "Grandma's Bean Dip", "dip", 10)
    assert [part.item for part in dip.ingredients] == ["beans", "sour cream"]
    assert dip.steps == ("Mash the beans, then stir.", "Serve.")
    assert (dip.cuisine, dip.no_cook, dip.source) == ("mexican", True, "food.com")
    assert dip.allergens == ("milk",)
    assert {"vegetarian", "gluten-free"} <= set(dip.diets)
    assert not {"vegan", "dairy-free"} & set(dip.diets)
    assert "dips" in dip.tags


def test_one_unknown_ingredient_makes_the_whole_snack_unknown() -> None:
    """A snack with something the dictionary does not know has no known allergens, and suits no diet."""
    doubtful = snack(ingredients=["beans", "grandma's secret mix"], tags=["dips", "vegan", "vegetarian"])
    assert doubtful is not None
    assert doubtful.allergens is None
    assert doubtful.diets == ()


def test_snack_without_allergens_is_known_to_have_none() -> None:
    """Holding none of the 14 is not the same as nothing being known."""
    plain = snack(ingredients=["avocados", "salt"])
    assert plain is not None
    assert plain.allergens == ()
    assert {"vegan", "gluten-free", "nut-free"} <= set(plain.diets)


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": None},
        {"minutes": 0},
        {"minutes": 26},
        {"minutes": 43_200},
        {"name": None},
        {"name": "  "},
        {"tags": []},
        {"tags": ["main-dish", "dips"]},
        {"tags": ["mexican", "15-minutes-or-less"]},
        {"steps": []},
        {"steps": ["1", "..."]},
        {"steps": ["mix", "chill overnight"]},
        {"steps": ["mix", "chill for 2 hours"]},
        {"steps": ["bake for 20-30 minutes"]},
        {"ingredients": ["beans"]},
        {"ingredients": ["beans", " "]},
    ],
)
def test_what_is_no_quick_snack_is_left_out(changes: dict[str, Any]) -> None:
    """Unknown or long times, meals, recipes without name, steps or two ingredients give nothing."""
    assert snack(**changes) is None


@pytest.mark.parametrize(
    ("tags", "fits"),
    [
        (["snacks", "lunch"], True),  # one shelf there: "lunch / snacks"
        (["finger-food", "lunch"], False),
        (["beverages", "breakfast"], True),
        (["snacks", "breakfast"], False),
        (["desserts", "brunch"], True),
        (["desserts", "side-dishes"], False),
        (["appetizers", "sandwiches"], False),
        (["snacks", "one-dish-meal"], False),
        (["desserts", "cake-fillings-and-frostings"], False),
        (["snacks", "pet-food"], False),
    ],
)
def test_meals_are_told_from_snacks(tags: list[str], fits: bool) -> None:
    """Tags of meals and of parts of dishes exclude, but for those that Food.com gives away too freely."""
    assert is_snack(10, tags, ["mix"]) is fits


@given(
    st.integers(-5, 60),
    st.sets(st.sampled_from(sorted(foodcom.MEALS | foodcom.PARTS | set(foodcom.KIND_OF)))),
)
def test_never_a_main_course_and_never_slow(minutes: int, tags: set[str]) -> None:
    """Whatever the tags, nothing over 25 minutes passes and no main dish, and what passes has a kind."""
    found = snack(minutes=minutes, tags=sorted(tags))
    if found is not None:
        assert 1 <= found.minutes <= 25
        assert not tags & {"main-dish", "one-dish-meal", "sandwiches", "pizza"}
        assert found.kind in foodcom.KIND_OF.values()


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        (["snacks", "desserts", "beverages"], "beverage"),
        (["snacks", "desserts"], "dessert"),
        (["appetizers", "finger-food"], "finger-food"),
        (["snacks", "appetizers"], "appetizer"),
        (["snacks"], "snack"),
    ],
)
def test_the_most_particular_tag_is_the_kind(tags: list[str], kind: str) -> None:
    """A drink that is also a dessert is a drink."""
    found = snack(tags=tags)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("tags", "cuisine"),
    [(["american", "thai"], "thai"), (["american"], "american"), (["english"], "british"), (["asian"], None)],
)
def test_cuisine_is_the_particular_one(tags: list[str], cuisine: str | None) -> None:
    """ "american" counts only where nothing more particular is said; continents are no kitchens."""
    found = snack(tags=["snacks", *tags])
    assert found is not None
    assert found.cuisine == cuisine


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("arriba   baked winter squash", "Arriba Baked Winter Squash"),
        ("cream of the crop", "Cream of the Crop"),
        ("the one with the", "The One with The"),
        ("grandma s cookies", "Grandma's Cookies"),
        ("don t eat the yellow snow", "Don't Eat the Yellow Snow"),
        ("1 2 3 black bean dip", "1 2 3 Black Bean Dip"),
        ("", ""),
    ],
)
def test_names_are_tidied(name: str, tidy: str) -> None:
    """Names get single blanks, capitals and the apostrophes that were cut out."""
    assert tidy_name(name) == tidy


@pytest.mark.parametrize(
    ("step", "tidy"),
    [
        ("mix well , then wait", "Mix well, then wait."),
        ("enjoy !", "Enjoy."),
        ("ready ?", "Ready?"),
        ("heat to 350 degrees f", "Heat to 350 degrees F."),
        ("bake at 350f", "Bake at 350F."),
        ("add 1 / 2 cup", "Add 1/2 cup."),
        ("i use mom s pan", "I use mom's pan."),
        (" 1 ", ""),
    ],
)
def test_steps_become_sentences(step: str, tidy: str) -> None:
    """A step starts with a capital, ends with one stop and has its small breaks mended."""
    assert tidy_step(step) == tidy


def test_steps_cut_at_a_decimal_point_are_joined() -> None:
    """ "3" followed by "5 minutes" was "3.5 minutes"."""
    assert tidy_steps(["cook for 3", "5 minutes", "serve"]) == ("Cook for 3.5 minutes.", "Serve.")
    assert tidy_steps(["add 3 eggs", "5 minutes later stir"]) == ("Add 3 eggs.", "5 minutes later stir.")


@given(st.text(max_size=40))
def test_any_step_is_a_sentence_or_nothing(step: str) -> None:
    """Whatever a file holds, a step comes out without an exclamation mark at its end and with one stop."""
    tidy = tidy_step(step)
    assert tidy == "" or tidy[-1] in ".?"
    assert not tidy.endswith(("..", "!"))


def test_waits_are_read_from_the_steps() -> None:
    """The later end of a range counts; hours and nights are endless."""
    assert longest_wait(["bake 10-15 min", "rest 5 minutes"]) == 15
    assert longest_wait(["bake 8 to 20 minutes"]) == 20
    assert longest_wait(["mix"]) == 0
    assert longest_wait(["chill overnight"]) == longest_wait(["wait an hour"]) == float("inf")


@pytest.mark.skipif(not (DATA / "food.com").is_dir(), reason="the public data sets are not here")
def test_real_recipes_give_hundreds_of_snacks() -> None:
    """Of the real recipes with a snack's tags most stay, all of them whole, short and readable."""
    with (DATA / "food.com" / "RAW_recipes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [
        snack_of(
            int(row["id"]), row["name"], int(row["minutes"]), *(ast.literal_eval(row[c]) for c in columns)
        )
        for row in rows
        if (columns := ("tags", "steps", "ingredients"))
    ]
    snacks = [one for one in found if one is not None]
    assert 250 <= len(snacks) <= 461
    assert {one.kind for one in snacks} == set(foodcom.KIND_OF.values())
    assert all(one.minutes <= 25 and len(one.ingredients) >= 2 and one.steps for one in snacks)
    assert not [one.name for one in snacks if "  " in one.name or not one.name[0].isalnum()]
