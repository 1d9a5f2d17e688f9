"""One of two films that meet: what it is, how it fits both, a reason each, and the snack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.tui.drawing.bars import bar, strength
from movienight.tui.drawing.cells import fit
from movienight.tui.drawing.rows import KEYS, STYLE
from movienight.tui.drawing.why import ordinal
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.view import View
    from movienight.types import Suggestion

BAR, NAME = 10, 12


def contender(view: View, suggestion: Suggestion) -> list[Content]:
    """The lines of one film, a paragraph each."""
    film = suggestion.film
    told = [
        Content.styled(clean(film.title), "bold"),
        Content.styled(" · ".join(wording.facts(film)), "$text-muted"),
    ]
    if film.line:
        told.append(Content.styled(clean(film.line), "italic"))
    told += _fits(view, suggestion)
    told += _reasons(view, suggestion)
    told += [
        Content.assemble((label.upper(), "bold $warning"), "  ", text)
        for label, text in wording.heads_up(film)
    ]
    if suggestion.snack:
        recipe = suggestion.snack.recipe
        snack = f"{clean(recipe.name)}, {recipe.minutes} min"
        told.append(Content.assemble(("SNACK", "bold $success"), "  ", snack))
    return told


def _fits(view: View, suggestion: Suggestion) -> list[Content]:
    """A bar and a place for each of them."""
    ranked = view.slate.ranked if view.slate else 0
    lines = []
    for key, sitter in zip(KEYS, view.sitters, strict=False):
        place = suggestion.place.get(key)
        drawn = "" if place is None else bar(strength(place, ranked), BAR)
        told = "new here" if place is None else f" {ordinal(place)} for them"
        name = fit(sitter.name, NAME)
        lines.append(Content.assemble((name, f"bold {STYLE[key]}"), " ", (drawn, STYLE[key]), told))
    return lines


def _reasons(view: View, suggestion: Suggestion) -> list[Content]:
    """The strongest reason for each of them."""
    lines = []
    for key, sitter in zip(KEYS, view.sitters, strict=False):
        why = suggestion.why.get(key, ())[:1]
        if why:
            text = wording.reasons(why, view.film_of)
            label = f"FOR {clean(sitter.name).upper()}"
            lines.append(Content.assemble((label, f"bold {STYLE[key]}"), "  ", text))
    return lines
