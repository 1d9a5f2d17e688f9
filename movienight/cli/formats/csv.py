"""The form for spreadsheets: one film a row, the same columns always."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from movienight import wording
from movienight.cli.formats.records import item_record

if TYPE_CHECKING:
    from movienight.types import Slate, Suggestion
    from movienight.wording import FilmOf

COLUMNS = (
    *("rank", "title", "year", "runtime", "genres", "directors", "language", "ml_id", "tmdb_id", "imdb_id"),
    *("fit_a", "fit_b", "fit_both", "mood", "why_a", "why_b", "why_shared"),
    *("snack", "snack_minutes", "snack_why", "line", "age", "heads_up"),
)
BETWEEN = "; "
"""What stands between the parts of a list in one cell."""


def render(slate: Slate, film_of: FilmOf) -> str:
    """A header and a row per film; what is not known is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(suggestion, film_of) for suggestion in slate.suggestions)
    return text.getvalue()


def _row(suggestion: Suggestion, film_of: FilmOf) -> dict[str, Any]:
    item = item_record(suggestion, film_of)
    names = ("rank", "title", "year", "runtime", "language", "mood", "line", "age")
    simple = {name: item[name] for name in names}
    lists = {name: BETWEEN.join(item[name]) for name in ("genres", "directors", "heads_up")}
    ids = {f"{name}_id": value for name, value in item["ids"].items()}
    fit = {f"fit_{key}": item["fit"].get(key) for key in ("a", "b", "both")}
    why = {
        f"why_{key}": wording.reasons(suggestion.why.get(key, ()), film_of) for key in ("a", "b", "shared")
    }
    row = simple | lists | ids | fit | why | _snack(suggestion)
    return {name: wording.clean(value) if isinstance(value, str) else value for name, value in row.items()}


def _snack(suggestion: Suggestion) -> dict[str, Any]:
    snack = suggestion.snack
    if snack is None:
        return {}
    return {
        "snack": snack.recipe.name,
        "snack_minutes": snack.recipe.minutes,
        "snack_why": BETWEEN.join(snack.why),
    }
