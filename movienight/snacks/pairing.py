"""Which recipe for which film: closeness in feel and mood, kitchens, shared words, and little work.

    pairing = Pairing(recipes, recipe_vectors, baseline(all_film_vectors, recipe_vectors))
    snacks = pairing.pair(films, film_vectors, mood_vector, "cozy rainy sunday")

A score is a sum of parts. Closeness is counted in standard deviations over the recipes, so that 1
is "closer than most"; the weights of the other parts are on that scale.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from movienight.snacks.choosing import Shelf, choose
from movienight.snacks.cuisines import cuisines_of
from movienight.snacks.saying import Part, Reasons, Wish
from movienight.snacks.words import WordIndex, wished
from movienight.types import Film, Floats, Recipe, Snack

WISH, CUISINE, TITLE, KEYWORD, OCCASION = 1.0, 1.8, 1.6, 1.2, 1.0
ANOTHER_WISH = 0.3
"""For every further mood of a recipe that is wished for."""
QUICK, NO_COOK = 0.4, 0.2
CARE = 0.6


def baseline(film_vectors: Floats, recipe_vectors: Floats) -> Floats:
    """Each recipe's mean similarity to all films, float32 (r,).

    A few recipes lie in the middle of everything and would be next to every film; what counts is
    how much closer a recipe is to this film than to films at large.

    Args:
        film_vectors: unit vectors (n, d); all zeros for films nothing is known of.
        recipe_vectors: unit vectors (r, d).
    """
    if not len(film_vectors):
        return np.zeros(len(recipe_vectors), dtype=np.float32)
    return recipe_vectors @ film_vectors.mean(axis=0, dtype=np.float64).astype(np.float32)


class Pairing:
    """Scores of recipes for films, and a snack for each film of a slate.

    Args:
        recipes: r recipes in the order of their vectors.
        recipe_vectors: unit vectors float32 (r, d), in the space of films and moods.
        recipe_baseline: float32 (r,), as `baseline` gives; without it hub recipes are not held back.
    """

    def __init__(
        self, recipes: Sequence[Recipe], recipe_vectors: Floats, recipe_baseline: Floats | None = None
    ) -> None:
        if len(recipe_vectors) != len(recipes):
            raise ValueError(f"{len(recipe_vectors)} vectors for {len(recipes)} recipes")
        self.recipes = tuple(recipes)
        self._vectors = recipe_vectors
        self._baseline = np.zeros(len(recipes), np.float32) if recipe_baseline is None else recipe_baseline
        self._words = WordIndex(recipes)
        self._reasons = Reasons(self._words)
        self._cuisine_codes, cuisines = _codes([recipe.cuisine for recipe in recipes])
        no_cook = np.array([recipe.no_cook for recipe in recipes], dtype=bool)
        self._shelf = Shelf(_codes([recipe.kind for recipe in recipes])[1], cuisines, no_cook)
        self._always = np.zeros((len(Part), len(recipes)), dtype=np.float32)
        minutes = np.array([recipe.minutes for recipe in recipes], dtype=np.float32)
        self._always[Part.EASE] = QUICK * (1 - minutes / 30) + NO_COOK * no_cook
        self._always[Part.CARE] = [
            CARE * any(part.metric for part in recipe.ingredients) for recipe in recipes
        ]

    def scores(
        self, film_vector: Floats, film: Film, mood_vector: Floats | None = None, mood: str | None = None
    ) -> Floats:
        """How well each recipe goes with a film, float32 (r,), no NaN: the sum of its `parts`."""
        return self.parts(film_vector, film, mood_vector, mood).sum(axis=0)

    def parts(
        self, film_vector: Floats, film: Film, mood_vector: Floats | None = None, mood: str | None = None
    ) -> Floats:
        """What each `Part` adds to the score of each recipe, float32 (parts, r).

        Args:
            film_vector: (d,); zeros or NaN where nothing is known of the film.
            film: its facts.
            mood_vector: (d,); None without a mood.
            mood: the mood as typed.
        """
        return self._parts(film, self._closeness(film_vector[None])[0], self._hear(mood_vector, mood))

    def pair(
        self,
        films: Sequence[Film],
        film_vectors: Floats,
        mood_vector: Floats | None = None,
        mood: str | None = None,
    ) -> tuple[Snack | None, ...]:
        """A snack for each film of a slate, no recipe twice; None for films beyond the last recipe.

        Films choose in slate order; what is like an earlier snack of the slate costs a little, and
        some snacks need no cooking (see `choosing`).

        Args:
            films: the f films of the slate.
            film_vectors: (f, d), their vectors.
            mood_vector, mood: as in `parts`.
        """
        if not films:
            return ()
        wish = self._hear(mood_vector, mood)
        closeness = self._closeness(film_vectors)
        parts = np.stack([self._parts(film, closeness[place], wish) for place, film in enumerate(films)])
        chosen = choose(parts.sum(axis=1), self._shelf)
        served = [
            self._snack(films[place], row, parts[place, :, row], wish) for place, row in enumerate(chosen)
        ]
        return (*served, *[None] * (len(films) - len(served)))

    def best(
        self,
        film: Film,
        film_vector: Floats,
        mood_vector: Floats | None = None,
        mood: str | None = None,
        n: int = 1,
    ) -> list[Snack]:
        """The n recipes that go best with one film, best first; arguments as in `parts`."""
        wish = self._hear(mood_vector, mood)
        parts = self._parts(film, self._closeness(film_vector[None])[0], wish)
        order = np.argsort(-parts.sum(axis=0), kind="stable")[:n]
        return [self._snack(film, int(row), parts[:, row], wish) for row in order]

    def _closeness(self, vectors: Floats) -> Floats:
        """Standardised closeness of m vectors to every recipe, (m, r); 0 for what nothing is known of."""
        if not self.recipes:
            return np.zeros((len(vectors), 0), dtype=np.float32)
        vectors = np.nan_to_num(vectors)
        above = vectors @ self._vectors.T - self._baseline
        above -= above.mean(axis=1, keepdims=True)
        spread = above.std(axis=1, keepdims=True)
        silent = (spread < 1e-6) | ~vectors.any(axis=1, keepdims=True)
        return np.where(silent, 0, above / np.where(silent, 1, spread)).astype(np.float32)

    def _hear(self, mood_vector: Floats | None, mood: str | None) -> Wish:
        words = tuple(wished(mood or ""))
        named = np.zeros(len(self.recipes), dtype=np.float32)
        for _, rows in self._words.granted(words):
            named[rows] += np.where(named[rows] > 0, ANOTHER_WISH, WISH).astype(np.float32)
        closeness = np.zeros_like(named) if mood_vector is None else self._closeness(mood_vector[None])[0]
        return Wish(words, closeness, named)

    def _parts(self, film: Film, closeness: Floats, wish: Wish) -> Floats:
        parts = self._always.copy()
        parts[Part.FEEL], parts[Part.MOOD], parts[Part.WISH] = closeness, wish.closeness, wish.named
        for cuisine, (strength, _) in cuisines_of(film).items():
            if cuisine in self._cuisine_codes:
                parts[Part.CUISINE, self._shelf.cuisines == self._cuisine_codes[cuisine]] = CUISINE * strength
        for _, rows in self._words.shared(film.title):
            parts[Part.TITLE, rows] = TITLE
        for keyword in film.keywords:
            for _, rows in self._words.shared(keyword):
                parts[Part.KEYWORD, rows] = KEYWORD
        for _, says, rows in self._words.occasions(film):
            parts[Part.OCCASION, rows] = np.maximum(parts[Part.OCCASION, rows], OCCASION * says)
        return parts

    def _snack(self, film: Film, row: int, parts: Floats, wish: Wish) -> Snack:
        recipe = self.recipes[row]
        return Snack(recipe, float(parts.sum()), self._reasons.of(parts, recipe, row, film, wish))


def _codes(names: Sequence[str | None]) -> tuple[dict[str, int], NDArray[np.int32]]:
    """A number for each different name, and each entry's number; -1 where there is no name."""
    codes = {name: code for code, name in enumerate(dict.fromkeys(name for name in names if name))}
    return codes, np.array([codes[name] if name else -1 for name in names], dtype=np.int32)
