"""What a recipe holds, derived from the names of its ingredients.

Names are read word by word; of the phrases in the dictionary the longest that fits counts, so
"coconut milk" is not milk and "cream of tartar" not cream. A word that is neither a food nor one of
those that go around foods makes the ingredient unknown: then nobody may call the recipe safe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from movienight.snacks.vocabulary import ALLERGENS

Words = tuple[str, ...]


STAND_INS = frozenset({"soy", "nuts", "gluten"})
"""What commonly stands in for milk, egg, meat and fish in a product that is made without them."""
_REPLACED = frozenset({"milk", "egg", "meat", "fish", "crustaceans", "molluscs"})


@dataclass(frozen=True, slots=True)
class Holding:
    """What one ingredient, or all of them, hold: `surely`, and `may`, as shop products commonly do.

    Both are of the 14 allergens and of traits that only diets mind ("pork", "alcohol").
    """

    surely: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()

    def __or__(self, other: Holding) -> Holding:
        surely = self.surely | other.surely
        return Holding(surely, (self.may | other.may) - surely)

    def without(self, things: frozenset[str]) -> Holding:
        """The same, of a product that says it is free of these things.

        Where one of them makes the food what it is (the milk of a cheese), something stands in for it.
        """
        instead = STAND_INS - things - self.surely if self.surely & things & _REPLACED else frozenset()
        return Holding(self.surely - things, self.may - things | instead)


@dataclass(frozen=True, slots=True)
class Screening:
    """What a whole recipe holds, and the ingredients nothing is known of."""

    holding: Holding
    unknown: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether every ingredient is known; only then is what is not declared not in it."""
        return not self.unknown

    @property
    def declared(self) -> tuple[str, ...]:
        """The allergens in it or commonly in it, in alphabetical order."""
        return tuple(sorted((self.holding.surely | self.holding.may) & ALLERGENS))


NOTHING = Holding()
_JOINTS = frozenset({"and", "or", "with", "plus"})
"""Words between two foods: a "gluten-free" on one side says nothing of the other."""

_ANIMAL = frozenset({"milk", "egg", "fish", "crustaceans", "molluscs", "honey", "finings"})
_FLESH = frozenset({"meat", "pork", "gelatine", "rennet", "insects"})
FREE_OF: Mapping[str, frozenset[str]] = {
    "dairy": frozenset({"milk", "rennet"}),
    "milk": frozenset({"milk", "rennet"}),
    "gluten": frozenset({"gluten"}),
    "wheat": frozenset(),  # rye, barley and oats may still be in it
    "egg": frozenset({"egg"}),
    "nut": frozenset({"nuts", "peanuts"}),
    "peanut": frozenset({"peanuts"}),
    "soy": frozenset({"soy"}),
    "soya": frozenset({"soy"}),
    "fish": frozenset({"fish"}),
    "sesame": frozenset({"sesame"}),
    "celery": frozenset({"celery"}),
    "mustard": frozenset({"mustard"}),
    "sulphite": frozenset({"sulphites"}),
    "sulfite": frozenset({"sulphites"}),
    "alcohol": frozenset({"alcohol", "drops"}),
    "gelatine": frozenset({"gelatine", "pork", "meat"}),
    "pork": frozenset({"pork"}),
}
"""What a product "X-free" lacks. Lactose-free milk is milk still, so it is not here."""

_CLAIMS: Mapping[str, frozenset[str]] = {
    **{f"{thing}free": lacks for thing, lacks in FREE_OF.items()},
    "vegan": _ANIMAL | _FLESH,
    "vegetarian": _FLESH | {"fish", "crustaceans", "molluscs"},
    "alcoholfree": FREE_OF["alcohol"],
    "nonalcoholic": FREE_OF["alcohol"],
    "unsulphured": FREE_OF["sulphite"],
}
_CLAIM = re.compile(rf"\b({'|'.join(FREE_OF)})s?[ -]free\b(?![ -]range)|\bnon[ -](alcohol)ic\b")

_ALSO = {
    **dict.fromkeys(("chili", "chile", "chilly", "chily"), "chilli"),
    **dict.fromkeys(("yoghurt", "yogourt", "yoghourt"), "yogurt"),
    **dict.fromkeys(("phyllo", "fillo"), "filo"),
    "flavor": "flavour",
    "flavored": "flavoured",
    "unflavored": "unflavoured",
    "donut": "doughnut",
    "soya": "soy",
    "catsup": "ketchup",
    "octopuse": "octopus",
    "color": "colour",
    "colored": "coloured",
    "coloring": "colouring",
    "leave": "leaf",
    "halve": "half",
    "loave": "loaf",
    "pitta": "pita",
    "omelet": "omelette",
    "savory": "savoury",
    "mould": "mold",
}
"""Other spellings, already without their plural."""


