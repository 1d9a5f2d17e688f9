"""The doctor: what it sees in a home, and what it mends."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cli.starter import needs_starter
from movienight.cli import checks
from movienight.cli.checks import CHECKS, Finding, examine
from movienight.cli.main import run
from movienight.cli.repairs import repair
from movienight.errors import DataError, ExitCode
from movienight.paths import Home
from movienight.storage.artifacts import IndexWriter
from movienight.storage.current import Current, name_current
from movienight.storage.library import Library


@pytest.fixture
def indexed(home: Path) -> Home:
    """A home with a small index; its catalogue has been taken away since."""
    place = Home(home)
    place.indexes.mkdir(parents=True)
    place.catalogue.write_bytes(b"films")
    writer = IndexWriter(place.indexes / "f00d")
    writer.array("numbers", np.arange(8))
    writer.close("f00d")
    name_current(place, Current.of("f00d", place.catalogue))
    return place


@pytest.fixture
def answering(indexed: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The same home, its small index taken for one that can answer."""
    monkeypatch.setitem(CHECKS, "answers", lambda home: Finding("answers", "fine", "it answers"))
    return indexed


def finding(home: Home, name: str) -> Finding:
    """What the check of that name sees."""
    return next(one for one in examine(home) if one.name == name)


def quiet(stage: str, fraction: float | None) -> None:
    """Progress that nobody watches."""


def test_an_empty_home_is_well(home: Path) -> None:
    """Before anything is kept, home, catalogue, index, library and leftovers are fine, and none is made."""
    states = {one.name: one.state for one in examine(Home(home))}

    assert list(states) == list(CHECKS)
    assert {states[name] for name in ("home", "catalogue", "index", "library", "leftovers")} == {"fine"}
    assert not home.exists()


def test_a_whole_index_is_fine(indexed: Home) -> None:
    """An index whose bytes are those of its manifest, made from this catalogue, is fine."""
    assert finding(indexed, "index") == Finding("index", "fine", "whole, 1 parts")


def test_an_altered_byte_is_found(indexed: Home) -> None:
    """A part of the right size with other bytes is named, with the command that mends it."""
    path = indexed.indexes / "f00d" / "numbers.npy"
    content = path.read_bytes()
    path.write_bytes(content[:-1] + b"\xff")

    seen = finding(indexed, "index")
    assert (seen.state, seen.said) == ("broken", "the index is damaged: numbers")
    assert "doctor --repair" in seen.advice


def test_a_missing_part_is_found(indexed: Home) -> None:
    """A part that is gone is named."""
    (indexed.indexes / "f00d" / "numbers.npy").unlink()

    seen = finding(indexed, "index")
    assert seen.state == "broken"
    assert "numbers.npy is missing" in seen.said


def test_an_old_index_is_worth_a_note(indexed: Home) -> None:
    """A catalogue that has changed since is a note that names the command."""
    indexed.catalogue.write_bytes(b"other films")

    seen = finding(indexed, "index")
    assert (seen.state, seen.advice) == ("note", "run `movienight index`")


def test_a_catalogue_without_an_index_is_worth_a_note(home: Path) -> None:
    """What was imported and not indexed yet is a note."""
    home.mkdir()
    Home(home).catalogue.write_bytes(b"films")

    assert finding(Home(home), "index").state == "note"


def test_a_damaged_catalogue_is_found(indexed: Home) -> None:
    """A catalogue that is none is broken, and it is said what to do."""
    seen = finding(indexed, "catalogue")

    assert seen.state == "broken"
    assert seen.advice


def test_a_damaged_library_is_found(home: Path) -> None:
    """A library that is none is broken, and it is said what to do."""
    home.mkdir()
    Home(home).library.write_bytes(b"not a library")

    seen = finding(Home(home), "library")
    assert seen.state == "broken"
    assert seen.advice


def test_people_are_counted(home: Path) -> None:
    """The library says how many names it has."""
    Library.open(Home(home).library).add_person("Ana")

    assert finding(Home(home), "library") == Finding("library", "fine", "1 name in it")


