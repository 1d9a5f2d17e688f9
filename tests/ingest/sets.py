"""Small invented data sets in every form that can be imported.

Five films and three people; who gave which film how many stars is the same in every edition, so
what comes out must be the same too. The numbers of 100K are its own.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from movienight.ingest.account import Account, FileAccount
from movienight.ingest.importing import import_data
from movienight.paths import Home

FILMS = {
    1: ("Matrix, The (1999)", "Action|Sci-Fi"),
    2: ("City of Lost Children, The (Cité des enfants perdus, La) (1995)", "Adventure|Children"),
    3: ("Seven (a.k.a. Se7en) (1995)", "Mystery|Thriller"),
    4: ("Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)", "Comedy|Romance"),
    5: ("Ready Player One", "(no genres listed)"),
}
"""MovieLens number -> title and genres as MovieLens writes them."""

RATINGS = [(1, 1, 5, 900), (1, 2, 4, 901), (2, 1, 3, 902), (2, 3, 2, 903), (3, 4, 5, 904)]
"""User, film, stars, time."""

LINKS = {1: (133093, 603), 2: (112682, 902), 3: (114369, 807), 4: (211915, 194), 5: (1677720, None)}
"""MovieLens number -> IMDb and TMDB number."""

OWN_NUMBERS = {1: 71, 2: 72, 3: 73, 4: 74, 5: 75}
"""What 100K calls the films."""

_METADATA = (
    "adult belongs_to_collection budget genres homepage id imdb_id original_language original_title overview "
    "popularity poster_path production_companies production_countries release_date revenue runtime "
    "spoken_languages status tagline title video vote_average vote_count"
)
METADATA_COLUMNS = _METADATA.split()


def silent(stage: str, fraction: float | None) -> None:
    """Progress that nobody watches."""


def run_import(home: Path, **paths: Any) -> Account:
    """Import single paths or lists of them."""
    listed = {kind: value if isinstance(value, list) else [value] for kind, value in paths.items()}
    return import_data(Home(home), progress=silent, **listed)


def import_recipes(home: Path, folder: Path) -> Account:
    """Import Food.com into a home which then has films already."""
    if not (home / "catalogue.duckdb").exists():
        run_import(home, movielens=write_csv_edition(folder.with_name("films")))
    return run_import(home, foodcom=folder)


def files(account: Account) -> dict[str, FileAccount]:
    """The accounts of files by name."""
    return {file.name: file for source in account.sources for file in source.files}


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """A CSV file; None is an empty value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def write_csv_edition(folder: Path, *, tags: bool = True, genome: bool = False) -> Path:
    """MovieLens as of latest-small and of 20M and later."""
    write_rows(folder / "ratings.csv", ["userId", "movieId", "rating", "timestamp"], RATINGS)
    rows = [(movie_id, title, genres) for movie_id, (title, genres) in FILMS.items()]
    write_rows(folder / "movies.csv", ["movieId", "title", "genres"], rows)
    links = [(movie_id, f"{imdb:07}", tmdb) for movie_id, (imdb, tmdb) in LINKS.items()]
    write_rows(folder / "links.csv", ["movieId", "imdbId", "tmdbId"], links)
    if tags:
        said = [(1, 1, "Bullet Time", 900), (2, 1, " bullet time", 901), (2, 3, 'a "twist"', 902)]
        write_rows(folder / "tags.csv", ["userId", "movieId", "tag", "timestamp"], said)
    if genome:
        write_rows(folder / "genome-tags.csv", ["tagId", "tag"], [(7, "dystopia"), (9, "romance")])
        scores = [(1, 7, 0.9), (1, 9, 0.25), (4, 7, 0.0), (4, 9, 0.75)]
        write_rows(folder / "genome-scores.csv", ["movieId", "tagId", "relevance"], scores)
    return folder


def write_dat_edition(folder: Path, *, encoding: str = "latin-1", tags: bool = False) -> Path:
    """MovieLens 1M, or 10M with `tags`."""
    folder.mkdir(parents=True, exist_ok=True)
    films = "".join(f"{movie_id}::{title}::{genres}\n" for movie_id, (title, genres) in FILMS.items())
    (folder / "movies.dat").write_bytes(films.encode(encoding))
    ratings = "".join("::".join(map(str, rating)) + "\n" for rating in RATINGS)
    (folder / "ratings.dat").write_text(ratings)
    (folder / "users.dat").write_text("1::F::1::10::48067\n")
    if tags:
        (folder / "tags.dat").write_bytes("2::4::café::1188263867\n".encode(encoding))
    return folder


def write_100k(folder: Path) -> Path:
    """MovieLens 100K; its fifth film stands in it twice, and there is the one called "unknown"."""
    folder.mkdir(parents=True, exist_ok=True)
    titles = {OWN_NUMBERS[movie_id]: FILMS[movie_id][0] for movie_id in OWN_NUMBERS}
    titles |= {75: "Chasing Amy (1997)", 76: "Chasing Amy (1997)", 77: "unknown"}
    flags = {71: (1, 15), 72: (2, 4), 73: (13, 16), 74: (5, 14), 75: (5,), 76: (5,), 77: (0,)}
    lines = [
        f"{number}|{title}|01-Jan-1995||http://x|{'|'.join(str(int(f in flags[number])) for f in range(19))}"
        for number, title in titles.items()
    ]
    (folder / "u.item").write_bytes("".join(f"{line}\n" for line in lines).encode("latin-1"))
    rows = [(user, OWN_NUMBERS[movie_id], stars, at) for user, movie_id, stars, at in RATINGS]
    rows += [(3, 75, 2, 905), (3, 76, 4, 906)]
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    (folder / "u.data").write_text(text)
    (folder / "u1.base").write_text(text.splitlines()[0] + "\n")
    return folder


