"""What a protocol is: a way to hide part of what is known and to ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from movienight.evaluate.questions import Log, Part
from movienight.train.matrix import Ratings

LEAST_STARS = 0.5
"""The fewest stars there are: who counts from there on counts every rating."""


class HidingProtocol(Protocol):
    """A frozen dataclass of plain settings, among them `seed`."""

    @property
    def name(self) -> str:
        """How the command calls it, "seeds"."""
        ...

    def parts(self, log: Log) -> Iterator[Part]:
        """What is asked, in parts; the models are trained anew for each."""
        ...

    def validation(self, training: Log) -> Part:
        """The same question asked of training data alone: what settings are chosen on."""
        ...


PARTS = ("rounds", "repeats", "draws")
"""What protocols call the number of their parts."""


def settings_of(protocol: HidingProtocol) -> Mapping[str, Any]:
    """The settings of a protocol as plain values; its name is none."""
    settings: dict[str, Any] = asdict(protocol)  # type: ignore[call-overload]
    del settings["name"]
    return settings


def of_one_part(protocol: HidingProtocol) -> HidingProtocol:
    """The same, asking no more than its first part."""
    names = [name for name in PARTS if name in settings_of(protocol)]
    return replace(protocol, **dict.fromkeys(names, 1))  # type: ignore[type-var]


def counting(log: Log, stars: float) -> Log:
    """The ratings that count: those from so many stars on, all as likes where every rating counts."""
    counted = log.pick(log.ratings.stars >= stars)
    if stars > LEAST_STARS:
        return counted
    ratings = counted.ratings
    return Log(Ratings(ratings.user, ratings.row, np.full(len(ratings), 5, dtype=np.float32)), counted.when)


def in_time(log: Log, rng: np.random.Generator) -> NDArray[np.int64]:
    """All positions by time: unknown times first, as they stand; equal ones in an order that is drawn."""
    known = np.isfinite(log.when)
    drawn = np.where(known, rng.permutation(len(log)), np.arange(len(log)))
    return np.lexsort((drawn, np.where(known, log.when, -np.inf)))


def in_order(log: Log, mine: NDArray[np.int64]) -> NDArray[np.int64]:
    """Positions by time, the latest last; unknown times first, equal ones as they stand in the data."""
    when = log.when[mine]
    return mine[np.argsort(np.where(np.isnan(when), -np.inf, when), kind="stable")]
