"""Which films (or recipes) are nearest to a vector: HNSW where it pays, exact where it does not.

Up to some twenty thousand entries one matrix product is as fast as the graph and loses nothing;
beyond, HNSW (Malkov & Yashunin 2018) is many times faster. Both answer the same question; the
exact one is the oracle of the other in tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from movienight.types import Floats, Rows

LINKS, BUILD_EFFORT, SEARCH_EFFORT = 16, 200, 200
"""hnswlib's M, ef_construction and ef: recall@50 above .99 on film vectors."""


class Neighbours(Protocol):
    """The k entries closest to each vector."""

    def nearest(self, vectors: Floats, k: int) -> tuple[Rows, Floats]:
        """Rows int32 (m, k), closest first, and their cosines float32 (m, k), for (m, d) unit vectors."""
        ...


@dataclass(frozen=True, eq=False, slots=True)
class Exact:
    """By comparing with all: `vectors` unit, float32 (n, d)."""

    vectors: Floats

    def nearest(self, vectors: Floats, k: int) -> tuple[Rows, Floats]:
        """See Neighbours."""
        closeness = vectors @ self.vectors.T
        k = min(k, closeness.shape[1])
        rows = np.argpartition(-closeness, k - 1, axis=1)[:, :k]
        found = np.take_along_axis(closeness, rows, axis=1)
        order = np.lexsort((rows, -found), axis=1)
        rows, found = np.take_along_axis(rows, order, axis=1), np.take_along_axis(found, order, axis=1)
        return rows.astype(np.int32), np.asarray(found, dtype=np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Hnsw:
    """By an hnswlib graph over n entries of unit vectors."""

    graph: Any

    @classmethod
    def build(cls, vectors: Floats, path: Path) -> Hnsw:
        """Build the graph of unit vectors (n, d) and save it; the same input gives the same bytes."""
        import hnswlib

        graph = hnswlib.Index(space="ip", dim=vectors.shape[1])
        graph.init_index(max_elements=len(vectors), M=LINKS, ef_construction=BUILD_EFFORT, random_seed=7)
        graph.set_num_threads(1)
        graph.add_items(vectors, np.arange(len(vectors)))
        graph.save_index(str(path))
        return cls(graph)

    @classmethod
    def open(cls, path: Path, dimensions: int) -> Hnsw:
        """Open a saved graph.

        Raises:
            ValueError: the file is no graph of vectors of so many dimensions.
        """
        import hnswlib

        graph = hnswlib.Index(space="ip", dim=dimensions)
        try:
            graph.load_index(str(path))
        except RuntimeError as error:
            raise ValueError(f"{path.name} cannot be read as a graph") from error
        return cls(graph)

    def nearest(self, vectors: Floats, k: int) -> tuple[Rows, Floats]:
        """See Neighbours."""
        k = min(k, self.graph.get_current_count())
        self.graph.set_ef(max(SEARCH_EFFORT, k))
        rows, distances = self.graph.knn_query(vectors, k=k, num_threads=1)
        return rows.astype(np.int32), (1 - distances).astype(np.float32)