def metadata_row(**values: Any) -> list[Any]:
    """A row of movies_metadata.csv; what is not given is as for an ordinary film."""
    usual = {
        "adult": "False",
        "genres": "[{'id': 18, 'name': 'Drama'}]",
        "imdb_id": "tt0000001",
        "original_language": "en",
        "overview": "Something happens.",
        "popularity": "1.5",
        "production_countries": "[{'iso_3166_1': 'US', 'name': 'United States of America'}]",
        "release_date": "1999-03-30",
        "runtime": "100.0",
        "status": "Released",
        "vote_average": "7.5",
        "vote_count": "10",
    }
    usual["original_title"] = values.get("title", "")
    return [{**usual, **values}.get(name, "") for name in METADATA_COLUMNS]


def usual_metadata() -> list[list[Any]]:
    """The films of the world as TMDB has them, and one that MovieLens does not know."""
    return [
        metadata_row(id=603, title="The Matrix", genres="[{'id': 1, 'name': 'Science Fiction'}]"),
        metadata_row(
            id=194,
            title="Amélie",
            original_title="Le fabuleux destin d'Amélie Poulain",
            original_language="fr",
            release_date="2001-04-25",
            tagline="She'll change your life.",
        ),
        metadata_row(id=807, title="Se7en", release_date="1995-09-22", imdb_id="tt0114369"),
        metadata_row(id=950, title="Nobody Knows It", release_date="2003-05-01", imdb_id="tt0000950"),
    ]


def person(name: str, order: int | None = None, job: str | None = None) -> Mapping[str, Any]:
    """An entry of a cast (with its `order`) or of a crew (with its `job`)."""
    entry: dict[str, Any] = {"credit_id": "x", "gender": 0, "id": 1, "name": name, "profile_path": None}
    if job is None:
        return {"cast_id": 1, "character": 'He said "no"', **entry, "order": order}
    return {**entry, "department": "Directing", "job": job}


def write_tmdb(folder: Path, metadata: Iterable[Sequence[Any]] | None = None, *, links: bool = True) -> Path:
    """The Movies Dataset."""
    write_rows(folder / "movies_metadata.csv", METADATA_COLUMNS, metadata or usual_metadata())
    cast = [person("Third", 2), person("First", 0), person("Seán O'Second", 1)]
    cast += [person(f"Extra {place}", place) for place in range(3, 9)]
    crew = [person("Lana", job="Director"), person("Bill", job="Editor"), person("Lilly", job="Director")]
    write_rows(
        folder / "credits.csv",
        ["cast", "crew", "id"],
        [(repr(cast), repr(crew), 603), ("[]", "[]", 194), (repr(cast), "[]", 603), ("[]", "[]", 12345)],
    )
    keywords = [{"id": 1, "name": "\xa0hacker"}, {"id": 2, "name": "based on children's book"}]
    write_rows(folder / "keywords.csv", ["id", "keywords"], [(603, repr(keywords)), (194, "[]")])
    if links:
        rows = [(movie_id, f"{imdb:07}", tmdb) for movie_id, (imdb, tmdb) in LINKS.items()]
        write_rows(folder / "links.csv", ["movieId", "imdbId", "tmdbId"], [*rows, (99, "0000950", 950)])
    return folder


_RECIPES = (
    "name id minutes contributor_id submitted tags nutrition n_steps steps description ingredients "
    "n_ingredients"
)
RECIPE_COLUMNS = _RECIPES.split()


def recipe_row(**values: Any) -> list[Any]:
    """A row of RAW_recipes.csv."""
    usual = {
        "name": "popcorn",
        "minutes": 10,
        "tags": "['snacks', 'easy']",
        "nutrition": "[51.5, 0.0, 13.0, 0.0, 2.0, 0.0, 4.0]",
        "steps": "['heat the oil , gently', 'add corn']",
        "description": "two lines\nof text",
        "ingredients": "['corn', \"baker's salt\"]",
    }
    return [{**usual, **values}.get(name, "") for name in RECIPE_COLUMNS]


def write_foodcom(folder: Path, recipes: Iterable[Sequence[Any]] | None = None) -> Path:
    """Food.com: popcorn, nachos of absurd length, and one without a name."""
    rows = recipes or [
        recipe_row(id=10),
        recipe_row(id=20, name="nachos   with cheese", minutes=43200, tags="['']", description=""),
        recipe_row(id=30, name="", minutes=0),
    ]
    write_rows(folder / "RAW_recipes.csv", RECIPE_COLUMNS, rows)
    said = [
        (1, 10, "2003-02-17", 5, 'great, "really"\ngood'),
        (2, 10, "2003-02-18", 4, ""),
        (3, 10, "2003-02-19", 0, "no stars"),
        (3, 20, "", 3, ""),
        (4, 99, "", 5, ""),
    ]
    write_rows(folder / "RAW_interactions.csv", ["user_id", "recipe_id", "date", "rating", "review"], said)
    return folder


def zipped(folder: Path, target: Path, inside: str = "") -> Path:
    """The files of a folder in a zip, below the folder `inside`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"{inside}/{file.name}" if inside else file.name)
    return target
