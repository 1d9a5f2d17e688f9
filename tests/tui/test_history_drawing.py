"""Nights as lines, without an app."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from movienight.evening.ledger import Ledger
from movienight.storage.stored import Night
from movienight.tui.drawing.history import ledger_lines, line, question

EIGHT = datetime(2026, 1, 3, 20, 0).astimezone()
HEAT = ("imdb:tt0113277", "Heat (1995)")
NIGHT = Night(1, EIGHT, ("Ana", "Ben"), "tense", (HEAT,), HEAT[0])


def test_a_night_in_a_line() -> None:
    """Day, film, who was there with their stars, and the mood where there is room."""
    told = " ".join(line(NIGHT, {"Ana": 4.5}, 110).plain.split())
    assert told == "03 Jan 2026 Heat (1995) Ana 4.5, Ben tense"
    assert " ".join(line(NIGHT, {}, 60).plain.split()) == "03 Jan Heat (1995) Ana, Ben"


def test_a_night_without_a_film_or_people() -> None:
    """What was shown is counted; strangers stay strangers."""
    told = line(Night(2, EIGHT, (), None, (HEAT, HEAT), None), {}, 80).plain
    assert "2 films shown, none chosen" in told
    assert "nobody we know" in told


@given(st.text(max_size=60), st.text(max_size=40), st.integers(30, 140))
def test_no_line_is_wider_than_the_screen(title: str, name: str, width: int) -> None:
    """Whatever films and people are called."""
    night = Night(1, EIGHT, (name, "本" * 20), title, (("ml:1", title),), "ml:1")
    assert cell_len(line(night, {name: 3.5}, width).plain) <= width


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        (None, "once two people sit on the sofa"),
        (Ledger((), 0.0, None), "after the first night you keep"),
        (Ledger(("Ana and Ben are even", "why"), 0.0, None), "Ana and Ben are even"),
        (Ledger(("tonight leans to Ben", "why"), 0.4, "Ben"), "(the balance stands at 0.50)"),
    ],
)
def test_the_ledger_says_what_is_missing(ledger: Ledger | None, expected: str) -> None:
    """Without two people, without nights, even, and leaning; the balance is told where it matters."""
    told = "\n".join(one.plain for one in ledger_lines(ledger, 0.5))
    assert expected in told
    assert ("balance" in told) == (ledger is not None and ledger.turn is not None)


def test_the_question_names_who_is_asked() -> None:
    """And the day, so that one remembers."""
    assert question(NIGHT, ("Ana", "Ben")) == "How was Heat (1995) on Saturday 03 January, Ana and Ben?"
