"""The wording of single films, verdicts, people and states: pure functions."""

from __future__ import annotations

import json

import pytest

from cli.slates import ANA, BEN, FILMS, POPCORN, TEA, film_of
from movienight import wording
from movienight.cli import explaining, looking
from movienight.cli.checks import Finding
from movienight.cli.doctor import is_well, lines
from movienight.cli.formats.records import as_json
from movienight.cli.people import people_lines
from movienight.cli.status import licence_lines, outline
from movienight.errors import DataError
from movienight.keys import stable_key
from movienight.text.cells import flow
from movienight.types import Film, Query, Reason, Slate, Snack, Verdict
from movienight.wording import clean, counted, heads_up, hundredth, listed

QUERY = Query((ANA, BEN))


def test_numbers_and_lists() -> None:
    """Shares have two digits, lists read as people write them, counts agree with their noun."""
    assert [hundredth(share) for share in (0, 0.005, 0.4149, 1)] == [".00", ".01", ".41", "1.00"]
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [counted(number, "film") for number in (0, 1, 2)] == ["no films", "1 film", "2 films"]


def test_clean_leaves_one_harmless_line() -> None:
    """Control characters and turning marks are dropped, breaks and tabs become blanks, letters stay."""
    assert clean("one\n\ttwo \x1b[2J\x07千 é") == "one two [2J千 é"
    assert clean("a\u202eb\u2066c 👩\u200d🚀") == "abc 👩\u200d🚀"


def test_a_film_in_one_line() -> None:
    """Title and year, the title at home where it differs, length, genres, director."""
    spirited = Film(
        0, "Spirited Away", 2001, 125, ("Animation",), ("Miyazaki",), original_title="千と千尋の神隠し"
    )

    assert (
        looking.film_line(spirited)
        == "Spirited Away (2001) · 千と千尋の神隠し · 125 min · Animation · Miyazaki"
    )
    assert looking.film_line(FILMS[6]) == "Nobody's Film"


def test_similar_films() -> None:
    """Each film has its place and closeness, and what it shares below it."""
    found = [(FILMS[1], 0.713, (Reason("director", text="Michael Mann", weight=1.0),)), (FILMS[6], 0.5, ())]

    assert looking.similar_lines(found, film_of).splitlines() == [
        "  1  .71  Heat (1995) · 170 min · Crime, Thriller · Michael Mann",
        "          directed by Michael Mann",
        "  2  .50  Nobody's Film",
    ]


def test_similar_films_come_with_a_heads_up() -> None:
    """What to know before a film stands below it."""
    assert looking.similar_lines([(FILMS[2], 0.5, ())], film_of).splitlines()[1:] == [
        "          heads-up: violence, gore, scary for children; from 18"
    ]


