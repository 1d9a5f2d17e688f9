"""The menu of an index is our cookbook and what was imported, paired by the index's own vectors."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from movienight.snacks.menu import Menu
from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.vectors import save_vectors
from movienight.types import Ingredient
from snacks.kitchen import entry, film, recipe, unit

DIP = recipe("Bean Dip", source="food.com", ingredients=(Ingredient("beans"),), tags=("dips",), minutes=4)


@pytest.fixture
def menu(tmp_path: Path) -> Menu:
    """A menu of one recipe of our own and one imported; the index also knows one we no longer have."""
    (tmp_path / "cookbook").mkdir()
    recipes = [entry(id="new-since"), entry(id="toast", name="Toast")]
    (tmp_path / "cookbook" / "all.json").write_text(json.dumps(recipes))
    writer = IndexWriter(tmp_path / "index")
    writer.strings("recipes.ids", ["gone", "toast", DIP.id])
    vectors = np.stack([unit(1, 1), unit(1, 0), unit(0, 1)])
    save_vectors(writer, "recipes", vectors, np.arange(3, dtype=np.uint64))
    writer.array("recipes.baseline", np.zeros(3, dtype=np.float32))
    writer.json("recipes.imported", [asdict(DIP)])
    writer.close("f")
    return Menu.open(Index(tmp_path / "index"), tmp_path)


def test_menu_holds_what_both_the_index_and_we_have(menu: Menu) -> None:
    """Recipes without a vector and vectors without a recipe are left out; the rest is counted by source."""
    assert menu.counts() == {"food.com": 1, "movienight": 1}
    snacks = menu.best(film(), unit(1, 1), None, None, 5)
    assert {snack.recipe.name for snack in snacks} == {"Toast", "Bean Dip"}


def test_imported_recipe_comes_back_whole(menu: Menu) -> None:
    """An imported recipe is the same after it was kept in the index."""
    (served,) = (
        one.recipe for one in menu.best(film(), unit(0, 1), None, None, 2) if one.recipe.id == DIP.id
    )
    assert served == DIP


def test_each_film_gets_the_recipe_in_its_direction(menu: Menu) -> None:
    """Vectors stay with their recipes though others before them are left out."""
    films, vectors = [film(), film()], np.stack([unit(0, 1), unit(1, 0)])
    names = [snack.recipe.name for snack in menu.pair(films, vectors, None, None) if snack]
    assert names == ["Bean Dip", "Toast"]
