"""The other sites' files: what they are taken for, and what their rows become."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from exports.shop import lines, written, zipped
from movienight.errors import UsageError
from movienight.exports.entry import NO_FILM, SERIES, SOMEBODY_ELSES, UNRATED, UNREADABLE, UNTITLED, WISHED
from movienight.exports.reading import read_export
from movienight.exports.sites.netflix import days, is_show

TAIL = "URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors"
IMDB_OLD = f"Const,Your Rating,Date Rated,Title,{TAIL}"
IMDB_NEW = f"Const,Your Rating,Date Rated,Title,Original Title,{TAIL}"
IMDB_LIST = f"Position,Const,Created,Modified,Description,Title,{TAIL},Your Rating,Date Rated"
IMDB_FIRST = (
    "position,const,created,modified,description,Title,Title type,Directors,You rated,IMDb Rating,"
    "Runtime (mins),Year,Genres,Num. Votes,Release Date (month/day/year),URL"
)
FACTS = '8.3,170,1995,"Action, Crime",700000,1995-12-15,Michael Mann'
HEAT = ("Heat", 1995, ("imdb:tt0113277",))


def facts(entry: Any) -> tuple[Any, ...]:
    """Which film it is."""
    return entry.title, entry.year, entry.ids


def form(path: Path) -> str:
    """What a single file is taken for."""
    return read_export(path).files[0].form


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        (IMDB_OLD, f"tt0113277,9,2020-02-03,Heat,u,movie,{FACTS}", "IMDb ratings (2018)"),
        (IMDB_NEW, f"tt0113277,9,2020-02-03,Heat,Heat,u,Movie,{FACTS}", "IMDb ratings (2024)"),
        (IMDB_LIST, f"1,tt0113277,2019-01-01,,,Heat,u,movie,{FACTS},9,2020-02-03", "IMDb list (2018)"),
        (
            IMDB_FIRST,
            '1,tt0113277,"Mon Feb  3 00:00:00 2020",,,Heat,Feature Film,Michael Mann,9,8.3,170,1995,'
            '"action, crime",7,12/15/1995,u',
            "IMDb list (until 2018)",
        ),
    ],
)
def test_three_generations_of_imdb(tmp_path: Path, header: str, row: str, name: str) -> None:
    """Whatever its columns' order, 9 of 10 on 3 February 2020 is four and a half stars."""
    path = written(tmp_path, "export.csv", header, row)
    (entry,) = read_export(path).entries

    assert form(path) == name
    assert facts(entry) == HEAT
    assert (entry.stars, entry.seen, entry.liked, entry.at) == (4.5, True, False, date(2020, 2, 3))


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("tvSeries", SERIES),
        ("TV Mini Series", SERIES),
        ("tvEpisode", SERIES),
        ("TV Episode", SERIES),
        ("Podcast Series", NO_FILM),
        ("Video Game", NO_FILM),
        ("musicVideo", NO_FILM),
        ("TV Movie", None),
        ("Documentary", None),
        ("tvShort", None),
        ("Feature Film", None),
        ("video", None),
    ],
)
def test_kinds_of_imdb(tmp_path: Path, kind: str, reason: str | None) -> None:
    """Series and games are skipped and counted, however spelled; films made for television are films."""
    path = written(tmp_path, "r.csv", IMDB_OLD, f"tt0113277,9,2020-02-03,Heat,u,{kind},{FACTS}")

    assert read_export(path).skipped == ({reason: 1} if reason else {})


def test_a_watchlist_of_imdb_is_wished_for_but_for_what_is_rated(tmp_path: Path) -> None:
    """Of a list only rated films count; rows may end early."""
    path = written(
        tmp_path,
        "WATCHLIST.csv",
        IMDB_LIST,
        f"1,tt0113277,2019-01-01,,,Heat,u,movie,{FACTS},,",
        f"2,tt0211915,2019-01-01,,,Amélie,u,movie,{FACTS},8,2020-01-01",
        "3,tt0099999,2019-01-01,,,Short Row,u,movie,8.3",
    )
    export = read_export(path)

    assert [entry.title for entry in export.entries] == ["Amélie"]
    assert export.skipped == {WISHED: 2}


TRAKT = (
    "type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,episode_number"
)


