"""What the widgets draw, without an app: widths, marks, words; awkward titles and wide letters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from cli.slates import FILMS, POPCORN, film_of
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from movienight.evening.state import Tonight
from movienight.evening.view import Sitter, View
from movienight.tui.drawing.bars import bar, slider, stars, strength
from movienight.tui.drawing.cells import fit, joined, ordinal
from movienight.tui.drawing.people import person
from movienight.tui.drawing.rows import LOWER, heading, plan_of, row, second
from movienight.tui.drawing.snack import card
from movienight.tui.drawing.why import story
from movienight.types import Person, Query, Reason, Slate, Snack, Suggestion, Taste

SITTERS = (Sitter("Ana", ("Amélie (2001)",)), Sitter("千尋", ("Heat (1995)",), seen=3))
PEOPLE = (Person("a", "Ana", Taste.of([0])), Person("b", "千尋", Taste.of([1])))


def suggestion(film: int, **places: int) -> Suggestion:
    """A film of the awkward ones at these places."""
    why = {"a": (Reason("because", (0,), weight=0.6),), "b": (Reason("nearest", (1,), weight=0.3),)}
    return Suggestion(1, FILMS[film], {}, 0.8, why, Snack(POPCORN, 1.0, ("crunchy",)), places)


def view(*suggestions: Suggestion, mood: str = "", sitters: Sequence[Sitter] = SITTERS) -> View:
    """A view of these, for the first so many people, of 200 candidates."""
    slate = Slate(suggestions, Query(PEOPLE[: len(sitters)]), ranked=200)
    return View(Tonight(mood=mood), slate=slate, sitters=tuple(sitters), cited=dict(enumerate(FILMS)))


def text(*lines: Content) -> str:
    """Their plain text."""
    return "\n".join(line.plain for line in lines)


@given(st.text(), st.integers(0, 60), st.booleans())
def test_fitted_text_takes_exactly_its_cells(words: str, width: int, right: bool) -> None:
    """Whatever it is, wide, marked or hostile: never a cell more or less, never a line break."""
    told = fit(words, width, right)
    assert cell_len(told) == width
    assert "\n" not in told
    assert "\x1b" not in told


@given(st.lists(st.text(max_size=12), max_size=6), st.integers(6, 60))
def test_joined_pieces_never_exceed_the_width(pieces: list[str], width: int) -> None:
    """What does not fit is counted instead."""
    assert cell_len(joined(pieces, width)) <= width


def test_joined_pieces_say_how_many_more() -> None:
    """As many as fit with the count behind them."""
    assert joined(["Heat", "Alien"], 20) == "Heat · Alien"
    assert joined(["Heat", "Alien", "The Thing"], 18) == "Heat · Alien  +1"
    assert joined(["Heat", "Alien", "The Thing"], 10) == "Heat  +2"


@pytest.mark.parametrize(
    ("share", "drawn"), [(0, "────"), (1, "━━━━"), (0.5, "━━──"), (0.625, "━━╸─"), (7, "━━━━")]
)
def test_bars(share: float, drawn: str) -> None:
    """Half a cell is the finest step; beyond its ends it stops."""
    assert bar(share, 4) == drawn


def test_sliders_and_stars() -> None:
    """Where a value stands, and how far a film is above its rivals."""
    assert [slider(value, 5) for value in (0, 0.5, 1, 9)] == ["●────", "──●──", "────●", "────●"]
    assert [stars(share) for share in (0.2, 0.5, 0.8, 0.9, 1.0)] == ["☆☆☆☆", "★☆☆☆", "★★☆☆", "★★★☆", "★★★★"]


def test_strength_halves_evenly_with_every_doubling() -> None:
    """The first is 1, the last 0, and from 1 to 2 is as far as from 32 to 64."""
    assert strength(1, 64) == 1
    assert strength(64, 64) == 0
    assert strength(1, 64) - strength(2, 64) == pytest.approx(strength(32, 64) - strength(64, 64))
    assert strength(1, 1) == 1


@pytest.mark.parametrize("width", [40, 56, 60, 64, 80, 100, 120, 160])
@pytest.mark.parametrize("mood", ["", "cozy"])
@pytest.mark.parametrize("people", [0, 1, 2])
def test_rows_line_up(width: int, mood: str, people: int) -> None:
    """Every film and the heading take exactly the width, wide letters and marks or not."""
    films = [suggestion(number, a=3, b=170, both=1) for number in range(len(FILMS))]
    shown = view(*films, mood=mood, sitters=SITTERS[:people])
    plan = plan_of(width, shown)
    assert heading(shown, plan).cell_length == width
    assert {row(shown, one, pinned, plan).cell_length for one in films for pinned in (True, False)} == {width}
    assert {second(shown, one, width).cell_length for one in films} == {width}


def test_a_title_is_never_markup() -> None:
    """Brackets and codes of titles are shown or dropped, not obeyed."""
    shown = view(suggestion(2, a=1, b=2), suggestion(7, a=1, b=2))
    told = [row(shown, one, False, plan_of(80, shown)).plain for one in shown.slate.suggestions]
    assert "[REC]" in told[0]
    assert "bold[/bold]" in told[1]
    assert "\x1b" not in told[1]


def test_the_mark_stands_with_the_one_it_suits_less() -> None:
    """At the greater place, whichever of the two; not at all where both are equal."""
    shown = view(suggestion(0, a=3, b=170), suggestion(1, a=9, b=2), suggestion(2, a=4, b=4))
    plan = plan_of(80, shown)
    first, second, third = (row(shown, one, False, plan).plain for one in shown.slate.suggestions)
    assert f"170th{LOWER}" in first
    assert first.count(LOWER) == 1
    assert f"9th{LOWER}" in second
    assert LOWER not in third


def test_the_second_line_names_the_films_it_comes_of() -> None:
    """Each person's own; without any, what the film is."""
    shown = view(suggestion(2, a=3, b=5))
    (one,) = shown.slate.suggestions
    assert second(shown, one, 60).plain.strip() == "Ana ← Amélie   千尋 ≈ Heat"
    nobody = view(suggestion(2), sitters=())
    assert second(nobody, nobody.slate.suggestions[0], 60).plain.strip() == "Horror, Mystery, Jaume Balagueró"


