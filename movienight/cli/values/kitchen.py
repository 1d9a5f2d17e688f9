"""Diets and allergens as people write them."""

from __future__ import annotations

from difflib import get_close_matches

from movienight.errors import UsageError
from movienight.snacks.vocabulary import ALLERGENS, DIETS

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
        UsageError: one of them is no diet we know.
    """
    return frozenset(_word(piece, DIETS, "diet") for piece in text.split(","))


def read_allergens(text: str) -> frozenset[str]:
    """The allergens of a list such as "nuts, sesame": the fourteen of EU law.

    Raises:
        UsageError: one of them is no allergen we know.
    """
    return frozenset(_word(piece, ALLERGENS, "allergen") for piece in text.split(","))


def _word(piece: str, known: frozenset[str], what: str) -> str:
    folded = "-".join(piece.casefold().split())
    word = ALIASES.get(folded, folded)
    if word in known:
        return word
    near = get_close_matches(word, sorted(known), n=1)
    advice = f"did you mean {near[0]}? " if near else ""
    hint = f"{advice}the {what}s are {', '.join(sorted(known))}"
    raise UsageError(f"there is no {what} “{piece.strip()}”", hint)
