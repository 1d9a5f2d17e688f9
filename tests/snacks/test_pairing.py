"""Films get the recipes that are close to them in more than words, and the reasons are true."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from movienight.snacks.pairing import Pairing, baseline
from movienight.snacks.saying import Part
from movienight.types import Film, Floats, Recipe, Snack
from snacks.kitchen import film, recipe, unit

EAST, NORTH, NOWHERE = unit(1, 0, 0), unit(0, 1, 0), unit(0, 0, 0)
LANGUAGES = (None, "fr", "ja", "en", "xx")


def world(*recipes: Recipe, vectors: list[Floats] | None = None) -> Pairing:
    """A pairing of recipes that lie in no direction, unless said."""
    return Pairing(recipes, np.stack(vectors or [NOWHERE] * len(recipes)))


def best(pairing: Pairing, one: Film, vector: Floats = NOWHERE, **more: Any) -> Snack:
    """The best snack for a film of which only its facts are known, unless said."""
    return pairing.best(one, vector, **more)[0]


def test_nearest_recipe_wins_and_says_so() -> None:
    """Where nothing else differs the recipe in the film's direction is chosen, for its feel."""
    pairing = world(recipe("A"), recipe("B"), recipe("C"), vectors=[NORTH, EAST, unit(0, 0, 1)])
    snack = best(pairing, film(), EAST)
    assert snack.recipe.name == "B"
    assert snack.why[0] == "close in feel to the film"


def test_hub_recipe_is_held_back() -> None:
    """A recipe near to all films gives way to the one that is near to this film in particular."""
    films = np.stack([unit(3, 1, 1), unit(1, 3, 1), unit(1, 1, 3)])
    recipes = (recipe("Hub"), recipe("East"), recipe("North"))
    vectors = np.stack([unit(1, 1, 1), unit(4, -1, 0), unit(-1, 4, 0)])
    assert Pairing(recipes, vectors).best(film(), films[0])[0].recipe.name == "Hub"
    fair = Pairing(recipes, vectors, baseline(films, vectors))
    assert [fair.best(film(), vector)[0].recipe.name for vector in films[:2]] == ["East", "North"]


def test_baseline_is_the_mean_similarity() -> None:
    """The baseline of a recipe is the mean of its products with all films, also with none."""
    films = np.stack([EAST, NORTH, NOWHERE])
    recipes = np.stack([EAST, unit(1, 1, 0)])
    np.testing.assert_allclose(baseline(films, recipes), (recipes @ films.T).mean(axis=1), atol=1e-6)
    assert baseline(films[:0], recipes).tolist() == [0, 0]


def test_closeness_is_counted_from_the_mean_recipe() -> None:
    """What a film's closeness adds is 0 on average, with a spread of 1, however near all recipes are."""
    recipes = [recipe(name) for name in "ABCD"]
    pairing = world(*recipes, vectors=[unit(9, 1, 0), unit(9, 2, 0), unit(9, 0, 1), unit(9, 0, 5)])
    feel = pairing.parts(EAST, film())[Part.FEEL]
    assert feel.mean() == pytest.approx(0, abs=1e-5)
    assert feel.std() == pytest.approx(1, abs=1e-5)


def test_unknown_film_is_close_to_nothing() -> None:
    """A film without a vector has no feel to be close to, whatever recipes are close to at large."""
    recipes, vectors = [recipe("A"), recipe("B")], np.stack([EAST, NORTH])
    pairing = Pairing(recipes, vectors, baseline(np.stack([EAST, unit(1, 1, 0)]), vectors))
    for vector in (NOWHERE, np.full(3, np.nan, dtype=np.float32)):
        assert pairing.parts(vector, film())[Part.FEEL].tolist() == [0, 0]


def test_mood_pulls_towards_itself() -> None:
    """The same film gets another snack under another mood, and the reason says so."""
    recipes = [recipe(name) for name in "ABCDEF"]
    vectors = [EAST, NORTH, *[unit(0, 0, 1)] * 4]
    pairing = world(*recipes, vectors=vectors)
    for vector, name in ((EAST, "A"), (NORTH, "B")):
        snack = best(pairing, film(), mood_vector=vector, mood="like a walk")
        assert snack.recipe.name == name
        assert snack.why[0] == "close to the mood"


def test_moods_that_are_named_count() -> None:
    """A recipe for rainy days is chosen for a cozy rainy sunday, and the reason names its mood."""
    pairing = world(recipe("A"), recipe("B", moods=("rainy day", "party")), recipe("C", moods=("sunny",)))
    snack = best(pairing, film(), mood="cozy rainy sunday")
    assert snack.recipe.name == "B"
    assert snack.why[0] == "suits the mood: rainy day"
    assert best(pairing, film(), mood="sunny, nothing rainy").recipe.name == "C"


