"""The page of a film: the facts that the why panel has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.tui.drawing.why import story
from movienight.wishes.languages import language_name
from movienight.wording import clean, counted

if TYPE_CHECKING:
    from movienight.evening.view import View
    from movienight.types import Film, Suggestion

TOLD_CAST = 4
"""How many of the cast the why panel names."""
KEYWORDS = 12


def page(view: View, suggestion: Suggestion) -> list[Content]:
    """Everything of the why panel, then the facts."""
    lines = [labelled(label, text) for label, text in facts(suggestion.film)]
    return [*story(view, suggestion), Content(""), *lines]


def facts(film: Film) -> list[tuple[str, str]]:
    """What is known of a film as (label, text): its original title, languages, people, keywords, stars."""
    original = film.original_title or ""
    told = [
        ("originally", original if original != film.title else ""),
        ("in", language_name(film.language) if film.language else ""),
        ("made in", ", ".join(film.countries)),
        ("also with", ", ".join(film.cast[TOLD_CAST:])),
        ("about", ", ".join(film.keywords[:KEYWORDS])),
        ("rated", _rated(film)),
    ]
    return [(label, clean(text)) for label, text in told if text]


def labelled(label: str, text: str, style: str = "$text-muted") -> Content:
    """ "RATED  3.9 stars by 1,234 people"."""
    return Content.assemble((label.upper(), f"bold {style}"), "  ", clean(text))


def place_in_list(number: int, count: int, pinned: bool) -> str:
    """ "3 of 10, on the shortlist"."""
    return f"{number} of {counted(count, 'film')}" + (", ◆ on the shortlist" if pinned else "")


def reasons_of(view: View, suggestion: Suggestion) -> list[tuple[str, str]]:
    """The reasons as (label, text), "for Ana" first."""
    if view.slate is None:
        return []
    return wording.arguments(view.slate, suggestion.why, view.film_of)


def _rated(film: Film) -> str:
    if film.mean_rating is None or not film.rating_count:
        return ""
    people = "1 person" if film.rating_count == 1 else f"{film.rating_count:,} people"
    return f"{film.mean_rating:.1f} of 5 stars by {people}"
