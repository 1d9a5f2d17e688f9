"""Text that takes an exact number of cells; wide letters take two, marks none."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from movienight.wording import clean

MORE = "…"


def fit(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells, cut with "…" where it is longer; to the right if asked."""
    tidy = clean(text)
    if width <= 0:
        return ""
    if cell_len(tidy) > width:
        tidy = set_cell_size(tidy, width - 1).rstrip() + MORE
    room = " " * (width - cell_len(tidy))
    return room + tidy if right else tidy + room


def joined(pieces: list[str], width: int, more: str = "+{}") -> str:
    """As many pieces as fit, with " · " between them and how many more there are: "Heat · Alien  +3"."""
    told = ""
    for number, piece in enumerate(map(clean, pieces)):
        longer = f"{told} · {piece}" if told else piece
        left = len(pieces) - number - 1
        tail = f"  {more.format(left)}" if left else ""
        if told and cell_len(longer + tail) > width:
            told = f"{told}  {more.format(len(pieces) - number)}"
            break
        told = longer
    return fit(told, width).rstrip() if cell_len(told) > width else told


def ordinal(number: int) -> str:
    """ "1st", "2nd", "13th", "21st"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
