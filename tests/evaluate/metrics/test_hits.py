"""Hit rate, recall, precision, average precision and reciprocal rank as one works them out on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import rows_of

from movienight.evaluate.metrics.average_precision import average_precision, average_precision_of_all
from movienight.evaluate.metrics.hit_rate import hit_rate
from movienight.evaluate.metrics.precision import precision
from movienight.evaluate.metrics.recall import recall
from movienight.evaluate.metrics.reciprocal_rank import reciprocal_rank

some_films = st.lists(st.integers(0, 20), min_size=1, max_size=12, unique=True)


@pytest.mark.parametrize(
    ("ranked", "relevant", "k", "rate", "recalled", "precise", "average", "of_all", "reciprocal"),
    [
        ([7], [7], 10, 1, 1, 1 / 10, 1, 1, 1),
        ([3, 7], [7], 10, 1, 1, 1 / 10, 1 / 2, 1 / 2, 1 / 2),
        ([3, 5, 7], [7, 3], 3, 1, 1, 2 / 3, (1 + 2 / 3) / 2, (1 + 2 / 3) / 2, 1),
        ([3, 5, 7], [7, 3], 2, 1, 1 / 2, 1 / 2, 1 / 2, 1 / 2, 1),
        ([3, 5, 7], [5, 7, 8, 9], 2, 1, 1 / 4, 1 / 2, 1 / 2 / 2, 1 / 2 / 4, 1 / 2),
        ([3, 5], [3, 5, 8, 9], 2, 1, 1 / 2, 1, 1, 1 / 2, 1),
        ([3, 5, 7], [7], 2, 0, 0, 0, 0, 0, 0),
        ([3, 5], [1], 10, 0, 0, 0, 0, 0, 0),
        ([], [1], 10, 0, 0, 0, 0, 0, 0),
    ],
)
def test_by_hand(
    ranked: list[int],
    relevant: list[int],
    k: int,
    rate: float,
    recalled: float,
    precise: float,
    average: float,
    of_all: float,
    reciprocal: float,
) -> None:
    """Only the first k places count; what each measure divides by is its own."""
    pair = rows_of(ranked), rows_of(relevant)
    assert hit_rate(*pair, k) == rate
    assert recall(*pair, k) == pytest.approx(recalled)
    assert precision(*pair, k) == pytest.approx(precise)
    assert average_precision(*pair, k) == pytest.approx(average)
    assert average_precision_of_all(*pair, k) == pytest.approx(of_all)
    assert reciprocal_rank(*pair, k) == pytest.approx(reciprocal)


@given(some_films, some_films, st.integers(1, 12))
def test_equal_the_slow_twins(ranked: list[int], relevant: list[int], k: int) -> None:
    """Any list has what counting its hits one by one gives."""
    hits = [row in relevant for row in ranked[:k]]
    precisions = [sum(hits[: place + 1]) / (place + 1) for place, hit in enumerate(hits) if hit]
    pair = rows_of(ranked), rows_of(relevant)
    assert hit_rate(*pair, k) == (1 if any(hits) else 0)
    assert recall(*pair, k) == pytest.approx(sum(hits) / len(relevant))
    assert precision(*pair, k) == pytest.approx(sum(hits) / k)
    assert average_precision_of_all(*pair, k) == pytest.approx(sum(precisions) / len(relevant))
    assert average_precision(*pair, k) == pytest.approx(sum(precisions) / min(k, len(relevant)))
    assert reciprocal_rank(*pair, k) == pytest.approx(1 / (hits.index(True) + 1) if any(hits) else 0)


@given(some_films, st.integers(1, 12))
def test_a_perfect_list_has_average_precision_1(films: list[int], k: int) -> None:
    """With nothing but what should be there it is 1, though more may be wanted than k places hold."""
    rows = rows_of(films)
    assert average_precision(rows, rows, k) == pytest.approx(1)
    assert average_precision_of_all(rows, rows, k) == pytest.approx(min(k, len(films)) / len(films))


def test_ten_places_unless_told() -> None:
    """A hit in the tenth place counts and one in the eleventh does not."""
    films = rows_of(range(11))
    for measure in (hit_rate, precision, average_precision, average_precision_of_all, reciprocal_rank):
        assert measure(films, films[9:10]) > 0
        assert measure(films, films[10:]) == 0
