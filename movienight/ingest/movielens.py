"""MovieLens of every edition: films, links, ratings, tags and tag genome."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from movienight.ingest.account import FileAccount, SourceAccount
from movienight.ingest.finding import DataSet
from movienight.ingest.genres import canonical_genres
from movienight.ingest.loading import Rule, account_for, load, refuse_second, same_again, sift
from movienight.ingest.reading import LocalFile, ParquetFile, literal, prepare
from movienight.ingest.rows import columns_table, number
from movienight.ingest.titles import parse_title

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GENRES_OF_100K = (
    *("unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary"),
    *("Drama", "Fantasy", "Film-Noir", "Horror", "Musical", "Mystery", "Romance", "Sci-Fi"),
    *("Thriller", "War", "Western"),
)
"""What the nineteen flags of `u.item` stand for, in order."""

_SMALL = 500_000
"""Ratings up to which a CSV edition is one of the small ones."""

_STAGE = "CREATE OR REPLACE TEMP TABLE stage AS SELECT * FROM {source}"


def load_movielens(
    connection: DuckDBPyConnection, data_set: DataSet, work: Path, progress: Callable[[str], None]
) -> SourceAccount:
    """Fill the MovieLens tables with one edition.

    Raises:
        ImportRefused: a file cannot be trusted as it is.
        UsageError: the edition was loaded already.
    """
    files = {}
    for role, found in data_set.files.items():
        progress(f"looking through {found.name}")
        files[role] = prepare(found, work)
    edition = edition_of(files["films"], files["ratings"], has_tags="tags" in files)
    refuse_second(connection, "movielens_films", edition)
    accounts = []
    for role, loader in _LOADERS.items():
        if role in files:
            progress(f"reading {files[role].name} of {edition}")
            accounts.append(loader(connection, files[role], edition))
    origin = str(data_set.origin.absolute())
    return SourceAccount("movielens", edition, origin, tuple(accounts), data_set.unused)


def edition_of(films: LocalFile | ParquetFile, ratings: LocalFile | ParquetFile, *, has_tags: bool) -> str:
    """Which edition the form of the films and the number of ratings tell of."""
    separator, count = films.form.separator, ratings.rows
    if separator == "|":
        return "ml-100k"
    if separator == "::":
        return "ml-10m" if has_tags or count > 5_000_000 else "ml-1m"
    if count <= _SMALL:
        return "ml-latest-small"
    millions = round(count / 1e6)
    return (
        f"ml-{millions}m" if millions in (20, 25, 32) and abs(count / 1e6 - millions) < 0.01 else "ml-latest"
    )


def load_ratings(connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str) -> FileAccount:
    """Append the ratings of one edition to the table `ratings`; its films must be there."""
    scope = f"edition = {literal(edition)}"
    statement = (
        f"INSERT INTO ratings SELECT {literal(edition)}, userId, movieId, rating, coalesce(timestamp, -1)"
        " FROM {source}"
    )
    loaded = load(connection, file, statement, "ratings", scope)
    rules = [
        Rule("no userId or movieId", "user_id IS NULL OR movie_id IS NULL"),
        Rule("rating outside 0.5 to 5", "coalesce(stars NOT BETWEEN 0.5 AND 5, true)"),
        _unknown_film(edition),
    ]
    sift(connection, loaded, rules)
    # Counting distinct pairs is cheap; finding which stand twice is not, and is next to never needed.
    pairs = f"count(*) - count(DISTINCT user_id::BIGINT * 4294967296 + movie_id) FROM ratings WHERE {scope}"
    if number(connection, f"SELECT {pairs}"):
        last = f"SELECT arg_max(rowid, timestamp) FROM ratings WHERE {scope} GROUP BY user_id, movie_id"
        sift(
            connection, loaded, [Rule("same user and film again", f"rowid NOT IN ({last})", malformed=False)]
        )
    return account_for(loaded, f"ratings of {edition}", needed=True)


def _load_films(connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str) -> FileAccount:
    loaded = load(connection, file, _STAGE, "stage")
    untitled = "trim(coalesce(title, '')) = ''" + (" OR title = 'unknown'" if edition == "ml-100k" else "")
    sift(
        connection,
        loaded,
        [Rule("no movieId", "movieId IS NULL"), Rule("no title", untitled), same_again("stage", "movieId")],
    )
    genres = "string_split(coalesce(genres, ''), '|')"
    if edition == "ml-100k":
        flags = (
            f"CASE genre{place} WHEN '1' THEN {literal(name)} END"
            for place, name in enumerate(GENRES_OF_100K)
        )
        genres = f"[name FOR name IN [{', '.join(flags)}] IF name IS NOT NULL]"
    written = connection.execute(f"SELECT movieId, title, {genres} FROM stage ORDER BY movieId").fetchall()
    _insert_films(connection, edition, written)
    return account_for(loaded, f"films of {edition}", needed=True)


def _insert_films(
    connection: DuckDBPyConnection, edition: str, written: Sequence[tuple[int, str, list[str]]]
) -> None:
    parsed = [(movie_id, parse_title(title), canonical_genres(genres)) for movie_id, title, genres in written]
    rows = [
        (movie_id, title.title, list(title.alternatives), title.year, genres)
        for movie_id, title, genres in parsed
    ]
    types = {
        "movie_id": "INTEGER",
        "title": "VARCHAR",
        "alternatives": "VARCHAR[]",
        "year": "INTEGER",
        "genres": "VARCHAR[]",
    }
    columns_table(connection, "parsed", types, rows)
    connection.execute(
        """INSERT INTO movielens_films
           SELECT ?, movie_id, title, alternatives, year, genres, NULL, NULL FROM parsed ORDER BY movie_id""",
        [edition],
    )


def _load_links(connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str) -> FileAccount:
    loaded = load(connection, file, _STAGE, "stage")
    rules = [
        Rule("no movieId", "movieId IS NULL"),
        same_again("stage", "movieId"),
        _unknown_film(edition, "movieId"),
    ]
    sift(connection, loaded, rules)
    connection.execute(
        f"""UPDATE movielens_films SET tmdb_id = stage.tmdbId, imdb_id = {IMDB_ID}
            FROM stage WHERE edition = ? AND movie_id = stage.movieId""",
        [edition],
    )
    without = number(connection, "SELECT count(*) FROM stage WHERE tmdbId IS NULL")
    return account_for(loaded, f"links of {edition}", {"no tmdbId": without})


def _load_tags(connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str) -> FileAccount:
    loaded = load(connection, file, _STAGE, "stage")
    rules = [
        Rule("no movieId", "movieId IS NULL"),
        Rule("no tag", "trim(coalesce(tag, '')) = ''"),
        _unknown_film(edition, "movieId"),
    ]
    sift(connection, loaded, rules)
    connection.execute(
        """INSERT INTO tags SELECT ?, movieId, lower(trim(tag)) AS word, count(*) FROM stage
           GROUP BY movieId, word ORDER BY movieId, word""",
        [edition],
    )
    return account_for(loaded, f"tags of {edition}")


def _load_genome_tags(
    connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str
) -> FileAccount:
    loaded = load(connection, file, _STAGE, "stage")
    sift(connection, loaded, [Rule("no tag", "tagId IS NULL OR tag IS NULL"), same_again("stage", "tagId")])
    connection.execute("INSERT INTO genome_tags SELECT ?, tagId, tag FROM stage ORDER BY tagId", [edition])
    return account_for(loaded, f"genome tags of {edition}")


def _load_genome_scores(
    connection: DuckDBPyConnection, file: LocalFile | ParquetFile, edition: str
) -> FileAccount:
    statement = (
        f"INSERT INTO genome_scores SELECT {literal(edition)}, movieId, tagId, relevance FROM {{source}}"
    )
    loaded = load(connection, file, statement, "genome_scores", f"edition = {literal(edition)}")
    rules = [
        Rule("relevance outside 0 to 1", "coalesce(relevance NOT BETWEEN 0 AND 1, true) OR tag_id IS NULL"),
        _unknown_film(edition),
    ]
    sift(connection, loaded, rules)
    return account_for(loaded, f"genome scores of {edition}")


def _unknown_film(edition: str, column: str = "movie_id") -> Rule:
    known = f"SELECT movie_id FROM movielens_films WHERE edition = {literal(edition)}"
    return Rule("film not in the list of films", f"{column} NOT IN ({known})", malformed=False)


IMDB_ID = "CASE WHEN regexp_full_match(imdbId, '\\d+') THEN printf('tt%07d', imdbId::BIGINT) END"
"""The number in a links file as people know it: 114709 is tt0114709."""

_LOADERS = {
    "films": _load_films,
    "links": _load_links,
    "ratings": load_ratings,
    "tags": _load_tags,
    "genome tags": _load_genome_tags,
    "genome scores": _load_genome_scores,
}
