"""The graph finds what comparing with all finds, and is the same when built again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from worlds import checkerboard, floats, unit

from movienight.recommend.neighbours import Exact, Hnsw, Neighbours
from movienight.types import Floats

ENTRIES, DIMENSIONS = 300, 16


@pytest.fixture(scope="module")
def vectors() -> Floats:
    """Unit vectors without ties."""
    return unit(np.random.default_rng(1).normal(size=(ENTRIES, DIMENSIONS)))


@pytest.fixture(scope="module")
def graph(vectors: Floats, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved graph of these vectors."""
    path = tmp_path_factory.mktemp("graph") / "films.hnsw"
    Hnsw.build(vectors, path)
    return path


def test_exact_by_hand() -> None:
    """Neighbours come closest first, with their cosines; equal ones by row; no more than there are."""
    exact = Exact(floats([[0, 1], [1, 0], [0.6, 0.8], [1, 0]]))
    rows, closeness = exact.nearest(floats([[1, 0], [0, 1]]), 9)
    assert rows.tolist() == [[1, 3, 2, 0], [0, 2, 1, 3]]
    np.testing.assert_allclose(closeness, [[1, 1, 0.6, 0], [1, 0.8, 0, 0]], atol=1e-7)
    assert rows.dtype == np.int32
    assert closeness.dtype == np.float32


@pytest.mark.parametrize("k", [1, 10, ENTRIES + 5])
def test_the_graph_finds_what_comparing_finds(vectors: Floats, graph: Path, k: int) -> None:
    """Recall is 1.0, in the same order and with the same cosines, up to asking for more than there are."""
    rows, closeness = Hnsw.open(graph, DIMENSIONS).nearest(vectors[:40], k)
    exact_rows, exact_closeness = Exact(vectors).nearest(vectors[:40], k)
    np.testing.assert_array_equal(rows, exact_rows)
    np.testing.assert_allclose(closeness, exact_closeness, atol=1e-6)
    assert rows.dtype == np.int32
    assert closeness.dtype == np.float32


def test_a_graph_opened_is_the_graph_built(vectors: Floats, tmp_path: Path) -> None:
    """What was saved answers as what was built."""
    built = Hnsw.build(vectors, tmp_path / "graph")
    opened = Hnsw.open(tmp_path / "graph", DIMENSIONS)
    for one, other in zip(built.nearest(vectors, 20), opened.nearest(vectors, 20), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_same_vectors_give_the_same_bytes(vectors: Floats, graph: Path, tmp_path: Path) -> None:
    """A graph built again is byte for byte the same file."""
    Hnsw.build(vectors, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == graph.read_bytes()


def test_kinds_stay_together(tmp_path: Path) -> None:
    """On the checkerboard the nearest films of each film are of its own kind, by either way."""
    films = checkerboard().vectors
    ways: list[Neighbours] = [Exact(films), Hnsw.build(films, tmp_path / "films")]
    for way in ways:
        rows, _ = way.nearest(films, 10)
        np.testing.assert_array_equal(rows[:, 0], np.arange(len(films)))
        assert (rows % 2 == np.arange(len(films))[:, None] % 2).all()
