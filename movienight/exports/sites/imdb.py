"""IMDb: ratings, lists and watchlists of three generations, told apart by their columns.

Until 2018 a list and the ratings were of one form; since 2024 there is an original title. The
columns go by name, never by place, and the kind of a title is spelled in several ways.
"""

from __future__ import annotations

import re

from movienight.exports.entry import NO_FILM, SERIES, UNRATED, WISHED, Entry
from movienight.exports.form import Form, Outcome, Row, columns, one_by_one, titled
from movienight.exports.values import day, keys, stars, year

_OTHER = ("videogame", "musicvideo", "podcast")
_TELEVISION = ("series", "miniseries", "episode", "show", "pilot")


def _kind(row: Row) -> str | None:
    """Why this is no film: "TV Series", "tvMiniSeries", "Video Game"; None where it is one."""
    kind = re.sub(r"[\W_]+", "", row["title type"]).lower()
    if kind.startswith(_OTHER):
        return NO_FILM
    return SERIES if kind.removeprefix("tv").startswith(_TELEVISION) or kind.endswith("series") else None


def _entry(row: Row, otherwise: str) -> Outcome:
    """A row that is rated; one that is not counts as `otherwise`."""
    if (reason := _kind(row)) is not None:
        return reason
    given = stars(row["your rating"] or row["you rated"], best=10)
    if given is None:
        return otherwise
    at = day(row["date rated"]) or day(row["created"])
    title = row.values["title"]
    return titled(
        Entry(title, year(row["year"]), keys(imdb=row["const"]), given, False, True, at, row.source)
    )


def _rated(row: Row) -> Outcome:
    return _entry(row, UNRATED)


def _listed(row: Row) -> Outcome:
    return _entry(row, WISHED)


FORMS = (
    Form(
        "IMDb list (until 2018)",
        columns("position,const,created,Title,Title type,You rated"),
        one_by_one(_listed),
    ),
    Form(
        "IMDb list (2024)",
        columns("Position,Const,Created,Title,Original Title,Title Type"),
        one_by_one(_listed),
    ),
    Form("IMDb list (2018)", columns("Position,Const,Created,Title,Title Type"), one_by_one(_listed)),
    Form(
        "IMDb ratings (2024)",
        columns("Const,Your Rating,Title,Original Title,Title Type"),
        one_by_one(_rated),
    ),
    Form("IMDb ratings (2018)", columns("Const,Your Rating,Title,Title Type"), one_by_one(_rated)),
)
