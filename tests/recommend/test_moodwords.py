"""Mood words ask for genres and shun others; a "no" before them turns them round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from movienight.recommend.moodwords import LEANINGS, leaning_of, wanted_part


@pytest.mark.parametrize("word", sorted(LEANINGS))
def test_each_word_says_what_it_says(word: str) -> None:
    """A known word, in any case, leans as its list says, within -1..1."""
    leaning = leaning_of(word.upper())
    assert leaning == dict(LEANINGS[word])
    assert all(-1 <= weight <= 1 for weight in leaning.values())
    assert max(leaning.values()) > 0


@pytest.mark.parametrize("mood", ["", "   ", "zxqv", "12 34", "雨の日曜日", "no", "not not not", "🍿"])
def test_unknown_words_say_nothing(mood: str) -> None:
    """Where no word is known no genre is asked for or shunned."""
    assert leaning_of(mood) == {}


def test_words_add_up() -> None:
    """Two words ask for the sum of what each asks for."""
    both = leaning_of("funny and scary")
    funny, scary = LEANINGS["funny"], LEANINGS["scary"]
    expected = {genre: funny.get(genre, 0) + scary.get(genre, 0) for genre in {*funny, *scary}}
    assert both == pytest.approx(expected)


@pytest.mark.parametrize(
    "no", ["not scary", "nothing scary", "nothing too scary", "isn't scary", "not very scary"]
)
def test_a_no_turns_a_word_round(no: str) -> None:
    """What a denied word asks for is shunned, and what it shuns is not asked for."""
    assert leaning_of(no) == {genre: -weight for genre, weight in LEANINGS["scary"].items() if weight > 0}


@pytest.mark.parametrize(
    "mood",
    ["nothing scary, funny", "not scary. funny!", "nothing scary but funny", "not scary; rather funny"],
)
def test_a_no_ends_with_its_clause(mood: str) -> None:
    """A "no" does not reach beyond a comma, a full stop or a "but"."""
    assert leaning_of(mood)["Comedy"] > 0
    assert leaning_of(mood)["Horror"] < 0


@pytest.mark.parametrize("mood", ["not scary or sad", "nothing too scary or too sad", "no scary sad films"])
def test_a_no_speaks_of_two_words(mood: str) -> None:
    """Of "not scary or sad" both are denied."""
    leaning = leaning_of(mood)
    assert leaning["Horror"] < 0
    assert leaning["Drama"] < 0
    assert wanted_part(mood) in ("", "films")


@pytest.mark.parametrize(
    ("mood", "wanted"),
    [
        ("cozy rainy sunday", "cozy rainy sunday"),
        ("nothing sad", ""),
        ("nothing too sad for us", ""),
        ("no blood, please", "please"),
        ("funny but not silly", "funny"),
        ("", ""),
    ],
)
def test_what_an_encoder_is_told(mood: str, wanted: str) -> None:
    """What is said no to, is kept from the encoder; of nothing but that nothing is left."""
    assert wanted_part(mood) == wanted


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.sampled_from([*sorted(LEANINGS), "no", "not", "but", ",", "too", "zxqv", "42"]), max_size=8)
)
def test_nothing_is_asked_for_that_no_word_asks_for(words: list[str]) -> None:
    """Of any jumble of words no more is asked for than its words ask for, and no word is made up."""
    mood = " ".join(words)
    known = [LEANINGS[word] for word in words if word in LEANINGS]
    for genre, weight in leaning_of(mood).items():
        assert weight <= sum(max(leaning.get(genre, 0), 0) for leaning in known) + 1e-9
    assert set(wanted_part(mood).split()) <= set(words)