def test_the_story_of_a_film() -> None:
    """What it is, our line, for each of you, who gives way, and what to know before."""
    shown = view(suggestion(2, a=2, b=90, both=1))
    told = text(*story(shown, shown.slate.suggestions[0]))
    assert told.startswith("[REC]  2007 · 78 min · Horror, Mystery")
    assert FILMS[2].line in told
    assert "FOR ANA  because of Amélie .60" in told
    assert "FOR 千尋  nearest to Heat .30" in told
    assert "1st of 200 films; 2nd for Ana, 90th for 千尋: 千尋 gives a little" in told
    assert "HEADS-UP  violence, gore, scary for children; from 18" in told


def test_nobody_gives_way_where_places_are_near() -> None:
    """Third and fifth is no sacrifice."""
    shown = view(suggestion(2, a=3, b=5, both=1))
    assert "gives a little" not in text(*story(shown, shown.slate.suggestions[0]))


def test_a_person_in_a_line() -> None:
    """Name, likes without their years, how much they have seen; never wider than the line."""
    told = person(Sitter("Ana", ("Heat (1995)", "Alien (1979)"), seen=12), 0, 60)
    assert told.plain == "Ana  Heat · Alien   12 seen"
    many = Sitter("Anastasia Maria", tuple(f"Film number {n} (1999)" for n in range(40)), ("Saw",), (), 400)
    assert all(person(many, 0, width).cell_length <= width for width in (40, 58, 78, 118))
    assert "say what you love" in person(Sitter("Ana"), 0, 60).plain


def test_a_snack_card() -> None:
    """Time, diet, allergens, why, what is needed, how it is made; and what is said without any."""
    told = text(*card(Snack(POPCORN, 1.0, ("crunchy",))))
    for part in (
        "Smoky *popcorn*  10 min",
        "vegan",
        "no known allergen",
        "because crunchy",
        "· salt",
        "2. Toss",
    ):
        assert part in told
    assert "no snack" in text(*card(None))


def test_ordinals() -> None:
    """As they are spoken."""
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1,003rd",
    ]  # fmt: skip


def test_reasons_name_films_by_their_rows() -> None:
    """A cited row is the film the view carries."""
    assert view(suggestion(2, a=1)).film_of(3) == film_of(3)
