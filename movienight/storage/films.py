"""What an index can show of a film: its facts by row, and its row by any id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from movienight.storage.artifacts import Index
from movienight.storage.columns import StringColumn
from movienight.types import Film, Hint

LIST_MARK = "\x1f"
"""Between the entries of a list kept as one string."""
STRINGS = ("title", "original_title", "countries", "genres", "directors", "cast", "line")
REMEMBERED = 2048
"""Films kept decoded: one slate asks for the same few again and again."""
IDS = ("ml_id", "tmdb_id", "imdb_id")


class FilmCards:
    """Films of one index; nothing is decoded before it is asked for.

    Args:
        loglines: our own sentence about a film by its row; it goes before the imported one.
        hint: what to know before the film at a row; asked only for films that are shown.
    """

    def __init__(
        self,
        index: Index,
        loglines: Mapping[int, str],
        hint: Callable[[int], Hint] = lambda row: Hint(),
    ) -> None:
        self._strings = {name: index.strings(f"films.{name}") for name in STRINGS}
        self._ids = {name: index.array(f"films.{name}") for name in IDS}
        self._numbers = {
            name: index.array(f"facts.{name}") for name in ("year", "runtime", "mean_rating", "ratings")
        }
        self._keywords = index.ragged("facts.keywords")
        self._keyword_names: StringColumn = index.strings("films.keyword_names")
        self._languages: list[str] = index.json("facts.names")["languages"]
        self._language = index.array("facts.language")
        self._loglines = loglines
        self._hint = hint
        self.film = lru_cache(REMEMBERED)(self._film)

    def __len__(self) -> int:
        return len(self._language)

    film: Callable[[int], Film]
    """The facts of one film, by its row 0 .. n-1."""

    def _film(self, row: int) -> Film:
        row = int(row)
        ratings = int(self._numbers["ratings"][row])
        code = int(self._language[row])
        hint = self._hint(row)
        return Film(
            row=row,
            title=self._strings["title"][row],
            year=self._number("year", row),
            runtime=self._number("runtime", row),
            genres=self._list("genres", row),
            directors=self._list("directors", row),
            cast=self._list("cast", row),
            keywords=tuple(self._keyword_names[int(i)] for i in self._keywords[row]),
            language=self._languages[code] if code >= 0 else None,
            countries=self._list("countries", row),
            original_title=self._strings["original_title"][row] or None,
            ml_id=self._id("ml_id", row),
            tmdb_id=self._id("tmdb_id", row),
            imdb_id=self._imdb(row),
            mean_rating=round(float(self._numbers["mean_rating"][row]), 2) if ratings else None,
            rating_count=ratings,
            line=self._loglines.get(row) or self._strings["line"][row] or None,
            age=hint.age,
            heads_up=hint.flags,
        )

    def key(self, row: int) -> str:
        """An id that outlives any index: imdb before tmdb before MovieLens before the title."""
        imdb_id = self._imdb(row)
        if imdb_id:
            return f"imdb:{imdb_id}"
        for kind, name in (("tmdb", "tmdb_id"), ("ml", "ml_id")):
            value = self._id(name, row)
            if value is not None:
                return f"{kind}:{value}"
        return f"title:{self._strings['title'][row]}"

    def row_of(self, key: str) -> int | None:
        """The row of "imdb:tt0114709", "tmdb:862", "ml:1" or "title:…"; None where it is not here."""
        kind, _, value = key.partition(":")
        if kind == "title":
            return next((row for row, title in enumerate(self._strings["title"]) if title == value), None)
        digits = value.removeprefix("tt")
        name = {"imdb": "imdb_id", "tmdb": "tmdb_id", "ml": "ml_id"}.get(kind)
        if name is None or not (digits.isascii() and digits.isdigit()) or len(digits) > 9:
            return None
        found = np.flatnonzero(self._ids[name] == int(digits))
        return int(found[0]) if len(found) else None

    def _imdb(self, row: int) -> str | None:
        value = self._id("imdb_id", row)
        return None if value is None else f"tt{value:07d}"

    def _id(self, name: str, row: int) -> int | None:
        value = int(self._ids[name][row])
        return None if value < 0 else value

    def _number(self, name: str, row: int) -> int | None:
        value: Any = self._numbers[name][row]
        return int(value) if np.isfinite(value) else None

    def _list(self, name: str, row: int) -> tuple[str, ...]:
        text = self._strings[name][row]
        return tuple(text.split(LIST_MARK)) if text else ()
