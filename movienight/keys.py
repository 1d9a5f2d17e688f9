"""What names a film for good: its number outside, never its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight.errors import DataError

if TYPE_CHECKING:
    from movienight.types import Film


def stable_key(film: Film) -> str:
    """What names the film in the library whatever is imported later: "imdb:tt0114709".

    Raises:
        DataError: the film carries no id.
    """
    ids = (("imdb", film.imdb_id), ("tmdb", film.tmdb_id), ("ml", film.ml_id))
    for source, value in ids:
        if value is not None:
            return f"{source}:{value}"
    raise DataError(f"{film.label} has no id to remember it by", "import links.csv, which gives films ids")
