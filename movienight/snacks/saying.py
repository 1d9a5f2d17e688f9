"""The parts of a snack's score, and how each is said.

A reason is given only for a part that added to the score.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from movienight.snacks.cuisines import cuisines_of
from movienight.snacks.words import WordIndex
from movienight.types import Film, Floats, Recipe

MOST = 3
"""Reasons per snack."""
ENOUGH = 2
"""Reasons beyond which only those count that tell more than that something is close or quick."""
CLOSE = 1.0
"""Standard deviations above the mean recipe from which on we call something close."""
QUICK = 12
"""Minutes up to which we call a recipe quick."""
TELLING = 0.25
"""The least that another part must add to be worth saying."""


class Part(IntEnum):
    """What a score is made of."""

    FEEL = 0
    """Closeness to the film."""
    MOOD = 1
    """Closeness to the mood."""
    WISH = 2
    """The recipe's own moods that are named in the mood."""
    CUISINE = 3
    """The film's language, countries or places."""
    TITLE = 4
    """A word of the title in the recipe."""
    KEYWORD = 5
    """A keyword of the film in the recipe."""
    OCCASION = 6
    """The recipe's own moods that are genres or keywords of the film."""
    EASE = 7
    """Few minutes and nothing to cook."""
    CARE = 8
    """Amounts are known; true of whole cookbooks and so never said."""


VAGUE = frozenset((Part.FEEL, Part.MOOD, Part.EASE))
"""Said after the others, which tell more."""


@dataclass(frozen=True, eq=False, slots=True)
class Wish:
    """A mood, heard: its words, and what it adds to each recipe, `closeness` and `named` (r,)."""

    words: tuple[str, ...]
    closeness: Floats
    named: Floats


@dataclass(frozen=True, slots=True)
class Reasons:
    """Says why a recipe goes with a film."""

    words: WordIndex

    def of(self, parts: Floats, recipe: Recipe, row: int, film: Film, wish: Wish) -> tuple[str, ...]:
        """One to MOST reasons for the recipe at a row, whose score is the sum of `parts` (parts,)."""
        least = np.full(len(Part), TELLING)
        least[[Part.FEEL, Part.MOOD]] = CLOSE
        told = [part for part in Part if part != Part.CARE and parts[part] >= least[part]]
        if Part.WISH in told and Part.MOOD in told:  # the first says the second in more words
            told.remove(Part.MOOD)
        told.sort(key=lambda part: (part in VAGUE, -parts[part]))
        telling = sum(part not in VAGUE for part in told)
        most = min(max(telling, ENOUGH), MOST)
        return tuple(self._say(part, recipe, row, film, wish) for part in told[:most] or [Part.EASE])

    def _say(self, part: Part, recipe: Recipe, row: int, film: Film, wish: Wish) -> str:
        match part:
            case Part.FEEL:
                return "close in feel to the film"
            case Part.MOOD:
                return "close to the mood"
            case Part.WISH:
                moods = [mood for mood, rows in self.words.granted(wish.words) if row in rows]
                return f"suits the mood: {', '.join(moods)}"
            case Part.CUISINE:
                return cuisines_of(film)[recipe.cuisine or ""][1]
            case Part.TITLE:
                return f"{self._shared(film.title, row)[0]}, as in the title"
            case Part.KEYWORD:
                shared = (word for keyword in film.keywords for word in self._shared(keyword, row))
                return f"{next(shared)}, as in the film"
            case Part.OCCASION:
                suited = [(says, mood) for mood, says, rows in self.words.occasions(film) if row in rows]
                return f"made for films like this: {max(suited)[1]}"
        if recipe.no_cook:
            return "nothing to cook"
        return "quick to make" if recipe.minutes <= QUICK else "not much work"

    def _shared(self, text: str, row: int) -> list[str]:
        return [word for word, rows in self.words.shared(text) if row in rows]
