"""Films of the catalogue as the arrays and strings of an index, and as text to embed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from movienight.recommend.facts import FilmFacts
from movienight.storage.artifacts import IndexWriter
from movienight.storage.columns import Ragged
from movienight.storage.films import LIST_MARK
from movienight.train.cold import Votes

if TYPE_CHECKING:
    from movienight.storage.catalogue_tables import FilmTable

COMMON = 2
"""A director, actor or keyword that stands in fewer films than this can be shared by none."""

LEAST_SAID = 30
"""Letters a first sentence must have; a shorter one is shown with the next."""
_TITLES = "".join(rf"(?<!\b{title})" for title in ("Mr", "Mrs", "Ms", "Dr", "Sr", "Jr", "St", "Lt", "vs"))
SENTENCE_END = re.compile(rf"(?<!\b[A-Za-z]){_TITLES}[.!?](?=\s)")
"""A full stop that ends a sentence, and not an initial or a title."""


def facts_of(films: FilmTable) -> tuple[FilmFacts, dict[str, list[str]]]:
    """The facts of all films, and for directors, cast and keywords the name of each id.

    Likes, counts and means are zero: `collaborative.esteemed` fills them in.
    """
    n = len(films.title)
    genre_names = tuple(sorted({genre for genres in films.genres for genre in genres}))
    genres = np.zeros((n, len(genre_names)), dtype=np.bool_)
    for row, own in enumerate(films.genres):
        genres[row, [genre_names.index(genre) for genre in own]] = True
    language_names = tuple(sorted({language for language in films.language if language}))
    codes = {name: code for code, name in enumerate(language_names)}
    lists = {name: _numbered(getattr(films, name)) for name in ("directors", "cast", "keywords")}
    zeros = np.zeros(n, dtype=np.float32)
    facts = FilmFacts(
        year=np.array([year or np.nan for year in films.year], dtype=np.float32),
        runtime=np.array([runtime or np.nan for runtime in films.runtime], dtype=np.float32),
        genres=genres,
        genre_names=genre_names,
        language=np.array([codes.get(language or "", -1) for language in films.language], dtype=np.int16),
        language_names=language_names,
        directors=lists["directors"][0],
        cast=lists["cast"][0],
        keywords=lists["keywords"][0],
        likes=zeros,
        ratings=zeros,
        mean_rating=zeros,
    )
    return facts, {name: names for name, (_, names) in lists.items()}


def votes_of(films: FilmTable) -> Votes:
    """Votes elsewhere; no votes where unknown."""
    count = np.nan_to_num(np.asarray(films.vote_count, dtype=np.float32))
    return Votes(count, np.asarray(films.vote_average, dtype=np.float32))


def save_films(
    writer: IndexWriter, films: FilmTable, names: dict[str, list[str]], lines: Iterable[str]
) -> None:
    """Keep what is shown of each film as `films.*`; `lines` is one sentence each, "" where none."""
    writer.strings("films.title", films.title)
    writer.strings("films.original_title", (title or "" for title in films.original_title))
    writer.strings("films.countries", (LIST_MARK.join(countries) for countries in films.countries))
    writer.strings("films.genres", (LIST_MARK.join(genres) for genres in films.genres))
    writer.strings("films.directors", (LIST_MARK.join(directors) for directors in films.directors))
    writer.strings("films.cast", (LIST_MARK.join(cast) for cast in films.cast))
    writer.strings("films.line", lines)
    writer.array("films.ml_id", _ids(films.ml_id))
    writer.array("films.tmdb_id", _ids(films.tmdb_id))
    writer.array("films.imdb_id", _ids([int(i[2:]) if i else None for i in films.imdb_id]))
    writer.strings("films.keyword_names", names["keywords"])


def film_text(films: FilmTable, row: int) -> str:
    """What is embedded of a film: title, overview, genres, top cast, director, keywords."""
    year = f" ({films.year[row]})" if films.year[row] else ""
    pieces = [
        f"{films.title[row]}{year}.",
        films.overview[row] or "",
        f"Genres: {', '.join(films.genres[row])}." if films.genres[row] else "",
        f"Keywords: {', '.join(films.keywords[row][:12])}." if films.keywords[row] else "",
        f"Director: {', '.join(films.directors[row][:2])}." if films.directors[row] else "",
        f"Cast: {', '.join(films.cast[row][:5])}." if films.cast[row] else "",
    ]
    return " ".join(piece for piece in pieces if piece)


def first_sentence(text: str | None, longest: int = 220) -> str:
    """The first sentence of an overview, cut at a word where it runs on; "" for none."""
    flat = " ".join((text or "").split())
    found = SENTENCE_END.search(flat, LEAST_SAID)
    line = flat[: found.end()] if found else flat
    return line if len(line) <= longest else flat[:longest].rsplit(" ", 1)[0] + " …"


def _numbered(lists: Sequence[Sequence[str]]) -> tuple[Ragged, list[str]]:
    """Names as ids in alphabetical order, the rare ones left out, and the name of each id."""
    uses: dict[str, int] = {}
    for own in lists:
        for name in dict.fromkeys(own):
            uses[name] = uses.get(name, 0) + 1
    names = sorted(name for name, count in uses.items() if count >= COMMON)
    ids = {name: number for number, name in enumerate(names)}
    column = Ragged.of([ids[name] for name in dict.fromkeys(own) if name in ids] for own in lists)
    return column, names


def _ids(values: Sequence[int | None]) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    return np.array([-1 if value is None else value for value in values], dtype=np.int32)
