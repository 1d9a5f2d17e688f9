"""`movienight double-feature` on the starter pack: what is printed, its time, and how it ends."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rich.cells import cell_len

from cli.starter import needs_starter
from movienight.cli.doubling import time_for_both
from movienight.cli.main import run
from movienight.errors import ExitCode

COUPLE = ("--a", "Amélie", "--b", "Heat (1995)")


@pytest.fixture
def shown(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run `double-feature`; its standard output, once it has ended well."""

    def go(*typed: str) -> str:
        assert run(["double-feature", *typed]) == ExitCode.OK, capfd.readouterr().err
        return capfd.readouterr().out

    return go


@pytest.mark.parametrize(
    ("minutes", "finish_by", "limit"),
    [(None, None, None), (200, None, 200), (None, "23:45", 180), (200, "23:45", 180), (90, "23:45", 90)],
)
def test_time_for_both(
    minutes: int | None, finish_by: str | None, limit: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 20:45 three hours are left until 23:45; the tighter of the two wishes holds."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45")
    assert time_for_both(minutes, finish_by) == limit


@needs_starter
def test_text_tells_what_the_record_holds(shown: Any) -> None:
    """Both films, why for each person, what links and parts them, two snacks and the time, in 80 cells."""
    text = shown(*COUPLE, "--minutes", "240", "-n", "1")
    (pair,) = json.loads(shown(*COUPLE, "--minutes", "240", "-n", "1", "--json"))["items"]
    words = " ".join(text.split())

    assert text.startswith("1 double feature for A and B\nA: Amélie (2001)\nB: Heat (1995)\n")
    assert f"{pair['minutes'] // 60} h {pair['minutes'] % 60:02}, with 20 min between" in words
    assert words.index(pair["first"]["title"]) < words.index(pair["second"]["title"])
    assert all(pair[which]["snack"]["name"] in words for which in ("first", "second"))
    assert [words.count(f" for {who}: ") for who in "AB"] == [2, 2]
    assert "in common: " in words
    assert pair["links"]
    assert all(f"{one['first']}, then {one['second']}" in words for one in pair["contrasts"])
    assert max(cell_len(line) for line in text.splitlines()) <= 80


@needs_starter
def test_in_time(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """--finish-by is when the second film is over, not how long each may run."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:00")
    record = json.loads(shown(*COUPLE, "--finish-by", "23:30", "--json"))

    assert record["minutes"] == 210
    assert record["query"]["filters"]["max_runtime"] is None
    assert len(record["items"]) == 3
    for pair in record["items"]:
        assert pair["minutes"] == pair["first"]["runtime"] + pair["second"]["runtime"] + 20 <= 210


@needs_starter
def test_the_same_wishes_give_the_same_bytes(shown: Any) -> None:
    """There is no chance in it."""
    assert shown(*COUPLE, "--mood", "cozy") == shown(*COUPLE, "--mood", "cozy")


@needs_starter
def test_nothing_fits(shown: Any) -> None:
    """Where no pair fits nothing breaks: an empty list, and a note that says why."""
    record = json.loads(shown("--minutes", "30", "--json"))

    assert record["items"] == []
    assert record["notes"][-1].startswith("no two films go together in 30 min")
    assert shown("--minutes", "30").startswith("no double features for anyone\n")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["--minutes", "long"], ExitCode.USAGE),
        (["--finish-by", "late"], ExitCode.USAGE),
        (["-n", "0"], ExitCode.USAGE),
        (["--a", "Zzyzx Qwfp Unheard"], ExitCode.TITLE),
    ],
)
@needs_starter
def test_what_cannot_be_read(typed: list[str], code: ExitCode, capfd: pytest.CaptureFixture[str]) -> None:
    """A wish that cannot be read and a title that names no film end as in every command, in two lines."""
    assert run(["double-feature", *typed]) == code
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 2
