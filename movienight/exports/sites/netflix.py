"""Netflix: the viewing history, a title and a day. Shows and films are mixed, and no year is told.

A day is written as in the person's country, so "3/4/23" is known only from the days around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from movienight.exports.entry import SERIES, Entry
from movienight.exports.form import Context, Form, Outcome, Row, columns, titled
from movienight.exports.values import calendar

_DAY = re.compile(r"\D*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\D*", re.ASCII)
_ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand in each order."""

_PART_OF_SHOW = re.compile(
    r"(?:season|series|staffel|saison|temporada|stagione|seizoen|sezon|säsong|sesong|sæson|kausi|évad"
    r"|episode|folge|épisode|episodio|episódio|aflevering|avsnitt|odcinek)\s*\d"
    r"|\d+\.?\s*(?:season|staffel|évad|kausi|sezon)|limited series|miniserie|mini-?series"
    r"|シーズン\s*\d|第\s*\d+\s*[話季]|시즌\s*\d",
    re.IGNORECASE,
)
_COLUMNS = ("Title,Date", "Titel,Datum", "Titre,Date", "Título,Fecha", "Título,Data", "Titolo,Data")


def is_show(title: str) -> bool:
    """Whether this is an episode, by "Season 1" and its like behind a colon, or by two colons."""
    _, *parts = re.split(r"[:：]\s*", title)
    return len(parts) > 1 or any(_PART_OF_SHOW.match(part) for part in parts)


def days(texts: Sequence[str]) -> list[date | None]:
    """The days, in whichever order all of them can be read; None where that is open.

    Where several orders can be, that one counts in which the latest day stands first, as Netflix
    writes its history.
    """
    found = [_DAY.fullmatch(text) for text in texts]
    numbers = [(one[1], one[2], one[3]) for one in found if one]
    possible = [order for order in _ORDERS if all(_in_order(parts, order) for parts in numbers)]
    falling = [order for order in possible if _falls([_in_order(parts, order) for parts in numbers])]
    likely = falling if len(possible) > 1 else possible
    if len(likely) != 1:
        return [None] * len(texts)
    return [_in_order((one[1], one[2], one[3]), likely[0]) if one else None for one in found]


def _in_order(parts: tuple[str, str, str], order: str) -> date | None:
    year, month, number = (parts[place] for place in _ORDERS[order])
    short = len(year) == 2 and order != "ymd"
    if not (short or len(year) == 4) or len(month) > 2 or len(number) > 2:
        return None
    return calendar(int(year) + (2000 if short else 0), int(month), int(number))


def _falls(told: Sequence[date | None]) -> bool:
    known = [one for one in told if one]
    return all(one >= other for one, other in pairwise(known))


def _form(names: str) -> Form:
    title, when = names.lower().split(",")

    def read(rows: Sequence[Row], context: Context) -> Iterator[Outcome]:
        for row, at in zip(rows, days([row[when] for row in rows]), strict=True):
            written = row.values[title]
            yield SERIES if is_show(written) else titled(Entry(written, seen=True, at=at, source=row.source))

    return Form("Netflix viewing history", columns(names), read, exactly=True)


FORMS = tuple(map(_form, _COLUMNS))
