"""Recipes of an index: our own cookbook and the imported ones that are snacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from movienight.paths import assets_folder
from movienight.snacks.cookbook import load_cookbook, recipe_text
from movienight.snacks.foodcom import KIND_OF, LONGEST, snack_of
from movienight.snacks.pairing import baseline
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.catalogue import Catalogue
from movienight.storage.vectors import save_vectors
from movienight.train.vectors import embed, text_keys
from movienight.types import Floats, Recipe

if TYPE_CHECKING:
    from movienight.text.encoder import Encoder

MOST = 2000
"""Imported snacks kept, the best-liked first: nobody reads further, and opening stays quick."""
DOUBT, MIDDLING = 5.0, 4.0
"""A recipe's mean stars are shrunk towards MIDDLING as if by DOUBT more ratings."""


def save_recipes(
    writer: IndexWriter,
    catalogue: Catalogue,
    encoder: Encoder,
    encoder_id: str,
    film_vectors: Floats,
    known: Sequence[Index],
) -> Floats:
    """Keep `recipes.*`: ids, vectors, mean closeness to all films, and the imported ones whole.

    Returns:
        The recipes' unit vectors, float32 (r, d), our own first.
    """
    imported = imported_snacks(catalogue)
    recipes = [*load_cookbook(assets_folder() / "cookbook"), *imported]
    texts = [recipe_text(recipe) for recipe in recipes]
    keys = text_keys(texts, encoder_id)
    vectors = embed(texts, keys, "recipes", encoder, known, lambda done: None)
    save_vectors(writer, "recipes", vectors, keys)
    writer.array("recipes.baseline", baseline(film_vectors, vectors))
    writer.strings("recipes.ids", (recipe.id for recipe in recipes))
    writer.json("recipes.imported", [entry_of(recipe) for recipe in imported])
    return vectors


def imported_snacks(catalogue: Catalogue) -> list[Recipe]:
    """The imported recipes that are quick snacks, at most MOST, best-liked first."""
    table = catalogue.recipes(LONGEST, list(KIND_OF))
    stars = np.nan_to_num(table.mean_stars, nan=0.0)
    esteem = (stars * table.n_ratings + MIDDLING * DOUBT) / (table.n_ratings + DOUBT)
    snacks: list[Recipe] = []
    for i in np.argsort(-esteem, kind="stable"):
        columns = (table.name[i], table.minutes[i], table.tags[i], table.steps[i], table.ingredients[i])
        recipe = snack_of(int(table.id[i]), *columns)
        if recipe is not None:
            snacks.append(recipe)
        if len(snacks) == MOST:
            break
    return snacks


def entry_of(recipe: Recipe) -> dict[str, Any]:
    """The recipe as plain values, empty ones left out; no allergens is not the same as none known."""
    fields = asdict(recipe)
    kept = {name: value for name, value in fields.items() if value not in (None, (), "")}
    return kept if recipe.allergens is None else kept | {"allergens": fields["allergens"]}
