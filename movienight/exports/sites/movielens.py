"""MovieLens: one person's export, and one person's ratings out of a data set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from movienight.errors import UsageError
from movienight.exports.entry import SOMEBODY_ELSES, UNRATED, UNREADABLE, Entry
from movienight.exports.form import Context, Form, Outcome, Row, columns, one_by_one, titled
from movienight.exports.values import day_of_second, keys, stars, year_apart


def _exported(row: Row) -> Outcome:
    given = stars(row["rating"])
    if given is None:
        return UNRATED
    title, year = year_apart(row["title"])
    ids = keys(row["imdb_id"], row["tmdb_id"], row["movie_id"])
    return titled(Entry(title, year, ids, given, seen=True, source=row.source))


def _data_set(rows: Sequence[Row], context: Context) -> Iterator[Outcome]:
    """One person's ratings.

    Raises:
        UsageError: nobody was asked for, or nobody of that number rates here.
    """
    people = {row["userid"] for row in rows}
    wanted = str(context.user)
    if context.user is None:
        message = f"these are the ratings of {len(people):,} people"
        raise UsageError(message, "say whose with --user NUMBER")
    if wanted not in people:
        raise UsageError(f"nobody here has the number {wanted}", f"there are {len(people):,} people")
    return (_rated(row, context) if row["userid"] == wanted else SOMEBODY_ELSES for row in rows)


def _rated(row: Row, context: Context) -> Outcome:
    try:
        given = stars(row["rating"])
    except ValueError:
        return UNREADABLE
    if given is None:
        return UNRATED
    linked, written = context.films.get(row["movieid"], ((), ""))
    title, year = year_apart(written)
    ids = (*linked, *keys(movielens=row["movieid"]))
    return titled(Entry(title, year, ids, given, False, True, day_of_second(row["timestamp"]), row.source))


def films(rows: Sequence[Row]) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """What rows of `links.csv` and `movies.csv` tell of films: (ids, title) by MovieLens id."""
    known: dict[str, tuple[tuple[str, ...], str]] = {}
    for row in rows:
        ids, title = known.get(row["movieid"], ((), ""))
        known[row["movieid"]] = (keys(row["imdbid"], row["tmdbid"]) or ids, row["title"] or title)
    return known


RATINGS = "MovieLens ratings"
FORMS = (
    Form("MovieLens export", columns("movie_id,imdb_id,tmdb_id,rating,title"), one_by_one(_exported)),
    Form(RATINGS, columns("userId,movieId,rating,timestamp"), _data_set),
)
BESIDE = (columns("movieId,imdbId,tmdbId"), columns("movieId,title,genres"))
"""The columns of `links.csv` and of `movies.csv`."""
