"""One of two films that meet: what it is, how it fits both, a reason each, and the snack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from movienight import wording
from movienight.tui.drawing.bars import bar, strength
from movienight.tui.drawing.cells import fit, ordinal
from movienight.tui.drawing.rows import KEYS, STYLE
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.view import View
    from movienight.types import Suggestion

BAR, NAME = 10, 12


def contender(view: View, suggestion: Suggestion) -> list[Content]:
    """The lines of one film, most telling first."""
    film = suggestion.film
    told = [
        Content.styled(clean(film.title), "bold"),
        Content.styled(" · ".join(wording.facts(film)), "$text-muted"),
    ]
    told += [_for_one(view, suggestion, seat) for seat in range(len(view.sitters))]
    told += [
        Content.assemble((label.upper(), "bold $warning"), "  ", text)
        for label, text in wording.heads_up(film)
    ]
    if suggestion.snack:
        recipe = suggestion.snack.recipe
        snack = f"{clean(recipe.name)}, {recipe.minutes} min"
        told.append(Content.assemble(("SNACK", "bold $success"), "  ", snack))
    if film.line:
        told.append(Content.styled(clean(film.line), "italic"))
    return told


def _for_one(view: View, suggestion: Suggestion, seat: int) -> Content:
    """ "Ana  ━━━━━━────  12th  because of Amélie .41": a bar, the place, the strongest reason."""
    key, ranked = KEYS[seat], view.slate.ranked if view.slate else 0
    longest = max(cell_len(clean(sitter.name)) for sitter in view.sitters)
    place, why = suggestion.place.get(key), suggestion.why.get(key, ())[:1]
    drawn = "" if place is None else bar(strength(place, ranked), BAR) + "  "
    told = "new here" if place is None else ordinal(place)
    reason = f"  {wording.reasons(why, view.film_of)}" if why else ""
    name = fit(view.sitters[seat].name, min(NAME, longest))
    return Content.assemble((name, f"bold {STYLE[key]}"), "  ", (drawn, STYLE[key]), told, reason)
