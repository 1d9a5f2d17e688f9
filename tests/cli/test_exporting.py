"""What people told goes out whole and comes back, and never over a file by accident."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.starter import needs_starter
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.exports import letterboxd
from movienight.paths import Home
from movienight.storage.library import Library


@pytest.fixture
def library() -> Library:
    """Ana, who rated Heat and likes a film that is not here."""
    library = Library.open(Home.default().library)
    library.add_person("ana")
    library.rate("ana", "imdb:tt0113277", 4.5, "Heat (1995)")
    library.like("ana", "tmdb:999999", "Gone, Gone (2024)")
    return library


def test_out_and_back(library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is exported restores the same library in place of another; what was there is kept."""
    before = library.export()
    assert run(["export", "-o", str(tmp_path / "all.json")]) == ExitCode.OK
    library.add_person("ben")
    assert run(["restore", str(tmp_path / "all.json")]) == ExitCode.OK
    out, err = capsys.readouterr()

    assert library.export() == before
    assert out == ""
    assert "known here: ana" in err
    assert library.path.with_name("library.before-restore.duckdb").exists()


def test_standard_output_is_the_document(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Without -o the JSON goes to standard output and nothing else does."""
    assert run(["export"]) == ExitCode.OK
    out, err = capsys.readouterr()

    assert json.loads(out) == library.export()
    assert err == ""


def test_an_empty_library_can_be_exported(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is a document too, and exporting creates nothing."""
    assert run(["export"]) == ExitCode.OK

    assert json.loads(capsys.readouterr().out)["people"] == []
    assert not Home.default().root.exists()


def test_files_that_are_there_stay(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only --force replaces a file; nothing is left beside it."""
    path = tmp_path / "out" / "all.json"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")

    assert run(["export", "-o", str(path)]) == ExitCode.USAGE
    assert "--force" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(["export", "-o", str(path), "--force"]) == ExitCode.OK
    assert json.loads(path.read_text(encoding="utf-8")) == library.export()
    assert list(path.parent.iterdir()) == [path]
    assert run(["export", "-o", str(tmp_path / "no" / "x.json")]) == ExitCode.USAGE


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "movienight-library", "schema": 9}'])
def test_what_is_no_export_changes_nothing(
    library: Library, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is damaged, foreign or missing is refused with exit code 3."""
    before = library.export()
    (tmp_path / "x.json").write_text(content, encoding="utf-8")

    assert run(["restore", str(tmp_path / "x.json")]) == ExitCode.DATA
    assert run(["restore", str(tmp_path / "gone.json")]) == ExitCode.DATA
    assert "cannot be read" in capsys.readouterr().err
    assert library.export() == before


@needs_starter
def test_for_letterboxd(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One person's films as CSV, on standard output or split over files."""
    assert run(["export", "--letterboxd", "@ana"]) == ExitCode.OK
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [(row["Title"], row["Year"], row["imdbID"], row["Rating10"]) for row in rows] == [
        ("Heat", "1995", "tt0113277", "9"),
        ("Gone, Gone", "2024", "", ""),
    ]

    monkeypatch.setattr(letterboxd, "MOST_ROWS", 1)
    there = str(tmp_path / "ana.csv")
    assert run(["export", "--letterboxd", "ana", "-o", there, "--split"]) == ExitCode.OK
    assert {path.name for path in tmp_path.glob("*.csv")} == {"ana-1.csv", "ana-2.csv"}
    assert (tmp_path / "ana-2.csv").read_bytes().count(b"\r\n") == 2


def test_splitting_needs_files(capsys: pytest.CaptureFixture[str]) -> None:
    """--split means nothing without files for Letterboxd."""
    assert run(["export", "--split", "-o", "x.json"]) == ExitCode.USAGE
    assert "--split needs" in capsys.readouterr().err


@needs_starter
def test_somebody_unknown(library: Library) -> None:
    """A person who is not known here has no films to write."""
    assert run(["export", "--letterboxd", "@carl"]) == ExitCode.USAGE
