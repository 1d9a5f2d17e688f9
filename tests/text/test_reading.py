"""What a typed title may mean."""

from __future__ import annotations

import pytest

from movienight.text.reading import LONGEST, Reading, main_title, read


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Heat", [Reading("heat")]),
        ("Heat (1995)", [Reading("heat", 1995), Reading("heat 1995")]),
        ("Heat 1995", [Reading("heat 1995"), Reading("heat", 1995)]),
        ("Heat, 1995", [Reading("heat 1995"), Reading("heat", 1995)]),
        ("Matrix, The (1999)", [Reading("the matrix", 1999), Reading("matrix the 1999")]),
        ("matrix, the", [Reading("the matrix")]),
        ("1984", [Reading("1984")]),
        ("2012 (2009)", [Reading("2012", 2009), Reading("2012 2009")]),
        ("1408 2007", [Reading("1408 2007"), Reading("1408", 2007)]),
        ("Room 1408", [Reading("room 1408")]),
        ("(500) Days of Summer", [Reading("500 days of summer")]),
        ("Heat (19", [Reading("heat")]),
        ("Heat (", [Reading("heat")]),
        ("(1995)", [Reading("1995")]),
        ("   ", []),
    ],
)
def test_read(text: str, readings: list[Reading]) -> None:
    """A bracketed year is a year first, a bare one part of the title first, a half-typed one nothing."""
    assert read(text) == readings


def test_endless_text_is_cut() -> None:
    """Nobody waits for a pasted book to be searched."""
    assert len(read("x" * 100_000)[0].title) == LONGEST


@pytest.mark.parametrize(
    ("title", "main"),
    [
        ("Léon: The Professional", "Léon"),
        ("Star Wars: Episode IV - A New Hope", "Star Wars"),
        ("Solo – A Story", "Solo"),
        ("Alien", ""),
        ("Spider-Man", ""),
        ("11:14", ""),
    ],
)
def test_main_title(title: str, main: str) -> None:
    """A colon or a dash with space around it starts a subtitle."""
    assert main_title(title) == main
