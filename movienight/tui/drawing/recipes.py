"""Recipes as lines of a list, and what was found in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from movienight.evening.chips import chip_text
from movienight.tui.drawing.cells import fit
from movienight.wording import counted

if TYPE_CHECKING:
    from movienight.snacks.kitchen import Found

KIND = 12
"""Cells for the kind of a recipe."""


def recipe_line(found: Found, width: int) -> Content:
    """ "Front-Row Butter Popcorn   8 min  snack": with what is to buy where somebody said what they have."""
    recipe = found.recipe
    told = f" {recipe.minutes:>3} min"
    if found.had:
        told += "  buy nothing" if not found.missing else f"  buy {len(found.missing):>2} more"
    elif width >= 44:
        told += "  " + fit(recipe.kind.replace("-", " "), KIND)
    return Content.assemble(fit(recipe.name, max(10, width - len(told))), (told, "$text-muted"))


def found_line(count: int, shown: int, wishes: Mapping[str, str]) -> Content:
    """ "Cookbook   307 recipes, all of them snacks: vegan"."""
    told = counted(count, "recipe") + (f", the first {shown:,} shown" if shown < count else "")
    rules = [chip_text(name, wishes[name]) for name in ("diet", "without") if name in wishes]
    care = f" · by your wishes {', '.join(rules)}" if rules else ""
    return Content.assemble((" Cookbook", "bold $primary"), (f"   {told}{care}", "$text-muted"))
