"""EASE and EDLAE alone, on plain likes and with all weights kept.

Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"; Steck 2020, "Autoencoders that
don't overfit towards the Identity" (NeurIPS), the full-rank model with emphasis on what was dropped.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from movienight.evaluate.baselines.base import Forgetful
from movienight.evaluate.questions import Log
from movienight.train.item_item import ease
from movienight.train.matrix import interactions


@dataclass(frozen=True, slots=True)
class EaseSettings:
    """`regularization` > 0, lambda: added to the diagonal of X'X."""

    regularization: float = 3000.0


@dataclass(frozen=True, slots=True)
class EdlaeSettings:
    """`dropout`, p (0 .. below 1): the share of likes dropped in training; `regularization` > 0, lambda."""

    dropout: float = 0.5
    regularization: float = 1000.0


def train_ease(log: Log, n_films: int, settings: EaseSettings) -> Forgetful:
    """EASE with every weight."""
    likes = interactions(log.ratings, n_films)
    return Forgetful(ease(likes, settings.regularization, n_films), "plain_ease")


def train_edlae(log: Log, n_films: int, settings: EdlaeSettings) -> Forgetful:
    """B = I - C / diag(C) with C = (X'X + p / (1 - p) diag(X'X) + lambda I)^-1; EASE at p = 0.

    Dropout does to X'X what one more user for each film would, who likes it alone and by as much as
    sqrt(p / (1 - p) d) for d fans. So EASE is asked, with those users added.
    """
    likes = interactions(log.ratings, n_films)
    fans = np.bincount(likes.indices, minlength=n_films)
    dropped = sparse.diags(np.sqrt(settings.dropout / (1 - settings.dropout) * fans), dtype=np.float32)
    matrix = sparse.vstack([likes, dropped], format="csr")
    return Forgetful(ease(matrix, settings.regularization, n_films), "edlae")
