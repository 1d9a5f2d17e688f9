"""What somebody set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.config import Config, read_config
from movienight.errors import UsageError


def test_none_is_nothing_set(tmp_path: Path) -> None:
    """Without a file everything is as usual."""
    assert read_config(tmp_path / "config.toml") == Config()


def test_theme_and_keys(tmp_path: Path) -> None:
    """Both are read."""
    path = tmp_path / "config.toml"
    path.write_text('theme = "day"\n[keys]\n"film.seen" = "S"\n')
    assert read_config(path) == Config("day", {"film.seen": "S"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = ", "config.toml: "),
        ("them = 'day'", "there is no setting “them”"),
        ("theme = 3", "theme is not a text"),
        ("keys = 3", "is not a list of keys"),
        ("[keys]\nx = 3", "is not a list of keys"),
        ("[keys]\nx = ''", "is not a list of keys"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, text: str, told: str) -> None:
    """It is said what is wrong and in which file."""
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=told):
        read_config(path)


def test_a_file_of_no_text(tmp_path: Path) -> None:
    """Bytes that are no text are no config."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        read_config(path)
