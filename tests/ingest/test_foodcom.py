"""Food.com: recipes and stars."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import sets
from movienight.storage.catalogue import Catalogue


def test_recipes_come_with_all_their_parts(tmp_path: Path) -> None:
    """Lists are lists, nutrition seven numbers, blanks single, absurd minutes unknown."""
    account = sets.import_recipes(tmp_path, sets.write_foodcom(tmp_path / "food"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        recipes = catalogue.recipes()
    assert recipes.id.tolist() == [10, 20]
    assert recipes.name == ["popcorn", "nachos with cheese"]
    assert recipes.minutes == [10, None]
    assert recipes.tags == [["snacks", "easy"], []]
    assert recipes.ingredients[0] == ["corn", "baker's salt"]
    assert recipes.steps[0] == ["heat the oil , gently", "add corn"]
    assert recipes.description == ["two lines of text", None]
    assert recipes.nutrition[0] == pytest.approx([51.5, 0, 13, 0, 2, 0, 4])
    file = sets.files(account)["RAW_recipes.csv"]
    assert (file.read, file.kept, file.dropped) == (3, 2, {"no name": 1})
    assert file.lines == {"no name": (5,)}
    assert file.mended == {"minutes of 0 or above a day, now unknown": 1}


def test_zero_stars_are_no_stars(tmp_path: Path) -> None:
    """A rating of 0 means that none was given: it is counted apart and lowers no mean."""
    account = sets.import_recipes(tmp_path, sets.write_foodcom(tmp_path / "food"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        recipes, ratings = catalogue.recipes(), catalogue.recipe_ratings()
    assert recipes.n_ratings.tolist() == [2, 1]
    assert recipes.mean_stars.tolist() == [4.5, 3.0]
    assert ratings.stars.tolist() == [5, 4, 3]
    assert ratings.recipe_id.tolist() == [10, 10, 20]
    file = sets.files(account)["RAW_interactions.csv"]
    assert file.dropped == {"recipe not in the list of recipes": 1, "no stars given": 1}
    assert file.lines == {"recipe not in the list of recipes": (7,), "no stars given": (5,)}


def test_recipes_can_be_chosen(tmp_path: Path) -> None:
    """By minutes at most, and by any of some tags; a recipe of unknown length is not quick."""
    rows = [
        sets.recipe_row(id=1, minutes=25),
        sets.recipe_row(id=2, minutes=26),
        sets.recipe_row(id=3, minutes=0),
        sets.recipe_row(id=4, minutes=5, tags="['main-dish']"),
    ]
    sets.import_recipes(tmp_path, sets.write_foodcom(tmp_path / "food", rows))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        assert catalogue.recipes(max_minutes=25).id.tolist() == [1, 4]
        assert catalogue.recipes(max_minutes=25, tags=["snacks", "dips"]).id.tolist() == [1]


def test_recipes_alone_are_enough(tmp_path: Path) -> None:
    """Without interactions nobody has given stars."""
    folder = sets.write_foodcom(tmp_path / "food")
    (folder / "RAW_interactions.csv").unlink()
    sets.import_recipes(tmp_path, folder)
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        recipes = catalogue.recipes()
    assert recipes.n_ratings.tolist() == [0, 0]
    assert str(recipes.mean_stars.tolist()) == "[nan, nan]"
