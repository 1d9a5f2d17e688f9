"""Names of people: free text that is shown as typed and compared forgivingly."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from movienight.errors import UsageError

LONGEST = 60
"""Letters of a name; it stands in every line about its person."""


def shown(name: str) -> str:
    """The name as we show it: composed (NFC), without spaces around it or doubled inside.

    Raises:
        UsageError: nothing is left of it, it is too long, or it holds control characters.
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not tidy:
        raise UsageError("a person needs a name", "type at least one letter")
    if len(tidy) > LONGEST:
        raise UsageError(f"a name has at most {LONGEST} letters, not {len(tidy)}", "type a shorter one")
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in tidy):
        raise UsageError(f"“{tidy}” is not a name", "leave out the control characters")
    return tidy


def key_of(name: str) -> str:
    """What two spellings of one name share; "  ANA" and "ana" do. Raises as `shown` does."""
    folded = unicodedata.normalize("NFD", shown(name)).casefold()
    return shown(unicodedata.normalize("NFC", folded))


def unknown(name: str, known: Sequence[str]) -> UsageError:
    """The error for a name that nobody here has, with the nearest ones."""
    from difflib import get_close_matches

    by_key = {key_of(one): one for one in known}
    nearest = [by_key[key] for key in get_close_matches(key_of(name), list(by_key), n=3, cutoff=0.5)]
    if nearest:
        hint = f"did you mean: {', '.join(nearest)}?"
    else:
        adding = f'`movienight like "@{shown(name)}" TITLE` adds somebody'
        hint = f"known here: {', '.join(known)}; {adding}" if known else f"nobody is saved yet; {adding}"
    return UsageError(f"nobody here is called “{shown(name)}”", hint)
