"""The key under which a film is remembered, where it has one."""

from __future__ import annotations

from movienight.errors import DataError
from movienight.keys import stable_key
from movienight.types import Film


def key_of(film: Film) -> str | None:
    """What names the film in the library, "imdb:tt0113277"; None where the film has no id at all."""
    try:
        return stable_key(film)
    except DataError:
        return None
