"""Which recipes of Food.com may be snacks, and how they read once tidied.

Its names and steps are lower case without most punctuation ("grandma s cookies"), ingredients come
without amounts, and how long a recipe waits in the fridge is often told only in its steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from movienight.snacks.allergens import allergens_of
from movienight.snacks.diets import diets_of
from movienight.snacks.vocabulary import listed
from movienight.types import Ingredient, Recipe

LONGEST = 25
"""Minutes from start to bite."""

KIND_OF = {
    "beverages": "beverage",
    "dips": "dip",
    "desserts": "dessert",
    "finger-food": "finger-food",
    "appetizers": "appetizer",
    "snacks": "snack",
}
"""Kinds by tag; where a recipe carries several, the first here counts."""

MEALS = listed(
    "main-dish, one-dish-meal, side-dishes, sandwiches, pizza, breakfast, brunch, lunch, stews, soups-stews,"
    "casseroles, salads, pasta, roast"
)
"""Tags of what is eaten at a table; see `is_snack` for those that Food.com gives away too freely."""

PARTS = listed(
    "cake-fillings-and-frostings, crusts-pastry-dough-2, cooking-mixes, herb-and-spice-mixes,"
    "marinades-and-rubs, salad-dressings, savory-sauces, jams-and-preserves, canning, pet-food"
)
"""Tags of what goes into something else, or to somebody else."""

CUISINES = listed(
    "argentine, australian, austrian, belgian, brazilian, british, canadian, chinese, cuban, czech, danish,"
    "dutch, ethiopian, filipino, finnish, french, german, greek, hungarian, indian, indonesian, irish,"
    "italian, japanese, korean, lebanese, malaysian, mexican, moroccan, norwegian, pakistani, persian,"
    "peruvian, polish, portuguese, russian, spanish, swedish, swiss, tex-mex, thai, turkish, vietnamese"
)
"""Tags that name a cuisine; "american" counts where none of them does."""

_RENAMED = {"english": "british", "scottish": "british", "welsh": "british", "iranian-persian": "persian"}
_SMALL = listed("a, an, and, as, at, but, by, de, for, from, in, la, of, on, or, the, to, with")
_LONG_WAIT = re.compile(r"\b(overnight|hours?|hrs?|days?|weeks?)\b")
_WAITS = re.compile(r"\b(\d+) ?(?:(?:-|to|or) ?(\d+) ?)?min")


def snack_of(
    recipe_id: int,
    name: str | None,
    minutes: int | None,
    tags: Sequence[str],
    steps: Sequence[str],
    ingredients: Sequence[str],
) -> Recipe | None:
    """The recipe as a snack, from Food.com's own columns; None where it is none.

    Its allergens and diets are derived from its ingredients; where one of these is not known, `allergens`
    is None and there are no diets, whatever the tags say. Its amounts are empty.
    """
    tidy, parts = tidy_name(name or ""), [part.strip() for part in ingredients if part.strip()]
    sentences = tidy_steps(steps)
    if not tidy or not is_snack(minutes, tags, steps) or len(parts) < 2 or not sentences:
        return None
    screening = allergens_of(parts)
    return Recipe(
        id=f"food.com:{recipe_id}",
        name=tidy,
        kind=next(kind for tag, kind in KIND_OF.items() if tag in tags),
        minutes=minutes or 0,
        ingredients=tuple(map(Ingredient, dict.fromkeys(parts))),
        steps=sentences,
        tags=tuple(tags),
        cuisine=_cuisine(tags),
        allergens=screening.declared if screening.known else None,
        diets=diets_of(screening),
        no_cook="no-cook" in tags,
        source="food.com",
    )


def is_snack(minutes: int | None, tags: Iterable[str], steps: Sequence[str]) -> bool:
    """Whether it is known to take at most 25 minutes, waiting included, and is no meal.

    One shelf of Food.com is called "lunch / snacks", drinks are tagged "breakfast" and cookies
    "brunch": those tags count against a recipe only where nothing says that it is eaten otherwise.
    """
    tags = set(tags)
    if minutes is None or not 1 <= minutes <= LONGEST or not tags & KIND_OF.keys() or tags & PARTS:
        return False
    plainly = tags & (KIND_OF.keys() - {"finger-food"})
    doubtful = {"lunch", "brunch"} if plainly else set()
    if "beverages" in tags or "dips" in tags:
        doubtful |= {"breakfast", "side-dishes", "salads"}
    return not tags & (MEALS - doubtful) and longest_wait(steps) <= LONGEST


def longest_wait(steps: Iterable[str]) -> float:
    """The longest time in minutes that a step names; infinite for hours and for "overnight"."""
    text = " ".join(steps).casefold()
    if _LONG_WAIT.search(text):
        return float("inf")
    return max((float(later or first) for first, later in _WAITS.findall(text)), default=0.0)


def tidy_name(name: str) -> str:
    """ "arriba   baked winter squash" as people write it: "Arriba Baked Winter Squash"."""
    words = _apostrophes(" ".join(name.split())).split()
    inner = range(1, len(words) - 1)
    return " ".join(
        word if place in inner and word in _SMALL else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )


def tidy_steps(steps: Iterable[str]) -> tuple[str, ...]:
    """Steps as sentences; those that were cut in two at a decimal point are joined, empty ones left out."""
    whole: list[str] = []
    for step in map(str.strip, steps):
        if whole and re.search(r"\d$", whole[-1]) and re.match(r"\d+ ", step):
            whole[-1] += f".{step}"
        else:
            whole.append(step)
    return tuple(filter(None, map(tidy_step, whole)))


def tidy_step(step: str) -> str:
    """A step as a sentence: a capital first, a full stop last; empty where it says nothing."""
    text = _apostrophes(" ".join(step.split()))
    for pattern, better in _TIDIER:
        text = re.sub(pattern, better, text)
    text = text.strip(" ,;:.!")
    if len(re.findall(r"[^\W\d_]", text)) < 3:
        return ""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('?') else '.'}"


_TIDIER = (
    (r" +([,;.:!?)])", r"\1"),
    (r"\b(\d+) ?/ ?(\d+)\b", r"\1/\2"),
    (r"\b(\d+ ?|degrees )f\b", r"\1F"),
    (r"\b(\d+ ?|degrees )c\b", r"\1C"),
    (r"\bi\b(?![.'])", "I"),
)
"""Blanks before commas, broken fractions, small Fahrenheits, and oneself."""


def _apostrophes(text: str) -> str:
    """Put back the apostrophes that were cut out of "grandma s" and "don t"."""
    text = re.sub(r"\b([a-z]{2,}) s\b(?! ?&)", r"\1's", text)
    return re.sub(r"\b(don|can|won|isn|doesn|didn|aren|couldn|wouldn|shouldn) t\b", r"\1't", text)


def _cuisine(tags: Sequence[str]) -> str | None:
    named = [_RENAMED.get(tag, tag) for tag in tags]
    particular = (cuisine for cuisine in named if cuisine in CUISINES)
    return next(particular, "american" if "american" in named else None)
