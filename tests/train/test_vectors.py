"""Each text is read only once: what an older index knows of it is taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from worlds import unit

from movienight.storage.artifacts import Index, IndexWriter
from movienight.storage.vectors import lengthened, save_vectors, shortened
from movienight.text.encoder import Encoder
from movienight.train.vectors import embed, text_keys
from movienight.types import Floats

TEXTS = ["a lamp", "a harbour", "a keeper", "a lamp"]


class Reader:
    """An encoder that gives each text a direction of its own and remembers what it read."""

    def __init__(self, dims: int = 6) -> None:
        self.dims = dims
        self.read: list[str] = []

    def encode(
        self, texts: Sequence[str], progress: Callable[[str, float | None], None] | None = None
    ) -> Floats:
        """Unit vectors (n, dims), from a hash of each text."""
        self.read += texts
        if progress:
            progress("reading", 1.0)
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) for text in texts]
        return unit(np.stack([np.random.default_rng(seed).normal(size=self.dims) for seed in seeds]))


def vectors_of(
    texts: Sequence[str],
    reader: Reader,
    known: Sequence[Index] = (),
    encoder_id: str = "reader",
    ticks: list[float] | None = None,
) -> Floats:
    """Vectors of texts, with what is known of them."""
    progress = (lambda done: None) if ticks is None else ticks.append
    keys = text_keys(texts, encoder_id)
    return embed(texts, keys, "films", cast(Encoder, reader), known, progress)


def index_of(folder: Path, texts: Sequence[str], vectors: Floats, encoder_id: str = "reader") -> Index:
    """An index that knows these vectors of these texts."""
    writer = IndexWriter(folder)
    save_vectors(writer, "films", vectors, text_keys(texts, encoder_id))
    writer.close("vectors")
    return Index(folder)


def kept(vectors: Floats) -> Floats:
    """Vectors as an index gives them back."""
    return lengthened(shortened(vectors))


def test_keys_tell_texts_and_encoders_apart() -> None:
    """The same text has the same key, another text or another encoder another."""
    keys = text_keys(TEXTS, "reader")
    assert keys.dtype == np.uint64
    assert keys[0] == keys[3]
    assert len(set(keys.tolist())) == 3
    assert not set(keys.tolist()) & set(text_keys(TEXTS, "another").tolist())
    assert text_keys([], "reader").shape == (0,)


def test_everything_is_read_where_nothing_is_known() -> None:
    """Without older indexes all texts are read; vectors are rounded as they will be kept."""
    reader, ticks = Reader(), list[float]()
    vectors = vectors_of(TEXTS, reader, ticks=ticks)
    assert reader.read == TEXTS
    assert ticks == [1.0]
    assert vectors.dtype == np.float32
    np.testing.assert_array_equal(vectors, kept(Reader().encode(TEXTS)))


def test_what_is_known_is_taken_over(tmp_path: Path) -> None:
    """Known texts are not read again, in whatever order; a changed or new text is."""
    taken = unit(np.arange(1.0, 13).reshape(2, 6))
    known = index_of(tmp_path / "old", ["a keeper", "a lamp"], taken)
    reader = Reader()
    texts = ["a lamp", "a keeper", "a lamp that fails", "a harbour"]
    vectors = vectors_of(texts, reader, [known])
    assert reader.read == ["a lamp that fails", "a harbour"]
    np.testing.assert_array_equal(vectors[:2], kept(taken[::-1]))
    np.testing.assert_array_equal(vectors[2:], kept(Reader().encode(texts[2:])))


def test_nothing_new_nothing_read(tmp_path: Path) -> None:
    """Where all is known the encoder is not asked at all, and vectors are the same to the last bit."""
    first = vectors_of(TEXTS, Reader())
    known, reader = index_of(tmp_path / "old", TEXTS, first), Reader()
    np.testing.assert_array_equal(vectors_of(TEXTS, reader, [known]), first)
    assert reader.read == []


def test_of_several_indexes_the_first_is_believed(tmp_path: Path) -> None:
    """A text that two indexes know is taken from the first; what only the second knows from there."""
    one, two = unit(np.eye(6)[:1]), unit(np.eye(6)[1:3])
    first = index_of(tmp_path / "first", ["a lamp"], one)
    second = index_of(tmp_path / "second", ["a lamp", "a keeper"], two)
    reader = Reader()
    vectors = vectors_of(["a keeper", "a lamp"], reader, [first, second])
    assert reader.read == []
    np.testing.assert_array_equal(vectors, [two[1], one[0]])


@pytest.mark.parametrize("dims", [6, 3])
def test_another_encoder_s_vectors_are_not_taken(tmp_path: Path, dims: int) -> None:
    """Vectors made by another encoder are left alone, whether they have the same size or not."""
    foreign = index_of(tmp_path / "old", TEXTS[:3], unit(np.ones((3, dims))), encoder_id="another")
    reader = Reader()
    vectors = vectors_of(TEXTS, reader, [foreign])
    assert reader.read == TEXTS
    np.testing.assert_array_equal(vectors, kept(Reader().encode(TEXTS)))


def test_indexes_without_such_vectors_are_passed_over(tmp_path: Path) -> None:
    """An index that has no vectors of that name, or none at all, is no hindrance."""
    writer = IndexWriter(tmp_path / "bare")
    writer.close("bare")
    empty = index_of(tmp_path / "empty", [], np.zeros((0, 6), np.float32))
    reader = Reader()
    vectors_of(TEXTS[:1], reader, [Index(tmp_path / "bare"), empty])
    assert reader.read == TEXTS[:1]


def test_no_texts(tmp_path: Path) -> None:
    """Of no texts there are no vectors, and nothing is read."""
    reader = Reader()
    known = index_of(tmp_path / "old", TEXTS[:1], Reader().encode(TEXTS[:1]))
    assert vectors_of([], reader, [known]).shape == (0, 6)
    assert reader.read == []
