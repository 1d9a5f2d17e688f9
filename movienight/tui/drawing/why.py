"""Why one film: what it is, for each of you, together, and what to know before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.evening.view import View
from movienight.tui.drawing.cells import ordinal
from movienight.tui.drawing.rows import STYLE

if TYPE_CHECKING:
    from movienight.types import Suggestion

GIVES = 3.0
"""How many times as far down one list as on the other a film must be for that person to give way."""


def title_line(suggestion: Suggestion) -> Content:
    """ "GROUNDHOG DAY  1993 · 101 min · Comedy, Fantasy · Harold Ramis"."""
    film = suggestion.film
    return Content.assemble(
        (wording.clean(film.title), "bold"), ("  " + " · ".join(wording.facts(film)), "$text-muted")
    )


def story(view: View, suggestion: Suggestion, brief: bool = False) -> list[Content]:
    """The paragraphs of the why panel; in brief without what the list says, and reasons first."""
    film = suggestion.film
    told = [] if brief else [title_line(suggestion)]
    if film.line and not brief:
        told.append(Content.styled(wording.clean(film.line), "italic"))
    told += [_labelled(*line) for line in _for_each(view, suggestion)]
    label = "together" if len(view.sitters) > 1 else "among all"
    told += [_labelled(label, _together(view, suggestion), "$accent")]
    told += [_labelled(label, text, "$warning") for label, text in wording.heads_up(film)]
    if film.cast:
        told.append(_labelled("with", wording.clean(", ".join(film.cast[:4])), "$text-muted"))
    return told


def _labelled(label: str, text: str, style: str) -> Content:
    return Content.assemble((label.upper(), f"bold {style}"), "  ", text)


def _for_each(view: View, suggestion: Suggestion) -> list[tuple[str, str, str]]:
    """("for Ana", her reasons, her colour), then what is shared."""
    if view.slate is None:
        return []
    lines = wording.arguments(view.slate, suggestion.why, view.film_of)
    keys = {f"for {wording.clean(person.name)}": person.key for person in view.slate.query.people}
    return [(label, text, STYLE.get(keys.get(label, ""), "$text-muted")) for label, text in lines]


def _together(view: View, suggestion: Suggestion) -> str:
    """Where it stands for both, and who gives way."""
    ranked = view.slate.ranked if view.slate else 0
    both = suggestion.place.get("both", suggestion.rank)
    told = f"{ordinal(both)} of {ranked:,} films" if ranked else f"{ordinal(suggestion.rank)} tonight"
    names = [sitter.name for sitter in view.sitters]
    places = [suggestion.place.get(key) for key in ("a", "b")]
    if len(names) < 2 or None in places:
        return told
    a, b = (place for place in places if place is not None)
    giver = names[0] if a > GIVES * b else names[1] if b > GIVES * a else ""
    each = f"{ordinal(a)} for {names[0]}, {ordinal(b)} for {names[1]}"
    much = "gives way" if max(a, b) > ranked / 2 else "gives a little"
    return f"{told}; {each}" + (f": {giver} {much}" if giver else "")
