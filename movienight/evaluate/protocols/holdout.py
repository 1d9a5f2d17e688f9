"""Hold out: a random share of each person's ratings, from the rest of theirs and everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from movienight.evaluate.protocols.base import counting
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import by_user
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class Holdout:
    """What is hidden; the default is that of the Recommenders benchmark on ML-100K.

    Args:
        share: of each person's ratings, rounded to the next whole number.
        stars: from how many stars on a rating counts, given or hidden; 0.5 counts all as positive.
        repeats: how many independent splits.
        seed: draws them.
    """

    share: float = 0.25
    stars: float = 0.5
    repeats: int = 1
    seed: int = 2026
    name: str = "holdout"

    def parts(self, log: Log) -> Iterator[Part]:
        """One part per repeat."""
        for number in range(self.repeats):
            yield self._split(log, np.random.default_rng([self.seed, number]))

    def validation(self, training: Log) -> Part:
        """The same of the training part, drawn with another seed."""
        return next(replace(self, seed=self.seed + 1).parts(training))

    def _split(self, log: Log, rng: np.random.Generator) -> Part:
        used = counting(log, self.stars)
        keep = np.ones(len(used), dtype=np.bool_)
        questions = []
        for user, mine in by_user(used.ratings):
            mixed = rng.permutation(mine)
            count = round(self.share * len(mine))
            if not 0 < count < len(mine):
                continue
            hidden, given = mixed[:count], mixed[count:]
            keep[hidden] = False
            rows = used.ratings.row
            questions.append(Question(Taste.of(rows[given]), rows[hidden], rows[given], user))
        return Part(used.pick(keep), questions)