def test_a_mood_is_one_reason() -> None:
    """A recipe that names the mood and lies close to it says so once, and does not read the mood out."""
    vectors = [EAST, *[unit(0, 0, 1)] * 5]
    recipes = [recipe("A", moods=("rainy day",)), *map(recipe, "BCDEF")]
    snack = best(world(*recipes, vectors=vectors), film(), mood_vector=EAST, mood="rainy and slow")
    assert [reason for reason in snack.why if "mood" in reason] == ["suits the mood: rainy day"]


@pytest.mark.parametrize(
    ("facts", "chosen", "reason"),
    [
        ({"language": "fr", "countries": ("FR",)}, "Tartine", "French, like the film"),
        ({"language": "es", "countries": ("MX",)}, "Esquites", "Mexican, like the film"),
        ({"keywords": ("paris, france",)}, "Tartine", "French, for the film’s Paris"),
        ({"keywords": ("coffee shop",)}, "Affogato", "coffee, as in the film"),
        ({"title": "Coffee and Cigarettes"}, "Affogato", "coffee, as in the title"),
        ({"keywords": ("heist",)}, "Olives", "made for films like this: heist"),
        ({"genres": ("Western",)}, "Beans", "made for films like this: western"),
    ],
)
def test_each_cue_decides_where_nothing_else_does(facts: dict[str, Any], chosen: str, reason: str) -> None:
    """Kitchen, title, keyword and genre each pick the one recipe that answers them, and are named first."""
    pairing = world(
        recipe("Crackers"),
        recipe("Tartine", cuisine="french"),
        recipe("Esquites", cuisine="mexican"),
        recipe("Affogato", "coffee", "ice cream"),
        recipe("Olives", moods=("heist",)),
        recipe("Beans", moods=("western",)),
    )
    snack = best(pairing, film(**facts))
    assert snack.recipe.name == chosen
    assert snack.why[0] == reason


def test_little_work_decides_between_equals() -> None:
    """Of two recipes that fit alike the quicker is chosen, of two as quick the one without cooking."""
    slow, quick = recipe("Slow", minutes=20), recipe("Quick", minutes=8)
    assert best(world(slow, quick), film()).recipe.name == "Quick"
    cold = recipe("Cold", minutes=8, no_cook=True)
    snack = best(world(slow, quick, cold), film())
    assert snack.recipe.name == "Cold"
    assert snack.why == ("nothing to cook",)
    assert best(world(recipe("Now", minutes=1)), film()).why == ("quick to make",)


def test_amounts_decide_between_equals() -> None:
    """Of two recipes that fit alike the one whose amounts are known is chosen, without a word about it."""
    vague = recipe("Vague")
    vague = recipe("Vague", ingredients=tuple(type(part)(part.item) for part in vague.ingredients))
    snack = best(world(vague, recipe("Exact")), film())
    assert snack.recipe.name == "Exact"
    assert snack.why == ("quick to make",)


def test_telling_reasons_come_before_vague_ones() -> None:
    """What is particular comes first; closeness and minutes are only told where little else is."""
    vectors = [EAST, NORTH, unit(0, 0, 1), unit(0, 1, 1)]
    recipes = [recipe("Tartine", cuisine="french", minutes=3, moods=("western",)), *map(recipe, "BCD")]
    snack = best(world(*recipes, vectors=vectors), film(language="fr", genres=("Western",)), EAST)
    assert snack.why == (
        "French, like the film",
        "made for films like this: western",
    )
    plain = best(world(*recipes, vectors=vectors), film(language="fr"), EAST)
    assert plain.why == ("French, like the film", "close in feel to the film")


def test_slate_has_no_recipe_twice_and_ends_with_the_recipes() -> None:
    """Every film gets its own; films beyond the last recipe get none."""
    pairing = world(recipe("A", cuisine="french"), recipe("B"))
    french = film(language="fr")
    snacks = pairing.pair([french, french, french], np.stack([NOWHERE] * 3))
    assert [snack.recipe.name if snack else None for snack in snacks] == ["A", "B", None]


def test_empty_slates_and_empty_kitchens_are_fine() -> None:
    """Without films there are no snacks; without recipes every film goes without."""
    pairing = Pairing((), np.zeros((0, 3), np.float32))
    assert pairing.pair([film()], EAST[None]) == (None,)
    assert pairing.best(film(), EAST) == []
    assert world(recipe("A")).pair([], np.zeros((0, 3), np.float32)) == ()


def test_vectors_must_match_the_recipes() -> None:
    """A vector too few is a mistake that is told at once."""
    with pytest.raises(ValueError, match="1 vectors for 2 recipes"):
        Pairing([recipe("A"), recipe("B")], EAST[None])


