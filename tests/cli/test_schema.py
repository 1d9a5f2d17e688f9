"""The JSON form keeps to the schema that is documented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from cli.slates import NONE, ONE, STRANGERS, TWO, film_of
from movienight.cli.formats import render
from movienight.types import ReasonKind, Slate

PATH = Path(__file__).parents[2] / "docs" / "slate.schema.json"
SCHEMA = json.loads(PATH.read_text(encoding="utf-8"))


def test_the_schema_is_a_schema() -> None:
    """The documented schema is itself well-formed."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("slate", [TWO, ONE, NONE, STRANGERS], ids=["two", "one", "none", "strangers"])
def test_slates_keep_to_the_schema(slate: Slate) -> None:
    """Every slate, full or empty, for nobody, one or two, is as documented."""
    Draft202012Validator(SCHEMA).validate(json.loads(render("json", slate, film_of)))


def test_lines_are_items_with_the_schemas_number() -> None:
    """Each line of --jsonl is a documented item once its number is taken off."""
    item = {**SCHEMA["$defs"]["item"], "$defs": SCHEMA["$defs"]}
    for line in render("jsonl", TWO, film_of).splitlines():
        record: dict[str, Any] = json.loads(line)

        assert record.pop("schema") == 1
        Draft202012Validator(item).validate(record)


def test_every_kind_of_reason_is_documented() -> None:
    """The kinds of reasons in the schema are those there are."""
    assert tuple(SCHEMA["$defs"]["reason"]["properties"]["kind"]["enum"]) == get_args(ReasonKind)


def test_the_schema_notices_an_unknown_key() -> None:
    """A key that is not documented does not pass."""
    value = json.loads(render("json", TWO, film_of))
    value["items"][0]["stars"] = 5

    assert not Draft202012Validator(SCHEMA).is_valid(value)
