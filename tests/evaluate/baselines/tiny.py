"""Four people and five films, few enough for paper.

    likes   0  1  2  3  4
    ann     x  x
    bob     x  x  x
    cy         x  x
    dee              x

Dee gave film 0 two stars; nobody rated film 4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from worlds import floats, rows_of

from movienight.evaluate.baselines.base import Listener
from movienight.evaluate.questions import Log
from movienight.train.matrix import Ratings
from movienight.types import Taste

TINY = 5
ANN, BOB, CY, DEE = 3, 5, 8, 9
"""Numbers that are no positions."""
_GIVEN = [
    *((ANN, 0, 4), (ANN, 1, 5)),
    *((BOB, 0, 5), (BOB, 1, 4), (BOB, 2, 4.5)),
    *((CY, 1, 4), (CY, 2, 5)),
    *((DEE, 3, 5), (DEE, 0, 2)),
]


def ratings(triples: list[tuple[int, int, float]]) -> Ratings:
    """Ratings from (user, film, stars)."""
    users, films, stars = zip(*triples, strict=True)
    return Ratings(rows_of(users), rows_of(films), floats(stars))


TINY_LOG = Log.of(ratings(_GIVEN))
LIKES = np.array([[1, 1, 0, 0, 0], [1, 1, 1, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0]], dtype=np.float64)
"""What the log says, people x films."""


def weights_of(listener: Listener, films: int) -> NDArray[np.float64]:
    """What each film alone says of the others, a row per liked film, 0 for no opinion."""
    return np.nan_to_num([listener.score(Taste.of([row])) for row in range(films)]).astype(np.float64)


def some_log(users: int, films: int, seed: int = 0, share: float = 0.35) -> tuple[Log, NDArray[np.float64]]:
    """A log of random likes, every user having one at least, and its users x films matrix."""
    rng = np.random.default_rng(seed)
    likes = rng.random((users, films)) < share
    likes[np.arange(users), rng.integers(0, films, users)] = True
    user, row = np.nonzero(likes)
    stars = np.full(len(user), 5, dtype=np.float32)
    return Log.of(Ratings(user.astype(np.int32), row.astype(np.int32), stars)), likes.astype(np.float64)
