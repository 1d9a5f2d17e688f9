"""The diets a recipe suits, derived from what its ingredients hold."""

from __future__ import annotations

from collections.abc import Mapping

from movienight.snacks.allergens import Screening
from movienight.snacks.vocabulary import listed

_FLESH = listed("meat, pork, gelatine, rennet, insects, fish, crustaceans, molluscs")
BARRED_BY: Mapping[str, frozenset[str]] = {
    "vegan": _FLESH | listed("milk, egg, honey, finings"),
    "vegetarian": _FLESH,
    "gluten-free": listed("gluten"),
    "dairy-free": listed("milk"),
    "nut-free": listed("nuts, peanuts"),
    "alcohol-free": listed("alcohol"),
    "halal-hint": listed("meat, pork, gelatine, rennet, alcohol, drops"),
    "kosher-style-hint": listed("pork, gelatine, rennet, insects, crustaceans, molluscs, grape"),
}
"""What a diet rules out, in the order in which diets are listed.

The two hints say that nothing in it stands against it; they know nothing of how it was made.
"""

_NOT_TOGETHER = listed("meat, milk")
"""What a kosher-style kitchen keeps apart."""


def diets_of(screening: Screening) -> tuple[str, ...]:
    """The diets a recipe suits; none where an ingredient is not known. What may be in it counts as in it."""
    if not screening.known:
        return ()
    holds = screening.holding.surely | screening.holding.may
    fits = [diet for diet, barred in BARRED_BY.items() if not barred & holds]
    if holds >= _NOT_TOGETHER and "kosher-style-hint" in fits:
        fits.remove("kosher-style-hint")
    return tuple(fits)
