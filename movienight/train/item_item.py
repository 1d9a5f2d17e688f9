"""Item-item weights: EASE and cosine, pruned to the strongest and made a scorer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

from movienight.recommend.scorers import ItemItem
from movienight.types import Floats

BLOCK = 1024
MOST_FILMS = 10_000
"""EASE inverts a films x films matrix; beyond this many only the most rated take part."""


def ease(matrix: sparse.csr_matrix, regularization: float, keep: int, name: str = "ease") -> ItemItem:
    """EASE (Steck 2019, "Embarrassingly Shallow Autoencoders"), the `keep` strongest weights a film.

    With P = (X'X + reg I)^-1 the weights are B = I - P / diag(P), the diagonal left out.

    Args:
        matrix: users x films, values >= 0.
        regularization: added to the diagonal of X'X; larger trusts single users less.
        keep: how many films one liked film may argue for (a row of B).
    """
    known = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1]) > 0)
    if len(known) > MOST_FILMS:
        counts = np.bincount(matrix.indices, minlength=matrix.shape[1])
        known = np.sort(np.argsort(-counts, kind="stable")[:MOST_FILMS])
    part = matrix[:, known].astype(np.float32)
    if part.shape[0] < part.shape[1]:
        columns = _ease_by_users(part, regularization)
    else:
        columns = _ease_by_films(part, regularization)
    return pruned(columns, known, matrix.shape[1], keep, name)


def cosine(
    matrix: sparse.csr_matrix, shrink: float, keep: int, name: str = "knn", damping: float = 0.5
) -> ItemItem:
    """Item-item cosine with shrinkage, sim = x_j . x_i / (|x_j|^d |x_i|^d' + shrink).

    Args:
        matrix: users x films.
        shrink: added to the denominator: how many common fans it takes to be believed.
        damping: exponent split of popularity: 0.5 is the plain cosine, above 0.5 asks more of
            popular targets.
    """
    counts = np.asarray(matrix.multiply(matrix).sum(axis=0), dtype=np.float32).ravel()
    known = np.flatnonzero(counts > 0)
    part = matrix[:, known].tocsc().astype(np.float32)
    source, target = counts[known] ** (1 - damping), counts[known] ** damping

    def columns() -> Iterator[Floats]:
        for start in range(0, len(known), BLOCK):
            span = slice(start, start + BLOCK)
            common = (part[:, span].T @ part).toarray()
            common /= source[span, None] * target[None, :] + shrink
            common[np.arange(common.shape[0]), np.arange(start, start + common.shape[0])] = 0
            yield common

    return pruned(columns(), known, matrix.shape[1], keep, name)


def _ease_by_films(part: sparse.csr_matrix, regularization: float) -> Iterator[Floats]:
    """Blocks of B, one row a liked film, by the films x films inverse (Cholesky, in place)."""
    inverse = _inverse(_gram(part, regularization))
    diagonal = np.diag(inverse).copy()
    for start in range(0, len(diagonal), BLOCK):
        block = -inverse[start : start + BLOCK] / diagonal
        block[np.arange(len(block)), np.arange(start, start + len(block))] = 0
        yield block


def _gram(part: sparse.csr_matrix, regularization: float) -> Floats:
    """X'X + reg I, dense and column-major, a block of columns at a time to keep memory flat."""
    size = part.shape[1]
    gram = np.empty((size, size), dtype=np.float32, order="F")
    columns, rows = part.tocsc(), part.T.tocsr()
    for start in range(0, size, BLOCK):
        gram[:, start : start + BLOCK] = (rows @ columns[:, start : start + BLOCK]).toarray()
    gram[np.diag_indices(size)] += regularization
    return gram


def _inverse(gram: Floats) -> Floats:
    """The inverse of a positive definite matrix, in its own memory (Cholesky).

    Raises:
        ValueError: the matrix is not positive definite.
    """
    factor, info = linalg.lapack.spotrf(gram, lower=True, overwrite_a=True)
    inverse, info_inverse = linalg.lapack.spotri(factor, lower=True, overwrite_c=True)
    if info or info_inverse:
        raise ValueError("EASE's matrix is not positive definite: its regularization is too small")
    for start in range(0, len(inverse), BLOCK):
        end = start + BLOCK
        inverse[start:end, end:] = inverse[end:, start:end].T
        corner = inverse[start:end, start:end]
        lower = np.tril(corner, -1)
        corner[:] = lower + lower.T + np.diag(np.diag(corner))
    return np.asarray(inverse)


def _ease_by_users(part: sparse.csr_matrix, regularization: float) -> Iterator[Floats]:
    """The same blocks by the users x users inverse, cheap when users are fewer than films.

    Woodbury: P = (I - X' (X X' + reg I)^-1 X) / reg.
    """
    middle = _solved(part, regularization).astype(np.float32, order="C")
    columns = part.tocsc()
    diagonal = (1 - np.asarray(columns.multiply(middle).sum(axis=0)).ravel()) / regularization
    for start in range(0, part.shape[1], BLOCK):
        block = columns[:, start : start + BLOCK].T @ middle / regularization
        block /= diagonal
        block[np.arange(len(block)), np.arange(start, start + len(block))] = 0
        yield block


def _solved(part: sparse.csr_matrix, regularization: float) -> NDArray[np.float64]:
    """(X X' + reg I)^-1 X, in the memory of the one dense copy of X; LAPACK works on columns."""
    gram = (part @ part.T).toarray(order="F").astype(np.float64)
    gram[np.diag_indices_from(gram)] += regularization
    factor = linalg.cho_factor(gram, overwrite_a=True)
    dense = part.astype(np.float64).toarray(order="F")
    return linalg.cho_solve(factor, dense, overwrite_b=True)


def pruned(blocks: Iterator[Floats], known: NDArray[Any], n_films: int, keep: int, name: str) -> ItemItem:
    """Keep the `keep` weights of greatest magnitude of each liked film.

    Pruning by liked film costs little; pruning by target would silence the films that many argue
    for a little.

    Args:
        blocks: rows are liked films in order of `known`, columns the films they argue for.
    """
    kept = []
    for block in blocks:
        width = min(keep, block.shape[1])
        strongest = np.sort(np.argpartition(-np.abs(block), width - 1, axis=1)[:, :width], axis=1)
        weights = np.take_along_axis(block, strongest, axis=1)
        starts = np.arange(len(block) + 1) * width
        kept.append(
            sparse.csr_matrix(
                (weights.ravel(), known[strongest].ravel(), starts), shape=(len(block), n_films)
            )
        )
    table = sparse.vstack(kept, format="csr")
    table.eliminate_zeros()
    lengths = np.zeros(n_films, dtype=np.int32)
    lengths[known] = np.diff(table.indptr)
    spoken = np.zeros(n_films, dtype=np.bool_)
    spoken[known] = True
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    return ItemItem(name, offsets, table.indices.astype(np.int32), table.data.astype(np.float16), spoken)
