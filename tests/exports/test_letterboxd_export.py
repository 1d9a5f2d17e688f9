"""The zip of a Letterboxd account: files that overlap, look alike, and hold more than films seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exports.shop import DIARY, LETTERBOXD, RATED, lines, written, zipped
from movienight.exports.entry import UNRATED, UNSAID, WISHED, Source
from movienight.exports.reading import read_export

HEAT = "Heat,1995,https://boxd.it/2bR2"
WATCHED = lines(
    LETTERBOXD, f"2024-01-05,{HEAT}", '2024-01-06,"Yes, Minister",2001,u', "2024-01-07,[REC],2007,u"
)
LIST = lines(
    "Letterboxd list export v7",
    "Date,Name,Tags,URL,Description",
    '2024-02-01,Cosy,,https://boxd.it/x,"one',
    'two"',
    "",
    "Position,Name,Year,URL,Description",
    f"1,{HEAT},",
)


def account(tmp_path: Path) -> Path:
    """An account with one film in nearly every file."""
    return zipped(
        tmp_path / "letterboxd-ana-2024-03-01-utc.zip",
        {
            "watched.csv": WATCHED,
            "watchlist.csv": lines(LETTERBOXD, "2024-01-05,Alien,1979,u"),
            "ratings.csv": lines(RATED, f"2024-01-05,{HEAT},4.5"),
            "diary.csv": lines(DIARY, f"2024-01-05,{HEAT},3,Yes,cosy,2024-01-04"),
            "reviews.csv": lines(
                "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date",
                f'2024-01-05,{HEAT},3,,"Loud.\n""Really"" loud, though.",,2024-01-04',
            ),
            "likes/films.csv": lines(LETTERBOXD, f"2024-01-08,{HEAT}"),
            "lists/cosy.csv": LIST,
            "deleted/diary.csv": lines(DIARY, "2024-01-05,Cats,2019,u,0.5,,,2024-01-04"),
            "profile.csv": lines("Date Joined,Username", "2020-01-01,ana"),
        },
    )


def test_one_film_in_six_files_is_one_entry(tmp_path: Path) -> None:
    """Diary, review, rating, like and watched of one film are told together; the latest rating counts."""
    heat = next(entry for entry in read_export(account(tmp_path)).entries if entry.title == "Heat")

    assert (heat.stars, heat.liked, heat.seen, heat.at) == (4.5, True, True, date(2024, 1, 5))
    assert heat.source == Source("diary.csv", 2)


def test_the_account_of_an_account(tmp_path: Path) -> None:
    """Nine rows: two wishes skipped, four that tell of Heat again, three films; other files are named."""
    export = read_export(account(tmp_path))

    assert {file.name: file.form for file in export.files} == {
        "diary.csv": "Letterboxd diary",
        "likes/films.csv": "Letterboxd likes",
        "lists/cosy.csv": "Letterboxd list",
        "ratings.csv": "Letterboxd ratings",
        "reviews.csv": "Letterboxd reviews",
        "watched.csv": "Letterboxd watched",
        "watchlist.csv": "Letterboxd watchlist",
    }
    assert (export.rows, export.skipped, export.merged, len(export.entries)) == (9, {WISHED: 2}, 4, 3)
    assert {entry.title for entry in export.entries} == {"Heat", "Yes, Minister", "[REC]"}
    assert export.unused == ("profile.csv",)


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    """A diary in the folder of deleted things is not read."""
    assert "Cats" not in {entry.title for entry in read_export(account(tmp_path)).entries}


def test_files_that_look_alike_go_by_their_names(tmp_path: Path) -> None:
    """One header, four meanings; a name that says nothing is counted as that."""
    row = f"2024-01-05,{HEAT}"
    expected = {
        "watched (1).csv": (True, False),
        "films.csv": (True, True),
        "likes/anything.csv": (True, True),
    }
    for name, (seen, liked) in expected.items():
        written(tmp_path / "a", name, LETTERBOXD, row)
        (entry,) = read_export(tmp_path / "a").entries
        assert (entry.seen, entry.liked) == (seen, liked), name
        (tmp_path / "a" / name).unlink()
    assert read_export(written(tmp_path, "watchlist-ana.csv", LETTERBOXD, row)).skipped == {WISHED: 1}
    assert read_export(written(tmp_path, "mine.csv", LETTERBOXD, row)).skipped == {UNSAID: 1}


def test_half_stars_stay_and_nought_is_none(tmp_path: Path) -> None:
    """4.5 is not cut to 4; a rating of 0 or none is "not rated", in the diary still seen."""
    path = written(tmp_path, "ratings.csv", RATED, "2024-01-01,A,2001,u,4.5", "2024-01-01,B,2001,u,0")
    export = read_export(path)
    assert [entry.stars for entry in export.entries] == [4.5]
    assert export.skipped == {UNRATED: 1}

    path = written(tmp_path, "diary.csv", DIARY, "2024-01-02,B,2001,u,0,,,2024-01-01")
    (entry,) = read_export(path).entries
    assert (entry.stars, entry.seen, entry.at) == (None, True, date(2024, 1, 1))


def test_the_latest_of_several_ratings_counts(tmp_path: Path) -> None:
    """A film rated anew on a later day has the later stars, whatever the order of rows."""
    rows = ("2024-05-01,A,2001,u,2,,,2024-05-01", "2023-05-01,A,2001,u,5,,,2023-05-01")
    (entry,) = read_export(written(tmp_path, "diary.csv", DIARY, *rows)).entries

    assert (entry.stars, entry.at) == (2.0, date(2024, 5, 1))
