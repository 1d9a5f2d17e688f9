"""A small shelf of films with ids, to match exports with, and ways to write exports."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from movienight.text.titles import TitleIndex
from movienight.types import Film

FILMS = [
    Film(0, "Heat", 1995, imdb_id="tt0113277", tmdb_id=949, ml_id=6),
    Film(1, "Amélie", 2001, imdb_id="tt0211915", tmdb_id=194, ml_id=4973),
    Film(2, "[REC]", 2007, imdb_id="tt1038988", tmdb_id=8329, ml_id=56174),
    Film(3, "Spirited Away", 2001, imdb_id="tt0245429", tmdb_id=129, ml_id=5618),
    Film(4, "Hamlet", 1948, imdb_id="tt0040416", tmdb_id=23383),
    Film(5, "Hamlet", 1990, imdb_id="tt0099726", tmdb_id=10264),
    Film(6, "Léon: The Professional", 1994, imdb_id="tt0110413", tmdb_id=101, ml_id=293),
    Film(7, "Rocky II", 1979, imdb_id="tt0079817", tmdb_id=1367),
    Film(8, "The Matrix", 1999, imdb_id="tt0133093", tmdb_id=603, ml_id=2571),
    Film(9, "Solaris", None, ml_id=77),
    Film(10, "Nobody Knows This", 2010),
    Film(11, "Twin", 2000, tmdb_id=71),
    Film(12, "Twin", 2000, tmdb_id=72),
]
OTHER_TITLES = {1: ["Le Fabuleux Destin d'Amélie Poulain"], 3: ["千と千尋の神隠し"]}


class Shelf:
    """The films as an engine has them."""

    @cached_property
    def titles(self) -> TitleIndex:
        """Search by title; a film further down the list is less known."""
        names = [[film.title, *OTHER_TITLES.get(film.row, [])] for film in FILMS]
        return TitleIndex.build(names, [film.year for film in FILMS], [-film.row for film in FILMS])

    def row_of(self, key: str) -> int | None:
        """The row of an id."""
        for film in FILMS:
            ids = {f"imdb:{film.imdb_id}", f"tmdb:{film.tmdb_id}", f"ml:{film.ml_id}"}
            if key in ids and not key.endswith(":None"):
                return film.row
        return None

    def film(self, row: int) -> Film:
        """The facts of a film."""
        return FILMS[row]


SHELF = Shelf()

LETTERBOXD = "Date,Name,Year,Letterboxd URI"
RATED = f"{LETTERBOXD},Rating"
DIARY = f"{RATED},Rewatch,Tags,Watched Date"


def written(folder: Path, name: str, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    """A file of these lines."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{line}{end}" for line in lines).encode(encoding))
    return path


def zipped(path: Path, files: Mapping[str, str]) -> Path:
    """A zip of texts by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def lines(*rows: str) -> str:
    """A text of these lines."""
    return "".join(f"{row}\n" for row in rows)
