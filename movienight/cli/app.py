"""Bare `movienight`: the app."""

from __future__ import annotations


def open_app() -> int:
    """Run the app until somebody leaves it; its exit code.

    Raises:
        UsageError: the config names keys that cannot be given.
    """
    from movienight.paths import Home
    from movienight.tui.start import run

    return run(Home.default(), {})
