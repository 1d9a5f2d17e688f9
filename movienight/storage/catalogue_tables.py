"""What a catalogue hands out: columns in row order, as Python lists and numpy arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False, slots=True)
class FilmTable:
    """n films; entry i of every column is film row i, ordered by film id.

    `film_id` int32 (n,) ascending; `imdb_id` keeps its "tt"; `runtime` minutes 1-1440; `language`
    ISO 639-1, `countries` ISO 3166-1; `cast` the first five in order of billing; `alternative_titles`
    differ from `title`; `vote_average` 0-10. None or an empty list stands for unknown.
    """

    film_id: NDArray[np.int32]
    ml_id: list[int | None]
    tmdb_id: list[int | None]
    imdb_id: list[str | None]
    title: list[str]
    original_title: list[str | None]
    alternative_titles: list[list[str]]
    year: list[int | None]
    runtime: list[int | None]
    genres: list[list[str]]
    language: list[str | None]
    countries: list[list[str]]
    overview: list[str | None]
    tagline: list[str | None]
    directors: list[list[str]]
    cast: list[list[str]]
    keywords: list[list[str]]
    vote_average: list[float | None]
    vote_count: list[int | None]
    popularity: list[float | None]

    def __len__(self) -> int:
        return len(self.film_id)


class RatingTable(NamedTuple):
    """m ratings, ordered by user and film row, each pair once.

    `user` int32 (m,) 0 .. users-1 without gaps; `row` int32 (m,); `stars` float32 (m,) 0.5-5;
    `timestamp` int64 (m,) seconds since 1970, -1 where unknown.
    """

    user: NDArray[np.int32]
    row: NDArray[np.int32]
    stars: NDArray[np.float32]
    timestamp: NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Genome:
    """How far each of t tags fits each of k films: `rows` int32 (k,), `relevance` float32 (k, t), 0..1."""

    tags: list[str]
    rows: NDArray[np.int32]
    relevance: NDArray[np.float32]


@dataclass(frozen=True, eq=False, slots=True)
class RecipeTable:
    """r recipes, ordered by id.

    `minutes` 1-1440 or None; `nutrition` is calories, then percent of a day's fat, sugar, sodium,
    protein, saturated fat and carbohydrates, or None. `n_ratings` int32 (r,) counts ratings with
    stars, `mean_stars` float32 (r,) 1-5, NaN without any.
    """

    id: NDArray[np.int32]
    name: list[str]
    minutes: list[int | None]
    tags: list[list[str]]
    ingredients: list[list[str]]
    steps: list[list[str]]
    description: list[str | None]
    nutrition: list[list[float] | None]
    n_ratings: NDArray[np.int32]
    mean_stars: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, eq=False, slots=True)
class RecipeRatingTable:
    """m ratings of recipes: `user_id` int64 (m,), `recipe_id` int32 (m,), `stars` uint8 (m,) 1-5."""

    user_id: NDArray[np.int64]
    recipe_id: NDArray[np.int32]
    stars: NDArray[np.uint8]
