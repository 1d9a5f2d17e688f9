"""The form for pipes: one film a line, each a JSON value that carries the schema's number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from movienight.cli.formats.records import SCHEMA, item_record

if TYPE_CHECKING:
    from movienight.types import Slate
    from movienight.wording import FilmOf


def render(slate: Slate, film_of: FilmOf) -> str:
    """The items of the JSON form, one a line; empty for an empty slate."""
    records = ({"schema": SCHEMA, **item_record(one, film_of)} for one in slate.suggestions)
    return "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records)
