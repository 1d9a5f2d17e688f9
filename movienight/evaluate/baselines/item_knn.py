"""Item-item neighbourhoods: shrunk cosine, and the TF-IDF and BM25 weightings of the `implicit` library.

Deshpande and Karypis 2004, "Item-Based Top-N Recommendation Algorithms"; TF-IDF and BM25 take a film
for a document and its fans for the words: a fan of few films tells more (Robertson and Zaragoza 2009).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.evaluate.baselines.base import Forgetful
from movienight.evaluate.baselines.item_weights import By, ItemWeights, item_weights
from movienight.evaluate.questions import Log
from movienight.train.item_item import cosine
from movienight.train.matrix import interactions


@dataclass(frozen=True, slots=True)
class CosineSettings:
    """`neighbours` each liked film speaks for; `shrink` >= 0, added to the cosine's denominator."""

    neighbours: int = 200
    shrink: float = 50.0


@dataclass(frozen=True, slots=True)
class TfidfSettings:
    """The same; lengths are longer by the square of an idf, some 20 times, and so is a fit `shrink`."""

    neighbours: int = 200
    shrink: float = 1000.0


@dataclass(frozen=True, slots=True)
class Bm25Settings:
    """`neighbours`, counted `by` liked film or by target; k1 >= 0 and b (0..1) as in `bm25`."""

    neighbours: int = 200
    by: By = "liked"
    k1: float = 0.2
    b: float = 0.1


def train_cosine(log: Log, n_films: int, settings: CosineSettings) -> Forgetful:
    """The plain cosine of our own training, with likes alone."""
    likes = interactions(log.ratings, n_films)
    return Forgetful(cosine(likes, settings.shrink, settings.neighbours), "item_cosine")


def train_tfidf(log: Log, n_films: int, settings: TfidfSettings) -> Forgetful:
    """The same cosine, of TF-IDF weights."""
    weighted = tfidf(interactions(log.ratings, n_films).T.tocsr()).T.tocsr()
    return Forgetful(cosine(weighted, settings.shrink, settings.neighbours), "item_tfidf")


def train_bm25(log: Log, n_films: int, settings: Bm25Settings) -> ItemWeights:
    """Products of BM25 weights; they are made for any length and are not normalised."""
    weighted = bm25(interactions(log.ratings, n_films).T.tocsr(), settings.k1, settings.b).T
    return item_weights("item_bm25", weighted, weighted, settings.neighbours, settings.by)


def tfidf(films: sparse.csr_matrix) -> sparse.csr_matrix:
    """sqrt(x) idf, with idf = log(N / (1 + d)) for N films and a user of d likes.

    Args:
        films: films x users, values >= 0.
    """
    return _with_values(films, np.sqrt(films.data) * _idf(films))


def bm25(films: sparse.csr_matrix, k1: float, b: float) -> sparse.csr_matrix:
    """x (k1 + 1) / (k1 (1 - b + b l / mean l) + x) idf, with idf as in `tfidf`.

    Args:
        films: films x users, values >= 0; at least one.
        k1: how much a film's length l, the sum of its values, tells at all; 0 leaves the idf.
        b: how much longer films count less, 0 not at all .. 1.
    """
    length = np.asarray(films.sum(axis=1), dtype=np.float64).ravel()
    norm = np.repeat(1 - b + b * length / length.mean(), np.diff(films.indptr))
    return _with_values(films, films.data * (k1 + 1) / (k1 * norm + films.data) * _idf(films))


def _idf(films: sparse.csr_matrix) -> NDArray[np.float64]:
    """The idf of the user of each value."""
    likes = np.bincount(films.indices, minlength=films.shape[1])
    return (np.log(films.shape[0]) - np.log1p(likes))[films.indices]


def _with_values(films: sparse.csr_matrix, values: NDArray[np.float64]) -> sparse.csr_matrix:
    return sparse.csr_matrix((values, films.indices, films.indptr), shape=films.shape)
