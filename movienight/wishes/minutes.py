"""Lengths and times of day as people write them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from movienight.errors import UsageError

LENGTHS = "write minutes (100) or hours (1h40, 1:40, 2h)"
TIMES = "write it like 23:30 or 11:30pm"


def read_minutes(text: str) -> int:
    """A length in whole minutes, at least 1: "100", "100 min", "1h40", "1:40", "2h".

    Raises:
        UsageError: it is not a length.
    """
    tidy = "".join(text.lower().split())
    if match := re.fullmatch(r"(\d{1,4})(?:m|min|minutes)?", tidy):
        minutes = int(match[1])
    elif match := re.fullmatch(r"(\d{1,2})(?:h|:)([0-5]?\d)?(?:m|min)?", tidy):
        minutes = 60 * int(match[1]) + int(match[2] or 0)
    else:
        raise UsageError(f"“{text}” is not a length", LENGTHS)
    if minutes == 0:
        raise UsageError("no film is over in 0 minutes", LENGTHS)
    return minutes


def minutes_until(text: str, now: datetime) -> int:
    """Whole minutes from `now` (with its zone) until that time of day, the next day where it is past.

    Raises:
        UsageError: it is not a time of day.
    """
    hour, minute = _time_of_day(text)
    day = now.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
    if day.astimezone() <= now:
        day += timedelta(days=1)
    return int((day.astimezone() - now).total_seconds() // 60)


def time_nearest(text: str, now: datetime) -> datetime:
    """The moment nearest to `now` (with its zone) at which clocks here show that time of day.

    Raises:
        UsageError: it is not a time of day.
    """
    hour, minute = _time_of_day(text)
    today = now.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
    days = [(today + timedelta(days=day)).astimezone() for day in (-1, 0, 1)]
    return min(days, key=lambda moment: abs(moment - now))


def _time_of_day(text: str) -> tuple[int, int]:
    tidy = "".join(text.lower().split())
    match = re.fullmatch(r"(\d{1,2})(?:[:.h]([0-5]\d))?(am|pm)?", tidy)
    if match and (match[2] or match[3]):
        hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
        if half and 1 <= hour <= 12:
            return hour % 12 + (12 if half == "pm" else 0), minute
        if not half and (hour < 24 or (hour == 24 and minute == 0)):
            return hour % 24, minute
    raise UsageError(f"“{text}” is not a time of day", TIMES)
