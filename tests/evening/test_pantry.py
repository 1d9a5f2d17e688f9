"""What is in the kitchen decides the snack, among those that go with the film."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.pantry import from_the_pantry, had_of, read_things, things_of
from movienight.evening.state import Tonight
from movienight.types import Film, Ingredient, Recipe, Snack, Suggestion


def recipe(name: str, *items: str) -> Recipe:
    """A recipe of these things."""
    return Recipe(name, name, "snack", 5, tuple(Ingredient(item) for item in items), ("Mix.",))


def test_things_are_read_once_each() -> None:
    """Blanks and doubles go; a list of nothing is refused; without the wish there is nothing."""
    assert read_things(" popcorn ,butter,, popcorn") == ("popcorn", "butter")
    with pytest.raises(UsageError):
        read_things(" , ")
    assert things_of({"have": "butter"}) == ("butter",)
    assert things_of({}) == ()


def test_the_snack_that_uses_most_wins_and_none_comes_twice() -> None:
    """Two films want the same two snacks: each has one, the first the one with most that is there."""
    plain, rich = recipe("plain", "popcorn"), recipe("rich", "popcorn", "butter", "honey")
    snacks = [Snack(plain, 2.0, ()), Snack(rich, 1.0, ())]
    slate = [Suggestion(n, Film(n, str(n)), {}, None, {}, snacks[0]) for n in (1, 2)]
    served = from_the_pantry(slate, ("butter", "popcorn"), lambda one: snacks)
    assert [one.snack.recipe.name for one in served if one.snack] == ["rich", "plain"]
    assert had_of(rich, ("butter", "popcorn")) == {"popcorn", "butter"}


def test_without_anything_of_use_the_best_stays() -> None:
    """Nothing there goes into it: the snack that goes best with the film stays."""
    snacks = [Snack(recipe("best", "figs"), 2.0, ()), Snack(recipe("next", "dates"), 1.0, ())]
    slate = [Suggestion(1, Film(1, "1"), {}, None, {}, snacks[0])]
    served = from_the_pantry(slate, ("butter",), lambda one: snacks)
    assert served[0].snack is snacks[0]


def test_an_evening_with_popcorn_in_the_house(tmp_path: Path) -> None:
    """More of the ten come with something that is there than before, and no snack twice."""
    evening = Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)
    things = ("popcorn kernels", "butter")

    def using() -> list[str]:
        snacks = [one.snack.recipe for one in evening.slate().suggestions if one.snack]
        assert len({snack.id for snack in snacks}) == len(snacks) == 10
        return [snack.id for snack in snacks if had_of(snack, things)]

    before = using()
    evening.wish("have", ", ".join(things))
    assert len(using()) > len(before)
