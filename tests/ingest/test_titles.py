"""Titles are shown as people write them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.ingest.titles import ParsedTitle, article_first, match_key, parse_title

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)
NAMES = (
    st.lists(WORDS, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda name: not name.endswith((" or", " Or")))
)
YEARS = st.integers(1890, 2030)


@pytest.mark.parametrize(
    ("written", "title", "alternatives", "year"),
    [
        ("Matrix, The (1999)", "The Matrix", (), 1999),
        (
            "City of Lost Children, The (Cité des enfants perdus, La) (1995)",
            "The City of Lost Children",
            ("La cité des enfants perdus",),
            1995,
        ),
        ("Seven (a.k.a. Se7en) (1995)", "Seven", ("Se7en",), 1995),
        (
            "European Vacation (aka National Lampoon's) (1985)",
            "European Vacation",
            ("National Lampoon's",),
            1985,
        ),
        ("Apartment, The (Appartement, L') (1996)", "The Apartment", ("L'Appartement",), 1996),
        ("Boot, Das (Boat, The) (1981)", "Das Boot", ("The Boat",), 1981),
        (
            "Wings of Desire (Himmel über Berlin, Der) (1987)",
            "Wings of Desire",
            ("Der Himmel über Berlin",),
            1987,
        ),
        ("Convent, The (Convento, O) (1995)", "The Convent", ("O Convento",), 1995),
        ("Besieged (a.k.a. L' Assedio) (1998)", "Besieged", ("L'Assedio",), 1998),
        (
            "Godzilla 1985 (Gojira) (Godzilla) (Return of Godzilla, The) (1984)",
            "Godzilla 1985",
            ("Gojira", "Godzilla", "The Return of Godzilla"),
            1984,
        ),
        ("Associate, The (L'Associe)(1982)", "The Associate", ("L'Associe",), 1982),
        ("Blue Note: A Story (Part (two)) (1997)", "Blue Note: A Story", ("Part (two)",), 1997),
        ("Slingshot, The (Kådisbellan ) (1993) ", "The Slingshot", ("Kådisbellan",), 1993),
        ("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto", (), 2006),
        ("Land Before Time III (1995) (V)", "Land Before Time III", (), 1995),
    ],
)
def test_data_set_spelling_is_taken_apart(
    written: str, title: str, alternatives: tuple[str, ...], year: int
) -> None:
    """Articles come to the front, brackets become alternatives, the year stands apart."""
    assert parse_title(written) == ParsedTitle(title, alternatives, year)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("I, Robot (2004)", "I, Robot"),
        ("Paris, France (1993)", "Paris, France"),
        ("(500) Days of Summer (2009)", "(500) Days of Summer"),
        ("Frontière(s) (2007)", "Frontière(s)"),
        ("[REC]² (2009)", "[REC]²"),
        ("1984 (1984)", "1984"),
        ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey"),
        ("$9.99 (2008)", "$9.99"),
        ("M*A*S*H (1970)", "M*A*S*H"),
        ("千と千尋の神隠し (2001)", "千と千尋の神隠し"),
        ("Birdman: Or (The Unexpected Virtue) (2014)", "Birdman: Or (The Unexpected Virtue)"),
    ],
)
def test_odd_titles_keep_their_form(written: str, title: str) -> None:
    """Commas, brackets and signs that belong to a title stay in it."""
    parsed = parse_title(written)
    assert (parsed.title, parsed.alternatives) == (title, ())


@pytest.mark.parametrize("title", ["Ready Player One", "(2012)", "Hyena Road (uncut)", "Matrix, The"])
def test_title_without_year_stays_whole(title: str) -> None:
    """Without "(year)" nothing is taken off."""
    assert parse_title(title) == ParsedTitle(title)


def test_undated_title_is_taken_apart_on_request() -> None:
    """Where titles have no years, brackets and articles are still understood."""
    assert parse_title("Cup, The (Phörpa)", undated=True) == ParsedTitle("The Cup", ("Phörpa",))


@given(NAMES, st.sampled_from(["The", "A", "La", "Les", "Der", "Det", "O"]), YEARS)
def test_moved_article_comes_back(name: str, article: str, year: int) -> None:
    """Whatever the name, "Name, The (year)" is "The Name"."""
    assert parse_title(f"{name}, {article} ({year})").title == f"{article} {name}"


@given(NAMES, st.lists(NAMES, max_size=3, unique=True), YEARS)
def test_brackets_become_alternatives(name: str, others: list[str], year: int) -> None:
    """All brackets before the year are alternatives, in order, save one that repeats the title."""
    brackets = "".join(f" ({other})" for other in others)
    parsed = parse_title(f"{name}{brackets} ({year})")
    assert (parsed.title, parsed.year) == (name, year)
    assert parsed.alternatives == tuple(other for other in others if other != name)


@given(st.text(max_size=60))
def test_any_text_gives_a_title(text: str) -> None:
    """No text breaks the parser; a title is empty only for blank text, and has no blanks around."""
    parsed = parse_title(text, undated=True)
    assert bool(parsed.title) == bool(text.split())
    assert parsed.title == parsed.title.strip()
    assert parsed.title not in parsed.alternatives
    assert len(set(parsed.alternatives)) == len(parsed.alternatives)


@given(st.text(max_size=40))
def test_moving_an_article_loses_no_letter(text: str) -> None:
    """Save the comma and blanks, all letters are still there."""
    moved = article_first(text)
    assert (
        Counter(moved.casefold()) - Counter(" ") == Counter(text.casefold()) - Counter(", ") or moved == text
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Amélie", "amelie"),
        ("The Matrix", "Matrix"),
        ("L'Avventura", "Avventura"),
        ("Dumb & Dumber", "Dumb and Dumber"),
        ("Ocean's Eleven", "Oceans Eleven"),
        ("Spider-Man", "Spider Man"),
        ("[REC]²", "rec 2"),
    ],
)
def test_spellings_of_one_title_share_a_key(one: str, other: str) -> None:
    """Case, accents, signs and articles make no difference when titles are compared."""
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("Alien", "Aliens"), ("Scream 2", "Scream 3"), ("*", "!")])
def test_different_titles_have_different_keys(one: str, other: str) -> None:
    """What makes a title another one stays in its key, even where it is all signs."""
    assert match_key(one) != match_key(other)
