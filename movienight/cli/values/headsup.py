"""Heads-up flags as people write them."""

from __future__ import annotations

from difflib import get_close_matches

from movienight.errors import UsageError
from movienight.recommend.headsup import FLAGS


def read_flags(text: str) -> frozenset[str]:
    """The flags of a list such as "gore, Animal-Harm": case, hyphens and blanks do not matter.

    Raises:
        UsageError: one of them is no flag we know, or there is none.
    """
    pieces = [piece for piece in text.split(",") if piece.strip()]
    return frozenset(_flag(piece) for piece in pieces or [text])


def _flag(piece: str) -> str:
    names = {_folded(flag): flag for flag in FLAGS}
    folded = _folded(piece)
    if folded in names:
        return names[folded]
    near = get_close_matches(folded, names, n=1)
    advice = f"did you mean {names[near[0]]}? " if near else ""
    raise UsageError(f"there is no heads-up “{piece.strip()}”", f"{advice}there are {', '.join(FLAGS)}")


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