def test_trakt_tables(tmp_path: Path) -> None:
    """Ratings and history; episodes are skipped."""
    rated = written(
        tmp_path,
        "ratings.csv",
        f"rated_at,{TRAKT},genres,rating",
        "2024-01-05T20:15:00Z,movie,Heat,1995,8.1,1,tt0113277,949,,u,1995-12-15,,,action,7",
        "2024-01-05T20:15:00Z,episode,Lost,2004,8.1,1,tt0411008,4607,,u,2004,1,1,drama,10",
    )
    export = read_export(rated)
    (entry,) = export.entries
    assert form(rated) == "Trakt ratings"
    assert facts(entry) == ("Heat", 1995, ("imdb:tt0113277", "tmdb:949"))
    assert (entry.stars, entry.at, export.skipped) == (3.5, date(2024, 1, 5), {SERIES: 1})

    watched = written(
        tmp_path,
        "history.csv",
        f"watched_at,action,{TRAKT},genres",
        "2024-01-05T20:15:00Z,scrobble,movie,Heat,1995,8.1,1,tt0113277,949,,u,1995,,,action",
    )
    (entry,) = read_export(watched).entries
    assert (form(watched), entry.stars, entry.seen) == ("Trakt history", None, True)


MOVIE = {"title": "Heat", "year": 1995, "ids": {"trakt": 1, "imdb": "tt0113277", "tmdb": 949}}


def test_trakt_json_in_its_zip(tmp_path: Path) -> None:
    """Ratings, history and favourites of one film are one entry; a watchlist is wished for."""
    path = zipped(
        tmp_path / "trakt.zip",
        {
            "ratings/movies.json": json.dumps(
                [{"rated_at": "2024-01-05T20:00:00.000Z", "rating": 9, "type": "movie", "movie": MOVIE}]
            ),
            "watched/history-1.json": json.dumps(
                [
                    {"watched_at": "2023-01-05T20:00:00.000Z", "type": "movie", "movie": MOVIE},
                    {"watched_at": "2023-01-05T20:00:00.000Z", "type": "episode", "episode": {}, "show": {}},
                    {"watched_at": "2023-01-05T20:00:00.000Z", "type": "movie", "movie": {"ids": None}},
                    7,
                ]
            ),
            "lists/favorites.json": json.dumps(
                [{"listed_at": "2023-01-05", "type": "movie", "movie": MOVIE}]
            ),
            "lists/watchlist.json": json.dumps(
                [{"listed_at": "2023-01-05", "type": "movie", "movie": MOVIE}]
            ),
            "user/settings.json": json.dumps({"user": "ben"}),
        },
    )
    export = read_export(path)
    (entry,) = export.entries

    assert facts(entry) == ("Heat", 1995, ("imdb:tt0113277", "tmdb:949"))
    assert (entry.stars, entry.liked, entry.seen, entry.at) == (4.5, True, True, date(2024, 1, 5))
    assert (export.rows, export.merged) == (7, 2)
    assert export.skipped == {SERIES: 1, UNTITLED: 2, WISHED: 1}
    assert "Trakt history JSON" in {file.form for file in export.files}
    assert export.unused == ("user/settings.json",)


@pytest.mark.parametrize(
    ("title", "show"),
    [
        ("Heat", False),
        ("Léon: The Professional", False),
        ("Kill Bill: Vol. 1", False),
        ("A Series of Unfortunate Events", False),
        ("Star Wars: Episode IV - A New Hope", False),
        ("Stranger Things: Season 1: Chapter One", True),
        ("Dark: Staffel 2", True),
        ("Lupin: Épisode 3", True),
        ("Sherlock: Series 1", True),
        ("Chernobyl: Limited Series", True),
        ("Our Planet: One: Two", True),
    ],
)
def test_shows_of_netflix(title: str, show: bool) -> None:
    """A season, an episode or a second colon make a show; one colon does not."""
    assert is_show(title) is show


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["13/1/24", "2/1/24"], [date(2024, 1, 13), date(2024, 1, 2)]),
        (["1/13/24", "1/2/24"], [date(2024, 1, 13), date(2024, 1, 2)]),
        (["13.01.2024", "02.01.2024"], [date(2024, 1, 13), date(2024, 1, 2)]),
        (["2024-01-13", "2024-01-02"], [date(2024, 1, 13), date(2024, 1, 2)]),
        (["3/4/24", "2/5/24"], [date(2024, 3, 4), date(2024, 2, 5)]),
        (["3/4/24"], [None]),
        (["13/1/24", "", "yesterday"], [date(2024, 1, 13), None, None]),
    ],
)
def test_days_of_any_country(texts: list[str], expected: list[date | None]) -> None:
    """The order of day and month is told by all days together, or by their falling; else it is open."""
    assert days(texts) == expected


