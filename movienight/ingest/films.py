"""One list of films from all that was imported.

MovieLens numbers name films across its editions, save 100K, whose films are found by title and year.
A film meets its TMDB entry by the number in a links file, else by title and year. What only TMDB
knows becomes a film too, without ratings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from movienight.ingest.genres import canonical_genres
from movienight.ingest.rows import columns_table
from movienight.ingest.titles import match_key
from movienight.storage.catalogue_schema import MOVIELENS_EDITIONS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")

FIRST_TMDB_ONLY = 1_000_000_000
"""Film ids above are this plus a TMDB number; those below are MovieLens numbers."""

FIRST_100K_ONLY = 2_000_000_000
"""Film ids above are this plus a number of MovieLens 100K."""

OWN_NUMBERS = "ml-100k"
"""The edition whose numbers are its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A film as one data set has it."""

    title: str
    year: int | None
    genres: Sequence[str]
    alternatives: Sequence[str] = ()
    imdb_id: str | None = None
    tmdb_id: int | None = None
    original_title: str | None = None

    @property
    def keys(self) -> set[tuple[str, int]]:
        """What this film may be found by; nothing without a year."""
        names = [self.title, *self.alternatives, *([self.original_title] if self.original_title else [])]
        return {(match_key(name), self.year) for name in names} if self.year else set()


@dataclass(slots=True)
class _Film:
    """A film in the making: the entries MovieLens has of it, best first, and what numbers it has."""

    film_id: int
    ml_id: int | None = None
    entries: list[Entry] = field(default_factory=list)
    numbers: list[tuple[str, int]] = field(default_factory=list)
    tmdb_id: int | None = None
    imdb_id: str | None = None


def derive_films(connection: DuckDBPyConnection) -> None:
    """Fill the tables `films` and `film_rows` from the source tables."""
    tmdb, links = _tmdb_entries(connection), _tmdb_links(connection)
    films, own = _movielens_films(connection)
    _give_numbers(films, links, tmdb)
    films = _with_100k(films, own, tmdb)
    _give_numbers(films, links, tmdb)
    films = _merged(films)
    films = sorted(films + _tmdb_only(films, tmdb, links), key=lambda film: film.film_id)
    _insert(connection, films, tmdb)


def _movielens_films(connection: DuckDBPyConnection) -> tuple[list[_Film], list[tuple[int, Entry]]]:
    """The films of the editions that share numbers, each with the newest edition's entry first; then 100K."""
    rows = connection.execute(
        """SELECT edition, movie_id, title, year, genres, alternative_titles, imdb_id, tmdb_id
           FROM movielens_films ORDER BY movie_id"""
    ).fetchall()
    films: dict[int, _Film] = {}
    for edition in MOVIELENS_EDITIONS:
        for name, movie_id, *facts in rows:
            if name == edition != OWN_NUMBERS:
                film = films.setdefault(movie_id, _Film(movie_id, movie_id))
                film.entries.append(Entry(*facts))
                film.numbers.append((edition, movie_id))
    own = [(movie_id, Entry(*facts)) for name, movie_id, *facts in rows if name == OWN_NUMBERS]
    return list(films.values()), own


def _with_100k(
    films: Sequence[_Film], own: Sequence[tuple[int, Entry]], tmdb: Mapping[int, Entry]
) -> list[_Film]:
    """Give each film of 100K to the film of the same title and year; others are films of their own."""
    by_key = _by_key((film, [*film.entries, *_of(tmdb, film)]) for film in films)
    own_by_key: dict[tuple[str, int | None], _Film] = {}
    for movie_id, entry in own:
        key = (match_key(entry.title), entry.year)
        film = _first(by_key, entry) or own_by_key.get(key)
        if film is None:
            film = own_by_key[key] = _Film(FIRST_100K_ONLY + movie_id)
        film.entries.append(entry)
        film.numbers.append((OWN_NUMBERS, movie_id))
    return [*films, *own_by_key.values()]


def _give_numbers(
    films: Sequence[_Film], links: Mapping[int, tuple[str | None, int]], tmdb: Mapping[int, Entry]
) -> None:
    """Settle each film's TMDB and IMDb numbers; one found by title must not be another film's."""
    for film in films:
        linked = links.get(film.ml_id or -1, (None, None))
        numbers = [film.tmdb_id, *(entry.tmdb_id for entry in film.entries), linked[1]]
        film.tmdb_id = next((number for number in numbers if number), None)
        names = [film.imdb_id, *(entry.imdb_id for entry in film.entries), linked[0]]
        film.imdb_id = next((name for name in names if name), None)
    taken = {film.tmdb_id for film in films}
    by_key = _by_key((number, [entry]) for number, entry in tmdb.items() if number not in taken)
    for film in films:
        if film.tmdb_id is None:
            found = (number for entry in film.entries if (number := _first(by_key, entry)) not in taken)
            film.tmdb_id = next(found, None)
            taken.add(film.tmdb_id)
        film.imdb_id = film.imdb_id or next((entry.imdb_id for entry in _of(tmdb, film)), None)


def _of(tmdb: Mapping[int, Entry], film: _Film) -> list[Entry]:
    """What TMDB has of a film: one entry or none."""
    entry = tmdb.get(film.tmdb_id) if film.tmdb_id else None
    return [entry] if entry else []


