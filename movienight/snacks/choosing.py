"""One recipe for each film of a slate, out of everybody's scores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.types import Floats

SAME_KIND = SAME_CUISINE = 0.5
"""What every earlier snack of the same kind, or the same cuisine, in the slate costs."""
NO_COOK = 2
"""How many snacks of a slate need no cooking, where there are so many and the slate is twice as long."""


@dataclass(frozen=True, eq=False, slots=True)
class Shelf:
    """What matters of r recipes beside their scores.

    `kinds` and `cuisines` int32 (r,): equal where the same; a cuisine below 0 is not known and like
    no other. `no_cook` bool (r,).
    """

    kinds: NDArray[np.int32]
    cuisines: NDArray[np.int32]
    no_cook: NDArray[np.bool_]


def choose(scores: Floats, shelf: Shelf) -> list[int]:
    """A row for each film in turn, no row twice; shorter than the slate where the recipes run out.

    Args:
        scores: float32 (f, r), without NaN.
        shelf: of the same r recipes.
    """
    films, recipes = scores.shape
    left = scores.astype(np.float32, copy=True)
    chosen: list[int] = []
    for film in range(min(films, recipes)):
        row = int(left[film].argmax())
        chosen.append(row)
        left[film + 1 :] -= SAME_KIND * (shelf.kinds == shelf.kinds[row])
        if shelf.cuisines[row] >= 0:
            left[film + 1 :] -= SAME_CUISINE * (shelf.cuisines == shelf.cuisines[row])
        left[film + 1 :, row] = -np.inf
    return _spare_the_stove(scores, chosen, shelf.no_cook)


def _spare_the_stove(scores: Floats, chosen: list[int], no_cook: NDArray[np.bool_]) -> list[int]:
    """Swap in recipes that need no cooking where too few do, each where it costs least."""
    chosen = list(chosen)
    wanted = min(NO_COOK, len(chosen) // 2, int(no_cook.sum()))
    while no_cook[chosen].sum() < wanted:
        spare = no_cook.copy()
        spare[chosen] = False
        best = np.where(spare, scores[: len(chosen)], -np.inf)
        cost = scores[np.arange(len(chosen)), chosen] - best.max(axis=1)
        film = int(np.where(no_cook[chosen], np.inf, cost).argmin())
        chosen[film] = int(best[film].argmax())
    return chosen
