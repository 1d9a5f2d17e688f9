"""The linear form, for screen readers and for the ear: sentences, no bars, no columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight import wording

if TYPE_CHECKING:
    from movienight.types import Film, Slate, Snack, Suggestion
    from movienight.wording import FilmOf


def render(slate: Slate, film_of: FilmOf) -> str:
    """One statement a line, a blank line between films."""
    top = [f"{wording.heading(slate)}."]
    top += [f"{_capital(label)}: {text}." for label, text in wording.wishes(slate, film_of)]
    blocks = [top, *([*_film(slate, suggestion, film_of)] for suggestion in slate.suggestions)]
    if slate.notes:
        blocks.append([f"Note: {sentence(note)}" for note in slate.notes])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def sentence(text: str) -> str:
    """Text on one line with a full stop, unless it ends in some stop already."""
    text = wording.clean(text)
    return text if text.endswith((".", "?", "…")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def percent(share: float) -> str:
    """A share 0..1 to be heard: "41 of 100"."""
    return f"{share * 100:.0f} of 100"


def _film(slate: Slate, suggestion: Suggestion, film_of: FilmOf) -> list[str]:
    lines = [f"Number {suggestion.rank}: {sentence(_facts(suggestion.film))}"]
    if suggestion.film.line:
        lines.append(sentence(suggestion.film.line))
    lines += [f"{_capital(label)}: {text}." for label, text in wording.heads_up(suggestion.film)]
    lines += _numbers(slate, suggestion)
    for label, text in wording.arguments(slate, suggestion.why, film_of, lambda share: f"({percent(share)})"):
        lines.append(f"{_capital(label)}: {text}.")
    if suggestion.snack:
        lines += snack_lines(suggestion.snack)
    return lines


def _facts(film: Film) -> str:
    known = [
        str(film.year) if film.year else "",
        f"{film.runtime} minutes" if film.runtime else "",
        wording.listed(film.genres),
        f"directed by {wording.clean(wording.listed(film.directors))}" if film.directors else "",
    ]
    return ", ".join([wording.clean(film.title), *filter(None, known)])


def _numbers(slate: Slate, suggestion: Suggestion) -> list[str]:
    """Fits and mood as "Fit for Ana: 83 of 100"."""
    fits = [
        ("Fit" if label == "fit" else f"Fit for {label}", share)
        for label, share in wording.fits(slate, suggestion)
    ]
    moods = [("Match with the mood", share) for _, share in wording.mood(suggestion)]
    return [f"{label}: {percent(share)}." for label, share in fits + moods]


def snack_lines(snack: Snack) -> list[str]:
    """A recipe in sentences: name and minutes, why, ingredients, numbered steps."""
    recipe = snack.recipe
    lines = [f"Snack: {wording.clean(recipe.name)}, {recipe.minutes} minutes, serves {recipe.serves}."]
    lines += [f"Why: {sentence(reason)}" for reason in snack.why]
    if recipe.ingredients:
        lines.append(f"Ingredients: {'; '.join(wording.ingredients(snack))}.")
    return lines + [f"Step {number}: {sentence(step)}" for number, step in enumerate(recipe.steps, 1)]