@pytest.mark.parametrize(
    ("age", "flags", "told"),
    [
        (None, (), []),
        (None, ("gore",), [("heads-up", "gore")]),
        (12, ("violence", "sad ending"), [("heads-up", "violence, sad ending; from 12")]),
        (6, (), [("age", "from 6")]),
        (0, (), [("age", "for all ages")]),
    ],
)
def test_what_to_know_before_a_film(
    age: int | None, flags: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    """Heads-ups and the age in one line, and nothing at all where nothing is known."""
    assert heads_up(Film(0, "A", age=age, heads_up=flags)) == told


def test_recipes() -> None:
    """A recipe has minutes, why, ingredients and numbered steps."""
    text = looking.recipes(FILMS[2], [Snack(POPCORN, 0.5, ("eaten in the dark",)), Snack(TEA, 0.1, ())])

    assert text.splitlines() == [
        "For [REC] (2007)",
        "",
        "Snack: Smoky *popcorn*, 10 minutes, serves 2.",
        "Why: eaten in the dark.",
        "Ingredients: popping corn, 60 g (1/3 cup); smoked paprika, 5 ml (1 tsp); salt; "
        "chilli flakes, a pinch, if you like.",
        "Step 1: Pop the corn with the lid on.",
        "Step 2: Toss with the rest.",
        "",
        "Snack: Ginger tea, 5 minutes, serves 1.",
    ]


def test_a_verdict_on_a_film_that_is_shown() -> None:
    """Its place, its fits, the reasons, and a line of numbers per model."""
    verdict = Verdict(
        *(FILMS[2], True, 3, "shown", "it is in the slate"),
        {"a": 0.41, "b": 1.0, "both": 0.95},
        0.5,
        {"a": (Reason("because", (0,), weight=0.41),), "b": (), "shared": ()},
        {"a": {"als": 0.51, "ease": float("nan")}, "b": {"als": -1.25, "ease": 0.1}},
    )

    assert explaining.readable(verdict, QUERY, film_of).splitlines() == [
        "[REC] (2007): shown as number 3",
        "  fit  Ana .41   B 1.00   both .95   mood .50",
        "  heads-up: violence, gore, scary for children; from 18",
        "  for Ana: because of Amélie .41",
        "  model  Ana        B",
        "  als    0.5100     -1.2500",
        "  ease   -          0.1000",
    ]


def test_a_verdict_on_a_film_that_is_not_shown() -> None:
    """What kept it away, in one line, where no model was asked."""
    verdict = Verdict(FILMS[1], False, None, "seen", "Ana knows it already")

    assert explaining.readable(verdict, QUERY, film_of) == "Heat (1995): not shown: Ana knows it already\n"


def test_a_verdict_as_json() -> None:
    """The JSON form has the stage, and null where a model has no opinion."""
    numbers = {"a": {"als": float("nan")}}
    verdict = Verdict(FILMS[1], False, None, "ranked", "ranked 57 of 300", {"both": 0.8}, scores=numbers)
    record = json.loads(as_json(explaining.verdict_record(verdict, QUERY, film_of)))

    assert record["schema"] == 1
    assert (record["stage"], record["detail"]) == ("ranked", "ranked 57 of 300")
    assert record["scores"] == {"a": {"als": None}}
    assert record["film"]["title"] == "Heat"
    assert (record["film"]["age"], record["film"]["heads_up"]) == (None, [])


def test_people() -> None:
    """One person a line; somebody without films is shown too."""
    text = people_lines({"ana": ["Amélie (2001)", "Heat (1995)"], "ben": []})

    assert text.splitlines() == ["@ana: Amélie (2001), Heat (1995)", "@ben: no films yet"]


def test_stable_keys() -> None:
    """IMDb's id goes before TMDB's, that before MovieLens'; a film without any cannot be kept."""
    keys = [stable_key(FILMS[row]) for row in (2, 1)]

    assert keys == ["imdb:tt1038988", "tmdb:949"]
    assert stable_key(Film(0, "A", ml_id=7)) == "ml:7"
    with pytest.raises(DataError):
        stable_key(FILMS[6])


def test_outline() -> None:
    """Nested values are indented; unknown ones are a dash."""
    known = {
        "films": 62423,
        "built_from": {"name": "starter pack", "age": None, "sets": ["a", "b"], "whole": True},
    }

    assert list(outline(known)) == [
        "films: 62,423",
        "built from:",
        "  name: starter pack",
        "  age: -",
        "  sets: a, b",
        "  whole: yes",
    ]


def test_licences_stand_together() -> None:
    """Parts of one licence and origin share a heading."""
    parts = [
        {"path": "als.factors", "licence": "MIT", "origin": "trained"},
        {"path": "films.title", "licence": "CC0", "origin": "facts"},
        {"path": "als.gram", "licence": "MIT", "origin": "trained"},
    ]

    assert list(licence_lines(parts)) == [
        "MIT: trained",
        "  als.factors, als.gram",
        "CC0: facts",
        "  films.title",
    ]


def test_findings() -> None:
    """A finding is one line with its advice below; only what is broken makes things not well."""
    fine, note = Finding("home", "fine", "/home"), Finding("index", "note", "old", "run it")

    assert list(lines([fine, note])) == [
        "fine    home   /home",
        "note    index  old",
        "               run it",
    ]
    assert is_well([fine, note])
    assert not is_well([fine, Finding("index", "broken", "gone")])


def test_what_is_shared_is_told_once() -> None:
    """A trait that both have is told for both; the films that argued stay with each person."""
    crime, war = Reason("genre", text="Crime", weight=0.5), Reason("genre", text="War", weight=0.4)
    why = {
        "a": (Reason("because", (0,), weight=1.0), crime, war),
        "b": (Reason("nearest", (1,), weight=0.2), crime),
        "shared": (crime, Reason("mood", text="tense", weight=1.0)),
    }
    assert wording.arguments(Slate((), QUERY), why, film_of) == [
        ("for Ana", "because of Amélie; War"),
        ("for B", "nearest to Heat .20"),
        ("for both", "Crime; it suits the mood"),
    ]


def test_people_and_traits_are_kept_apart() -> None:
    """Who made it, who plays and what it is about are told one after the other."""
    why = [
        Reason("cast", text="Al Pacino", weight=0.9),
        Reason("cast", text="Val Kilmer", weight=0.8),
        Reason("genre", text="Crime", weight=0.3),
        Reason("director", text="Michael Mann", weight=1.0),
    ]
    assert wording.reasons(why, film_of) == "directed by Michael Mann; with Al Pacino and Val Kilmer; Crime"


def test_a_verdict_for_nobody_names_the_fit_once() -> None:
    """Where nobody's likes are known there is one fit, without a second word for it."""
    verdict = Verdict(FILMS[2], False, None, "ranked", "ranked 33 of 40", {"both": 0.18}, None, {}, {})

    assert explaining.readable(verdict, Query(), film_of).splitlines()[1] == "  fit  .18"


def test_a_long_fact_is_parted_between_words() -> None:
    """Facts wider than a line go on in the next one, no word is cut that need not be."""
    many = "Robert Rodriguez, Eli Roth, Quentin Tarantino, Edgar Wright, Rob Zombie"
    lines = flow(["2007", many, "x" * 50], " · ", 40, "  ")

    assert all(len(line) <= 40 for line in lines)
    assert [line.strip() for line in lines[:3]] == [
        "2007",
        "Robert Rodriguez, Eli Roth, Quentin",
        "Tarantino, Edgar Wright, Rob Zombie",
    ]
