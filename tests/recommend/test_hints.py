"""What films hold is known from us, else from keywords and genres, and keeps them back when asked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from worlds import FILMS, checkerboard, plain_facts, recommender, someone

from movienight.errors import UsageError
from movienight.recommend.facts import FilmFacts
from movienight.recommend.headsup import FAMILY_AGE, FLAGS, GENRES, KEYWORDS
from movienight.recommend.hints import UNKNOWN, Hints
from movienight.recommend.pipeline import Draft, filter_that_bars
from movienight.storage.columns import Ragged
from movienight.types import Filters, Hint, Query

WORDS = ("paris", "Gore", "nudity", "splatter film", "murder mystery", "suicide attempt")
FACTS = plain_facts(
    6,
    keywords=Ragged.of([[0], [1, 2], [1, 5], [], [0, 4], [3]]),
    genres=np.array([[0], [0], [0], [1], [0], [0]], np.bool_),
    genre_names=("Horror",),
)
OURS = {2: Hint(15, ("violence", "suicide")), 0: Hint(0, ())}
HINTS = Hints.of(FACTS, OURS, WORDS)


def wishes(**asked: Any) -> Filters:
    """Filters of these wishes; `avoid` as any collection."""
    asked["avoid"] = frozenset(asked.get("avoid", ()))
    return Filters(**asked)


@pytest.mark.parametrize(
    ("row", "age", "flags"),
    [
        (0, 0, ()),
        (1, None, ("violence", "gore", "sexual content")),
        (2, 15, ("violence", "suicide")),
        (3, None, ("scary for children",)),
        (4, None, ()),
        (5, None, ("violence", "gore", "scary for children")),
    ],
)
def test_a_film(row: int, age: int | None, flags: tuple[str, ...]) -> None:
    """Our hint goes before the keywords, which tell no age."""
    assert HINTS.film(row) == Hint(age, flags)


@pytest.mark.parametrize("ours", [{}, {0: Hint(None, ())}])
def test_nothing_known(ours: dict[int, Hint]) -> None:
    """Without a hint, keywords and genres nothing is known, whatever the films are."""
    hints = Hints.of(plain_facts(2), ours, ())
    assert (hints.age == UNKNOWN).all()
    assert not hints.flags.any()


@pytest.mark.parametrize(
    ("asked", "passing"),
    [
        ({"avoid": {"gore"}}, {"avoid gore": [0, 2, 3, 4]}),
        (
            {"avoid": {"gore", "suicide"}},
            {"avoid gore": [0, 2, 3, 4], "avoid suicide": [0, 1, 3, 4, 5]},
        ),
        ({"max_age": FAMILY_AGE}, {"family": [0]}),
        ({"max_age": 15}, {"family": [0, 2]}),
        ({}, {}),
    ],
)
def test_wishes(asked: dict[str, Any], passing: dict[str, list[int]]) -> None:
    """A film known to hold it is kept back; who asks for an age sees only films whose age is known."""
    masks = HINTS.allowed(wishes(**asked))
    assert {name: np.flatnonzero(mask).tolist() for name, mask in masks.items()} == passing


def test_an_unknown_flag() -> None:
    """A wish to avoid what no film is ever flagged with is refused, not quietly granted."""
    with pytest.raises(UsageError) as caught:
        HINTS.allowed(wishes(avoid={"sadness"}))
    assert "sadness" in caught.value.message
    assert all(flag in caught.value.hint for flag in FLAGS)


def test_the_dictionary_is_of_one_vocabulary() -> None:
    """Every flag has its keywords, all in lower case, and genres say only flags there are."""
    assert KEYWORDS.keys() == set(FLAGS)
    words = [word for keywords in KEYWORDS.values() for word in keywords]
    assert [word for word in words if word != word.casefold() or word != word.strip()] == []
    assert set(GENRES.values()) <= set(FLAGS)


@pytest.mark.parametrize(
    ("word", "flag"),
    [
        ("gore", "gore"),
        ("torture", "violence"),
        ("erotic", "sexual content"),
        ("drug addiction", "drugs"),
        ("animal cruelty", "animal harm"),
        ("death of pet", "animal harm"),
        ("bullfighting", "animal harm"),
        ("profanity", "strong language"),
        ("seppuku", "suicide"),
        ("haunted house", "scary for children"),
        ("tragic ending", "sad ending"),
    ],
)
def test_a_keyword_that_says_it(word: str, flag: str) -> None:
    """A keyword that names the thing itself raises its flag."""
    assert flag in said_by(word)


@pytest.mark.parametrize(
    "word", ["murder mystery", "drug dealer", "hunter", "suicide mission", "sexuality", "tragic hero", "dog"]
)
def test_a_keyword_that_does_not(word: str) -> None:
    """A keyword that only comes near it raises none."""
    assert said_by(word) == ()


def said_by(word: str) -> tuple[str, ...]:
    """The flags of a film of which one keyword is all that is known."""
    facts = plain_facts(1, keywords=Ragged.of([[0]]))
    return Hints.of(facts, {}, (word,)).film(0).flags


def checkered(facts: FilmFacts) -> Hints:
    """Every third film of the checkerboard has gore; the first twenty suit everybody."""
    flags = np.zeros((len(facts), len(FLAGS)), np.bool_)
    flags[::3, FLAGS.index("gore")] = True
    age = np.full(len(facts), UNKNOWN, np.int8)
    age[:20] = 6
    return Hints(age, flags)


def slate(**asked: Any) -> Draft:
    """All films that somebody who likes even films may see with these wishes."""
    hints = checkered(checkerboard().facts)
    return recommender().draft(Query((someone("a", 0, 6),), filters=wishes(**asked), n=FILMS), None, hints)


def test_a_slate_obeys() -> None:
    """No film that holds what is avoided, and with an age none that is not known to suit it."""
    assert (slate().rows % 3 == 0).any()
    assert (slate(avoid={"gore"}).rows % 3 != 0).all()
    family = slate(max_age=9)
    assert len(family.rows) > 0
    assert (family.rows < 20).all()


def test_a_short_slate_names_the_wish() -> None:
    """Where a wish keeps most films back it is called by its name, and what a hint is worth is said."""
    avoiding, family = slate(avoid={"gore"}).notes, slate(max_age=9, avoid={"gore"}).notes
    assert any("“avoid gore” is most in the way" in note for note in avoiding)
    assert any("“family” is most in the way" in note for note in family)
    assert any("hints, not promises" in note for note in avoiding)
    assert any("not official ratings" in note for note in family)
    assert not any("hint" in note for note in slate().notes)


def test_the_wish_that_bars_a_film() -> None:
    """A film that is kept back can be told by which wish."""
    facts = checkerboard().facts
    hints, asked = checkered(facts), wishes(avoid={"gore"}, max_age=9)
    assert filter_that_bars(facts, asked, 3, hints) == "avoid gore"
    assert filter_that_bars(facts, asked, 22, hints) == "family"
    assert filter_that_bars(facts, asked, 4, hints) is None


def test_no_wish_goes_unanswered() -> None:
    """Without hints a wish about them is an error, never a slate that does not obey."""
    with pytest.raises(ValueError, match="ask for hints"):
        recommender().draft(Query(filters=wishes(avoid={"gore"})))
