"""The snack of a film as a recipe card."""

from __future__ import annotations

from textual.content import Content

from movienight import wording
from movienight.types import Snack


def card(snack: Snack | None) -> list[Content]:
    """Name, time, diets and allergens, why, what is needed and how it is made."""
    if snack is None:
        return [Content.styled("no snack is known to suit this kitchen", "$text-muted")]
    recipe = snack.recipe
    told = [
        Content.assemble(
            ("SNACK", "bold $success"),
            "  ",
            (wording.clean(recipe.name), "bold"),
            (f"  {recipe.minutes} min", "$text-muted"),
        ),
        Content.styled(facts(snack), "$text-muted"),
    ]
    if snack.why:
        told.append(Content.assemble(("because ", "$text-muted"), "; ".join(map(wording.clean, snack.why))))
    told.append(Content("\n".join(f"· {line}" for line in wording.ingredients(snack))))
    told.append(
        Content("\n".join(f"{number}. {wording.clean(step)}" for number, step in enumerate(recipe.steps, 1)))
    )
    return told


def facts(snack: Snack) -> str:
    """ "vegetarian · holds egg, milk · no cooking"."""
    recipe = snack.recipe
    holds = (
        "allergens not known"
        if recipe.allergens is None
        else f"holds {', '.join(recipe.allergens)}"
        if recipe.allergens
        else "no known allergen"
    )
    pieces = [", ".join(recipe.diets), holds, "no cooking" if recipe.no_cook else "", f"for {recipe.serves}"]
    return " · ".join(filter(None, pieces))
