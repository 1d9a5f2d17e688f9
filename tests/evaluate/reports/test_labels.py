"""Names beside dots."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from movienight.evaluate.reports.labels import AWAY, LETTER, LINE, offsets

coordinates = st.integers(0, 120).map(float)


def test_alone() -> None:
    """A name with room enough stands to the right of its dot, at its height."""
    assert offsets([(0, 0)], ["knn"]) == [(AWAY, -LINE / 2)]


def test_a_neighbour_to_the_right() -> None:
    """A dot in the way sends the name to the left, where it ends before its own dot."""
    assert offsets([(0, 0), (10, 0)], ["knn", "als"])[0] == (-AWAY - 3 * LETTER, -LINE / 2)


def test_no_room() -> None:
    """A dot that is hemmed in on all sides goes without its name; who comes first is seated first."""
    around = [(0.0, 0.0), (10.0, 0.0), (-10.0, 0.0), (0.0, 10.0), (0.0, -10.0)]
    assert offsets(around, ["knn", "a", "b", "c", "d"])[0] is None
    assert offsets([(0, 0), (0, 1)], ["first", "second"])[0] is not None


@given(st.lists(st.tuples(coordinates, coordinates), max_size=12))
def test_no_name_lies_on_another(dots: list[tuple[float, float]]) -> None:
    """Of the names that are seated no two overlap, whatever the dots are."""
    names = [f"model {place}" for place in range(len(dots))]
    boxes = [
        (x + offset[0], y + offset[1], x + offset[0] + LETTER * len(name), y + offset[1] + LINE)
        for (x, y), name, offset in zip(dots, names, offsets(dots, names), strict=True)
        if offset is not None
    ]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
