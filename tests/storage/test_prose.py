"""What we wrote about films is read from its files, and what cannot be read is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from movienight.errors import IndexDamaged
from movienight.storage.prose import by_row, heads_up, key_of, loglines, number_of
from movienight.types import Film, Hint


def write(path: Path, text: str) -> None:
    """A file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_all_files_are_read(tmp_path: Path) -> None:
    """Entries of several files stand together by imdb id; other folders are not looked into."""
    one = {"tt0000001": {"title": "One", "age": 12, "heads_up": ["violence", "sad ending"]}}
    write(tmp_path / "headsup" / "a.json", json.dumps(one))
    write(tmp_path / "headsup" / "b.json", '{"tt0000002": {"title": "Two", "age": 0, "heads_up": []}}')
    write(tmp_path / "loglines" / "a.json", '{"tt0000001": {"line": "Somebody wants something."}}')

    assert heads_up(tmp_path) == {
        "tt0000001": Hint(12, ("violence", "sad ending")),
        "tt0000002": Hint(0, ()),
    }
    assert loglines(tmp_path) == {"tt0000001": "Somebody wants something."}


def test_nothing_written(tmp_path: Path) -> None:
    """Without files there are no hints and no lines."""
    assert heads_up(tmp_path) == {}
    assert loglines(tmp_path) == {}


def test_rows_of_what_is_written() -> None:
    """A key finds every row of its id, the imdb id goes before the TMDB id, other films are nobody's."""
    ids = {"imdb_id": np.array([7, -1, 7, 9, -1]), "tmdb_id": np.array([1, 2, 3, 4, -1])}
    written = {"tt0000007": "seven", "tmdb:2": "two", "tmdb:3": "three", "tmdb:4": "four", "tt0000099": "?"}
    assert by_row(written, ids) == {0: "seven", 1: "two", 2: "seven", 3: "four"}
    assert by_row({}, ids) == {}


@pytest.mark.parametrize(
    ("film", "key"),
    [
        (Film(0, "One", imdb_id="tt0000007", tmdb_id=3), "tt0000007"),
        (Film(0, "Two", tmdb_id=0), "tmdb:0"),
        (Film(0, "Three", ml_id=5), ""),
    ],
)
def test_the_key_of_a_film(film: Film, key: str) -> None:
    """A film is written about by its imdb id, else by its TMDB id, else not at all."""
    assert key_of(film) == key
    if key:
        assert number_of(key)[1] in {7, 0}


@pytest.mark.parametrize(
    "text",
    [
        '{"862": {"age": 6, "heads_up": []}}',
        '{"ml:1": {"age": 6, "heads_up": []}}',
        "{",
        "[1]",
        '{"tt1": {"age": 6}}',
        '{"tt1": {"age": "six", "heads_up": []}}',
        '{"tt1": []}',
    ],
)
def test_a_damaged_file(text: str, tmp_path: Path) -> None:
    """A file that is no JSON or lacks what it should say is named."""
    write(tmp_path / "headsup" / "films-1.json", text)
    with pytest.raises(IndexDamaged, match=r"films-1\.json"):
        heads_up(tmp_path)
