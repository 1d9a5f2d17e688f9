"""One way to write a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movienight.text.normalise import fold, loose, numbers, spread, squeeze, without_article


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  The   MATRIX ", "the matrix"),
        ("Amélie", "amelie"),
        ("Ærøskøbing łódź ßtraße", "aeroskobing lodz sstrasse"),
        ("Fast & Furious", "fast and furious"),
        ("Romeo + Juliet", "romeo and juliet"),
        ("Ocean’s Eleven", "oceans eleven"),
        ("L'Avventura", "l avventura"),
        ("8½", "8 1 2"),
        ("8 1/2", "8 1 2"),
        ("[REC]²", "rec 2"),
        ("M*A*S*H", "m a s h"),
        ("$9.99", "9 99"),
        ("+1", "1"),
        ("π", "π"),
        ("Ｆｕｌｌ width", "full width"),
        ("東京物語", "東京物語"),
        ("パプリカ", "パプリカ"),
        ("기생충", "기생충"),
        ("हिन्दी", "हिन्दी"),
        ("Сталкер", "сталкер"),
        ("$", "$"),
        ("!!!", "!!!"),
        (" \t", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    """Case, accents and punctuation go; letters of every script stay; symbols only when alone."""
    assert fold(written) == folded


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is folded already."""
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.text())
def test_only_blank_text_folds_to_nothing(text: str) -> None:
    """Whatever can be seen leaves something, in words one space apart, that can be written to a file."""
    folded = fold(text)
    assert bool(folded) == bool(text.strip())
    assert folded == " ".join(folded.split())
    assert folded.encode().decode() == folded


@settings(deadline=None)
@given(st.text(min_size=1))
def test_keys_of_something_are_something(text: str) -> None:
    """No spelling habit leaves nothing of a title, so each can be found."""
    folded = fold(text)
    for spelling in (without_article, squeeze, loose, spread):
        assert bool(spelling(folded)) == bool(folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Matrix", "Matrix"),
        ("M*A*S*H", "MASH"),
        ("Spider-Man", "Spiderman"),
        ("WALL·E", "Wall-E"),
        ("Rocky II", "Rocky 2"),
        ("Rocky V", "Rocky Five"),
        ("Ocean's Eleven", "Oceans 11"),
        ("The Fast & the Furious", "Fast the Furious"),
        ("L'Avventura", "Avventura"),
    ],
)
def test_loose_spellings_meet(one: str, other: str) -> None:
    """What people take for the same title is the same loosely."""
    assert loose(fold(one)) == loose(fold(other))


@pytest.mark.parametrize(
    ("one", "other"), [("V for Vendetta", "5 for Vendetta"), ("Die Hard", "Hard"), ("Alien", "Aliens")]
)
def test_loose_spellings_keep_films_apart(one: str, other: str) -> None:
    """A first "V" is a letter, "die" is a verb, and a plural is another film."""
    assert loose(fold(one)) != loose(fold(other))


def test_numbers() -> None:
    """Roman and arabic numbers of a title are told; spelled ones are words."""
    assert numbers("rocky iv") == ["4"]
    assert numbers("9 11") == ["11", "9"]
    assert numbers("seven samurai") == []
