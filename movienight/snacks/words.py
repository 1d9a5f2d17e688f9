"""Words that a recipe shares with a film or with a mood, compared by their stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from movienight.snacks.vocabulary import listed
from movienight.types import Film, Recipe

COMMON_SHARE = 0.06
"""A word that more recipes than this share have ("salt") says nothing about one of them."""

KEYWORD_SAYS, GENRE_SAYS = 1.0, 0.4
"""Genres say less of a film than keywords do."""

_EMPTY = listed(
    "about, after, all, and, any, away, bar, based, best, better, big, bit, bite, black, blue, bottle, "
    "bowl, box, brown, can, cold, cooked, cool, crush, cup, cut, dark, date, day, dip, double, dried, "
    "drink, dry, easy, end, extra, family, fast, fat, father, fine, first, food, for, free, french, "
    "fresh, from, golden, good, great, green, ground, half, hand, hard, heavy, high, hot, ice, "
    "ingredient, instant, italian, job, just, kind, large, layer, less, life, light, like, little, long, "
    "love, low, made, man, medium, minute, mix, more, mother, new, night, no, not, off, old, one, open, "
    "original, other, out, over, own, pan, part, party, piece, pink, place, plain, plate, point, "
    "prepared, purple, quick, raw, recipe, red, roll, room, round, second, self, set, sharp, shot, side, "
    "simple, single, small, snack, soft, some, special, spring, star, stick, stock, strong, style, super, "
    "sweet, that, the, thick, thin, time, top, treat, turkey, two, under, unknown, up, use, very, warm, "
    "water, way, whipped, white, whole, wild, with, without, woman, world, yellow, you, young, your"
)
_AROUND = listed(
    "a, an, at, the, film, movie, story, night, evening, day, any, all, it, or, of, in, on, for, with"
)
"""Words around what a mood is: "rainy day" is about rain, "heist film" about a heist."""

_GENRES = {"animation": "animated", "romance": "romantic", "music": "musical", "history": "period"}
"""Genres as the moods of recipes call them."""

_REFUSAL = re.compile(r"\b(no|not|nothing|without|never|don.?t|isn.?t|anything but)\b.*")


def stem(word: str) -> str:
    """A rough singular: "tomatoes" and "tomato", "cookies" and "cookie" have the same."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending, short in (("ie", "y"), ("oe", "o")):
        if len(word) > 3 and word.endswith(ending):
            return word[: -len(ending)] + short
    return word


def words_in(text: str) -> list[str]:
    """The words of a text: lower case, without accents, in order."""
    folded = text.casefold()
    if not folded.isascii():
        apart = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.findall(r"[a-z]+", folded)


def wished(mood: str) -> list[str]:
    """The words of a mood that are wishes; of "cozy, nothing sad" only "cozy"."""
    clauses = re.split(r"[,;.]| but ", mood.casefold())
    return [word for clause in clauses for word in words_in(_REFUSAL.sub("", clause)) if word not in _AROUND]


@lru_cache(maxsize=8192)
def telling(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a title, keyword or ingredient that are worth sharing, each with its stem, once."""
    words = {word: stem(word) for word in words_in(text) if len(word) > 2}
    return tuple((word, root) for word, root in words.items() if not {word, root} & _EMPTY)


@lru_cache(maxsize=8192)
def core(phrase: str) -> frozenset[str]:
    """The stems of what a mood or a keyword is about; empty where it is about nothing."""
    return frozenset(stem(word) for word in words_in(phrase) if word not in _AROUND)


class WordIndex:
    """Which recipes have which telling words in name and ingredients, and which moods.

    Args:
        recipes: in the order of their rows.
    """

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        by_word: dict[str, list[int]] = {}
        self._moods: dict[str, list[int]] = {}
        for row, recipe in enumerate(recipes):
            texts = (recipe.name, *(part.item for part in recipe.ingredients))
            for root in {root for text in texts for _, root in telling(text)}:
                by_word.setdefault(root, []).append(row)
            for mood in recipe.moods:
                self._moods.setdefault(mood, []).append(row)
        most = max(2, int(COMMON_SHARE * len(recipes)))
        self._words = {root: rows for root, rows in by_word.items() if len(rows) <= most}
        self._by_core: dict[frozenset[str], list[str]] = {}
        for mood in self._moods:
            self._by_core.setdefault(core(mood), []).append(mood)
        self._by_core.pop(frozenset(), None)

    def shared(self, text: str) -> list[tuple[str, list[int]]]:
        """Each telling word of a text that some recipes have, with their rows."""
        return [(word, self._words[root]) for word, root in telling(text) if root in self._words]

    def occasions(self, film: Film) -> list[tuple[str, float, list[int]]]:
        """Moods of recipes that a film has as keywords or genres, how telling (0..1), and their rows."""
        genres = {core(_GENRES.get(genre, genre)) for genre in map(str.casefold, film.genres)}
        keywords = set(map(core, film.keywords))
        plain = {word for about in genres | keywords if len(about) == 1 for word in about}
        found = []
        for about, moods in self._by_core.items():
            if about in keywords or (len(about) > 1 and about <= plain):
                found += [(mood, KEYWORD_SAYS, self._moods[mood]) for mood in moods]
            elif about in genres:
                found += [(mood, GENRE_SAYS, self._moods[mood]) for mood in moods]
        return found

    def granted(self, words: Iterable[str]) -> list[tuple[str, list[int]]]:
        """Moods of recipes that are among the words of a wish, with their rows."""
        stems = set(map(stem, words))
        named = [mood for about, moods in self._by_core.items() if about <= stems for mood in moods]
        return [(mood, self._moods[mood]) for mood in named]
