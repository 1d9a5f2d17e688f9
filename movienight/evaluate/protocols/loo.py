"""Leave one out: the last film each person liked, from what they liked before; every film is ranked.

Training holds, of each person, only what they rated before the hidden film. Other people's later
ratings stay, as in the published tables; the global time split is the check on that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from movienight.evaluate.protocols.base import LEAST_STARS, by_user, counting, in_order
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import LIKED
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """What is hidden.

    Args:
        stars: from how many stars on a rating counts: 4 asks for likes, 0.5 for whatever was rated.
        least: people with fewer such ratings than this are not asked.
        half_life: after how many later likes an earlier one counts half; 0 counts all alike.
        seed: is there to be named; nothing is drawn.
    """

    stars: float = LIKED
    least: int = 3
    half_life: float = 0.0
    seed: int = 2026
    name: str = "loo"

    def parts(self, log: Log) -> Iterator[Part]:
        """One part, of everybody."""
        yield self._split(log)

    def validation(self, training: Log) -> Part:
        """The same of what is left: the film before the hidden one."""
        return self._split(training)

    def _split(self, log: Log) -> Part:
        if self.stars <= LEAST_STARS:
            log = counting(log, self.stars)
        keep = np.ones(len(log), dtype=np.bool_)
        questions = []
        for user, mine in by_user(log.ratings):
            ordered = in_order(log, mine)
            liked = np.flatnonzero(log.ratings.stars[ordered] >= self.stars)
            if len(liked) < self.least:
                continue
            last = liked[-1]
            keep[ordered[last:]] = False
            given = log.ratings.row[ordered[liked[:-1]]]
            taste = Taste.of(given, recency(len(given), self.half_life))
            known = log.ratings.row[ordered[:last]]
            questions.append(Question(taste, log.ratings.row[ordered[last : last + 1]], known, user))
        return Part(log.pick(keep), questions)


def recency(count: int, half_life: float) -> np.ndarray:
    """The confidence of likes in order of time, (count,): 1 for the last, halved every `half_life`."""
    if half_life <= 0:
        return np.ones(count, dtype=np.float32)
    return (0.5 ** (np.arange(count)[::-1] / half_life)).astype(np.float32).clip(min=1e-6)
