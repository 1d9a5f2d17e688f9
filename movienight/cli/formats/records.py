"""A slate as plain values in a fixed order, ready for JSON: schema 1, docs/slate.schema.json."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from movienight.types import Film, Filters, Query, Reason, Slate, Snack, Suggestion
    from movienight.wording import FilmOf

SCHEMA = 1
KEYS = ("a", "b", "both")


def slate_record(slate: Slate, film_of: FilmOf) -> dict[str, Any]:
    """The whole slate; nothing in it depends on the clock."""
    return {
        "schema": SCHEMA,
        "query": query_record(slate.query, film_of),
        "items": [item_record(suggestion, film_of) for suggestion in slate.suggestions],
        "notes": list(slate.notes),
    }


def query_record(query: Query, film_of: FilmOf) -> dict[str, Any]:
    """What was asked."""
    people = [
        {
            "key": who.key,
            "name": who.name,
            "likes": [film_record(film_of(int(row))) for row in who.taste.rows],
        }
        for who in query.people
    ]
    return {
        "people": people,
        "mood": query.mood,
        "filters": _filters(query.filters, film_of),
        "n": query.n,
        "balance": rounded(query.balance),
        "diversity": rounded(query.diversity),
        "novelty": rounded(query.novelty),
        "seed": query.seed,
    }


def _filters(filters: Filters, film_of: FilmOf) -> dict[str, Any]:
    return {
        "genres": sorted(filters.genres),
        "not_genres": sorted(filters.not_genres),
        "years": list(filters.years),
        "languages": sorted(filters.languages),
        "max_runtime": filters.max_runtime,
        "exclude": [film_record(film_of(row)) for row in sorted(filters.exclude)],
        "include_seen": filters.include_seen,
        "avoid": sorted(filters.avoid),
        "max_age": filters.max_age,
    }


def item_record(suggestion: Suggestion, film_of: FilmOf) -> dict[str, Any]:
    """One film of the slate."""
    return {
        "rank": suggestion.rank,
        **facts_record(suggestion.film),
        "fit": numbers_record(suggestion.fit),
        "mood": rounded(suggestion.mood),
        "why": why_record(suggestion.why, film_of),
        "snack": snack_record(suggestion.snack) if suggestion.snack else None,
    }


def film_record(film: Film) -> dict[str, Any]:
    """Just enough to know which film it is."""
    return {
        "title": film.title,
        "year": film.year,
        "ids": {"ml": film.ml_id, "tmdb": film.tmdb_id, "imdb": film.imdb_id},
    }


def facts_record(film: Film) -> dict[str, Any]:
    """The film as shown."""
    return {
        "title": film.title,
        "year": film.year,
        "runtime": film.runtime,
        "genres": list(film.genres),
        "directors": list(film.directors),
        "line": film.line,
        "language": film.language,
        "age": film.age,
        "heads_up": list(film.heads_up),
        "ids": film_record(film)["ids"],
    }


def why_record(why: Mapping[str, Iterable[Reason]], film_of: FilmOf) -> dict[str, Any]:
    """Reasons of each person there is, then the shared ones."""
    keys = [key for key in ("a", "b") if key in why]
    return {key: reason_records(why.get(key, ()), film_of) for key in [*keys, "shared"]}


def reason_records(why: Iterable[Reason], film_of: FilmOf) -> list[dict[str, Any]]:
    """Reasons in their order, films by title and ids."""
    return [_reason(reason, film_of) for reason in why]


def _reason(reason: Reason, film_of: FilmOf) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "films": [film_record(film_of(int(row))) for row in reason.films],
        "weight": rounded(reason.weight),
        "text": reason.text,
    }


def snack_record(snack: Snack) -> dict[str, Any]:
    """A recipe with why it was chosen."""
    recipe = snack.recipe
    parts = [
        {"item": part.item, "metric": part.metric, "us": part.us, "optional": part.optional}
        for part in recipe.ingredients
    ]
    return {
        "name": recipe.name,
        "minutes": recipe.minutes,
        "ingredients": parts,
        "steps": list(recipe.steps),
        "why": list(snack.why),
        "score": rounded(snack.score),
        "id": recipe.id,
        "kind": recipe.kind,
        "serves": recipe.serves,
        "active_minutes": recipe.active_minutes,
        "equipment": list(recipe.equipment),
        "cuisine": recipe.cuisine,
        "allergens": None if recipe.allergens is None else list(recipe.allergens),
        "diets": list(recipe.diets),
        "tags": list(recipe.tags),
        "no_cook": recipe.no_cook,
        "source": recipe.source,
    }


def numbers_record(numbers: Mapping[str, float]) -> dict[str, float | None]:
    """Fits in the order a, b, both; those there are."""
    return {key: rounded(numbers[key]) for key in KEYS if key in numbers}


def rounded(number: float | None) -> float | None:
    """Four digits after the point; None for None and for NaN, which JSON cannot say."""
    if number is None or not math.isfinite(number):
        return None
    return round(float(number), 4) + 0.0


def as_json(value: Any) -> str:
    """JSON to read: two blanks a level, letters as they are, one line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
