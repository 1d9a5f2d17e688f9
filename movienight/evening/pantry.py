"""What is in the kitchen already: which snack needs least from the shop, and what is left to buy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from movienight.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from movienight.types import Recipe, Snack, Suggestion

WISH = "have"
"""The wish under which it is kept."""


def read_things(text: str) -> tuple[str, ...]:
    """The things of a list such as "popcorn, butter", each once.

    Raises:
        UsageError: nothing is named.
    """
    things = tuple(dict.fromkeys(" ".join(piece.split()) for piece in text.split(",") if piece.strip()))
    if not things:
        raise UsageError("nothing is named", "write what you have: popcorn, butter")
    return things


def things_of(wishes: Mapping[str, str]) -> tuple[str, ...]:
    """What is in the kitchen of an evening with these wishes."""
    text = wishes.get(WISH, "")
    return read_things(text) if text.strip(", ") else ()


def had_of(recipe: Recipe, things: Sequence[str]) -> frozenset[str]:
    """The ingredients of a recipe that are in the kitchen."""
    from movienight.snacks.kitchen import shop

    return frozenset(shop(recipe, things).had)


def from_the_pantry(
    suggestions: Sequence[Suggestion],
    things: Sequence[str],
    others: Callable[[Suggestion], Sequence[Snack]],
) -> tuple[Suggestion, ...]:
    """The suggestions with snacks that use what there is, where such a one goes with the film.

    Among `others`, what goes with a film with the best first, the one that uses most of it wins, then
    the one with least to buy, then the better one. No snack comes twice.
    """
    if not things:
        return tuple(suggestions)
    used: set[str] = set()
    served = []
    for suggestion in suggestions:
        snack = _best(suggestion, things, [one for one in others(suggestion) if one.recipe.id not in used])
        used |= {snack.recipe.id} if snack else set()
        served.append(replace(suggestion, snack=snack))
    return tuple(served)


def _best(suggestion: Suggestion, things: Sequence[str], snacks: Sequence[Snack]) -> Snack | None:
    from movienight.snacks.kitchen import shop

    found = [(shop(snack.recipe, things), snack) for snack in snacks]
    using = [(-len(one.had), len(one.missing), place) for place, (one, _) in enumerate(found) if one.had]
    return snacks[min(using)[2]] if using else snacks[0] if snacks else suggestion.snack