def test_netflix_history(tmp_path: Path) -> None:
    """Films watched twice are one entry; shows are counted apart; German columns are understood."""
    rows = ("Heat,5.1.24", '"Dark: Staffel 1: Geheimnisse",4.1.24', "Heat,31.12.23")
    export = read_export(written(tmp_path, "NetflixViewingHistory.csv", "Titel,Datum", *rows))
    (entry,) = export.entries

    assert export.files[0].form == "Netflix viewing history"
    assert (entry.title, entry.year, entry.seen, entry.stars) == ("Heat", None, True, None)
    assert (entry.at, export.skipped, export.merged) == (date(2024, 1, 5), {SERIES: 1}, 1)


def test_movary(tmp_path: Path) -> None:
    """History and ratings tell of one film; the watchlist is wished for."""
    written(tmp_path, "history.csv", "title,year,tmdbId,imdbId,watchedAt,comment,location",
            "Heat,1995,949,tt0113277,2024-01-05,loud,home")  # fmt: skip
    written(tmp_path, "ratings.csv", "title,year,tmdbId,imdbId,userRating", "Heat,1995,949,tt0113277,7")
    written(tmp_path, "watchlist.csv", "title,year,tmdbId,imdbId,addedAt", "Alien,1979,348,,2024-01-05")
    export = read_export(tmp_path)
    (entry,) = export.entries

    assert [file.form for file in export.files] == ["Movary history", "Movary watchlist", "Movary ratings"]
    assert (entry.stars, entry.seen, export.skipped, export.merged) == (3.5, True, {WISHED: 1}, 1)


def test_export_of_movielens(tmp_path: Path) -> None:
    """Ids without "tt" and with noughts; the year stands in the title."""
    path = written(
        tmp_path,
        "movielens-ratings.csv",
        "movie_id,imdb_id,tmdb_id,rating,average_rating,title",
        '2571,0133093,603,4.5,4.16,"Matrix, The (1999)"',
        '2,0113497,8844,,3.2,"Jumanji (1995)"',
        '3,0113228,15602,nan,3.2,"Grumpier Old Men (1995)"',
    )
    export = read_export(path)
    (entry,) = export.entries

    assert facts(entry) == ("Matrix, The", 1999, ("imdb:tt0133093", "tmdb:603", "ml:2571"))
    assert (entry.stars, export.skipped) == (4.5, {UNRATED: 1, UNREADABLE: 1})


@pytest.fixture
def data_set(tmp_path: Path) -> Path:
    """Ratings of two people."""
    return written(
        tmp_path, "ratings.csv", "userId,movieId,rating,timestamp", "1,6,4.0,964982703", "2,6,1.0,964982703"
    )


def test_one_person_of_a_data_set(data_set: Path) -> None:
    """Of a MovieLens data set one person's rows count; the links beside it give ids, movies titles."""
    export = read_export(data_set, user=1)
    assert facts(export.entries[0]) == ("", None, ("ml:6",))
    assert (export.files[0].form, export.skipped) == ("MovieLens ratings", {SOMEBODY_ELSES: 1})
    assert (export.entries[0].stars, export.entries[0].at) == (4.0, date(2000, 7, 30))

    written(data_set.parent, "links.csv", "movieId,imdbId,tmdbId", "6,0113277,949")
    written(data_set.parent, "movies.csv", "movieId,title,genres", "6,Heat (1995),Action|Crime")
    for path in (data_set, data_set.parent):
        export = read_export(path, user=1)
        assert facts(export.entries[0]) == ("Heat", 1995, ("imdb:tt0113277", "tmdb:949", "ml:6"))
        assert export.files[0].form == "MovieLens ratings + links"


def test_whose_ratings_must_be_said(data_set: Path) -> None:
    """Without a number, or with one that nobody has, there is nothing to import."""
    with pytest.raises(UsageError, match="the ratings of 2 people"):
        read_export(data_set)
    with pytest.raises(UsageError, match="nobody here has the number 3"):
        read_export(data_set, user=3)


def test_lines_are_told_of_what_is_skipped(tmp_path: Path) -> None:
    """At most five lines per reason, the header being line 1."""
    rows = [f"2024-01-05,Film {number},2001,u,0" for number in range(7)]
    path = tmp_path / "ratings.csv"
    path.write_text(lines("Date,Name,Year,Letterboxd URI,Rating", *rows), encoding="utf-8")
    (file,) = read_export(path).files

    assert (file.skipped, file.lines) == ({UNRATED: 7}, {UNRATED: (2, 3, 4, 5, 6)})
