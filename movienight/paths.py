"""Where things live: what ships (assets) and what is one person's own (home)."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from movienight.errors import HomeUnusable


def assets_folder() -> Path:
    """The folder of what ships: beside the program when frozen, in the wheel, or in the checkout."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS) / "assets"  # type: ignore[attr-defined]
    inside = Path(__file__).parent / "assets"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "assets"


def _usable(root: Path) -> Path:
    """The folder, there or not yet, with nothing in the way of looking into it."""
    try:
        whole = root.expanduser().absolute()
        with suppress(FileNotFoundError, NotADirectoryError):
            whole.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: "~somebody" who is not known here
        reason = (getattr(error, "strerror", None) or str(error)).lower().rstrip(".")
        message = f"the home {root} cannot be used: {reason}"
        raise HomeUnusable(message, "set MOVIENIGHT_HOME to a folder that can be written") from error
    return whole


@dataclass(frozen=True, slots=True)
class Home:
    """The folders and files of one person's MovieNight; nothing is created by asking."""

    root: Path

    @classmethod
    def default(cls) -> Home:
        """`MOVIENIGHT_HOME` where set, else the platform's data folder.

        Raises:
            HomeUnusable: it names what can be no folder, or one we may not look into.
        """
        chosen = os.environ.get("MOVIENIGHT_HOME")
        if chosen:
            return cls(_usable(Path(chosen)))
        from platformdirs import user_data_path

        return cls(_usable(user_data_path("movienight", appauthor=False)))

    @property
    def catalogue(self) -> Path:
        """Films, ratings and recipes as imported; replaced whole by an import."""
        return self.root / "catalogue.duckdb"

    @property
    def library(self) -> Path:
        """What people typed; never touched by an import."""
        return self.root / "library.duckdb"

    @property
    def evening(self) -> Path:
        """Where the app stood when it was left: people, mood, wishes, place in the list."""
        return self.root / "evening.json"

    @property
    def config(self) -> Path:
        """What somebody set by hand: keys, theme."""
        return self.root / "config.toml"

    @property
    def indexes(self) -> Path:
        """One folder per fingerprint, and `current` that names the one in use."""
        return self.root / "indexes"

    @property
    def evaluations(self) -> Path:
        """A record and the values of every run of an evaluation."""
        return self.root / "evaluations"

    @property
    def downloads(self) -> Path:
        """Data sets as fetched."""
        return self.root / "downloads"

    @property
    def log(self) -> Path:
        """Tracebacks, without anyone's likes."""
        return self.root / "movienight.log"

    @property
    def lock(self) -> Path:
        """Held by the one process that may write catalogue and indexes."""
        return self.root / "writing.lock"
