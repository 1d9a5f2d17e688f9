"""Tonight's card on the screen: when, for whom, why, the snack, and what to buy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from movienight import wording
from movienight.evening.card import times
from movienight.tui.drawing.film import labelled
from movienight.wording import clean

if TYPE_CHECKING:
    from movienight.evening.card import Card


def told(card: Card) -> list[Content]:
    """The film half of the card."""
    film = card.film
    known = wording.facts(film)
    lines = [
        Content.assemble((clean(film.title), "bold $primary"), ("  " + " · ".join(known), "$text-muted")),
        Content.styled(times(card), "bold"),
    ]
    if film.line:
        lines.append(Content.styled(clean(film.line), "italic"))
    if card.people:
        lines.append(labelled("with", wording.listed(card.people)))
    if card.mood:
        lines.append(labelled("mood", card.mood))
    lines += [labelled(label, text) for label, text in card.why]
    lines += [labelled(label, text, "$warning") for label, text in wording.heads_up(film)]
    return lines


def served(card: Card) -> list[Content]:
    """The snack half: what to buy, then how it is made."""
    if card.snack is None:
        return [Content.styled("no snack is kept with it", "$text-muted")]
    recipe = card.snack.recipe
    lines = [
        Content.assemble(
            ("SNACK", "bold $success"), "  ", (clean(recipe.name), "bold"), f"  {recipe.minutes} min"
        )
    ]
    if card.shopping:
        bought = "\n".join(f"· {one}" for one in card.shopping)
        lines.append(Content.assemble(("TO BUY", "bold $accent"), "\n", bought))
    steps = "\n".join(f"{number}. {clean(step)}" for number, step in enumerate(recipe.steps, 1))
    lines.append(Content.assemble(("HOW", "bold $accent"), "\n", steps))
    return lines
