"""Columns give back what was put in, entry by entry."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.storage.columns import Ragged, StringColumn

strings = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=20)
lists = st.lists(st.lists(st.integers(-(2**31), 2**31 - 1), max_size=6), max_size=20)


@given(strings)
def test_strings_come_back(texts: list[str]) -> None:
    """A column is a sequence like the list it was made of: by number, from the end, in turn, in slices."""
    column = StringColumn.of(texts)
    assert len(column) == len(texts)
    assert list(column) == texts
    assert [column[row] for row in range(len(texts))] == texts
    assert [column[row - len(texts)] for row in range(len(texts))] == texts
    assert column[1:-1] == texts[1:-1]
    assert column[::-2] == texts[::-2]


@given(strings, st.integers(-30, 30))
def test_rows_beyond_the_column_are_refused(texts: list[str], row: int) -> None:
    """Asking for a row that is not there raises IndexError, as with a list."""
    column = StringColumn.of(texts)
    if -len(texts) <= row < len(texts):
        assert column[row] == texts[row]
    else:
        with pytest.raises(IndexError):
            column[row]


def test_rows_may_be_numpy_integers() -> None:
    """A row out of an array finds its string."""
    column = StringColumn.of(["Heat", "", "千と千尋の神隠し"])
    assert [column[row] for row in np.array([2, 0, 1], dtype=np.int32)] == ["千と千尋の神隠し", "Heat", ""]


@given(lists)
def test_lists_come_back(pieces: list[list[int]]) -> None:
    """A ragged column holds every list, the empty ones too, and says of each value whose it is."""
    column = Ragged.of(pieces)
    assert len(column) == len(pieces)
    assert [column[row].tolist() for row in range(len(pieces))] == pieces
    assert column.values.dtype == np.int32
    owners = column.owners().tolist()
    assert list(zip(owners, column.values.tolist(), strict=True)) == [
        (row, value) for row, piece in enumerate(pieces) for value in piece
    ]


def test_lists_keep_the_type_asked_for() -> None:
    """Small numbers can be kept small, also where there are none."""
    assert Ragged.of([[1, 2], []], dtype=np.uint8).values.dtype == np.uint8
    assert Ragged.of([], dtype=np.uint8).values.dtype == np.uint8
