"""Movary: history, ratings and watchlist, with the ids of TMDB and IMDb. Ratings are out of ten."""

from __future__ import annotations

from movienight.exports.entry import UNRATED, WISHED, Entry
from movienight.exports.form import Form, Outcome, Row, columns, one_by_one, titled
from movienight.exports.values import day, keys, stars, year

_FILM = "title,year,tmdbId,imdbId"


def _entry(row: Row) -> Outcome:
    given = stars(row["userrating"], best=10)
    ids = keys(row["imdbid"], row["tmdbid"])
    at = day(row["watchedat"])
    return titled(Entry(row.values["title"], year(row["year"]), ids, given, False, True, at, row.source))


def _rated(row: Row) -> Outcome:
    return _entry(row) if stars(row["userrating"], best=10) else UNRATED


def _wished(row: Row) -> Outcome:
    return WISHED


FORMS = (
    Form("Movary history", columns(f"{_FILM},watchedAt"), one_by_one(_entry)),
    Form("Movary ratings", columns(f"{_FILM},userRating"), one_by_one(_rated)),
    Form("Movary watchlist", columns(f"{_FILM},addedAt"), one_by_one(_wished)),
)
