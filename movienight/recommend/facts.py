"""What the mathematics knows of films beside ratings: plain arrays, one entry per row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from movienight.storage.columns import Ragged
from movienight.types import Filters, Floats, Rows


@dataclass(frozen=True, eq=False)
class FilmFacts:
    """Facts of n films.

    Args:
        year, runtime: float32 (n,), NaN where unknown; runtime in minutes.
        genres: bool (n, g), a column per name in `genre_names`.
        language: int16 (n,), position in `language_names`, -1 unknown.
        directors, cast, keywords: ids per film, any dense numbering.
        likes, ratings: float32 (n,), how many people liked (>= 4 stars) and rated it.
        mean_rating: float32 (n,), stars, shrunk to the mean of all where ratings are few.
    """

    year: Floats
    runtime: Floats
    genres: NDArray[np.bool_]
    genre_names: tuple[str, ...]
    language: NDArray[np.int16]
    language_names: tuple[str, ...]
    directors: Ragged
    cast: Ragged
    keywords: Ragged
    likes: Floats
    ratings: Floats
    mean_rating: Floats

    def __len__(self) -> int:
        return len(self.year)

    def ids_of(self, column_name: str) -> int:
        """How many ids there are of "directors", "cast" or "keywords", at least 1."""
        return self._sizes[column_name]

    @cached_property
    def _sizes(self) -> dict[str, int]:
        columns = {name: getattr(self, name).values for name in ("directors", "cast", "keywords")}
        return {name: int(values.max(initial=0)) + 1 for name, values in columns.items()}

    @cached_property
    def genre_vectors(self) -> Floats:
        """Genres as unit vectors, float32 (n, g); zero where a film has none."""
        genres = self.genres.astype(np.float32)
        return genres / np.maximum(np.sqrt(genres.sum(axis=1, keepdims=True)), 1)

    @cached_property
    def log_likes(self) -> Floats:
        """log(1 + likes), float32 (n,)."""
        return np.log1p(self.likes)

    @cached_property
    def keyword_rarity(self) -> Floats:
        """Inverse document frequency of each keyword id, float32 (ids,)."""
        return _rarity(self.keywords, self.ids_of("keywords"))


def allowed(facts: FilmFacts, filters: Filters) -> dict[str, NDArray[np.bool_]]:
    """For each filter that asks something, which films pass it: name -> bool (n,).

    A film whose year, runtime or language is unknown does not pass a filter on it.
    """
    masks: dict[str, NDArray[np.bool_]] = {}
    names = [name.casefold() for name in facts.genre_names]

    def any_genre(wanted: frozenset[str]) -> NDArray[np.bool_]:
        columns = [names.index(genre.casefold()) for genre in wanted if genre.casefold() in names]
        return np.asarray(facts.genres[:, columns].any(axis=1))

    if filters.genres:
        masks["genre"] = any_genre(filters.genres)
    if filters.not_genres:
        masks["not genre"] = ~any_genre(filters.not_genres)
    first, last = filters.years
    if first is not None or last is not None:
        with np.errstate(invalid="ignore"):
            masks["year"] = (facts.year >= (first or 0)) & (facts.year <= (last or 9999))
    if filters.languages:
        codes = [i for i, name in enumerate(facts.language_names) if name in filters.languages]
        masks["language"] = np.isin(facts.language, codes)
    if filters.max_runtime is not None:
        with np.errstate(invalid="ignore"):
            masks["runtime"] = facts.runtime <= filters.max_runtime
    if filters.exclude:
        masks["exclude"] = np.ones(len(facts), dtype=np.bool_)
        masks["exclude"][list(filters.exclude)] = False
    return masks


def sums(column: Ragged, rows: Rows, value_of_id: Floats) -> Floats:
    """For each of these rows the sum of `value_of_id` over its list, float32 (m,)."""
    starts, ends = column.offsets[rows], column.offsets[rows + 1]
    lengths = ends - starts
    owner = np.repeat(np.arange(len(rows)), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    ids = column.values[np.repeat(starts, lengths) + within]
    return np.bincount(owner, weights=value_of_id[ids], minlength=len(rows)).astype(np.float32)


def _rarity(column: Ragged, ids: int) -> Floats:
    uses = np.bincount(column.values, minlength=ids)
    return np.log((len(column) + 1) / (uses + 1)).astype(np.float32)
