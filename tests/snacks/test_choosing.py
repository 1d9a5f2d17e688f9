"""Each film gets a recipe of its own, with some variety and some that spare the stove."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from movienight.snacks.choosing import Shelf, choose


def shelf(kinds: str, no_cook: str = "", cuisines: str = "") -> Shelf:
    """One letter per recipe: its kind; "y" where nothing is cooked; its cuisine, "." for unknown."""
    return Shelf(
        np.array([ord(kind) for kind in kinds], dtype=np.int32),
        np.array([-1 if one == "." else ord(one) for one in cuisines or "." * len(kinds)], dtype=np.int32),
        np.array([flag == "y" for flag in no_cook or "n" * len(kinds)], dtype=bool),
    )


def scores(*rows: list[float]) -> np.ndarray:
    """Scores as the engine has them."""
    return np.array(rows, dtype=np.float32)


def test_first_film_chooses_first() -> None:
    """Where two films want one recipe, the earlier of the slate gets it."""
    assert choose(scores([3, 1, 0], [9, 2, 0]), shelf("abc")) == [0, 1]


def test_same_kind_costs_a_little() -> None:
    """A second drink gives way to something else that is nearly as good, not to something much worse."""
    assert choose(scores([9, 0, 0], [0, 3.0, 2.6]), shelf("bba")) == [0, 2]
    assert choose(scores([9, 0, 0], [0, 3.0, 2.4]), shelf("bba")) == [0, 1]


def test_same_cuisine_costs_a_little_where_it_is_known() -> None:
    """Two recipes of unknown kitchens are not held to be of the same."""
    known, unknown = shelf("abc", cuisines="xxy"), shelf("abc", cuisines="..y")
    assert choose(scores([9, 0, 0], [0, 3.0, 2.6]), known) == [0, 2]
    assert choose(scores([9, 0, 0], [0, 3.0, 2.6]), unknown) == [0, 1]


def test_two_of_four_spare_the_stove_where_it_costs_least() -> None:
    """Where nobody chose a cold recipe, the two films that lose least by it get one."""
    wanted = scores(
        [9, 0, 0, 0, 1, 1],
        [0, 9, 0, 0, 8, 2],
        [0, 0, 9, 0, 1, 1],
        [0, 0, 0, 9, 7, 6],
    )
    assert choose(wanted, shelf("abcdef", no_cook="nnnnyy")) == [0, 4, 2, 5]


def test_cold_recipes_already_chosen_are_enough() -> None:
    """Where two films chose cold recipes themselves nothing is swapped."""
    wanted = scores([9, 0, 0, 0], [0, 9, 0, 0], [0, 0, 9, 0], [0, 0, 0, 9])
    assert choose(wanted, shelf("abcd", no_cook="nyyn")) == [0, 1, 2, 3]


def test_who_eats_cold_already_keeps_their_choice() -> None:
    """The swap is asked of a film that would cook, even where it costs another one less."""
    wanted = scores([9, 8.9, 0, 0, 0], [0, 1, 9, 0, 0], [0, 2, 0, 9, 0], [0, 1, 0, 0, 9])
    assert choose(wanted, shelf("abcde", no_cook="yynnn")) == [0, 2, 1, 4]


def test_single_film_gets_what_it_likes_best() -> None:
    """One film alone is not made to eat cold."""
    assert choose(scores([1, 2]), shelf("ab", no_cook="yn")) == [1]


@given(
    st.data(),
    st.integers(1, 12).flatmap(
        lambda r: st.tuples(st.integers(0, 15), st.just(r)).flatmap(
            lambda shape: arrays.arrays(np.float32, shape, elements=st.floats(-5, 5, width=16))
        )
    ),
)
def test_no_recipe_twice_and_cold_ones_where_possible(data: st.DataObject, wanted: np.ndarray) -> None:
    """Whatever the scores, every film gets a recipe of its own, and two of a slate spare the stove."""
    films, recipes = wanted.shape
    letters = st.text("abc", min_size=recipes, max_size=recipes)
    stand = shelf(data.draw(letters), data.draw(letters).replace("a", "y"), data.draw(letters))
    chosen = choose(wanted, stand)
    assert len(chosen) == len(set(chosen)) == min(films, recipes)
    assert stand.no_cook[chosen].sum() >= min(2, len(chosen) // 2, stand.no_cook.sum())
    assert choose(wanted, stand) == chosen
