"""The readable form: a block of lines per film, at most `width` cells wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight import wording
from movienight.cli.formats import WIDTH
from movienight.text.cells import BOLD, DIM, flow, fold, paint

if TYPE_CHECKING:
    from movienight.types import Slate, Suggestion
    from movienight.wording import FilmOf

STEPS = 10
"""Length of a bar; one sign stands for a tenth."""
INDENT = "    "


def render(slate: Slate, film_of: FilmOf, width: int = WIDTH, color: bool = False) -> str:
    """The slate for people: what was asked, a block per film, then the notes."""
    blocks = [_top(slate, film_of, width, color)]
    blocks += [_film(slate, suggestion, film_of, width, color) for suggestion in slate.suggestions]
    if slate.notes:
        blocks.append([line for note in slate.notes for line in fold(wording.clean(note), width, "  ", "- ")])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def bar(share: float) -> str:
    """A share 0..1 in ten signs: "########.."."""
    filled = min(max(int(share * STEPS + 0.5), 0), STEPS)
    return "#" * filled + "." * (STEPS - filled)


def _top(slate: Slate, film_of: FilmOf, width: int, color: bool) -> list[str]:
    lines = [paint(wording.heading(slate), BOLD, color)]
    for label, text in wording.wishes(slate, film_of):
        lines += fold(text, width, INDENT, f"{label}: ")
    return lines


def _film(slate: Slate, suggestion: Suggestion, film_of: FilmOf, width: int, color: bool) -> list[str]:
    lines = _title(suggestion, width, color)
    if suggestion.film.line:
        lines += fold(wording.clean(suggestion.film.line), width, INDENT)
    lines += [paint(line, DIM, color) for line in _numbers(slate, suggestion, width)]
    told = wording.heads_up(suggestion.film) + wording.arguments(slate, suggestion.why, film_of)
    if suggestion.snack:
        told.append(("snack", wording.snack_line(suggestion.snack)))
    for label, text in told:
        lines += fold(f"{label}: {text}", width, INDENT * 2, INDENT)
    return lines


def _title(suggestion: Suggestion, width: int, color: bool) -> list[str]:
    """Rank, title and facts; the facts stay whole where they can."""
    film = suggestion.film
    *above, last = fold(wording.clean(film.title), width, INDENT, f"{suggestion.rank:>3} ")
    start = last[: len(INDENT)]
    lines = [*above, *flow([last.removeprefix(start), *wording.facts(film)], " · ", width, INDENT, start)]
    title = lines[0][len(INDENT) :].split(" · ")[0]
    return [lines[0].replace(title, paint(title, BOLD, color), 1), *lines[1:]]


def _numbers(slate: Slate, suggestion: Suggestion, width: int) -> list[str]:
    pairs = wording.fits(slate, suggestion) + wording.mood(suggestion)
    bars = [f"{label} {bar(share)} {wording.hundredth(share):>4}" for label, share in pairs]
    return flow(bars, "   ", width, INDENT)
