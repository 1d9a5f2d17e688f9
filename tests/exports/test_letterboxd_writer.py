"""What one person rated, saw and likes, as Letterboxd imports it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from exports.shop import SHELF
from movienight.exports.letterboxd import Watched, letterboxd_tables, watched
from movienight.storage.stored import StoredFilm, StoredRating, StoredTaste
from movienight.types import Film

DAY, TYPED = datetime(2024, 1, 5, tzinfo=UTC), datetime(2024, 6, 5, 20, 15, tzinfo=UTC)


def film_of(key: str) -> Film | None:
    """The film of a key on the shelf."""
    row = SHELF.row_of(key)
    return None if row is None else SHELF.film(row)


def test_each_film_stands_once_with_all_that_is_known() -> None:
    """Stars are doubled; a day stands only where an export told it; unknown films go by their label."""
    taste = StoredTaste(
        likes=(StoredFilm("imdb:tt0211915", "Amélie (2001)", TYPED),),
        ratings=(StoredRating("imdb:tt0113277", "Heat (1995)", DAY, 4.5),),
        seen=(
            StoredFilm("imdb:tt0113277", "Heat (1995)", TYPED),
            StoredFilm("tmdb:5", "Gone, Girl (2014)", TYPED),
        ),
    )

    assert watched(taste, film_of) == [
        Watched("Heat", 1995, date(2024, 1, 5), "949", "tt0113277", 9),
        Watched("Amélie", 2001, None, "194", "tt0211915", None),
        Watched("Gone, Girl", 2014, None, "5", "", None),
    ]


def test_the_table_is_rfc_4180() -> None:
    """Columns as Letterboxd names them, lines that end in CRLF, quotes doubled where they are needed."""
    rows = [Watched('Say "Hi", Bob', 1995, date(2024, 1, 5), "949", "tt0113277", 9), Watched("[REC]")]

    assert letterboxd_tables(rows) == [
        "WatchedDate,Title,Year,tmdbID,imdbID,Rating10\r\n"
        '2024-01-05,"Say ""Hi"", Bob",1995,949,tt0113277,9\r\n'
        ",[REC],,,,\r\n"
    ]


def test_tables_are_split() -> None:
    """2,001 rows are three files of at most 1,000, each with a header; nobody's films are one."""
    tables = letterboxd_tables([Watched(str(n)) for n in range(2001)], most=1000)

    assert [table.count("\r\n") - 1 for table in tables] == [1000, 1000, 1]
    assert len({table.split("\r\n")[0] for table in tables}) == 1
    assert len(letterboxd_tables([], most=1000)) == 1


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)


@given(titles=st.lists(texts, max_size=5))
def test_any_title_comes_back(titles: list[str]) -> None:
    """A reader of CSV finds every title as it was."""
    (table,) = letterboxd_tables([Watched(title) for title in titles])

    assert [row["Title"] for row in csv.DictReader(io.StringIO(table, newline=""))] == titles
