"""One lesson: from ratings and what is known of films beside them, everything but the ranker.

Training an index, training the ranker's rounds and evaluating all take this one step, so that what
is measured is what is served.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from movienight.recommend.facts import FilmFacts
from movienight.recommend.scorers import Content, Nearest, Scorer
from movienight.train.cold import Votes, estimated_esteem, warmed
from movienight.train.collaborative import CollaborativeConfig, esteemed, train_scorers
from movienight.train.matrix import Ratings
from movienight.types import Floats


@dataclass(frozen=True, eq=False)
class Knowledge:
    """What is known of films without anyone's ratings.

    Args:
        facts: with any esteem; it is worked out anew from each lesson's ratings.
        vectors: what films are about, unit vectors float32 (n, d).
        votes: on the same films elsewhere.
    """

    facts: FilmFacts
    vectors: Floats
    votes: Votes

    @cached_property
    def content(self) -> tuple[Scorer, ...]:
        """The scorers that need no ratings."""
        about = Content(self.vectors)
        return (about, Nearest(about))


@dataclass(frozen=True, eq=False, slots=True)
class Learned:
    """The facts with the esteem these ratings give, and all scorers in the order features are made."""

    facts: FilmFacts
    collaborative: tuple[Scorer, ...]
    content: tuple[Scorer, ...]

    @property
    def scorers(self) -> tuple[Scorer, ...]:
        """All of them."""
        return (*self.collaborative, *self.content)


def learn(knowledge: Knowledge, ratings: Ratings, config: CollaborativeConfig) -> Learned:
    """Train on these ratings alone; films without any borrow from those that are like them."""
    facts = estimated_esteem(esteemed(knowledge.facts, ratings), knowledge.votes)
    trained = train_scorers(ratings, len(facts), config)
    return Learned(facts, warmed(trained, facts, knowledge.vectors, config.keep), knowledge.content)
