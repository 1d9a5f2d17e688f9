"""What we wrote about films is read from its files, and what cannot be read is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from movienight.errors import IndexDamaged
from movienight.storage.prose import heads_up, loglines
from movienight.types import Hint


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


@pytest.mark.parametrize(
    "text", ["{", "[1]", '{"tt1": {"age": 6}}', '{"tt1": {"age": "six", "heads_up": []}}', '{"tt1": []}']
)
def test_a_damaged_file(text: str, tmp_path: Path) -> None:
    """A file that is no JSON or lacks what it should say is named."""
    write(tmp_path / "headsup" / "films-1.json", text)
    with pytest.raises(IndexDamaged, match=r"films-1\.json"):
        heads_up(tmp_path)
