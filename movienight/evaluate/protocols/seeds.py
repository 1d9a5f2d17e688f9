"""Seeds: a few likes of people unseen in training, find the rest of what they liked.

This is the program's real job: whoever sits on the sofa is in no training set. Users are dealt
into folds; for each fold everything is trained on the other users alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from movienight.evaluate.questions import Log, Part, Question
from movienight.train.sessions import draw, folds_of
from movienight.types import Taste


@dataclass(frozen=True, slots=True)
class Seeds:
    """How sessions are made.

    Args:
        likes: how many each person gives, drawn at random of what they liked.
        hidden_least: people who would hide fewer are not asked.
        folds: into how many parts users are dealt.
        rounds: how many of the folds are asked; 1 is "the unseen fifth of users".
        seed: deals the folds and draws the likes.
    """

    likes: int = 5
    hidden_least: int = 5
    folds: int = 5
    rounds: int = 5
    seed: int = 2026
    name: str = "seeds"

    def parts(self, log: Log) -> Iterator[Part]:
        """One part per fold."""
        folds = folds_of(log.ratings.user, self.folds, self.seed)
        for number, unseen in enumerate(folds[: self.rounds]):
            rng = np.random.default_rng([self.seed, number])
            sessions = draw(log.ratings.of_users(unseen), rng, 1, (self.likes,), self.hidden_least)
            questions = [
                Question(Taste.of(session.given), session.hidden, session.given) for session in sessions
            ]
            yield Part(log.without_users(unseen), questions)

    def validation(self, training: Log) -> Part:
        """A fold of the training users, dealt with another seed."""
        return next(replace(self, seed=self.seed + 1).parts(training))
