"""Tonight's card, as a document and on a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from movienight.evening.card import Card, card_of, file_name, lines, markdown, shopping_list, times
from movienight.types import Film, Ingredient, Recipe, Snack

EIGHT = datetime(2026, 11, 21, 20, 0).astimezone()
FILM = Film(
    0,
    "M*A*S*H",
    1970,
    116,
    ("Comedy", "War"),
    ("Robert Altman",),
    line="Surgeons near the front keep sane by being anything but.",
    heads_up=("suicide",),
)
RECIPE = Recipe(
    "popcorn",
    "Smoky *popcorn*",
    "snack",
    10,
    (
        Ingredient("popping corn", "60 g", "1/3 cup"),
        Ingredient("salt"),
        Ingredient("olive oil", "15 ml", "1 tbsp"),
        Ingredient("chilli flakes", optional=True),
    ),
    ("Pop the corn with the lid on.", "Toss with the rest."),
)
SNACK = Snack(RECIPE, 0.5, ("eaten in the dark",))
WHY = (("for Ana", "because of [REC] .41"), ("for Ben", "with Elliott Gould"))


@pytest.fixture
def card() -> Card:
    """The card of a film with everything."""
    return card_of(FILM, EIGHT, people=("Ana", "Ben"), mood="silly", why=WHY, snack=SNACK)


def test_it_is_over_five_minutes_after_its_length(card: Card) -> None:
    """116 minutes from eight, and five to settle: one minute past ten."""
    assert card.ends_at == EIGHT + timedelta(minutes=121)
    assert times(card) == "starts 20:00, over at 22:01"


def test_past_midnight_is_the_next_day() -> None:
    """A film that runs past midnight says so; one that ends just before does not."""
    late = card_of(FILM, EIGHT.replace(hour=23))
    assert times(late) == "starts 23:00, over at 01:01 the next day"
    assert times(card_of(FILM, EIGHT.replace(hour=21, minute=58))) == "starts 21:58, over at 23:59"


def test_an_unknown_length_says_so() -> None:
    """Where no length is known there is no end, and nothing is made up."""
    unknown = card_of(replace(FILM, runtime=None), EIGHT)
    assert unknown.ends_at is None
    assert times(unknown) == "starts 20:00; nobody knows how long it runs"
    assert "nobody knows" in markdown(unknown)


def test_the_shopping_list_is_what_is_to_buy() -> None:
    """What is in every pantry is not on it; what may be left out is marked."""
    assert shopping_list(SNACK) == ["popping corn, 60 g (1/3 cup)", "chilli flakes, if you like"]


def test_the_document(card: Card) -> None:
    """Everything in order, and titles shown as they are."""
    assert markdown(card) == (
        "# Tonight: M\\*A\\*S\\*H (1970)\n\n"
        "116 min · Comedy, War · Robert Altman\n\n"
        "starts 20:00, over at 22:01, with 5 min to settle\n\n"
        "> Surgeons near the front keep sane by being anything but.\n\n"
        "- **for:** Ana and Ben\n"
        "- **mood:** silly\n"
        "- **heads-up:** suicide\n"
        "- **for Ana:** because of \\[REC\\] .41\n"
        "- **for Ben:** with Elliott Gould\n\n"
        "## Snack: Smoky \\*popcorn\\*, 10 min; eaten in the dark\n\n"
        "### To buy\n\n"
        "- popping corn, 60 g (1/3 cup)\n"
        "- chilli flakes, if you like\n\n"
        "### How\n\n"
        "1. Pop the corn with the lid on.\n"
        "2. Toss with the rest.\n"
    )


def test_a_bare_document() -> None:
    """A film of which little is known, alone and without a snack, has no empty parts."""
    bare = card_of(Film(0, "Nobody's Film"), EIGHT)
    assert markdown(bare) == "# Tonight: Nobody's Film\n\nstarts 20:00; nobody knows how long it runs\n"


def test_the_lines(card: Card) -> None:
    """The same on a terminal, without Markdown."""
    assert lines(card) == [
        "Tonight: M*A*S*H (1970)",
        "  116 min · Comedy, War · Robert Altman",
        "  starts 20:00, over at 22:01, with 5 min to settle",
        "  for: Ana and Ben",
        "  mood: silly",
        "  heads-up: suicide",
        "  for Ana: because of [REC] .41",
        "  for Ben: with Elliott Gould",
        "  Surgeons near the front keep sane by being anything but.",
        "",
        "snack: Smoky *popcorn*, 10 min; eaten in the dark",
        "  to buy:",
        "    - popping corn, 60 g (1/3 cup)",
        "    - chilli flakes, if you like",
        "  1. Pop the corn with the lid on.",
        "  2. Toss with the rest.",
    ]


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_lines_keep_to_the_width(card: Card, width: int) -> None:
    """No line is wider, whatever the title, and no word is lost."""
    wide = replace(card, film=replace(FILM, title="千と千尋の神隠し " * 5), mood="one\n\x1b[2Jtwo")
    told = lines(wide, width)
    assert max(map(cell_len, told)) <= width
    assert "\x1b" not in "".join(told)
    assert "anything but." in " ".join(" ".join(told).split())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Groundhog Day", "2026-11-21 Groundhog Day.md"),
        ("Mission: Impossible / Part *Two*?", "2026-11-21 Mission Impossible Part Two.md"),
        ("..\\..\\evil", "2026-11-21 evil.md"),
        ("Vacation...", "2026-11-21 Vacation.md"),
        ("???", "2026-11-21 film.md"),
        ("千と千尋の神隠し", "2026-11-21 千と千尋の神隠し.md"),
        ("Ame\u0301lie", "2026-11-21 Amélie.md"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    """Day and title, without what some system takes amiss in a name."""
    assert file_name(card_of(Film(0, title), EIGHT)) == name


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_file_names_are_safe(title: str) -> None:
    """Whatever a film is called, its name fits a folder and goes nowhere else."""
    name = file_name(card_of(Film(0, title), EIGHT))
    assert len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name.startswith("2026-11-21 ")
    assert name.endswith(".md")
    assert not name.endswith((" .md", "..md"))
