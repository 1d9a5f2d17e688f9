"""Dials that go from 0 to 1, and how many films to show."""

from __future__ import annotations

from movienight.errors import UsageError

MOST = 100
"""Films in one slate, at most."""


def read_share(text: str, name: str, meaning: str) -> float:
    """A number from 0 to 1.

    Args:
        text: what was typed.
        name: the option, for the complaint.
        meaning: what 0 and 1 stand for.

    Raises:
        UsageError: it is not a number from 0 to 1.
    """
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise UsageError(f"{name} goes from 0 to 1, not “{text}”", meaning)
    return share


def read_count(text: str) -> int:
    """How many to show, 1 to 100.

    Raises:
        UsageError: it is not a whole number in that range.
    """
    if text.isdecimal() and 1 <= int(text) <= MOST:
        return int(text)
    raise UsageError(f"“{text}” is not how many to show", f"ask for 1 to {MOST}")
