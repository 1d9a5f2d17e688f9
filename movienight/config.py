"""What somebody set by hand, in `config.toml` of the home.

theme = "day"

[keys]
"film.seen" = "S"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from movienight.errors import UsageError


@dataclass(frozen=True, slots=True)
class Config:
    """`theme` is a look of the app, None for the one it had last; `keys` are keys by act."""

    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


def read_config(path: Path) -> Config:
    """The config at a path; where there is none, nothing is set.

    Raises:
        UsageError: it cannot be read, or sets what there is not.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the config {path} cannot be read: {error}", "mend it, or move it away") from error
    told = _parsed(text, path)
    unknown = [name for name in told if name not in ("theme", "keys")]
    if unknown:
        raise _wrong(path, f"there is no setting “{unknown[0]}”", "it may set theme and [keys]")
    theme, keys = told.get("theme"), told.get("keys", {})
    if theme is not None and not isinstance(theme, str):
        raise _wrong(path, "theme is not a text", 'write it like theme = "day"')
    if not isinstance(keys, dict) or not all(isinstance(key, str) and key for key in keys.values()):
        raise _wrong(path, "[keys] is not a list of keys", 'write them like "film.seen" = "S"')
    return Config(theme, keys)


def _parsed(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, str(error), "mend it, or move it away") from error


def _wrong(path: Path, what: str, advice: str) -> UsageError:
    return UsageError(f"the config {path}: {what}", advice)
