"""Twenty lists that come out the same on every machine, and what libraries must be told of them."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
from numpy.typing import NDArray
from worlds import rows_of

from movienight.types import Rows

FILMS, LISTS, LENGTH, DIMENSIONS = 60, 20, 30, 4
PEOPLE = 500
PAIRS_KNOWN = 5998
"""How often anybody rated any of the films: the sum of their popularity."""


@cache
def twenty_lists() -> tuple[tuple[Rows, Rows], ...]:
    """Lists of 30 of 60 films, each with the 1 to 20 films that should be in it.

    Only `random.random` is used, which Python promises to leave as it is.
    """
    draw = random.Random(2026).random
    shuffles = [sorted(range(FILMS), key=lambda _: draw()) for _ in range(2 * LISTS)]
    ranked = [rows_of(films[:LENGTH]) for films in shuffles[:LISTS]]
    relevant = [rows_of(films[: number + 1]) for number, films in enumerate(shuffles[LISTS:])]
    return tuple(zip(ranked, relevant, strict=True))


@cache
def sixty_films() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many of 500 people rated each film, at least one, and a unit vector for each, (n, 4)."""
    draw = random.Random(2027).random
    popularity = [float(1 + int(draw() ** 3 * (PEOPLE - 1))) for _ in range(FILMS)]
    vectors = np.array([[draw() - 0.3 for _ in range(DIMENSIONS)] for _ in range(FILMS)])
    return np.array(popularity), vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@cache
def stars() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A hundred predictions and the ratings given, 0.5 to 5 stars."""
    draw = random.Random(2028).random
    predicted = np.array([0.5 + 4.5 * draw() for _ in range(100)])
    return predicted, np.array([0.5 + int(10 * draw()) / 2 for _ in range(100)])
