"""Leave one out: the last film each person liked, from what they liked before; every film is ranked.

Training holds, of each person, only what they rated before the hidden film. Other people's later
ratings stay, as in the published tables; the global time split is the check on that.

Which of several films rated in the same second came last is drawn. It decides much (two in five people
of ML-100K end on such a tie), and the order in which ratings are kept, by number of film, would hide
the less known of them: fame alone finds .026 so (NDCG@10), .044 by a draw and .045 by the order of the
published file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from movienight.evaluate.protocols.base import LEAST_STARS, counting, in_time
from movienight.evaluate.questions import Log, Part, Question
from movienight.recommend.histories import recency
from movienight.train.matrix import LIKED, by_user
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class LeaveOneOut:
    """What is hidden.

    Args:
        stars: from how many stars on a rating counts: 4 asks for likes, 0.5 for whatever was rated.
        least: people with fewer such ratings than this are not asked.
        half_life: after how many later likes an earlier one counts half; 0 counts all alike.
        seed: draws the order of films rated at the same time.
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
        log = log.pick(in_time(log, np.random.default_rng(self.seed)))
        keep = np.ones(len(log), dtype=np.bool_)
        questions = []
        for user, ordered in by_user(log.ratings):
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
