"""Lines measured in terminal cells, where one letter may take two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

BOLD, DIM = "1", "2"


def fold(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """Words laid into lines of at most `width` cells.

    Args:
        text: the words; a word wider than a line is cut.
        width: cells of a line, the indent included.
        indent: put before every line.
        first: put before the first line instead.
    """
    return flow(text.split(), " ", width, indent, first)


def flow(
    pieces: Iterable[str], gap: str, width: int, indent: str = "", first: str | None = None
) -> list[str]:
    """Pieces joined by `gap` into lines of at most `width` cells; a piece is cut only if it must be."""
    lines: list[str] = []
    start = indent if first is None else first
    line = ""
    for piece in _fitting(pieces, max(width - cell_len(indent), 2)):
        if line and cell_len(start) + cell_len(f"{line}{gap}{piece}") > width:
            lines.append(f"{start}{line}".rstrip())
            start, line = indent, piece
        else:
            line = f"{line}{gap}{piece}" if line else piece
    if line:
        lines.append(f"{start}{line}")
    return lines


def pad(text: str, width: int) -> str:
    """Text followed by blanks up to `width` cells."""
    return text + " " * max(width - cell_len(text), 0)


def paint(text: str, style: str, color: bool) -> str:
    """Text in bold or dim, where colour is wanted."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text


def _fitting(pieces: Iterable[str], room: int) -> Iterator[str]:
    """The pieces, those wider than `room` cells parted between words, and within one if they must be."""
    for piece in pieces:
        if cell_len(piece) <= room:
            yield piece
        elif " " in piece:
            yield from flow(piece.split(" "), " ", room)
        else:
            yield from chop_cells(piece, room)
