"""Genres as people write them."""

from __future__ import annotations

from movienight.ingest.genres import GENRES
from movienight.wishes.choices import choices, folded

ALIASES = {
    "animated": "Animation",
    "children": "Family",
    "childrens": "Family",
    "documentaries": "Documentary",
    "filmnoir": "Noir",
    "historical": "History",
    "kids": "Family",
    "musical": "Music",
    "romantic": "Romance",
    "sciencefiction": "Sci-Fi",
    "sf": "Sci-Fi",
}


def read_genres(text: str) -> frozenset[str]:
    """The genres of a list such as "sci-fi, Comedy".

    Raises:
        UsageError: one of them is no genre we know, or there is none.
    """
    names = {folded(genre): genre for genre in GENRES} | ALIASES
    return choices(text, names, "genre", f"the genres are {', '.join(GENRES)}")
