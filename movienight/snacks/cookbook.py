"""Our own recipes, and the text by which a recipe is compared with films."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from movienight.errors import DataError
from movienight.types import Ingredient, Recipe


def load_cookbook(folder: Path) -> tuple[Recipe, ...]:
    """Every recipe of the folder's JSON files: files by name, recipes in the order they stand there.

    Raises:
        DataError: there is none, or a file is no list of recipes; which one, is said.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DataError(f"there is no cookbook in {folder}", "install MovieNight anew")
    return tuple(recipe for file in files for recipe in _read(file))


def recipe_text(recipe: Recipe) -> str:
    """What is embedded of a recipe: name, kind, cuisine, flavours, moods and what goes in.

    Amounts and steps say nothing of what it feels like and are left out.
    """
    kind = " ".join(filter(None, (recipe.cuisine, recipe.kind.replace("-", " "))))
    pieces = [f"{recipe.name}.", f"{kind.capitalize()}."]
    if recipe.moods:
        pieces.append(f"For {', '.join(recipe.moods)}.")
    if recipe.flavours:
        pieces.append(f"{', '.join(recipe.flavours).capitalize()}.")
    pieces.append(f"With {', '.join(part.item for part in recipe.ingredients)}.")
    return " ".join(pieces)


def _read(file: Path) -> list[Recipe]:
    try:
        return [_recipe(entry) for entry in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the cookbook's {file.name} cannot be read: {type(error).__name__} {error}"
        raise DataError(message, "install MovieNight anew, or mend the file") from error


def _recipe(entry: dict[str, Any]) -> Recipe:
    lists = ("steps", "allergens", "diets", "equipment", "flavours", "seasons", "moods")
    same = ("id", "name", "kind", "serves", "no_cook", "active_minutes", "crunch", "cost")
    fields: dict[str, Any] = {field: entry[field] for field in same}
    fields |= {field: tuple(entry[field]) for field in lists}
    return Recipe(
        minutes=entry["active_minutes"] + entry["waiting_minutes"],
        ingredients=tuple(Ingredient(**part) for part in entry["ingredients"]),
        cuisine=entry["cuisine"] or None,
        **fields,
    )
