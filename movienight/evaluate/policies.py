"""Who fills the slates of a feedback loop, and how often they learn from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from movienight.evaluate.contenders import Answer, Contender
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.learning import Knowledge
from movienight.types import Rows


@dataclass(frozen=True, eq=False, slots=True)
class Policy:
    """Who fills the slates.

    Args:
        name: what it is called, "item_cosine, never trained anew".
        contender: is trained on the log; of several answers the first counts.
        every: it is trained anew after so many days; 0 for never.
    """

    name: str
    contender: Contender
    every: int


@dataclass(frozen=True, slots=True)
class Chance:
    """Films that somebody rated, at random and anew for every slate: what is due to luck alone."""

    seed: int = 2026

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        rated = np.unique(training.ratings.row)
        rng = np.random.default_rng(self.seed)

        def answer(question: Question, n: int) -> Rows:
            return rng.permutation(np.setdiff1d(rated, question.barred))[:n]

        return {"random": answer}

    def tuned(self, validation: Part, knowledge: Knowledge) -> Chance:
        """See Contender; there is nothing to choose."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return asdict(self)


def usual(name: str, contender: Contender, every: int = 5) -> tuple[Policy, Policy, Policy]:
    """A contender trained anew every few days and never, and chance."""
    return (
        Policy(f"{name}, anew every {every} days", contender, every),
        Policy(f"{name}, never anew", contender, 0),
        Policy("random", Chance(), 0),
    )
