"""Recipes are found by words, diets, minutes and what is in the kitchen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.paths import assets_folder
from movienight.snacks.cookbook import load_cookbook
from movienight.snacks.kitchen import Found, Wish, find, is_had
from movienight.snacks.menu import imported
from movienight.snacks.vocabulary import ALLERGENS, DIETS
from movienight.train.recipes import entry_of
from movienight.types import Ingredient, Kitchen, Recipe
from snacks.kitchen import recipe

CORN = recipe(
    "Butter Popcorn", "popcorn kernels", "butter, soft", "salt", allergens=("milk",), diets=("vegetarian",)
)
PLAIN = recipe(
    *("Sea Salt Popcorn", "popcorn kernels", "olive oil", "flaky salt"),
    allergens=(),
    diets=("vegan", "vegetarian"),
    minutes=5,
)
DIP = recipe(
    *("Peanut Dip", "peanut butter", "lime", "water"),
    allergens=("peanuts",),
    diets=("vegan", "vegetarian"),
    kind="dip",
    cuisine="thai",
    no_cook=True,
    moods=("rainy day",),
)
MYSTERY = recipe("Popcorn Surprise", "popcorn", "secret mix", allergens=None, source="food.com")
ALL = (CORN, PLAIN, DIP, MYSTERY)


def names(wish: Wish) -> list[str]:
    """The names of what is found, best first."""
    return [one.recipe.name for one in find(ALL, wish)]


def test_nothing_asked_is_everything_in_its_order() -> None:
    """Without a wish every recipe is there, as it stands in the book."""
    assert find(ALL, Wish()) == [Found(one) for one in ALL]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        (Wish("popcorn"), ["Butter Popcorn", "Sea Salt Popcorn", "Popcorn Surprise"]),
        (Wish("POPCÓRN butter"), ["Butter Popcorn"]),
        (Wish("butter"), ["Butter Popcorn", "Peanut Dip"]),
        (Wish("thai"), ["Peanut Dip"]),
        (Wish("rainy limes"), ["Peanut Dip"]),
        (Wish("popcorn thai"), []),
        (Wish(max_minutes=5), ["Sea Salt Popcorn"]),
        (Wish(no_cook=True), ["Peanut Dip"]),
        (Wish(kinds=frozenset({"dip"})), ["Peanut Dip"]),
        (Wish(cuisines=frozenset({"thai"})), ["Peanut Dip"]),
        (Wish(kitchen=Kitchen(frozenset({"vegan"}))), ["Sea Salt Popcorn", "Peanut Dip"]),
        (Wish(kitchen=Kitchen(without=frozenset({"milk"}))), ["Sea Salt Popcorn", "Peanut Dip"]),
        (
            Wish(kitchen=Kitchen(without=frozenset({"lupin"}))),
            ["Butter Popcorn", "Sea Salt Popcorn", "Peanut Dip"],
        ),
        (Wish("popcorn", Kitchen(frozenset({"vegan"})), no_cook=True), []),
    ],
)
def test_each_wish_is_obeyed(wish: Wish, expected: list[str]) -> None:
    """All that is asked holds of what is found; a word in the name comes before one among ingredients."""
    assert names(wish) == expected


def test_what_is_had_ranks_and_what_is_missing_is_told() -> None:
    """What uses most of the kitchen comes first; the pantry is neither counted nor bought."""
    found = find(ALL, Wish(have=("popcorn", "butter")))
    assert [one.recipe.name for one in found] == ["Butter Popcorn", "Sea Salt Popcorn", "Popcorn Surprise"]
    assert found[0].had == ("popcorn kernels", "butter, soft")
    assert found[0].missing == found[1].missing == ()
    assert found[2].missing == ("secret mix",)


def test_what_may_be_left_out_is_not_to_buy() -> None:
    """An optional ingredient that is not had is not missing."""
    parts = (Ingredient("popcorn"), Ingredient("chives", optional=True), Ingredient("cheddar"))
    (found,) = find([recipe("Corn", ingredients=parts)], Wish(have=("popcorn",)))
    assert found.missing == ("cheddar",)


@pytest.mark.parametrize(
    ("item", "thing", "had"),
    [
        ("butter, soft", "butter", True),
        ("unsalted butter", "butter", True),
        ("peanut butter", "butter", False),
        ("peanut butter", "peanut butter", True),
        ("butter beans", "butter", False),
        ("coconut milk", "milk", False),
        ("condensed milk (sweetened)", "milk", False),
        ("milk, cold", "milk", True),
        ("cherry tomatoes", "tomato", True),
        ("cherry tomatoes", "cherries", False),
        ("tomato ketchup", "tomato", False),
        ("white bread (day-old)", "bread", True),
        ("garlic granules", "garlic", False),
        ("sweet potato", "potatoes", False),
        ("potatoes, waxy", "potatoes", True),
        ("pumpkin seeds", "pumpkin", False),
        ("popcorn, popped and plain", "popcorn", True),
        ("eggs", "EGG", True),
        ("chilli flakes", "chili flakes", True),
        ("lime", "", False),
    ],
)
def test_what_is_had_is_the_thing_itself(item: str, thing: str, had: bool) -> None:
    """Butter in the fridge is neither peanut butter nor butter beans."""
    assert is_had(item, thing) is had


@given(
    st.sets(st.sampled_from(sorted(DIETS)), max_size=2),
    st.sets(st.sampled_from(sorted(ALLERGENS)), max_size=3),
)
def test_nothing_unsafe_is_ever_found(diets: set[str], without: set[str]) -> None:
    """Whatever is asked, all that is found suits the diets and is known to hold none of the allergens."""
    kitchen = Kitchen(frozenset(diets), frozenset(without))
    for one in find((*load_cookbook(assets_folder() / "cookbook"), *ALL), Wish(kitchen=kitchen)):
        assert diets <= set(one.recipe.diets)
        assert not without or one.recipe.allergens is not None
        assert not without & set(one.recipe.allergens or ())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_recipe_comes_back_from_an_index_as_it_went_in(one: Recipe) -> None:
    """No allergens and none known stay two things in an index."""
    assert imported(json.loads(json.dumps(entry_of(one)))) == one
