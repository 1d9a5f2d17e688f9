"""Vectors at a byte a number: what is lost, and what never is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import floats, unit

from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.vectors import lengthened, open_vectors, save_vectors, shortened
from movienight.types import Floats

numbers = st.one_of(st.just(0.0), st.floats(0.015625, 1, width=32), st.floats(-1, -0.015625, width=32))
some_vectors = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 5), st.integers(1, 9)), elements=numbers
).map(lambda vectors: unit_or_zero(vectors))


def unit_or_zero(vectors: Floats) -> Floats:
    """The same directions at length 1; zeros stay zeros."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(length > 0, length, 1)).astype(np.float32)


def test_by_hand() -> None:
    """The largest number becomes 127 or -127 and the others are in proportion; zeros stay zeros."""
    short = shortened(floats([[0.6, 0.8], [0, -1], [0, 0]]))
    assert short.dtype == np.int8
    assert short.tolist() == [[95, 127], [0, -127], [0, 0]]
    length = np.hypot(95, 127)
    expected = [[95 / length, 127 / length], [0, -1], [0, 0]]
    np.testing.assert_allclose(lengthened(short), expected, rtol=1e-6)
    assert lengthened(short).dtype == np.float32


@settings(deadline=None)
@given(some_vectors)
def test_a_byte_holds_every_number(vectors: Floats) -> None:
    """Each number is within half a step of what is kept, -128 is never used, and signs do not turn."""
    short = shortened(vectors)
    assert short.shape == vectors.shape
    assert (np.abs(short.astype(np.int16)) <= 127).all()
    assert (short * vectors >= 0).all()
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    assert (np.abs(vectors * 127 - short * largest) <= 0.5001 * largest + 1e-6).all()


@settings(deadline=None)
@given(some_vectors)
def test_lengths_are_one_or_nothing(vectors: Floats) -> None:
    """What comes back has length 1, save zeros, which come back as zeros."""
    length = np.linalg.norm(lengthened(shortened(vectors)), axis=1)
    np.testing.assert_allclose(length, vectors.any(axis=1), atol=1e-6)


@settings(deadline=None)
@given(some_vectors)
def test_what_was_kept_once_is_kept_for_good(vectors: Floats) -> None:
    """Shortened, lengthened and shortened again it is the same, however often."""
    short = shortened(vectors)
    np.testing.assert_array_equal(shortened(lengthened(short)), short)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32 - 1), st.floats(0, 3))
def test_cosines_hardly_change(seed: int, common: float) -> None:
    """Between vectors as long as texts' ones, alike or not, cosines change by less than 0.005."""
    generator = np.random.default_rng(seed)
    vectors = unit(generator.normal(size=(20, 384)) + common * generator.normal(size=384))
    kept = lengthened(shortened(vectors))
    assert np.abs(kept @ kept.T - vectors @ vectors.T).max() < 0.005


def test_vectors_and_keys_lie_in_an_index(tmp_path: Path) -> None:
    """Saved under a name they are opened by it, as shortened; the keys beside them are exact."""
    vectors = unit(np.random.default_rng(3).normal(size=(6, 384)))
    keys = np.arange(6, dtype=np.uint64) + np.uint64(2**63)
    writer = IndexWriter(tmp_path / "index")
    save_vectors(writer, "films", vectors, keys)
    writer.close("vectors")
    index = Index(tmp_path / "index")
    np.testing.assert_array_equal(open_vectors(index, "films"), lengthened(shortened(vectors)))
    np.testing.assert_array_equal(index.array("films.keys"), keys)
    assert index.array("films.vectors").nbytes == vectors.size


@pytest.mark.parametrize("shape", [(0, 0), (0, 6), (3, 0)])
def test_no_vectors(shape: tuple[int, int]) -> None:
    """Of no vectors, or vectors of no numbers, there is nothing to keep and nothing comes back."""
    assert lengthened(shortened(np.zeros(shape, np.float32))).shape == shape
