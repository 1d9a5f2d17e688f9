"""What a typed title may mean: with a year or as it stands, its article in front or behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from movienight.text.normalise import ARTICLES, fold

LONGEST = 200
"Letters looked at; no title is longer."

_BRACKETED = re.compile(r"^(.*\S)\s*\(\s*(\d{4})\s*\)$", re.DOTALL)
_HALF_BRACKETED = re.compile(r"^(.*\S)\s*\(\d{0,4}$", re.DOTALL)
_TRAILING = re.compile(r"^(.*[^\s,]),?\s+((?:18[89]|19\d|20\d)\d)$", re.DOTALL)
_ARTICLE_BEHIND = re.compile(rf"^(.+),\s*({'|'.join(sorted(ARTICLES))})['’]?$", re.IGNORECASE | re.DOTALL)
_SUBTITLE = re.compile(r"(?<=\w): |(?<=\S) [-–—] ")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a text: a folded title, never empty, and the year that came with it."""

    title: str
    year: int | None = None


def read(text: str) -> list[Reading]:
    """The ways to take `text`, likeliest first; none if it is blank.

    A bracketed year is a year before it is part of a title; a bare one the other way round, for
    "1917", "Blade Runner 2049" and "Death Race 2000".
    """
    text = text.strip()[:LONGEST]
    whole = (text, None)
    if found := _BRACKETED.match(text):
        ways = [(found[1], int(found[2])), whole]
    elif found := _TRAILING.match(text):
        ways = [whole, (found[1], int(found[2]))]
    elif found := _HALF_BRACKETED.match(text):
        ways = [(found[1], None)]
    else:
        ways = [whole]
    readings = [Reading(fold(_article_in_front(title)), year) for title, year in ways]
    return [reading for reading in readings if reading.title]


def main_title(title: str) -> str:
    """A title as written less its subtitle, "Léon" of "Léon: The Professional"; "" if it has none."""
    main, *rest = _SUBTITLE.split(title, maxsplit=1)
    return main if rest else ""


def _article_in_front(title: str) -> str:
    found = _ARTICLE_BEHIND.match(title)
    return f"{found[2]} {found[1]}" if found else title
