"""Small film tables, as a catalogue would hand them out."""

from __future__ import annotations

from typing import Any

import numpy as np

from movienight.storage.catalogue_tables import FilmTable


def film_table(*films: dict[str, Any]) -> FilmTable:
    """A table of films of which only what is given is known."""
    unknown: dict[str, Any] = dict.fromkeys(FilmTable.__slots__)
    lists = ("alternative_titles", "genres", "countries", "directors", "cast", "keywords")
    whole = [{**unknown, **{name: [] for name in lists}, "title": "Untitled", **film} for film in films]
    columns = {name: [film[name] for film in whole] for name in unknown}
    columns["film_id"] = np.arange(len(films), dtype=np.int32)  # type: ignore[assignment]
    return FilmTable(**columns)  # type: ignore[arg-type]