def test_a_file_in_the_homes_place(home: Path) -> None:
    """A home that is a file cannot be written; the advice names the variable that moves it."""
    home.write_text("")

    seen = finding(Home(home), "home")
    assert seen.state == "broken"
    assert "MOVIENIGHT_HOME" in seen.advice


def test_little_room_is_worth_a_note(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With less room than an import takes there is a note."""
    monkeypatch.setattr(checks, "ROOM", 10**18)

    assert finding(Home(home), "disk").state == "note"


def test_a_check_that_fails_is_a_finding(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that breaks is reported like any trouble and the others go on."""

    def broken(home: Home) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setitem(CHECKS, "disk", broken)
    seen = {one.name: one for one in examine(Home(home))}

    assert seen["disk"].said == "could not be checked (ZeroDivisionError)"
    assert seen["home"].state == "fine"


def test_repair_removes_leftovers_and_nothing_else(answering: Home) -> None:
    """Half-made indexes and catalogues go; the index, the library's files and strangers stay."""
    Library.open(answering.library).add_person("Ana")
    root, indexes = answering.root, answering.indexes
    ours = [indexes / ".beef.12.part", indexes / ".current.12", root / "catalogue.duckdb.12.part"]
    strangers = [root / ".profile", root / ".library.duckdb.part"]
    ours[0].mkdir()
    for path in (*ours[1:], *strangers):
        path.write_text("")

    assert finding(answering, "leftovers").state == "note"
    done = repair(answering, examine(answering), quiet)

    assert done == [f"removed {path.name}" for path in (ours[2], ours[0], ours[1])]
    assert not any(path.exists() for path in ours)
    assert all(path.exists() for path in (*strangers, answering.library, answering.catalogue))
    assert finding(answering, "index").state == "fine"


def test_repair_without_a_catalogue_puts_a_damaged_index_aside(indexed: Home) -> None:
    """The damaged index is no longer the one in use, its files stay, and the home is well again."""
    (indexed.indexes / "f00d" / "numbers.npy").write_bytes(b"")
    indexed.catalogue.unlink()

    assert repair(indexed, examine(indexed), quiet) == [
        "put the damaged index aside; the starter pack serves"
    ]
    assert finding(indexed, "index").state == "fine"
    assert (indexed.indexes / "f00d" / "manifest.json").exists()


def test_repair_leaves_a_whole_index_without_a_catalogue(answering: Home) -> None:
    """An index that is only without its catalogue still serves and is left alone."""
    answering.catalogue.unlink()

    assert repair(answering, examine(answering), quiet) == []
    assert finding(answering, "index").state == "note"


@needs_starter
def test_repair_of_an_index_that_does_not_answer(indexed: Home) -> None:
    """An index that is whole but of no use is put aside where there is no catalogue to make it anew from."""
    indexed.catalogue.unlink()

    assert finding(indexed, "index").state == "note"
    assert finding(indexed, "answers").state == "broken"
    assert repair(indexed, examine(indexed), quiet) == [
        "put the damaged index aside; the starter pack serves"
    ]


def test_repair_of_a_catalogue_that_cannot_be_read(indexed: Home) -> None:
    """Where the catalogue is none, repairing the index says so and touches neither."""
    (indexed.indexes / "f00d" / "numbers.npy").write_bytes(b"")

    with pytest.raises(DataError):
        repair(indexed, examine(indexed), quiet)
    assert indexed.catalogue.read_bytes() == b"films"
    assert (indexed.indexes / "current").exists()


def test_exit_code_and_json(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """While something is broken the exit code is 3; the JSON form has a state per check."""
    home.write_text("")

    assert run(["doctor", "--json"]) == ExitCode.DATA
    record = json.loads(capfd.readouterr().out)
    assert record["well"] is False
    assert [one["name"] for one in record["findings"]] == list(CHECKS)
    assert record["findings"][1]["state"] == "broken"


def test_a_stop_is_no_finding(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a check stops the examination, whatever a library makes of it."""

    def stopped(home: Home) -> Finding:
        raise RuntimeError("Query interrupted")

    monkeypatch.setitem(checks.CHECKS, "versions", stopped)
    with pytest.raises(KeyboardInterrupt):
        checks.examine(Home(home))
