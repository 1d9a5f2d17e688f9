"""Where the evening stands, as a value and as a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.evening import keeping
from movienight.evening.state import Tonight

TONIGHT = Tonight(
    people=("Ana", "Ben"),
    mood="cozy [bold]",
    wishes={"genre": "comedy"},
    balance=0.3,
    pinned=("imdb:tt1",),
    gone=("ml:2",),
    vetoed=("Ana",),
    snacks={"ml:3": 2},
    place="ml:4",
    began="2026-11-21",
)


def test_there_and_back() -> None:
    """As JSON and back it is the same."""
    assert Tonight.from_json(json.loads(json.dumps(TONIGHT.as_json()))) == TONIGHT


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from(list(TONIGHT.as_json())), values) | values)
def test_anything_else_is_as_at_the_start(told: Any) -> None:
    """Whatever the file holds, an evening comes of it that can be kept and read again."""
    read = Tonight.from_json(told)
    assert Tonight.from_json(read.as_json()) == read
    assert 0 <= read.balance <= 1


def test_another_day_forgets_what_was_for_one_night() -> None:
    """People, mood and wishes stay; pins, vetoes and what was set aside do not."""
    next_day = TONIGHT.on("2026-11-22")
    assert (next_day.people, next_day.mood, next_day.wishes) == (
        ("Ana", "Ben"),
        "cozy [bold]",
        {"genre": "comedy"},
    )
    assert (next_day.pinned, next_day.gone, next_day.vetoed) == ((), (), ())
    assert TONIGHT.on("2026-11-21") is TONIGHT


def test_kept_on_disk(tmp_path: Path) -> None:
    """What was saved is read again, looks and all; nothing else is left in the folder."""
    path = tmp_path / "home" / "evening.json"
    assert keeping.save(path, TONIGHT, {"theme": "day"})
    assert keeping.load(path) == (TONIGHT, {"theme": "day"})
    assert [one.name for one in path.parent.iterdir()] == ["evening.json"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"form": 2}', '{"form": 1, "tonight": 3, "looks": []}', "\x00"]
)
def test_a_damaged_file_costs_the_place_only(tmp_path: Path, text: str) -> None:
    """The evening begins anew; nothing is raised."""
    path = tmp_path / "evening.json"
    path.write_text(text)
    assert keeping.load(path) == (Tonight(), {})


def test_a_home_that_takes_nothing(tmp_path: Path) -> None:
    """Saving says that it could not, and raises nothing."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not keeping.save(blocked / "evening.json", TONIGHT, {})