def _merged(films: Sequence[_Film]) -> list[_Film]:
    """Films of the same TMDB number are one film; it keeps the lowest number."""
    merged: dict[int, _Film] = {}
    for film in sorted(films, key=lambda film: film.film_id):
        key = film.tmdb_id if film.tmdb_id else -film.film_id
        first = merged.setdefault(key, film)
        if first is not film:
            first.entries += film.entries
            first.numbers += film.numbers
            first.ml_id = first.ml_id or film.ml_id
            first.imdb_id = first.imdb_id or film.imdb_id
    return list(merged.values())


def _tmdb_only(
    films: Sequence[_Film], tmdb: Mapping[int, Entry], links: Mapping[int, tuple[str | None, int]]
) -> list[_Film]:
    known = {film.tmdb_id for film in films}
    taken = {film.ml_id for film in films}
    ml_ids = {
        number: ml_id for ml_id, (_, number) in sorted(links.items(), reverse=True) if ml_id not in taken
    }
    imdb_ids = {number: imdb_id for imdb_id, number in links.values() if imdb_id}
    return [
        _Film(
            FIRST_TMDB_ONLY + number,
            ml_ids.get(number),
            tmdb_id=number,
            imdb_id=entry.imdb_id or imdb_ids.get(number),
        )
        for number, entry in tmdb.items()
        if number not in known
    ]


def _insert(connection: DuckDBPyConnection, films: Sequence[_Film], tmdb: Mapping[int, Entry]) -> None:
    types = dict.fromkeys(("row", "film_id", "ml_id", "tmdb_id"), "INTEGER")
    types |= {"imdb_id": "VARCHAR", "title": "VARCHAR", "alternatives": "VARCHAR[]"}
    types |= {"year": "INTEGER", "genres": "VARCHAR[]"}
    rows = [_row(row, film, _of(tmdb, film)) for row, film in enumerate(films)]
    columns_table(connection, "merged", types, rows)
    connection.execute(
        """INSERT INTO films
        SELECT m.row, m.film_id, m.ml_id, m.tmdb_id, m.imdb_id, m.title, t.original_title, m.alternatives,
            m.year, t.runtime, m.genres, t.language, coalesce(t.countries, []), t.overview, t.tagline,
            coalesce(t.directors, []), coalesce(t.actors, []), coalesce(t.keywords, []), t.vote_average,
            t.vote_count, t.popularity
        FROM merged m LEFT JOIN tmdb_films t USING (tmdb_id) ORDER BY m.row"""
    )
    numbers = sorted((*number, row) for row, film in enumerate(films) for number in film.numbers)
    types = {"edition": "VARCHAR", "movie_id": "INTEGER", "row": "INTEGER"}
    columns_table(connection, "numbers", types, numbers)
    connection.execute("INSERT INTO film_rows SELECT * FROM numbers")


def _row(row: int, film: _Film, of_tmdb: Sequence[Entry]) -> tuple[Any, ...]:
    """TMDB's title with its accents and capitals before MovieLens'; MovieLens' year before TMDB's."""
    entries = [*film.entries, *of_tmdb]
    title = (of_tmdb or entries)[0].title
    names = dict.fromkeys(name for entry in entries for name in (entry.title, *entry.alternatives))
    year = next((entry.year for entry in entries if entry.year), None)
    genres = canonical_genres(*(entry.genres for entry in entries))
    alternatives = [name for name in names if name != title]
    return row, film.film_id, film.ml_id, film.tmdb_id, film.imdb_id, title, alternatives, year, genres


def _tmdb_entries(connection: DuckDBPyConnection) -> dict[int, Entry]:
    rows = connection.execute(
        """SELECT title, year, genres, alternative_titles, imdb_id, tmdb_id, original_title
           FROM tmdb_films ORDER BY tmdb_id"""
    ).fetchall()
    return {entry.tmdb_id: entry for entry in (Entry(*row) for row in rows) if entry.tmdb_id}


def _tmdb_links(connection: DuckDBPyConnection) -> dict[int, tuple[str | None, int]]:
    rows = connection.execute(
        "SELECT movie_id, imdb_id, tmdb_id FROM tmdb_links ORDER BY movie_id"
    ).fetchall()
    return {movie_id: (imdb_id, tmdb_id) for movie_id, imdb_id, tmdb_id in rows}


def _by_key(owners: Iterable[tuple[T, Iterable[Entry]]]) -> dict[tuple[str, int], T]:
    """Who is found under a title and year; a main title counts before any alternative, then the first."""
    main: dict[tuple[str, int], T] = {}
    other: dict[tuple[str, int], T] = {}
    for owner, entries in owners:
        for entry in entries:
            for key in entry.keys:
                (main if key[0] == match_key(entry.title) else other).setdefault(key, owner)
    return {**other, **main}


def _first(by_key: Mapping[tuple[str, int], T], entry: Entry) -> T | None:
    """Who goes by a title of this entry in its year; else, since release dates differ, a year off."""
    year = entry.year
    if year is None:
        return None
    names = [match_key(name) for name in (entry.title, *entry.alternatives)]
    keys = ((name, near) for near in (year, year - 1, year + 1) for name in names)
    return next((by_key[key] for key in keys if key in by_key), None)
