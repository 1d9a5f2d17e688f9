"""Names prefiltered by letters, held against a slow look at all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from movienight.text.grams import Grams
from movienight.text.keys import Keys
from movienight.text.titles import TitleIndex

BEGINNINGS = [
    "silver",
    "broken",
    "quiet",
    "last",
    "paper",
    "winter",
    "hollow",
    "crimson",
    "distant",
    "gentle",
]
ENDS = [
    "harbour",
    "orchard",
    "machine",
    "violin",
    "kingdom",
    "sparrow",
    "avenue",
    "letters",
    "mountain",
    "clock",
]
TITLES = [f"{one} {two}" for one in BEGINNINGS for two in ENDS] + [f"{one}s" for one in (*BEGINNINGS, *ENDS)]
INDEX = TitleIndex.build([[title] for title in TITLES], [2000] * len(TITLES), list(range(len(TITLES))))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A title with one letter swapped with its neighbour, left out, put in or replaced."""
    title = draw(st.sampled_from(TITLES))
    place = draw(st.integers(0, len(title) - 2))
    one, two, letter = title[place], title[place + 1], draw(st.sampled_from(LETTERS))
    middle = draw(st.sampled_from([two + one, two, one + letter + two, letter + two]))
    return title[:place] + middle + title[place + 2 :]


@settings(deadline=None, max_examples=300)
@given(slips())
def test_a_slip_finds_what_a_look_at_everything_finds(text: str) -> None:
    """The first of the search is the nearest of all titles, wherever one is clearly the nearest."""
    nearness = np.array([OSA.normalized_similarity(text, title) for title in TITLES])
    second, first = np.sort(nearness)[-2:]
    assume(first - second > 0.05)
    found = INDEX.search(text, 1)
    assert found[0].row == nearness.argmax()
    assert found[0].score >= round(float(first), 3)


def test_a_slip_in_a_short_name_is_found() -> None:
    """A swap that breaks every run of three letters still finds the name, by its letters."""
    names = ["fargo", "argon", "cargo hold", "frantic"]
    assert 0 in Grams.build(names).alike("frago", 1, np.zeros(4, np.float32))


def test_favour_decides_among_equals() -> None:
    """Of names that hold a text equally, the favoured ones are kept."""
    names = ["star " + word for word in ("alpha", "gamma", "delta", "kappa")]
    favour = np.array([0.1, 0.2, 0.9, 0.3], dtype=np.float32)
    assert Grams.build(names).alike("star ", 1, favour).tolist() == [2]


def test_rare_runs_say_more() -> None:
    """A name that shares the rare word is nearer than those that share the common one."""
    names = ["the night", "the house", "the river", "quartz"]
    assert Grams.build(names).alike("the quartz", 1, np.zeros(4, np.float32)).tolist() == [3]


def test_nothing_is_like_nothing() -> None:
    """No names, no finds; an unknown text neither."""
    assert len(Grams.build([]).alike("heat", 5, np.zeros(0, np.float32))) == 0
    assert len(Grams.build(["heat"]).alike("xylophone", 5, np.zeros(1, np.float32))) == 0


@given(st.lists(st.text(max_size=4), max_size=20), st.text(max_size=4))
def test_keys_find_equal_texts(texts: list[str], wanted: str) -> None:
    """Looking up gives the places of the text among all, ascending; an empty text has none."""
    keys = Keys.build(texts)
    for text in (wanted, *texts):
        assert keys.find(text).tolist() == [i for i, other in enumerate(texts) if other == text and text]