words = st.sampled_from(["paris", "heist", "coffee", "tomatoes", "samurai", "rainy", "space", "western"])
some_films = st.builds(
    film,
    title=words.map(str.title),
    language=st.sampled_from(LANGUAGES),
    countries=st.lists(st.sampled_from(["FR", "JP", "US", "XX"]), max_size=2, unique=True).map(tuple),
    keywords=st.lists(words, max_size=3, unique=True).map(tuple),
    genres=st.lists(st.sampled_from(["Western", "Comedy"]), max_size=2, unique=True).map(tuple),
)
some_recipes = st.builds(
    recipe,
    words.map(str.title),
    words,
    words,
    kind=st.sampled_from(["snack", "dip", "dessert"]),
    minutes=st.integers(1, 25),
    cuisine=st.sampled_from([None, "french", "japanese", "american"]),
    moods=st.lists(words, max_size=2, unique=True).map(tuple),
    no_cook=st.booleans(),
)
numbers = st.floats(-1, 1, width=16) | st.just(0.0) | st.just(float("nan"))


def vectors(count: int, elements: st.SearchStrategy[float]) -> st.SearchStrategy[Floats]:
    """Some directions, of whatever length."""
    return arrays.arrays(np.float32, (count, 3), elements=elements)


@st.composite
def evenings(draw: st.DrawFn) -> tuple[Pairing, list[Film], Floats, Floats | None, str | None]:
    """Any recipes, any films, with or without a mood."""
    recipes = draw(st.lists(some_recipes, min_size=1, max_size=7))
    films = draw(st.lists(some_films, max_size=9))
    pairing = Pairing(recipes, draw(vectors(len(recipes), st.floats(-1, 1, width=16))))
    mood = draw(st.none() | st.lists(words, max_size=3).map(" ".join))
    mood_vector = draw(vectors(1, numbers))[0] if mood is not None else None
    return pairing, films, draw(vectors(len(films), numbers)), mood_vector, mood


@settings(deadline=None)
@given(evenings())
def test_any_evening_is_served(
    evening: tuple[Pairing, list[Film], Floats, Floats | None, str | None],
) -> None:
    """Whatever is known or not of films, everybody is served once, twice the same, with finite scores."""
    pairing, films, film_vectors, mood_vector, mood = evening
    snacks = pairing.pair(films, film_vectors, mood_vector, mood)
    assert len(snacks) == len(films)
    served = [snack for snack in snacks if snack is not None]
    assert len(served) == min(len(films), len(pairing.recipes))
    assert len({id(snack.recipe) for snack in served}) == len(served)
    assert all(np.isfinite(snack.score) and 1 <= len(snack.why) <= 3 for snack in served)
    assert pairing.pair(films, film_vectors, mood_vector, mood) == snacks
    assert not any("!" in reason for snack in served for reason in snack.why)


def part_of(reason: str) -> Part:
    """Which part of the score a reason speaks of."""
    starts = {"close in feel": Part.FEEL, "close to the mood": Part.MOOD, "suits the mood": Part.WISH}
    starts["made for"] = Part.OCCASION
    for start, part in starts.items():
        if reason.startswith(start):
            return part
    if reason.endswith("as in the title"):
        return Part.TITLE
    if reason.endswith("as in the film"):
        return Part.KEYWORD
    return Part.CUISINE if "film" in reason else Part.EASE


@settings(deadline=None)
@given(evenings())
def test_every_reason_names_a_part_that_added(
    evening: tuple[Pairing, list[Film], Floats, Floats | None, str | None],
) -> None:
    """A reason is only given where its part raised the score; the score is the sum of all parts."""
    pairing, films, film_vectors, mood_vector, mood = evening
    for one, vector in zip(films, film_vectors, strict=True):
        parts = pairing.parts(vector, one, mood_vector, mood)
        np.testing.assert_allclose(parts.sum(axis=0), pairing.scores(vector, one, mood_vector, mood))
        rows = {id(each): row for row, each in enumerate(pairing.recipes)}
        for snack in pairing.best(one, vector, mood_vector, mood, n=3):
            added = parts[:, rows[id(snack.recipe)]]
            assert snack.score == pytest.approx(float(added.sum()), abs=1e-5)
            told = [part_of(reason) for reason in snack.why]
            assert len(set(told)) == len(told)
            assert all(added[part] > 0 for part in told)


@settings(deadline=None)
@given(evenings())
def test_best_is_what_scores_most(
    evening: tuple[Pairing, list[Film], Floats, Floats | None, str | None],
) -> None:
    """The best snacks of one film are in the order of their scores, and no other scores more."""
    pairing, films, film_vectors, mood_vector, mood = evening
    for one, vector in zip(films, film_vectors, strict=True):
        scores = pairing.scores(vector, one, mood_vector, mood)
        found = [snack.score for snack in pairing.best(one, vector, mood_vector, mood, n=4)]
        np.testing.assert_allclose(found, np.sort(scores)[::-1][:4], atol=1e-5)
