"""What ships: whole, as its manifest says, and free of what must not ship."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest

from movienight.paths import assets_folder
from movienight.snacks.cookbook import load_cookbook
from movienight.storage.artifacts import Index, sha256_of
from movienight.storage.prose import loglines

ASSETS = assets_folder()
DATA = Path(os.environ.get("MOVIENIGHT_DATA", Path(__file__).parents[3] / "shared" / "data"))
LARGEST = 60_000_000
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the public data sets are not beside the checkout")


@pytest.fixture(scope="module")
def index() -> Index:
    """The starter pack."""
    return Index(ASSETS / "starter")


def shipped_prose() -> str:
    """Every sentence that ships: our loglines, and the steps of our recipes."""
    recipes = load_cookbook(ASSETS / "cookbook")
    return "\n".join([*loglines(ASSETS).values(), *(step for recipe in recipes for step in recipe.steps)])


def test_manifest_lists_every_file_with_its_hash_and_licence() -> None:
    """assets/manifest.json names each file that ships, with the hash it has, an origin and a licence."""
    parts = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))["parts"]
    files = {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*") if path.is_file()}
    assert files - {"manifest.json"} == set(parts)
    wrong = [name for name, part in parts.items() if part["sha256"] != sha256_of(ASSETS / name)]
    assert wrong == []
    assert [name for name, part in parts.items() if not (part["origin"] and part["licence"])] == []


def test_starter_is_whole(index: Index) -> None:
    """Every part of the starter pack has the bytes its own manifest says."""
    assert index.verify() == []


def test_pack_is_small() -> None:
    """All that ships takes at most 60 MB."""
    assert sum(path.stat().st_size for path in ASSETS.rglob("*") if path.is_file()) <= LARGEST


def test_no_sentence_about_a_film_is_kept(index: Index) -> None:
    """The starter pack holds no line taken from an overview: that column is empty."""
    assert not any(index.strings("films.line"))


def test_no_person_of_the_ratings_is_kept(index: Index) -> None:
    """No part of the pack has one entry per rating, or a row per person who rated."""
    ratings = index.manifest["ratings"]
    shapes = {name: part.get("shape", []) for name, part in index.manifest["parts"].items()}
    assert [name for name, shape in shapes.items() if ratings in shape or 610 in shape] == []


@needs_data
def test_no_overview_ships() -> None:
    """No run of eight words of any overview at hand stands anywhere in what ships."""
    shipped = runs_of(shipped_prose(), 8)
    csv.field_size_limit(10**9)
    with (DATA / "the-movies-dataset" / "movies_metadata.csv").open(encoding="utf-8", newline="") as file:
        overviews = {row["title"]: row["overview"] or "" for row in csv.DictReader(file)}
    assert [title for title, overview in overviews.items() if runs_of(overview, 8) & shipped] == []


@needs_data
def test_no_recipe_of_others_ships() -> None:
    """No run of ten words of the steps of any Food.com recipe at hand stands in what ships."""
    shipped = runs_of(shipped_prose(), 10)
    csv.field_size_limit(10**9)
    with (DATA / "food.com" / "RAW_recipes.csv").open(encoding="utf-8", newline="") as file:
        found = [row["name"] for row in csv.DictReader(file) if runs_of(row["steps"], 10) & shipped]
    assert found == []


def runs_of(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of that many words of a text, folded to lower case."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return set(zip(*(words[start:] for start in range(length)), strict=False))
