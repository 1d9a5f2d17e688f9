"""The snack of a film as a recipe card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.evening.pantry import had_of

if TYPE_CHECKING:
    from movienight.types import Recipe, Snack

HAD = "✓"
"""Stands before what is in the kitchen."""


def card(snack: Snack | None, things: Sequence[str] = ()) -> list[Content]:
    """Name, time, diets and allergens, why, what is needed and how it is made.

    Args:
        things: what is in the kitchen; it has a tick.
    """
    if snack is None:
        return [Content.styled("no snack is known to suit this kitchen", "$text-muted")]
    first, *rest = recipe_card(snack.recipe, things)
    why = Content.assemble(("because ", "$text-muted"), "; ".join(map(wording.clean, snack.why)))
    return [
        Content.assemble(("SNACK", "bold $success"), "  ", first),
        rest[0],
        *([why] if snack.why else []),
        *rest[1:],
    ]


def recipe_card(recipe: Recipe, things: Sequence[str] = ()) -> list[Content]:
    """The same of a recipe by itself."""
    had = had_of(recipe, things) if things else ()
    needed = zip(recipe.ingredients, wording.ingredient_lines(recipe), strict=True)
    return [
        Content.assemble((wording.clean(recipe.name), "bold"), (f"  {recipe.minutes} min", "$text-muted")),
        Content.styled(facts(recipe), "$text-muted"),
        Content("\n".join(f"{HAD if part.item in had else '·'} {line}" for part, line in needed)),
        Content("\n".join(f"{number}. {wording.clean(step)}" for number, step in enumerate(recipe.steps, 1))),
    ]


def facts(recipe: Recipe) -> str:
    """ "vegetarian · holds egg, milk · no cooking"."""
    holds = (
        "allergens not known"
        if recipe.allergens is None
        else f"holds {', '.join(recipe.allergens)}"
        if recipe.allergens
        else "no known allergen"
    )
    pieces = [
        ", ".join(_told(recipe.diets)),
        holds,
        "no cooking" if recipe.no_cook else "",
        f"for {recipe.serves}",
    ]
    return " · ".join(filter(None, pieces))


def _told(diets: Sequence[str]) -> list[str]:
    """The diets worth a line: vegan or else vegetarian, and gluten-free; what it holds says the rest."""
    plant = next((diet for diet in ("vegan", "vegetarian") if diet in diets), None)
    return [diet for diet in (plant, "gluten-free" if "gluten-free" in diets else None) if diet]
