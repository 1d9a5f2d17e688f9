"""What can be wished for: choices that can be typed, picking them, and what is left over."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.chips import read_chip
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.evening.wishing import Offer, chosen, left, offers, trouble, with_choice


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """Ana and Ben, at a quarter to nine."""
    folder: Path = tmp_path_factory.mktemp("home")
    return Evening(starter(), library_of(folder), Tonight(people=("Ana", "Ben")), lambda: NOW)


@pytest.fixture(scope="module")
def offered(evening: Evening) -> dict[str, Offer]:
    """All kinds by name."""
    return {offer.name: offer for offer in offers(evening)}


def test_every_choice_can_be_typed(offered: dict[str, Offer]) -> None:
    """What may be picked is read without complaint, and picking it marks it and nothing else."""
    for offer in offered.values():
        for choice in offer.choices:
            assert trouble(offer.name, choice) == ""
            assert choice in chosen(offer, with_choice(offer, "", choice))
            if offer.name != "have":
                assert read_chip(offer.name, choice)


def test_times_begin_where_a_film_can_be_over(offered: dict[str, Offer]) -> None:
    """At 20:45 the first quarter that leaves 75 minutes is 22:00; English is the first of the languages."""
    assert offered["finish-by"].choices[:2] == ("22:00", "22:15")
    assert offered["year"].choices[0] == "2020s"
    assert offered["language"].choices[0] == "English"


def test_picking_adds_and_takes_away(offered: dict[str, Offer]) -> None:
    """Of several one more or one less, however it was written; of one alone the other goes."""
    genre, language, runtime = offered["genre"], offered["language"], offered["max-runtime"]
    assert with_choice(genre, "comedy, sci-fi", "Horror") == "comedy, sci-fi, Horror"
    assert with_choice(genre, "comedy, science fiction", "Sci-Fi") == "comedy"
    assert with_choice(language, "fr", "French") == ""
    assert chosen(language, "fr, japanese") == {"French", "Japanese"}
    assert chosen(offered["without"], "dairy, nut") == {"milk", "nuts"}
    assert chosen(runtime, "105") == {"1h45"}
    assert with_choice(runtime, "105", "2h") == "2h"
    assert with_choice(runtime, "120 min", "2h") == ""
    assert with_choice(genre, "commedy", "Drama") == "Drama", "what cannot be read is not kept"


def test_what_is_wrong_is_said_with_what_to_do() -> None:
    """A word that is none of ours brings the nearest; an empty line is no mistake."""
    told = trouble("genre", "commedy")
    assert "commedy" in told
    assert "Comedy" in told
    assert "1h40" in trouble("max-runtime", "long")
    assert trouble("have", " , ")
    assert trouble("genre", "  ") == ""


def test_what_is_left_shrinks_with_every_wish(evening: Evening) -> None:
    """A genre lets fewer films pass, a diet fewer snacks; dropped, all are back."""
    before = left(evening)
    evening.wish("genre", "noir")
    evening.wish("diet", "vegan")
    after = left(evening)
    assert 0 < after.films < before.films
    assert 0 < after.snacks < before.snacks
    evening.drop("genre")
    evening.drop("diet")
    assert left(evening) == before
