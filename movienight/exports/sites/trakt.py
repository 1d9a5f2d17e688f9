"""Trakt: tables of ratings, history and watchlist, and the JSON of an account export."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from movienight.exports.entry import SERIES, UNREADABLE, UNTITLED, UNUSED, WISHED, Entry, Source
from movienight.exports.form import Form, Outcome, Row, columns, one_by_one, titled
from movienight.exports.values import day, keys, stars, year

_FILM = "type,title,year,trakt_id,imdb_id,tmdb_id"
_ELSE = ("show", "season", "episode", "person", "list", "comment")
_TIMES = ("rated_at", "watched_at", "last_watched_at", "listed_at", "collected_at", "hidden_at", "liked_at")


def _entry(row: Row) -> Outcome:
    if row["type"].lower() != "movie":
        return SERIES
    rated = stars(row["rating"], best=10)
    at = day(row["rated_at"]) or day(row["watched_at"])
    ids = keys(row["imdb_id"], row["tmdb_id"])
    return titled(Entry(row.values["title"], year(row["year"]), ids, rated, False, True, at, row.source))


def _wished(row: Row) -> Outcome:
    return WISHED if row["type"].lower() == "movie" else SERIES


FORMS = (
    Form("Trakt ratings", columns(f"rated_at,{_FILM},rating"), one_by_one(_entry)),
    Form("Trakt history", columns(f"watched_at,{_FILM}"), one_by_one(_entry)),
    Form("Trakt watchlist", columns(f"listed_at,{_FILM}"), one_by_one(_wished)),
)


def json_form(items: Any, path: str) -> str | None:
    """What a JSON document is, "Trakt history JSON" and the like; None where it is not Trakt's."""
    if not isinstance(items, list) or not any(_is_item(item) for item in items):
        return None
    there = {field for item in items if isinstance(item, dict) for field in item}
    if "rated_at" in there:
        return "Trakt ratings JSON"
    if there & {"watched_at", "last_watched_at"}:
        return "Trakt history JSON"
    return "Trakt favourites JSON" if _is_favourites(path) else "Trakt list JSON"


def json_entries(items: list[Any], path: str) -> list[Outcome]:
    """One outcome for each item of a document that `json_form` knows."""
    liked = _is_favourites(path)
    return [_of_json(item, liked, Source(path, number)) for number, item in enumerate(items, start=1)]


def _is_item(item: Any) -> bool:
    """Whether this is about a film or something else that Trakt keeps, with when it was told."""
    return isinstance(item, dict) and not item.keys().isdisjoint(("movie", *_ELSE)) and _when(item)


def _when(item: Mapping[str, Any]) -> bool:
    return not item.keys().isdisjoint(_TIMES)


def _is_favourites(path: str) -> bool:
    return "favorite" in PurePosixPath(path).name.lower()


def _of_json(item: Any, liked: bool, source: Source) -> Outcome:
    film = item.get("movie") if isinstance(item, dict) else None
    if not isinstance(film, dict):
        return SERIES if isinstance(item, dict) and not item.keys().isdisjoint(_ELSE) else UNTITLED
    rated = "rated_at" in item
    watched = not item.keys().isdisjoint(("watched_at", "last_watched_at"))
    if not (rated or watched or liked):
        return WISHED if "listed_at" in item else UNUSED
    try:
        given = stars(_text(item, "rating"), best=10) if rated else None
    except ValueError:
        return UNREADABLE
    known = film.get("ids")
    ids = keys(_text(known, "imdb"), _text(known, "tmdb")) if isinstance(known, dict) else ()
    at = next((when for when in (day(_text(item, field)) for field in _TIMES) if when), None)
    title = _text(film, "title")
    return titled(Entry(title, year(_text(film, "year")), ids, given, liked, True, at, source))


def _text(holder: Mapping[str, Any], field: str) -> str:
    """A text or a number as text; anything else is as if it were not there."""
    value = holder.get(field)
    return str(value).strip() if isinstance(value, str | int | float) else ""
