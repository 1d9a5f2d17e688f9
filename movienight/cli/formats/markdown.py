"""The form to keep or send on: Markdown with the recipes in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight import wording
from movienight.wording import escaped

if TYPE_CHECKING:
    from movienight.types import Slate, Snack, Suggestion
    from movienight.wording import FilmOf


def render(slate: Slate, film_of: FilmOf) -> str:
    """A document: a heading, a section per film, the notes."""
    blocks = [f"# {escaped(wording.heading(slate))}"]
    blocks += _points(wording.wishes(slate, film_of))
    for suggestion in slate.suggestions:
        blocks += _film(slate, suggestion, film_of)
    if slate.notes:
        blocks += ["## Notes", "\n".join(f"- {escaped(note)}" for note in slate.notes)]
    return "\n\n".join(blocks) + "\n"


def _points(pairs: list[tuple[str, str]]) -> list[str]:
    """One block, a list of "label: text"; no block where there is nothing to list."""
    lines = [f"- **{escaped(label)}:** {escaped(text)}" for label, text in pairs]
    return ["\n".join(lines)] if lines else []


def _film(slate: Slate, suggestion: Suggestion, film_of: FilmOf) -> list[str]:
    film = suggestion.film
    blocks = [f"## {suggestion.rank}. {escaped(film.label)}"]
    known = wording.facts(film)[1:] if film.year else wording.facts(film)
    if known:
        blocks.append(escaped(" · ".join(known)))
    if film.line:
        blocks.append(f"> {escaped(film.line)}")
    fits = wording.fits(slate, suggestion)
    numbers = [f"{label} {wording.hundredth(share)}".removeprefix("fit ") for label, share in fits]
    pairs = wording.heads_up(film)
    pairs += [("fit", ", ".join(numbers))] if numbers else []
    pairs += [(label, wording.hundredth(share)) for label, share in wording.mood(suggestion)]
    blocks += _points(pairs + wording.arguments(slate, suggestion.why, film_of))
    return blocks + (snack_blocks(suggestion.snack) if suggestion.snack else [])


def snack_blocks(snack: Snack) -> list[str]:
    """A recipe: heading, why, ingredients, numbered steps."""
    recipe = snack.recipe
    blocks = [f"### Snack: {escaped(recipe.name)}, {recipe.minutes} min"]
    blocks += [escaped("; ".join(snack.why))] if snack.why else []
    lists = ["\n".join(f"- {escaped(line)}" for line in wording.ingredients(snack))]
    lists += ["\n".join(f"{number}. {escaped(step)}" for number, step in enumerate(recipe.steps, 1))]
    return blocks + [block for block in lists if block]
