"""The form for programs: one JSON value, schema 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from movienight.cli.formats.records import as_json, slate_record

if TYPE_CHECKING:
    from movienight.types import Slate
    from movienight.wording import FilmOf


def render(slate: Slate, film_of: FilmOf) -> str:
    """The slate as docs/slate.schema.json describes it."""
    return as_json(slate_record(slate, film_of))
