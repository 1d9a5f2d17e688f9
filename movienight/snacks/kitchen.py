"""Finding recipes: by words, by what they are, and by what is in the kitchen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from movienight.snacks.allergens import Words, holding_of, is_around, words_of
from movienight.types import Kitchen, Recipe

PANTRY = frozenset(
    frozenset(words_of(thing))
    for thing in [
        "water",
        " cold water",
        " hot water",
        " boiling water",
        " ice",
        " ice cubes",
        " salt",
        " sea salt",
        " flaky salt",
        " sea salt flakes",
        "pepper",
        " black pepper",
        " black peppercorns",
        " salt and pepper",
        " oil",
        " olive oil",
        " extra virgin olive oil",
        "sunflower oil",
        " vegetable oil",
        " rapeseed oil",
        " canola oil",
        " cooking oil",
    ]
)
"""What everybody has, each by its words."""

_CHANGING = frozenset(
    ["condensed", "evaporated", "powder", "powdered", "granule", "dried", "seed", "sweet", "spring"]
)
"""Words that make another thing of a food: condensed milk, garlic granules, spring onions."""

_NAME, _PART, _REST = 3, 2, 1
"""What a word found in the name, among the ingredients or anywhere else is worth."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a recipe must be; an empty field asks nothing.

    `words` must all be found in it; `have` are ingredients in the kitchen, one at least of which it uses.
    """

    words: str = ""
    kitchen: Kitchen = field(default_factory=Kitchen)
    max_minutes: int | None = None
    no_cook: bool = False
    kinds: frozenset[str] = frozenset()
    cuisines: frozenset[str] = frozenset()
    have: tuple[str, ...] = ()

    def admits(self, recipe: Recipe) -> bool:
        """Whether a recipe is of the kind asked for and known to be safe; words and `have` aside."""
        return (
            self.kitchen.suits(recipe)
            and (self.max_minutes is None or recipe.minutes <= self.max_minutes)
            and (recipe.no_cook or not self.no_cook)
            and (not self.kinds or recipe.kind in self.kinds)
            and (not self.cuisines or recipe.cuisine in self.cuisines)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A recipe that was found, the ingredients of it that are had (without the pantry), and those to buy."""

    recipe: Recipe
    had: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def find(recipes: Iterable[Recipe], wish: Wish) -> list[Found]:
    """The recipes that suit, best first.

    With `have` those that use most of it come first, of these the ones with least to buy; then those that
    name the words in their title, then in their ingredients; then in the order given.
    """
    words = words_of(wish.words)
    ranked = []
    for recipe in filter(wish.admits, recipes):
        score = _score(recipe, words)
        found = shop(recipe, wish.have)
        if score is None or (wish.have and not found.had):
            continue
        ranked.append(((-len(found.had), len(found.missing), -score), found))
    return [found for _, found in sorted(ranked, key=lambda one: one[0])]


def _score(recipe: Recipe, words: Words) -> int | None:
    """How plainly a recipe is about the words; None where one of them is not in it."""
    if not words:
        return 0
    name = set(words_of(recipe.name))
    parts = {word for part in recipe.ingredients for word in words_of(part.item)}
    others = (
        recipe.cuisine or "",
        recipe.kind,
        *recipe.moods,
        *recipe.flavours,
        *recipe.seasons,
        *recipe.tags,
    )
    rest = {word for text in others for word in words_of(text)}
    values = [
        _NAME if word in name else _PART if word in parts else _REST if word in rest else 0 for word in words
    ]
    return sum(values) if all(values) else None


def shop(recipe: Recipe, have: Sequence[str]) -> Found:
    """What of a recipe is had and what is to buy; what may be left out is never to buy."""
    if not have:
        return Found(recipe)
    had, missing = [], []
    for part in recipe.ingredients:
        if any(is_had(part.item, thing) for thing in have):
            had.append(part.item)
        elif not part.optional and not is_in_pantry(part.item):
            missing.append(part.item)
    return Found(recipe, tuple(had), tuple(missing))


def is_in_pantry(item: str) -> bool:
    """Whether an ingredient is one that everybody has."""
    return frozenset(words_of(item)) in PANTRY


def is_had(item: str, thing: str) -> bool:
    """Whether somebody who has `thing` has the ingredient: "butter, soft" is butter, "peanut butter" is not.

    The thing must be what the ingredient is in the end (of "cherry tomatoes" tomatoes, not cherries)
    and hold the same.
    """
    words, wanted = words_of(item), words_of(thing)
    telling = [word for word in words if not is_around(word)] or list(words)
    more = set(words) - set(wanted)
    if not wanted or not set(wanted) <= set(words) or telling[-1] not in wanted or more & _CHANGING:
        return False
    return _holds(item) == _holds(thing)


def _holds(item: str) -> frozenset[str] | None:
    holding = holding_of(item)
    return None if holding is None else holding.surely | holding.may
