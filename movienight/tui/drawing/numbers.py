"""What every model said of a film, as a table: a model a line, a person a column."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from movienight.tui.drawing.cells import fit, ordinal
from movienight.tui.drawing.rows import STYLE
from movienight.wording import hundredth

if TYPE_CHECKING:
    from movienight.evening.account import Account

MODELS = {
    "als": "ALS, factors of many people",
    "autoencoder": "autoencoder, many people",
    "ease": "EASE, what goes with what",
    "knn": "item k-NN, likes together",
    "knn_strongest": "item k-NN, nearest like",
    "content": "what it is about",
    "content_nearest": "about, nearest like",
}
"""What each model is, by its name in the numbers."""
NAME, NUMBER, NARROW = 28, 11, 8
WIDE = 66
"""Cells from which on numbers have room around them."""
NO_OPINION = "–"

Room = tuple[int, int]
"""Cells of the first column, and of every other."""


def table(account: Account, width: int) -> list[Content]:
    """The lines of the table; a line that says so where no model was asked."""
    scores, cells = account.verdict.scores, NUMBER if width >= WIDE else NARROW
    models = list(dict.fromkeys(model for numbers in scores.values() for model in numbers))
    room = (max(10, min(NAME, width - cells * (len(scores) + 1))), cells)
    lines = [_heads(account, room)]
    for model in models:
        numbers = {key: _number(scores[key].get(model)) for key in scores}
        lines.append(_line(MODELS.get(model, model.replace("_", " ")), numbers, scores, room))
    if not models:
        return [Content.styled("Nobody here has told what they like, so no model was asked.", "$text-muted")]
    return lines + _sums(account, scores, room)


def _sums(account: Account, scores: Mapping[str, object], room: Room) -> list[Content]:
    """What the models come to: the fit and the place, for each and for both, and the mood."""
    verdict, ranked = account.verdict, account.ranked
    keys = [*scores, *(["both"] if len(scores) > 1 else [])]
    lines = []
    if verdict.fit:
        lines.append(_line("fit, the rivals it beats", _shares(verdict.fit, keys), keys, room))
    if account.place:
        places = {key: ordinal(account.place[key]) for key in keys if key in account.place}
        lines.append(_line(f"place of {ranked:,}", places, keys, room))
    if verdict.mood is not None and math.isfinite(verdict.mood):
        told = {key: hundredth(verdict.mood) for key in keys[-1:]}
        lines.append(_line("mood, the rivals it beats", told, keys, room))
    return [Content(""), *lines] if lines else []


def _heads(account: Account, room: Room) -> Content:
    scores = account.verdict.scores
    parts = [(fit("model", room[0]), "$text-muted")]
    for key in scores:
        parts.append((fit(account.names.get(key, key), room[1], right=True), f"bold {STYLE.get(key, '')}"))
    if len(scores) > 1:
        parts.append((fit("both", room[1], right=True), "bold $accent"))
    return Content.assemble(*parts)


def _line(label: str, numbers: Mapping[str, str], keys: Iterable[str], room: Room) -> Content:
    cells = "".join(fit(numbers.get(key, ""), room[1], right=True) for key in keys)
    return Content.assemble((fit(label, room[0]), "$text-muted"), cells)


def _shares(fits: Mapping[str, float], keys: list[str]) -> dict[str, str]:
    return {key: hundredth(fits[key]) for key in keys if key in fits and math.isfinite(fits[key])}


def _number(value: float | None) -> str:
    return NO_OPINION if value is None or math.isnan(value) else f"{value:.3f}"
