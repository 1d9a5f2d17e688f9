"""Fame and its opposite, in numbers that halve and double."""

from __future__ import annotations

import math

import numpy as np
import pytest
from worlds import floats, rows_of

from movienight.evaluate.metrics.novelty import novelty, self_information
from movienight.evaluate.metrics.popularity import popularity_lift

KNOWN = floats([64, 32, 16, 1, 0])
"""How many of 64 people rated each of five films."""


@pytest.mark.parametrize(
    ("ranked", "history", "lift"),
    [
        ([0], [1], 1.0),
        ([2], [1], -0.5),
        ([1, 2], [1, 2], 0.0),
        ([0, 2], [1, 2], 40 / 24 - 1),
        ([4], [0], -1.0),
    ],
)
def test_lift_by_hand(ranked: list[int], history: list[int], lift: float) -> None:
    """Twice as famous as one's own films is 1, half as famous -0.5, unknown films -1."""
    assert popularity_lift(rows_of(ranked), KNOWN, rows_of(history)) == pytest.approx(lift)


def test_lift_knows_no_unit() -> None:
    """Shares of people do as well as numbers of people."""
    pair = rows_of([0, 3]), rows_of([1, 2])
    assert popularity_lift(pair[0], KNOWN / 64, pair[1]) == pytest.approx(
        popularity_lift(pair[0], KNOWN, pair[1])
    )


@pytest.mark.parametrize(("ranked", "history"), [([], [1]), ([1], []), ([1], [4])])
def test_lift_without_anything_to_compare(ranked: list[int], history: list[int]) -> None:
    """An empty list, an empty history and one of films nobody rated have no lift."""
    assert math.isnan(popularity_lift(rows_of(ranked), KNOWN, rows_of(history)))


def test_one_bit_for_every_halving() -> None:
    """What all 64 rated tells nothing, what half of them rated 1 bit; never rated is as one rating."""
    assert self_information(KNOWN, 64).tolist() == [0, 1, 2, 6, 6]


def test_novelty_is_the_mean() -> None:
    """A list of films of 0, 2 and 6 bits has 8/3; an empty one has none."""
    assert novelty(rows_of([0, 2, 3]), KNOWN, 64) == pytest.approx(8 / 3)
    assert math.isnan(novelty(rows_of([]), KNOWN, 64))


def test_twice_the_people_one_bit_more() -> None:
    """As many ratings among twice the people are one bit more new."""
    films = rows_of(np.arange(4))
    assert novelty(films, KNOWN, 128) == pytest.approx(novelty(films, KNOWN, 64) + 1)
