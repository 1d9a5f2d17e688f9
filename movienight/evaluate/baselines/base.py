"""What a baseline is: a name, a way to train it, and the settings to choose among."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from movienight.evaluate.questions import Log
from movienight.recommend.scorers import Scorer
from movienight.types import Scores, Taste

Settings = TypeVar("Settings")


class Listener(Protocol):
    """A trained baseline: hears a taste and scores all n films. Less than a Scorer: it gives no reasons."""

    @property
    def name(self) -> str:
        """How tables call it, "rp3beta"."""
        ...

    def score(self, taste: Taste) -> Scores:
        """One float32 per film, (n,), NaN = no opinion; all NaN where it knows none of the likes.

        The array may belong to the baseline: it is not to be written to.
        """
        ...


@dataclass(frozen=True, slots=True)
class Baseline(Generic[Settings]):
    """A way to recommend that others published, to be tuned on validation and compared with.

    Args:
        name: what its listeners are called.
        train: from a log, the number of films and settings to a listener.
        grid: all settings to try, frozen dataclasses of plain values.
        default: the settings without any trying; one of the grid.
    """

    name: str
    train: Callable[[Log, int, Settings], Listener]
    grid: tuple[Settings, ...]
    default: Settings


@dataclass(frozen=True, eq=False, slots=True)
class Forgetful:
    """A scorer of ours as a listener that keeps nothing of a taste.

    A scorer remembers what each like says of every film for as long as the taste lives. A slate has
    two tastes; an evaluation holds thousands, and the memory would run out.

    Args:
        of: who scores.
        name: what it is called here.
    """

    of: Scorer
    name: str

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        return self.of.score(Taste(taste.rows, taste.confidence))


def silence(n_films: int) -> Scores:
    """No opinion of any film, (n,)."""
    return np.full(n_films, np.nan, dtype=np.float32)
