"""Nights, stars, dislikes and people, as typed on the starter pack."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from cli.starter import needs_starter
from movienight.cli.main import run
from movienight.errors import ExitCode
from movienight.paths import Home
from movienight.storage.library import Library

pytestmark = needs_starter

HEAT, GROUNDHOG = "imdb:tt0113277", "imdb:tt0107048"


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter to nine."""
    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-21T20:45")


@pytest.fixture
def library(home: Path) -> Library:
    """Ana and Ben, with a film each."""
    library = Library.open(Home(home).library)
    for name, key, label in (("Ana", "imdb:tt0211915", "Amélie (2001)"), ("Ben", HEAT, "Heat (1995)")):
        library.add_person(name)
        library.like(name, key, label)
    return library


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command line; its output and narration, once it has ended well."""

    def go(*typed: str) -> tuple[str, str]:
        code = run(list(typed))
        out, err = capfd.readouterr()
        assert code == ExitCode.OK, err
        return out, err

    return go


@pytest.fixture
def refused(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run a command line that cannot be read; what is said then."""

    def go(*typed: str) -> str:
        code = run(list(typed))
        out, err = capfd.readouterr()
        assert (code, out) == (ExitCode.USAGE, ""), err
        return err

    return go


# -- a night


def test_a_night_from_choice_to_stars(library: Library, said: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice is kept with its card and asked about the day after, until each has answered."""
    out, err = said("night", "choose", GROUNDHOG, "--a", "@Ana", "--b", "@Ben", "--start", "20:30")
    assert "starts 20:30, over at 22:16" in out
    assert "for Ana: " in out
    assert "kept as night 1" in err
    (night,) = library.nights()
    assert (night.people, night.chosen, night.title) == (("Ana", "Ben"), GROUNDHOG, "Groundhog Day (1993)")
    assert set(night.fits) == {"Ana", "Ben"}
    assert night.snack is not None
    assert said("night")[0] == ""

    monkeypatch.setenv("MOVIENIGHT_NOW", "2026-11-22T10:00")
    expected = "  1  2026-11-21  Groundhog Day (1993): Ana and Ben have yet to say how it was\n"
    assert said("night")[0] == expected
    assert "Ana gives Groundhog Day (1993) 4.5 (night 1)" in said("night", "rate", "@Ana", "4,5")[1]
    assert "Ben has yet to say" in said("night")[0]
    said("night", "skip", "@ben")
    assert said("night")[0] == ""
    assert [rating.stars for rating in library.ratings("Ana")] == [4.5]
    assert "Groundhog Day (1993) · Ana 4.5, Ben skipped" in said("history")[0]


def test_the_card_as_a_file(library: Library, said: Any, refused: Any, tmp_path: Path) -> None:
    """In a folder the card gets its own name; a file that is there is replaced only when told to."""
    typed = ("night", "choose", HEAT, "--a", "@Ana", "--b", "@Ben")
    _, err = said(*typed, "-o", str(tmp_path))
    card = tmp_path / "2026-11-21 Heat.md"
    assert str(card) in err
    assert card.read_text(encoding="utf-8").startswith("# Tonight: Heat (1995)\n")
    assert "is there already" in refused(*typed, "-o", str(card))
    assert len(library.nights()) == 1
    said(*typed, "-o", str(card), "--force")
    assert len(library.nights()) == 2


def test_the_card_as_json(library: Library, said: Any) -> None:
    """One value with what the card says; the snack asked for is the one on it."""
    snack = json.loads(said("cookbook", "popcorn", "--limit", "1", "--json")[0])["items"][0]
    typed = ("--a", "@Ana", "--mood", "cozy", "--snack", snack["id"], "--start", "23:00", "--json")
    card = json.loads(said("night", "choose", GROUNDHOG, *typed)[0])
    assert list(card) == [
        *("schema", "night", "film", "people", "mood", "why", "snack", "shopping", "starts_at", "ends_at")
    ]
    assert (card["night"], card["people"], card["mood"]) == (1, ["Ana"], "cozy")
    assert card["snack"]["name"] == snack["name"]
    assert card["ends_at"].startswith("2026-11-22T00:46")
    assert library.nights()[0].snack == (snack["id"], snack["name"])


@pytest.mark.parametrize(
    "typed",
    [
        ("night", "choose", HEAT, "--snack", "no-such-thing"),
        ("night", "choose", HEAT, "--start", "late"),
        ("night", "choose", HEAT, "--a", "@Zoe"),
        ("night", "choose", HEAT, "-o", "no/such/folder/card.md"),
        ("night", "rate", "@Ana", "4"),
        ("night", "rate", "@Ana", "lots"),
        ("night", "skip", "@Ana", "--night", "7"),
        ("night", "chose"),
    ],
)
def test_what_cannot_be_read_keeps_nothing(library: Library, refused: Any, typed: tuple[str, ...]) -> None:
    """A slip in any of it is told with exit code 2, and no night is kept."""
    refused(*typed)
    assert library.nights() == []


def test_the_last_open_night_is_the_one_meant(library: Library, said: Any) -> None:
    """Without a number stars go to the last night this person has not answered; with one, to that."""
    for film in (HEAT, GROUNDHOG):
        said("night", "choose", film, "--a", "@Ana", "--b", "@Ben")
    assert "(night 2)" in said("night", "rate", "@Ana", "4")[1]
    assert "(night 1)" in said("night", "rate", "@Ana", "3")[1]
    assert "(night 2)" in said("night", "rate", "@Ana", "5")[1]
    assert "(night 1)" in said("night", "rate", "@Ben", "2", "--night", "1")[1]
    assert {rating.key: rating.stars for rating in library.ratings("Ana")} == {HEAT: 3.0, GROUNDHOG: 5.0}


def test_a_night_is_forgotten(library: Library, said: Any) -> None:
    """A night that was not can be taken back."""
    said("night", "choose", HEAT, "--a", "@Ana")
    assert "night 1 is forgotten" in said("night", "forget", "1")[1]
    assert "there was no night 1" in said("night", "forget", "1")[1]
    assert library.nights() == []


# -- history


def three_nights(library: Library) -> None:
    """Three evenings that were all Ben's."""
    for number in range(3):
        film = (f"ml:{number}", f"Film {number}")
        library.record_night(["Ana", "Ben"], [film], "tense", film[0], fits={"Ana": 0.5, "Ben": 0.9})


def test_history_says_whose_turn_it_is(library: Library, said: Any) -> None:
    """The ledger line with the option for it, then the nights, the latest first."""
    three_nights(library)
    out, err = said("history", "--limit", "2")
    lines = out.splitlines()
    assert lines[0] == (
        "Ben's taste ruled the last 3 evenings: tonight leans to Ana (--a @Ana --b @Ben --balance 0.3)"
    )
    assert lines[1] == ""
    assert [line.split()[0] for line in lines[2:]] == ["3", "2"]
    assert "1 more" in err


def test_history_as_json_and_csv(library: Library, said: Any) -> None:
    """Both forms say the same of the same nights."""
    three_nights(library)
    library.answer(3, "Ana", 2.5)
    whole = json.loads(said("history", "--json")[0])
    rows = list(csv.DictReader(io.StringIO(said("history", "--csv")[0])))
    assert [str(night["night"]) for night in whole["nights"]] == [row["night"] for row in rows]
    assert [row["film"] for row in rows] == ["Film 2", "Film 1", "Film 0"]
    assert (rows[0]["people"], rows[0]["said"], rows[1]["said"]) == ("Ana; Ben", "Ana 2.5", "")
    assert whole["nights"][0]["stars"] == {"Ana": 2.5}
    assert whole["nights"][0]["unanswered"] == ["Ben"]
    (ledger,) = whole["ledgers"]
    assert (ledger["first"], ledger["second"], ledger["turn"], ledger["balance"]) == (
        "Ana",
        "Ben",
        "Ana",
        0.3,
    )


def test_no_history_yet(said: Any, home: Path) -> None:
    """Without a library there is nothing to print, and none is made."""
    assert said("history")[0] == ""
    assert json.loads(said("history", "--json")[0]) == {"schema": 1, "nights": [], "ledgers": []}
    assert said("night")[0] == ""
    assert not home.exists()


# -- films


def test_stars(library: Library, said: Any, refused: Any) -> None:
    """Stars are kept, listed and taken back."""
    assert "Ana gives Heat (1995) 4.5" in said("rate", "@Ana", HEAT, "4.5")[1]
    assert said("rate", "@Ana", "--list")[0] == "Heat (1995) 4.5\n"
    assert json.loads(said("rate", "@Ana", "--list", "--json")[0])["ratings"][0]["stars"] == 4.5
    for typed in ((HEAT, "6"), (HEAT, "many"), (HEAT,), (HEAT, "4", "--undo"), (), (HEAT, "4", "--json")):
        refused("rate", "@Ana", *typed)
    assert "no stars any more" in said("rate", "@Ana", HEAT, "--undo")[1]
    assert "had given Heat (1995) no stars" in said("rate", "@Ana", HEAT, "--undo")[1]
    assert library.ratings("Ana") == []


def test_dislikes(library: Library, said: Any) -> None:
    """A dislike takes the like away, and is taken back."""
    said("dislike", "@Ben", HEAT, GROUNDHOG)
    assert set(said("dislike", "@Ben", "--list")[0].splitlines()) == {"Heat (1995)", "Groundhog Day (1993)"}
    assert library.likes("Ben") == []
    said("dislike", "@Ben", HEAT, "--undo")
    assert "was not among" in said("dislike", "@Ben", HEAT, "--undo")[1]
    said("like", "@Ben", GROUNDHOG)
    assert library.dislikes("Ben") == []


@pytest.mark.parametrize(("verb", "field"), [("seen", "seen"), ("veto", "vetoes")])
def test_lists(library: Library, said: Any, refused: Any, verb: str, field: str) -> None:
    """What was said of films can be read again, as text and as JSON; titles are then one too many."""
    out, err = said(verb, "@Ana", "--list")
    assert (out, "nothing is kept of Ana" in err) == ("", True)
    said(verb, "@Ana", HEAT)
    assert said(verb, "@Ana", "--list")[0] == "Heat (1995)\n"
    record = json.loads(said(verb, "@Ana", "--list", "--json")[0])
    assert list(record) == ["schema", "name", field]
    assert [film["id"] for film in record[field]] == [HEAT]
    refused(verb, "@Ana")
    refused(verb, "@Ana", HEAT, "--list")
    refused(verb, "@Zoe", "--list")


# -- people


def test_a_person_in_full(library: Library, said: Any) -> None:
    """All that is kept of somebody, each list by its name, and with whom they watch."""
    library.rate("Ana", HEAT, 2, "Heat (1995)")
    library.dislike("Ana", "ml:1", "Toy Story (1995)")
    said("people", "pair", "@Ana", "@Ben", "--balance", "0.4")
    assert said("people", "show", "@ana")[0].splitlines() == [
        "@Ana",
        "  likes: Amélie (2001)",
        "  does not care for: Toy Story (1995)",
        "  rated: Heat (1995) 2",
        "  watches with: @Ben, balance 0.6 (0 is all Ben, 1 all Ana)",
    ]
    assert json.loads(said("people", "show", "@Ben", "--json")[0])["pairs"] == [
        {"with": "Ana", "balance": 0.4}
    ]
    assert said("people")[0] == "@Ana: Amélie (2001)\n@Ben: Heat (1995)\n"


def test_renaming(library: Library, said: Any, refused: Any) -> None:
    """Everything goes along; somebody else's name is not to be had."""
    said("people", "rename", "@Ana", "@Anna")
    assert library.people() == ["Anna", "Ben"]
    assert len(library.likes("Anna")) == 1
    refused("people", "rename", "@Anna", "Ben")


def test_removing_takes_a_yes_and_can_be_taken_back(
    library: Library, home: Path, said: Any, refused: Any
) -> None:
    """Without --yes it says what would be lost and does nothing; with it there is an export to go back to."""
    before = library.export()
    err = refused("people", "remove", "@Ana")
    assert "of Ana there is 1 like" in err
    assert library.export() == before
    _, err = said("people", "remove", "@Ana", "--yes")
    (kept,) = home.glob("library.before-removing-*.json")
    assert str(kept) in err
    assert library.people() == ["Ben"]
    said("restore", str(kept))
    assert library.export() == before


@pytest.mark.parametrize(
    "typed",
    [("--json", "show", "@Ana"), ("show", "@Zoe"), ("pair", "@Ana", "@ana"), ("remove", "@Zoe", "--yes")],
)
def test_slips_about_people(library: Library, refused: Any, typed: tuple[str, ...]) -> None:
    """What cannot be read or is about nobody changes nothing."""
    before = library.export()
    refused("people", *typed)
    assert library.export() == before
