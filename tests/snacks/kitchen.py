"""Invented recipes and films, small enough to know every answer."""

from __future__ import annotations

from typing import Any

import numpy as np

from movienight.types import Film, Floats, Ingredient, Recipe


def recipe(name: str, *items: str, **more: Any) -> Recipe:
    """A recipe of 10 minutes that needs the stove, of no kitchen in particular."""
    fields = {
        "id": name.casefold().replace(" ", "-"),
        "kind": "snack",
        "minutes": 10,
        "ingredients": tuple(Ingredient(item, "1", "1") for item in items or ("flour", "salt")),
        "steps": ("Mix.", "Bake."),
    }
    return Recipe(**{"name": name, **fields, **more})


def film(title: str = "Untitled", **more: Any) -> Film:
    """A film of which nothing else is known."""
    return Film(**{"row": 0, "title": title, **more})


def unit(*numbers: float) -> Floats:
    """A direction as a unit vector."""
    vector = np.array(numbers, dtype=np.float32)
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def entry(**changes: Any) -> dict[str, Any]:
    """A recipe of a cookbook file with nothing wrong with it, but for the changes."""
    fields: dict[str, Any] = {
        "id": "toast-with-tomato",
        "name": "Toast with Tomato",
        "kind": "snack",
        "active_minutes": 5,
        "waiting_minutes": 0,
        "serves": 2,
        "ingredients": [
            {"item": "bread", "metric": "2 slices", "us": "2 slices"},
            {"item": "tomato", "metric": "1", "us": "1", "optional": True},
        ],
        "steps": ["Toast the bread.", "Rub the tomato in."],
        "equipment": ["toaster"],
        "flavours": ["fresh"],
        "cuisine": "spanish",
        "seasons": ["summer"],
        "crunch": 2,
        "moods": ["sunny", "road trip"],
        "allergens": ["gluten", "soy"],
        "diets": [
            "vegan",
            "vegetarian",
            "dairy-free",
            "nut-free",
            "alcohol-free",
            "halal-hint",
            "kosher-style-hint",
        ],
        "no_cook": False,
        "cost": 1,
    }
    return {**fields, **changes}
