"""Words are shared where they tell something, whatever their number or accent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.snacks.words import WordIndex, stem, telling, wished, words_in
from snacks.kitchen import film, recipe


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("cookie", "cookies"),
        ("tomato", "tomatoes"),
        ("berry", "berries"),
        ("boat", "boats"),
        ("pie", "pies"),
        ("film", "films"),
    ],
)
def test_singular_and_plural_have_one_stem(one: str, many: str) -> None:
    """ "tomatoes" and "tomato" are the same word; "chess" and "glass" are not cut."""
    assert stem(one) == stem(many)
    assert stem("glass") == "glass"


@given(st.text(max_size=30))
def test_stems_are_stable(text: str) -> None:
    """Any text gives words of plain letters, and a word keeps its stem when it is asked again."""
    for word in words_in(text):
        assert word.isascii()
        assert stem(word) == stem(word)
        assert stem(word)


def test_accents_do_not_matter() -> None:
    """Crème brûlée is found by creme brulee."""
    assert words_in("Crème Brûlée, à la carte") == ["creme", "brulee", "a", "la", "carte"]


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        ("cozy rainy sunday", ["cozy", "rainy", "sunday"]),
        ("cozy, nothing sad", ["cozy"]),
        ("funny but not silly", ["funny"]),
        ("no horror, something sunny", ["something", "sunny"]),
        ("don't want action", []),
        ("", []),
    ],
)
def test_refusals_are_no_wishes(mood: str, words: list[str]) -> None:
    """What somebody does not want is not taken for a wish."""
    assert wished(mood) == words


def test_words_that_tell_nothing_are_passed_over() -> None:
    """Colours, sizes and small words are shared by chance."""
    assert [word for word, _ in telling("The Big Black Coffee of Life")] == ["coffee"]


def test_index_finds_names_and_ingredients() -> None:
    """A word of a film is found in a recipe's name or among its ingredients, in either number."""
    index = WordIndex([recipe("Boat Toasts"), recipe("Punch", "cherries", "ice")])
    assert index.shared("Three Men in a Boat") == [("boat", [0])]
    assert index.shared("cherry orchard") == [("cherry", [1])]
    assert index.shared("Heat") == []


def test_words_that_most_recipes_have_are_not_telling() -> None:
    """A word in more than six of a hundred recipes says nothing about one of them."""
    recipes = [
        recipe(f"Dish {number}", "vinegar", "capers" if number < 6 else "peas") for number in range(100)
    ]
    index = WordIndex(recipes)
    assert index.shared("capers") == [("capers", list(range(6)))]
    assert index.shared("vinegar") == []


def test_occasions_are_keywords_or_genres() -> None:
    """A recipe's mood fits a film that has it as a keyword, less so as a genre, and not by half a keyword."""
    moods = ("heist film", "western", "travel", "spy thriller", "any film")
    index = WordIndex([recipe("A", moods=moods), recipe("B", moods=("western",))])
    seen = film(genres=("Western", "Thriller"), keywords=("heist", "time travel", "spy"))
    found = {mood: (says, rows) for mood, says, rows in index.occasions(seen)}
    assert found == {"heist film": (1.0, [0]), "western": (0.4, [0, 1]), "spy thriller": (1.0, [0])}


def test_wishes_are_granted_by_moods_that_are_named_whole() -> None:
    """ "rainy sunday" names the moods "rainy day" and "sunday evening", but not "sunday brunch"."""
    index = WordIndex(
        [recipe("A", moods=("rainy day", "sunday brunch")), recipe("B", moods=("sunday evening",))]
    )
    assert index.granted(["rainy", "sunday"]) == [("rainy day", [0]), ("sunday evening", [1])]
