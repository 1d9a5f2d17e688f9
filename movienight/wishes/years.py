"""Spans of years as people write them."""

from __future__ import annotations

import re

from movienight.errors import UsageError

Years = tuple[int | None, int | None]

FORMS = "write 1994, 1990-2005, 1990-, -1980 or 1990s"
_YEAR = r"(1[89]\d\d|20\d\d)"


def read_years(text: str) -> Years:
    """First and last year, both inclusive, None where a side is open.

    Raises:
        UsageError: it is not a span of years, or it runs backwards.
    """
    tidy = text.strip().replace("–", "-").replace(" ", "").lower()
    if re.fullmatch(rf"{_YEAR}s", tidy) and tidy.endswith("0s"):
        return int(tidy[:-1]), int(tidy[:-1]) + 9
    if re.fullmatch(_YEAR, tidy):
        return int(tidy), int(tidy)
    if match := re.fullmatch(rf"{_YEAR}?-{_YEAR}?", tidy):
        return _span(text, match[1], match[2])
    raise UsageError(f"“{text}” is not a span of years", FORMS)


def _span(text: str, first: str | None, last: str | None) -> Years:
    if not first and not last:
        raise UsageError(f"“{text}” is not a span of years", FORMS)
    if first and last and first > last:
        raise UsageError(f"the years {text} run backwards", f"write {last}-{first}")
    return int(first) if first else None, int(last) if last else None
