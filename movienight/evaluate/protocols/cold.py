"""Cold: films whose ratings are taken away, asked for among all films that as few have rated.

Popular films stand in for new ones, because only of them is it known who would like them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from movienight.evaluate.questions import Log, Part, Question
from movienight.train.matrix import LIKED
from movienight.train.sessions import draw, folds_of
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class Cold:
    """What is hidden.

    Args:
        left: how many ratings the hidden films keep, 0 .. 5.
        liked_least: a film can be hidden when at least so many like it.
        share: of such films, those hidden.
        likes: how many each unseen person gives.
        draws: independent draws of films and people.
        seed: draws them.
    """

    left: int = 0
    liked_least: int = 10
    share: float = 1 / 6
    likes: int = 5
    draws: int = 3
    seed: int = 2026
    name: str = "cold"

    def parts(self, log: Log) -> Iterator[Part]:
        """One part per draw; to be listed are the hidden films and those of no more ratings than they keep.

        Were films with ratings barred where hidden ones keep some, to have any would give them away.
        """
        for number in range(self.draws):
            yield self._split(log, np.random.default_rng([self.seed, number]))

    def validation(self, training: Log) -> Part:
        """The same of the training part, drawn with another seed."""
        return next(replace(self, seed=self.seed + 1).parts(training))

    def _split(self, log: Log, rng: np.random.Generator) -> Part:
        ratings = log.ratings
        n = int(ratings.row.max()) + 1
        liked = np.bincount(ratings.row[ratings.stars >= LIKED], minlength=n)
        known = np.flatnonzero(liked >= self.liked_least)
        hidden = np.zeros(n, dtype=np.bool_)
        hidden[rng.choice(known, int(len(known) * self.share), replace=False)] = True
        unseen = folds_of(ratings.user, 5, int(rng.integers(2**31)))[0]
        training = log.without_users(unseen)
        training = training.pick(~hidden[training.ratings.row] | self._left(training, hidden, rng))
        warm = np.flatnonzero((np.bincount(training.ratings.row, minlength=n) > self.left) & ~hidden)
        questions = []
        for session in draw(ratings.of_users(unseen), rng, 1, (self.likes,), 5):
            given, wanted = session.given[~hidden[session.given]], session.hidden[hidden[session.hidden]]
            if len(given) >= 2 and len(wanted):
                barred = np.union1d(warm, given).astype(np.int32)
                questions.append(Question(Taste.of(given), wanted, barred))
        return Part(training, questions)

    def _left(self, training: Log, hidden: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        """Which ratings of hidden films stay, bool (m,): at most `left` a film, drawn at random."""
        stay = np.zeros(len(training), dtype=np.bool_)
        if self.left:
            mixed = rng.permutation(np.flatnonzero(hidden[training.ratings.row]))
            films = training.ratings.row[mixed]
            order = np.argsort(films, kind="stable")
            starts = np.searchsorted(films[order], films[order])
            stay[mixed[order[np.arange(len(order)) - starts < self.left]]] = True
        return stay