def allergens_of(ingredients: Iterable[str]) -> Screening:
    """What ingredients hold together, by their names ("soy sauce", "butter, soft").

    The order, upper and lower case, accents and plurals do not matter, and an ingredient more never
    takes anything away.
    """
    holding, unknown = NOTHING, []
    for item in ingredients:
        found = holding_of(item)
        if found is None:
            unknown.append(item)
        else:
            holding |= found
    return Screening(holding, tuple(dict.fromkeys(unknown)))


@lru_cache(maxsize=16384)
def holding_of(item: str) -> Holding | None:
    """What one ingredient holds; None where a word of it is not known or it names no food."""
    holding, food = NOTHING, False
    for segment in _segments(words_of(item)):
        if segment is None:
            return None
        if segment.food is None:  # "(dairy-free and gluten-free)": a second claim about what came before
            holding = holding.without(segment.lacks)
        else:
            holding, food = holding | segment.food.without(segment.lacks), True
    return holding if food else None


@dataclass(slots=True)
class _Segment:
    """The words of an ingredient between two joints: what they hold, and what they claim to lack."""

    food: Holding | None = None
    lacks: frozenset[str] = frozenset()


def _segments(words: Words) -> Iterator[_Segment | None]:
    """The segments of an ingredient; None for a word that is not known."""
    foods, around = _dictionary()
    segment, place = _Segment(), 0
    while place < len(words):
        length = max(1, _longest(words, place, foods), _longest(words, place, around))
        phrase = words[place : place + length]
        segment.lacks |= _CLAIMS.get(phrase[0], frozenset())
        if phrase in foods:
            segment.food = (segment.food or NOTHING) | foods[phrase]
        elif phrase[0] in _JOINTS:
            yield segment
            segment = _Segment()
        elif phrase not in around and phrase[0] not in _CLAIMS and not phrase[0].isdigit():
            yield None
        place += len(phrase)
    yield segment


def _longest(words: Words, place: int, phrases: Mapping[Words, Holding]) -> int:
    """How many words the longest phrase that begins at a place has; 0 where none does."""
    most = min(_MOST_WORDS, len(words) - place)
    return next((n for n in range(most, 0, -1) if words[place : place + n] in phrases), 0)


_MOST_WORDS = 8
"""Words of the longest phrase in the dictionary, at most."""


@cache
def _dictionary() -> tuple[dict[Words, Holding], dict[Words, Holding]]:
    """The foods with what they hold, and the words around foods; read when first needed."""
    from movienight.snacks.allergen_words import HOLDS
    from movienight.snacks.plain_words import AROUND, FOODS

    foods: dict[Words, Holding] = {words_of(name): NOTHING for text in FOODS for name in text.split(",")}
    for holds, names in HOLDS:
        things = holds.split()
        may = frozenset(thing[:-1] for thing in things if thing.endswith("?"))
        holding = Holding(frozenset(things) - {f"{thing}?" for thing in may}, may)
        foods |= {words_of(name): holding for name in names.split(",")}
    return foods, {words_of(name): NOTHING for name in AROUND.split(",")}


def is_around(word: str) -> bool:
    """Whether a word as `words_of` gives it only stands around foods: "fresh", "and", "kernel"."""
    foods, around = _dictionary()
    return word in _JOINTS or word in _CLAIMS or ((word,) in around and (word,) not in foods)


def words_of(text: str) -> Words:
    """The words of an ingredient: lower case, without accents, in the singular, claims as one word.

    "Crème fraîche, dairy-free" gives creme, fraiche, dairyfree.
    """
    return tuple(map(_plainly, re.findall(r"[a-z0-9]+", _one_word_claims(_folded(text)))))


def _folded(text: str) -> str:
    text = re.sub(r"['’]s?\b|['’]", "", text.casefold().replace("&", " and ").replace("+", " and "))
    apart = unicodedata.normalize("NFKD", " ".join(text.replace("/", " or ").split()))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _one_word_claims(text: str) -> str:
    return _CLAIM.sub(lambda found: f"{found[1]}free" if found[1] else "nonalcoholic", text)


@lru_cache(maxsize=16384)
def _plainly(word: str) -> str:
    """One word in the singular and in our spelling; the same for "anchovies" and "anchovy"."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        word = word[:-1]
    if len(word) > 4 and word.endswith(("che", "she", "xe", "sse", "oe")):
        word = word[:-1]
    if len(word) > 3 and word.endswith("ie"):
        word = f"{word[:-2]}y"
    return _ALSO.get(word, word)
