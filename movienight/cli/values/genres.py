"""Genres as people write them."""

from __future__ import annotations

from difflib import get_close_matches

from movienight.errors import UsageError
from movienight.ingest.genres import GENRES

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
    """The genres of a list such as "sci-fi, Comedy": case, hyphens and blanks do not matter.

    Raises:
        UsageError: one of them is no genre we know, or there is none.
    """
    pieces = [piece for piece in text.split(",") if piece.strip()]
    return frozenset(_genre(piece) for piece in pieces or [text])


def _genre(piece: str) -> str:
    names = {_folded(genre): genre for genre in GENRES} | ALIASES
    folded = _folded(piece)
    if folded in names:
        return names[folded]
    near = get_close_matches(folded, names, n=1)
    advice = f"did you mean {names[near[0]]}? " if near else ""
    raise UsageError(f"there is no genre “{piece.strip()}”", f"{advice}the genres are {', '.join(GENRES)}")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
