"""The ten as lines: rank, title, year, minutes, how it fits each of you, mood, snack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from movienight.evening.view import View
from movienight.tui.drawing.bars import bar, stars, strength
from movienight.tui.drawing.cells import fit, ordinal
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.types import Suggestion

KEYS = ("a", "b")
STYLE = {"a": "$primary", "b": "$secondary"}
LOWER = "▾"
"""Marks the one of two people whom a film suits less."""
SNACK_FROM, BARS_FROM, MINUTES_FROM = 108, 64, 56


@dataclass(frozen=True, slots=True)
class Plan:
    """How wide each column is, 0 where there is no room for it."""

    title: int
    minutes: int
    fit: int
    bar: int
    mood: int
    snack: int


def plan_of(width: int, view: View) -> Plan:
    """The columns that fit into so many cells; the title takes what is left."""
    people = len(view.sitters)
    bar_cells = 6 if width >= BARS_FROM else 0
    fit_cells = bar_cells + 8 if bar_cells else 5
    minutes = 5 if width >= MINUTES_FROM else 0
    mood = 6 if view.tonight.mood.strip() else 0
    fixed = 5 + 5 + minutes + people * fit_cells + mood
    snack = min(30, width - fixed - 30) if width >= SNACK_FROM else 0
    return Plan(max(10, width - fixed - snack), minutes, fit_cells if people else 0, bar_cells, mood, snack)


def heading(view: View, plan: Plan) -> Content:
    """The line above the ten."""
    parts = [("     " + fit("film", plan.title) + fit("year", 5, right=True), "$text-muted")]
    if plan.minutes:
        parts.append((fit("min", plan.minutes, right=True), "$text-muted"))
    for key, sitter in zip(KEYS, view.sitters, strict=False):
        parts.append((" " + fit(sitter.name, plan.fit - 1), f"bold {STYLE[key]}"))
    if plan.mood:
        parts.append((fit("  mood", plan.mood), "$text-muted"))
    if plan.snack:
        parts.append((fit("  snack", plan.snack), "$text-muted"))
    return Content.assemble(*parts)


def row(view: View, suggestion: Suggestion, pinned: bool, plan: Plan) -> Content:
    """One film of the ten."""
    film = suggestion.film
    year = str(film.year) if film.year else ""
    parts = [
        (f"{suggestion.rank:>3} ", "$text-muted"),
        ("◆" if pinned else " ", "$accent"),
        (fit(film.title, plan.title - 1) + " ", "bold" if pinned else ""),
        (fit(year, 5, right=True), "$text-muted"),
    ]
    if plan.minutes:
        parts.append((fit(str(film.runtime or "·"), plan.minutes, right=True), "$text-muted"))
    for key, _ in zip(KEYS, view.sitters, strict=False):
        parts += _fit_cell(view, suggestion, key, plan)
    if plan.mood:
        parts.append(("  " + stars(suggestion.mood or 0.0), "$accent"))
    if plan.snack:
        name = suggestion.snack.recipe.name if suggestion.snack else ""
        parts.append(("  " + fit(name, plan.snack - 2), "$text-muted"))
    return Content.assemble(*parts)


def second(view: View, suggestion: Suggestion, width: int) -> Content:
    """The line below a film where there is room: of which films of each of you it comes, or is nearest to."""
    parts: list[tuple[str, str]] = []
    for key, sitter in zip(KEYS, view.sitters, strict=False):
        reasons = [why for why in suggestion.why.get(key, ()) if why.films]
        films = [view.film_of(row).title for why in reasons for row in why.films][:2]
        if films:
            sign = "≈" if reasons[0].kind == "nearest" else "←"
            parts += [("   " if parts else "", ""), (f"{sitter.name} {sign} ", STYLE[key])]
            parts.append((", ".join(films), "$text-muted"))
    if not parts:
        parts = [(", ".join((*suggestion.film.genres[:3], *suggestion.film.directors[:1])), "$text-muted")]
    return _cut([("     ", ""), *parts], width)


def _cut(parts: list[tuple[str, str]], width: int) -> Content:
    """The parts in exactly so many cells, each cleaned of what a terminal obeys."""
    kept: list[tuple[str, str]] = []
    left = width
    for text, style in parts:
        tidy = text if text.isspace() else clean(text)
        tidy = tidy if cell_len(tidy) <= left else fit(tidy, left)
        kept.append(
            (
                tidy + (" " if text.endswith(" ") and not text.isspace() and cell_len(tidy) < left else ""),
                style,
            )
        )
        left -= cell_len(kept[-1][0])
    return Content.assemble(*kept, (" " * left, ""))


def _fit_cell(view: View, suggestion: Suggestion, key: str, plan: Plan) -> list[tuple[str, str]]:
    """Bar, place and the mark of the one whom it suits less."""
    place = suggestion.place.get(key)
    if place is None:
        return [(fit("  new here" if plan.bar else "   –", plan.fit), "$text-muted")]
    other = suggestion.place.get("b" if key == "a" else "a")
    mark = LOWER if other is not None and place > other else " "
    ranked = view.slate.ranked if view.slate else 0
    drawn = bar(strength(place, ranked), plan.bar) + " " if plan.bar else ""
    return [
        (" ", ""),
        (drawn, STYLE[key]),
        (
            fit(
                f"{ordinal(place) if plan.bar else place}{mark}",
                plan.fit - 1 - len(drawn),
                right=not plan.bar,
            ),
            "",
        ),
    ]
