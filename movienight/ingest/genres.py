"""One name per genre, whatever a data set calls it."""

from __future__ import annotations

from collections.abc import Iterable

GENRES = (
    "Action",
    "Adventure",
    "Animation",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Family",
    "Fantasy",
    "History",
    "Horror",
    "Music",
    "Mystery",
    "Noir",
    "Romance",
    "Sci-Fi",
    "Thriller",
    "War",
    "Western",
)
"""All there are, in alphabetical order."""

_CANONICAL = {genre.casefold(): genre for genre in GENRES} | {
    "children": "Family",
    "children's": "Family",
    "film-noir": "Noir",
    "musical": "Music",
    "science fiction": "Sci-Fi",
}


def canonical_genres(*written: Iterable[str]) -> list[str]:
    """The genres of one or more lists, in their order, each once; what is no genre is left out.

    "IMAX", "TV Movie", "Foreign" and "(no genres listed)" are none.
    """
    names = (_CANONICAL.get(name.strip().casefold()) for names in written for name in names)
    return list(dict.fromkeys(name for name in names if name))
