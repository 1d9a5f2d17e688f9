"""A card of the taste round, as text to be read from a sofa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording

if TYPE_CHECKING:
    from movienight.types import Film

DONE, TO_COME = "●", "○"
CAST = 4
"""How many of the cast are named."""


def progress(number: int, cards: int) -> Content:
    """How far the round is: "3 of 12  ●●●○○○○○○○○○"."""
    return Content.assemble(
        (f"{number} of {cards}  ", "$text-muted"), (DONE * number, "$primary"), TO_COME * (cards - number)
    )


def card(film: Film) -> list[Content]:
    """Title, year and director, cast, genres, our line; what is not known is left out."""
    by = f"by {wording.listed([wording.clean(name) for name in film.directors[:2]])}"
    facts = [str(film.year) if film.year else "", by if film.directors else ""]
    cast = wording.clean(", ".join(film.cast[:CAST]))
    genres = wording.clean(", ".join(film.genres))
    told = [
        Content.styled(wording.clean(film.title), "bold $primary"),
        Content(" · ".join(filter(None, facts))),
        Content.assemble(("with ", "$text-muted"), cast) if cast else Content(""),
        Content.styled(genres, "$text-muted"),
        Content.styled(wording.clean(film.line or ""), "italic"),
    ]
    return [line for line in told if line.plain]
