"""Where names stand beside the dots of a plot, so that none lies on another name or dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

LETTER, LINE = 5.2, 10.0
"""How wide a letter and how high a line of nine-point text is, in points, at most in common fonts."""
AWAY = 6.0
"""How far from its dot a name begins."""
DOT = 4.0
"""Half the width of a dot, and some air."""


def offsets(dots: Sequence[Point], names: Sequence[str]) -> list[Point | None]:
    """Where each name begins, from its dot; None where there is no room: to the right, left, above, below.

    Names that come first are seated first.

    Args:
        dots: in points from any corner, x to the right and y upwards.
        names: of the dots.
    """
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
    found: list[Point | None] = []
    for (x, y), name in zip(dots, names, strict=True):
        width = LETTER * len(name)
        seats = (
            (offset, (x + offset[0], y + offset[1], x + offset[0] + width, y + offset[1] + LINE))
            for offset in _around(width)
        )
        seat = next(((offset, box) for offset, box in seats if not _overlaps(box, taken)), None)
        if seat is not None:
            taken.append(seat[1])
        found.append(None if seat is None else seat[0])
    return found


def _around(width: float) -> Iterator[Point]:
    yield AWAY, -LINE / 2
    yield -AWAY - width, -LINE / 2
    yield -width / 2, AWAY
    yield -width / 2, -AWAY - LINE


def _overlaps(box: Box, others: Iterable[Box]) -> bool:
    left, bottom, right, top = box
    return any(
        left < other[2] and other[0] < right and bottom < other[3] and other[1] < top for other in others
    )
