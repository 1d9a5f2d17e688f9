"""Global time: everything before one moment is known, what people liked after it is to be found.

The one protocol in which nobody's future helps to predict somebody else's past.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from movienight.errors import UsageError
from movienight.evaluate.protocols.base import in_order
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import LIKED, by_user
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class GlobalTime:
    """Where the cut is.

    Args:
        share: of all ratings with a known time, those after the cut.
        least: likes a person must have before the cut; with fewer there is nothing to go by. People
            who come later give their first `least` likes and are asked for the rest.
        seed: is there to be named; nothing is drawn.
    """

    share: float = 0.2
    least: int = 3
    seed: int = 2026
    name: str = "time"

    def parts(self, log: Log) -> Iterator[Part]:
        """One part."""
        yield self._split(log)

    def validation(self, training: Log) -> Part:
        """The same of what is before the cut."""
        return self._split(training)

    def _split(self, log: Log) -> Part:
        """Raises UsageError where no times are known."""
        if not np.isfinite(log.when).any():
            raise UsageError("these ratings have no times", "the other protocols need none")
        timed = log.pick(np.isfinite(log.when))
        cut = np.quantile(timed.when, 1 - self.share)
        questions = []
        for user, mine in by_user(timed.ratings):
            ordered = in_order(timed, mine)
            liked = ordered[timed.ratings.stars[ordered] >= LIKED]
            before = int(np.searchsorted(timed.when[liked], cut))
            told = max(before, self.least)
            if told >= len(liked):
                continue
            rows = timed.ratings.row
            when = timed.when[ordered]
            seen = ordered[(when < cut) | (when <= timed.when[liked[told - 1]])]
            hidden = np.setdiff1d(rows[liked[told:]], rows[seen])
            if len(hidden):
                number = user if when[0] < cut else -1
                questions.append(Question(Taste.of(rows[liked[:told]]), hidden, rows[seen], number))
        return Part(timed.pick(timed.when < cut), questions)
