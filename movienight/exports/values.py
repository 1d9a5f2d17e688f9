"""Values as exports write them: stars, days, years, ids."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", re.ASCII)
_LONG_DAY = re.compile(r"[A-Za-z]{3} ([A-Za-z]{3}) +(\d{1,2}) .* (\d{4})", re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"(\d{4})(?!\d)", re.ASCII)
_YEAR_BEHIND = re.compile(r"^(.*\S)\s*\((\d{4})\)$", re.DOTALL | re.ASCII)
_IMDB = re.compile(r"(?:.*\btt)?0*([1-9]\d{0,8})(?:\.0+)?/?(?:\?.*)?", re.DOTALL | re.ASCII)
_NUMBER = re.compile(r"0*([1-9]\d{0,8})(?:\.0+)?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1870, 2100


def tidy(text: str) -> str:
    """One line, without blanks around it, that can be written as UTF-8."""
    return " ".join(text.encode("utf-8", "replace").decode().replace("\0", "").split())


def stars(text: str, best: int = 5) -> float | None:
    """Stars of 5 from a rating out of `best`, 5 or 10; None for blank and 0, "not rated".

    Raises:
        ValueError: it is no rating.
    """
    if not text:
        return None
    given = float(text.replace(",", ".")) * 5 / best
    if not (given <= 0 or 0.5 <= given <= 5) or math.isinf(given):
        raise ValueError(f"{text} is no rating")
    return given if given > 0 else None


def day(text: str) -> date | None:
    """The day of "2024-03-15", "2024-03-15T20:00:00Z" or "Sat Mar 15 00:00:00 2014"; else None."""
    if found := _DAY.match(text):
        return calendar(*map(int, found.groups()))
    if (found := _LONG_DAY.match(text)) and found[1].lower() in _MONTHS:
        return calendar(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
    return None


def calendar(year: int, month: int, number: int) -> date | None:
    """A day there was or will be; None for the 30th of February."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def day_of_second(text: str) -> date | None:
    """The day, in UTC, of a number of seconds since 1970."""
    try:
        return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def year(text: str) -> int | None:
    """The year a text begins with; None where no film is of that year."""
    found = _YEAR.match(text)
    return int(found[1]) if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None


def year_apart(title: str) -> tuple[str, int | None]:
    """ "Matrix, The (1999)" as "Matrix, The" and 1999."""
    found = _YEAR_BEHIND.match(title)
    known = year(found[2]) if found else None
    return (found[1], known) if found and known else (title, None)


def keys(imdb: str = "", tmdb: str = "", movielens: str = "") -> tuple[str, ...]:
    """Film keys from ids as written: "tt0113277", "0113277" or a link; what is no id is left out."""
    found = _IMDB.fullmatch(imdb)
    numbers = (("tmdb", _NUMBER.fullmatch(tmdb)), ("ml", _NUMBER.fullmatch(movielens)))
    first = (f"imdb:tt{int(found[1]):07d}",) if found else ()
    return (*first, *(f"{kind}:{number[1]}" for kind, number in numbers if number))
