"""How well something fits, as a bar that can be read without its colour."""

from __future__ import annotations

import math

FULL, HALF, EMPTY = "━", "╸", "─"
STARS = "★☆"


def strength(place: int, ranked: int) -> float:
    """How strong a place among so many is, 0..1: 1 for the first, evenly less for every doubling."""
    if ranked < 2 or place < 1:
        return 1.0
    return max(0.0, 1 - math.log(place) / math.log(ranked))


def bar(share: float, cells: int) -> str:
    """A bar of a share 0..1: "━━━╸──"."""
    halves = round(max(0.0, min(1.0, share)) * cells * 2)
    whole, half = divmod(halves, 2)
    return FULL * whole + (HALF if half else "") + EMPTY * (cells - whole - half)


def slider(value: float, cells: int) -> str:
    """Where a value 0..1 stands on a line: "────●────"."""
    at = round(max(0.0, min(1.0, value)) * (cells - 1))
    return "─" * at + "●" + "─" * (cells - 1 - at)


def stars(share: float) -> str:
    """A share 0..1 as up to four stars, "★★★☆": how far the film is above the middle of its rivals."""
    lit = sum(share >= step for step in (0.5, 0.75, 0.9, 0.97))
    return STARS[0] * lit + STARS[1] * (4 - lit)
