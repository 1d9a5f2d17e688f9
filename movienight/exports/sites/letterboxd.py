"""Letterboxd: the zip of Settings, Data. Films go by title and year; nothing holds an id.

`watched.csv` is the superset; the same film stands in several files and most often in all of them.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from movienight.exports.entry import UNRATED, UNSAID, WISHED, Entry
from movienight.exports.form import Form, Outcome, Row, columns, one_by_one, titled
from movienight.exports.values import day, stars, year

LIST_PREAMBLE = "letterboxd list export"
_FILMS = "Date,Name,Year,Letterboxd URI"


def _entry(row: Row, *, seen: bool = True, liked: bool = False) -> Outcome:
    """A row of any file; in a diary the day is the day it was watched."""
    at = day(row["watched date"]) or day(row["date"])
    given = stars(row["rating"])
    return titled(Entry(row.values["name"], year(row["year"]), (), given, liked, seen, at, row.source))


def _watched(row: Row) -> Outcome:
    return _entry(row)


def _rated(row: Row) -> Outcome:
    return _entry(row) if stars(row["rating"]) else UNRATED


def _liked(row: Row) -> Outcome:
    """A heart; whoever gave it has seen the film."""
    return _entry(row, liked=True)


def _wished(row: Row) -> Outcome:
    return WISHED


def _unsaid(row: Row) -> Outcome:
    return UNSAID


def _of_likes(path: str) -> bool:
    file = PurePosixPath(path)
    return file.parent.name == "likes" or file.stem.startswith(("films", "like"))


FORMS = (
    Form("Letterboxd diary", columns(f"{_FILMS},Rating,Rewatch,Tags,Watched Date"), one_by_one(_watched)),
    Form("Letterboxd ratings", columns(f"{_FILMS},Rating"), one_by_one(_rated)),
    Form("Letterboxd watchlist", columns(_FILMS), one_by_one(_wished), lambda path: "watchlist" in path),
    Form("Letterboxd watched", columns(_FILMS), one_by_one(_watched), lambda path: "watched" in path),
    Form("Letterboxd likes", columns(_FILMS), one_by_one(_liked), _of_likes),
    Form("Letterboxd films", columns(_FILMS), one_by_one(_unsaid)),
    Form("Letterboxd list", columns("Position,Name,Year,URL,Description"), one_by_one(_wished)),
)
REVIEWS = Form("Letterboxd reviews", FORMS[0].columns | {"review"}, one_by_one(_watched))
