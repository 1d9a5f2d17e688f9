"""It is always the same evening in the tests of the app."""

from __future__ import annotations

import pytest

from tui.stage import MOMENT


@pytest.fixture(autouse=True)
def _the_same_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """What time the screens show."""
    monkeypatch.setenv("MOVIENIGHT_NOW", MOMENT)
