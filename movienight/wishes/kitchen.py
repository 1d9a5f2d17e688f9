"""Diets and allergens as people write them."""

from __future__ import annotations

from movienight.snacks.vocabulary import ALLERGENS, DIETS
from movienight.wishes.choices import choices, folded

ALIASES = {
    "dairy": "milk",
    "eggs": "egg",
    "halal": "halal-hint",
    "kosher": "kosher-style-hint",
    "lactose": "milk",
    "nut": "nuts",
    "peanut": "peanuts",
    "shellfish": "crustaceans",
    "soya": "soy",
    "sulfites": "sulphites",
    "wheat": "gluten",
}


def read_diets(text: str) -> frozenset[str]:
    """The diets of a list such as "vegan, gluten-free".

    Raises:
        UsageError: one of them is no diet we know, or there is none.
    """
    return _of(text, DIETS, "diet")


def read_allergens(text: str) -> frozenset[str]:
    """The allergens of a list such as "nuts, sesame": the fourteen of EU law.

    Raises:
        UsageError: one of them is no allergen we know, or there is none.
    """
    return _of(text, ALLERGENS, "allergen")


def _of(text: str, known: frozenset[str], what: str) -> frozenset[str]:
    names = {folded(word): word for word in sorted(known)}
    names |= {alias: word for alias, word in ALIASES.items() if word in known}
    return choices(text, names, what, f"the {what}s are {', '.join(sorted(known))}")
