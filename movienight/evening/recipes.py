"""The recipes of an evening: all there are, found by words and by what they must be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from movienight.errors import UsageError

if TYPE_CHECKING:
    from movienight.engine import Engine
    from movienight.evening.evening import Evening
    from movienight.snacks.kitchen import Found, Wish
    from movienight.types import Recipe


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader of the cookbook asks for; the diet and the allergens of the evening hold besides.

    Args:
        words: all of them are in it.
        kind: "dip", "" for any.
        diet: "vegan", "" for any.
        minutes: from start to bite at most, None for any.
        no_cook: nothing to heat.
        at_home: only recipes that use what is in the kitchen.
        imported: those of the index besides ours.
    """

    words: str = ""
    kind: str = ""
    diet: str = ""
    minutes: int | None = None
    no_cook: bool = False
    at_home: bool = False
    imported: bool = False


@cache
def ours() -> tuple[Recipe, ...]:
    """The recipes that ship."""
    from movienight.paths import assets_folder
    from movienight.snacks.cookbook import load_cookbook

    return load_cookbook(assets_folder() / "cookbook")


def imported_of(engine: Engine) -> list[Recipe]:
    """The recipes the index in use has imported."""
    from movienight.snacks.menu import imported

    return [imported(entry) for entry in engine.index.json("recipes.imported")]


def recipes_of(engine: Engine) -> list[Recipe]:
    """Our recipes and those the index in use has imported."""
    return [*ours(), *imported_of(engine)]


def search(recipes: Sequence[Recipe], wish: Wish) -> list[Found]:
    """The recipes that suit, best first.

    Raises:
        UsageError: no recipe is of such a cuisine.
    """
    from movienight.snacks.kitchen import find

    known = {recipe.cuisine for recipe in recipes if recipe.cuisine}
    for unknown in sorted(wish.cuisines - known):
        raise UsageError(f"no recipe is {unknown}", nearest(unknown, sorted(known)))
    return find(recipes, wish)


def look_up(evening: Evening, asked: Asked) -> list[Found]:
    """What the cookbook has for this kitchen, best first; never a recipe that is not known to be safe."""
    from movienight.evening.pantry import things_of
    from movienight.snacks.kitchen import Wish

    kitchen = evening.query().kitchen
    if asked.diet:
        kitchen = replace(kitchen, diets=kitchen.diets | {asked.diet})
    wish = Wish(
        asked.words,
        kitchen,
        asked.minutes,
        asked.no_cook,
        frozenset({asked.kind} if asked.kind else ()),
        have=things_of(evening.tonight.wishes) if asked.at_home else (),
    )
    return search(recipes_of(evening.engine) if asked.imported else ours(), wish)


def named(recipe_id: str, recipes: Sequence[Recipe]) -> Recipe:
    """The recipe of an id.

    Raises:
        UsageError: there is none.
    """
    by_id = {recipe.id: recipe for recipe in recipes}
    if recipe_id not in by_id:
        raise UsageError(f"no recipe has the id “{recipe_id}”", nearest(recipe_id, list(by_id)))
    return by_id[recipe_id]


def nearest(typed: str, known: Sequence[str]) -> str:
    """A hint that names the nearest of what there is."""
    near = [one for one in known if typed and typed in one] or get_close_matches(typed, known)
    if near:
        return f"did you mean {' or '.join(near[:3])}?"
    return "`movienight cookbook` lists recipes, each with its cuisine and its id"
