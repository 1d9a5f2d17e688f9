"""Every test of the command line has an empty home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home, not there yet; the person's own is never touched."""
    monkeypatch.setenv("MOVIENIGHT_HOME", str(tmp_path / "home"))
    for name in ("MOVIENIGHT_NOW", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"
