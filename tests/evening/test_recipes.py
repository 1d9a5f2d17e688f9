"""The cookbook of an evening: its wishes about snacks hold whatever else is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.recipes import Asked, look_up, named, ours, recipes_of, search
from movienight.evening.state import Tonight
from movienight.snacks.kitchen import Wish


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Nobody, no wishes."""
    return Evening(starter(), library_of(tmp_path, {}), Tonight(), lambda: NOW)


def test_all_there_are(evening: Evening) -> None:
    """Asked for nothing, the cookbook has all of ours in their order; the starter has imported none."""
    assert [one.recipe for one in look_up(evening, Asked())] == list(ours())
    assert recipes_of(starter()) == list(ours())
    assert look_up(evening, Asked(imported=True)) == look_up(evening, Asked())


def test_what_is_asked_holds(evening: Evening) -> None:
    """Words, kind, diet, minutes and heat, each by itself and all together."""
    asked = Asked("lime", "beverage", "vegan", 5, no_cook=True)
    found = [one.recipe for one in look_up(evening, asked)]
    assert found
    for recipe in found:
        assert recipe.kind == "beverage"
        assert "vegan" in recipe.diets
        assert recipe.minutes <= 5
        assert recipe.no_cook
    assert len(look_up(evening, Asked("lime"))) > len(found)


def test_the_kitchen_of_the_evening_holds_too(evening: Evening) -> None:
    """Without nuts by the wishes means without nuts in the cookbook, also of another diet."""
    evening.wish("without", "nuts, peanuts")
    for found in look_up(evening, Asked(diet="vegetarian")):
        assert found.recipe.allergens is not None
        assert not {"nuts", "peanuts"} & set(found.recipe.allergens)
        assert "vegetarian" in found.recipe.diets


def test_what_is_at_home_comes_first(evening: Evening) -> None:
    """With butter and popcorn the first recipe uses both; where nothing is said, nothing is left out."""
    assert len(look_up(evening, Asked(at_home=True))) == len(ours())
    evening.wish("have", "butter, popcorn kernels")
    found = look_up(evening, Asked(at_home=True))
    assert len(found[0].had) == 2
    assert all(one.had for one in found)


def test_what_is_not_there_is_said() -> None:
    """An unknown id and an unknown cuisine name the nearest there is."""
    with pytest.raises(UsageError) as caught:
        named("front-row-butter-popcron", ours())
    assert "front-row-butter-popcorn" in caught.value.hint
    with pytest.raises(UsageError) as caught:
        search(ours(), Wish(cuisines=frozenset({"mexikan"})))
    assert "mexican" in caught.value.hint
