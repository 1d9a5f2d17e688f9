"""Films newer than MovieLens, written in the form of The Movies Dataset so that the import reads them.

    python build/recent_films.py DATA FOLDER

DATA is a folder that holds ml-latest-small/, the-movies-dataset/ and tmdb-recent/. FOLDER becomes The
Movies Dataset with the films of tmdb-recent behind its own: an import takes one such data set, so both
go in as one. Only films that can be recommended by content are added, and none that is there already.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movienight.ingest.genres import canonical_genres
from movienight.ingest.titles import match_key, parse_title

MOVIELENS, OLDER, RECENT = "ml-latest-small", "the-movies-dataset", "tmdb-recent"
NEWEST, BROADEST = "tmdb_movies_2026.csv", "tmdb_top10k_2022.csv"
LEAST_OVERVIEW, LEAST_VOTES = 40, 30
"""Letters of an overview, and votes, with fewer of which a film cannot be recommended by content."""
KNOWN = "there already"
_METADATA = (
    "adult belongs_to_collection budget genres homepage id imdb_id original_language original_title overview "
    "popularity poster_path production_companies production_countries release_date revenue runtime "
    "spoken_languages status tagline title video vote_average vote_count"
)
METADATA = _METADATA.split()
HEADERS = {
    "movies_metadata.csv": METADATA,
    "credits.csv": ["cast", "crew", "id"],
    "keywords.csv": ["id", "keywords"],
}


@dataclass(frozen=True, slots=True)
class RecentFilm:
    """What the two files know of a film; empty where neither knows it."""

    tmdb_id: int
    title: str
    released: str
    overview: str
    votes: int
    mean_vote: str
    popularity: str
    genres: tuple[str, ...] = ()
    language: str = ""
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecentAccount:
    """How many films were written, and how many were not, by the first reason that holds for each."""

    kept: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def write_with_recent(data: Path, folder: Path) -> RecentAccount:
    """Make `folder` DATA/the-movies-dataset with the films of DATA/tmdb-recent behind its own."""
    with tempfile.TemporaryDirectory() as scratch:
        account = write_recent(data, known_films(data), Path(scratch))
        write_behind(data / OLDER, Path(scratch), folder)
    return account


def write_recent(data: Path, known_ids: set[int], folder: Path) -> RecentAccount:
    """Write the films of DATA/tmdb-recent as movies_metadata.csv, credits.csv and keywords.csv.

    Args:
        known_ids: TMDB numbers of the films another source has, which are left to it.
        folder: made where it is not there. The same data give the same bytes.
    """
    films = [film for _, film in sorted(read_recent(data).items())]
    reasons = [why_not(film, known_ids) for film in films]
    kept = [film for film, reason in zip(films, reasons, strict=True) if not reason]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, "movies_metadata.csv", map(_metadata, kept))
    _write(folder, "credits.csv", map(_credits, kept))
    _write(folder, "keywords.csv", ([film.tmdb_id, _named(film.keywords)] for film in kept))
    return RecentAccount(len(kept), dict(sorted(Counter(filter(None, reasons)).items())))


def write_behind(older: Path, newer: Path, folder: Path) -> None:
    """Make `folder` the data set `older` with the rows of `newer` behind its own.

    Raises:
        ValueError: a file of the two has different columns.
    """
    shutil.copytree(older, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for name in HEADERS:
        whole, added = folder / name, (newer / name).read_bytes()
        header, _, rows = added.partition(b"\n")
        old = whole.read_bytes()
        if old.partition(b"\n")[0].rstrip(b"\r") != header:
            raise ValueError(f"{name} of {older} and {newer} have different columns")
        # The older file keeps its bytes, quirks and all: what is in them is the import's to judge.
        whole.write_bytes(old + (b"" if old.endswith(b"\n") else b"\n") + rows)


def known_films(data: Path) -> set[int]:
    """The TMDB numbers of the films that are there already.

    These are the numbers in the metadata of The Movies Dataset, and those under which tmdb-recent
    has a film that MovieLens links to another number: TMDB gives some films a new number.
    """
    ids = (row["id"] or "" for row in _rows(data / OLDER / "movies_metadata.csv"))
    known = {int(number) for number in ids if number.isdecimal()}
    linked, genres = _linked_films(data / MOVIELENS)
    recent = read_recent(data).values()
    return known | {
        film.tmdb_id
        for film in recent
        if film.tmdb_id not in linked
        and genres.get((match_key(film.title), film.released[:4]), set()) & {*canonical_genres(film.genres)}
    }


def _linked_films(movielens: Path) -> tuple[set[int], dict[tuple[str, str], set[str]]]:
    """The TMDB numbers MovieLens links to, and the genres of these films by title and year."""
    numbers = {row["movieId"]: int(row["tmdbId"]) for row in _rows(movielens / "links.csv") if row["tmdbId"]}
    genres: dict[tuple[str, str], set[str]] = {}
    for row in _rows(movielens / "movies.csv"):
        parsed = parse_title(row["title"])
        for name in (parsed.title, *parsed.alternatives) if row["movieId"] in numbers else ():
            held = genres.setdefault((match_key(name), str(parsed.year)), set())
            held.update(canonical_genres(row["genres"].split("|")))
    return set(numbers.values()), genres


def read_recent(data: Path) -> dict[int, RecentFilm]:
    """Every film of the two files by its TMDB number; where both have it the newest one speaks.

    What the newest file leaves empty, and the language, which it does not know, are the other's.
    """
    films = {film.tmdb_id: film for film in map(_of_2022, _rows(data / RECENT / BROADEST))}
    for film in map(_of_2026, _rows(data / RECENT / NEWEST)):
        films[film.tmdb_id] = _completed(film, films.get(film.tmdb_id))
    return films


def why_not(film: RecentFilm, known_ids: set[int]) -> str:
    """Why a film is left out, in a few words; empty where it is kept."""
    if film.tmdb_id in known_ids:
        return KNOWN
    if not film.title:
        return "no title"
    if len(film.overview) < LEAST_OVERVIEW:
        return f"no overview of {LEAST_OVERVIEW} letters"
    if not canonical_genres(film.genres):
        return "no genre"
    if not film.released[:4].isdecimal():
        return "no year"
    return f"fewer than {LEAST_VOTES} votes" if film.votes < LEAST_VOTES else ""


def _of_2026(row: Mapping[str, str]) -> RecentFilm:
    return RecentFilm(
        tmdb_id=int(row["tmdb_id"]),
        title=_tidy(row["title"]),
        released=row["release_date"] or row["release_year"],
        overview=_tidy(row["overview"]),
        votes=int(float(row["vote_count"] or 0)),
        mean_vote=row["vote_average"],
        popularity=row["popularity"],
        genres=_split(row["genres"], "|"),
        directors=_split(row["director"], "|"),
        cast=_split(row["top_cast"], "|"),
        keywords=_split(row["keywords"], "|"),
    )


def _of_2022(row: Mapping[str, str]) -> RecentFilm:
    return RecentFilm(
        tmdb_id=int(row["id"]),
        title=_tidy(row["title"]),
        released=row["release_date"],
        overview=_tidy(row["overview"]),
        votes=int(float(row["vote_count"] or 0)),
        mean_vote=row["vote_average"],
        popularity=row["popularity"],
        genres=_split(row["genre"], ","),
        language=row["original_language"],
    )


def _completed(film: RecentFilm, other: RecentFilm | None) -> RecentFilm:
    names = RecentFilm.__dataclass_fields__
    return RecentFilm(**{name: getattr(film, name) or getattr(other or film, name) for name in names})


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _split(text: str, mark: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_tidy, text.split(mark)))))


def _metadata(film: RecentFilm) -> list[Any]:
    known = {
        "adult": "False",
        "genres": _named(film.genres),
        "id": film.tmdb_id,
        "original_language": film.language,
        "overview": film.overview,
        "popularity": film.popularity,
        "production_countries": "[]",
        "release_date": film.released if "-" in film.released else f"{film.released}-01-01",
        "status": "Released",
        "title": film.title,
        "vote_average": film.mean_vote,
        "vote_count": film.votes,
    }
    return [known.get(name, "") for name in METADATA]


def _credits(film: RecentFilm) -> list[Any]:
    """A row of credits.csv; nobody reads the numbers in it, so they are all 0."""
    cast = [
        {"cast_id": 0, "character": "", "credit_id": "", "gender": 0, "id": 0}
        | {"name": name, "order": place, "profile_path": None}
        for place, name in enumerate(film.cast)
    ]
    crew = [
        {"credit_id": "", "department": "Directing", "gender": 0, "id": 0, "job": "Director"}
        | {"name": name, "profile_path": None}
        for name in film.directors
    ]
    return [repr(cast), repr(crew), film.tmdb_id]


def _named(names: Sequence[str]) -> str:
    return repr([{"id": 0, "name": name} for name in names])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def _write(folder: Path, name: str, rows: Iterable[Sequence[Any]]) -> None:
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADERS[name])
        writer.writerows(rows)


def main() -> None:
    """Write the folder and say what became of each film."""
    if len(sys.argv) != 3:
        raise SystemExit("usage: python build/recent_films.py DATA FOLDER")
    data, folder = Path(sys.argv[1]), Path(sys.argv[2])
    account = write_with_recent(data, folder)
    print(f"{account.kept:6,} films added in {folder}")
    for reason, count in account.left_out.items():
        print(f"{count:6,} left out: {reason}")


if __name__ == "__main__":
    main()
