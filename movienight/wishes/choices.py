"""Words out of a known few, as people write them: in any case, with hyphens and blanks where they like."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from movienight.errors import UsageError


def choices(text: str, names: Mapping[str, str], what: str, told: str) -> frozenset[str]:
    """The words of a list written with commas.

    Args:
        names: each word by its folded form, and by those of its other names.
        what: what one of them is called, "genre".
        told: what there is to choose from, "the genres are Action, …".

    Raises:
        UsageError: one of them is not known, with the nearest that is; or there is none.
    """
    pieces = [piece for piece in text.split(",") if piece.strip()]
    return frozenset(_choice(piece, names, what, told) for piece in pieces or [text])


def folded(text: str) -> str:
    """Its letters and digits, in lower case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _choice(piece: str, names: Mapping[str, str], what: str, told: str) -> str:
    word = folded(piece)
    if word in names:
        return names[word]
    near = get_close_matches(word, names, n=1)
    advice = f"did you mean {names[near[0]]}? " if near else ""
    raise UsageError(f"there is no {what} “{piece.strip()}”", f"{advice}{told}")
