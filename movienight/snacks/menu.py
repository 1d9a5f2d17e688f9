"""The menu of an index: our cookbook and the imported snacks, ready to be paired with films."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from movienight.snacks.cookbook import load_cookbook
from movienight.snacks.pairing import Pairing
from movienight.storage.artifacts import Index
from movienight.storage.vectors import open_vectors
from movienight.types import Film, Floats, Ingredient, Kitchen, Recipe, Snack


class Menu:
    """Recipes and their pairing with films.

    Args:
        recipes: r recipes.
        vectors: theirs, unit vectors float32 (r, d).
        baseline: each one's mean closeness to all films, float32 (r,).
    """

    def __init__(self, recipes: Sequence[Recipe], vectors: Floats, baseline: Floats) -> None:
        self._vectors, self._baseline = vectors, baseline
        self._pairing = Pairing(recipes, vectors, baseline)
        self._safe: dict[Kitchen, Menu] = {}

    @classmethod
    def open(cls, index: Index, assets: Path) -> Menu:
        """The recipes an index has vectors for; our own come from the cookbook as it is now.

        Raises:
            DataError: the cookbook or the index cannot be read.
        """
        recipes = {recipe.id: recipe for recipe in load_cookbook(assets / "cookbook")}
        recipes |= {entry["id"]: imported(entry) for entry in index.json("recipes.imported")}
        ids = list(index.strings("recipes.ids"))
        here = [row for row, recipe_id in enumerate(ids) if recipe_id in recipes]
        vectors = open_vectors(index, "recipes")[here]
        baseline = index.array("recipes.baseline")[here]
        return cls([recipes[ids[row]] for row in here], vectors, baseline)

    def for_kitchen(self, kitchen: Kitchen) -> Menu:
        """The menu of those recipes alone that are known to suit; the same menu where nothing is asked.

        What is not safe is not there to be chosen, whatever scores or swaps come after.
        """
        if not kitchen:
            return self
        if kitchen not in self._safe:
            rows = [row for row, recipe in enumerate(self._pairing.recipes) if kitchen.suits(recipe)]
            recipes = [self._pairing.recipes[row] for row in rows]
            self._safe[kitchen] = Menu(recipes, self._vectors[rows], self._baseline[rows])
        return self._safe[kitchen]

    def pair(
        self, films: Sequence[Film], vectors: Floats, mood: str | None, mood_vector: Floats | None
    ) -> tuple[Snack | None, ...]:
        """A snack for each film of a slate, no recipe twice."""
        return self._pairing.pair(films, vectors, mood_vector, mood or "")

    def best(
        self, film: Film, vector: Floats, mood: str | None, mood_vector: Floats | None, n: int
    ) -> list[Snack]:
        """The n snacks that go best with one film."""
        return self._pairing.best(film, vector, mood_vector, mood or "", n)

    def counts(self) -> dict[str, int]:
        """How many recipes there are, by where they are from."""
        counts: dict[str, int] = {}
        for recipe in self._pairing.recipes:
            counts[recipe.source] = counts.get(recipe.source, 0) + 1
        return dict(sorted(counts.items()))


def imported(entry: dict[str, Any]) -> Recipe:
    """A recipe as it is kept in an index: plain values, empty ones left out."""
    lists = {name: tuple(value) for name, value in entry.items() if isinstance(value, list)}
    ingredients = tuple(Ingredient(**part) for part in entry["ingredients"])
    return Recipe(**(entry | lists | {"ingredients": ingredients}))
