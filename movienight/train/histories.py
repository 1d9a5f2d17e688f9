"""What is learned for people who come with whole histories: more models, and a ranker taught by them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from movienight.recommend.features import columns_of
from movienight.recommend.histories import Blend, Even, Kindred
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Popular, Scorer
from movienight.storage.columns import Ragged
from movienight.train.als import AlsConfig, train_als
from movienight.train.collaborative import CollaborativeConfig
from movienight.train.hiding import HideLatest, HideShare, Hiding
from movienight.train.learning import Knowledge, Learned, learn
from movienight.train.matrix import Ratings, interactions
from movienight.train.ranker import RankerConfig, grow, joined
from movienight.train.sessions import table_of
from movienight.train.transitions import TransitionsConfig, transitions


@dataclass(frozen=True, slots=True)
class HistoriesConfig:
    """What is learned, and how the ranker's sessions are made; chosen on validation parts."""

    collaborative: CollaborativeConfig = field(
        default_factory=lambda: CollaborativeConfig(
            ease_regularization=250.0, keep=1000, als=AlsConfig(factors=64, regularization=15.0, alpha=3.0)
        )
    )
    small_als: AlsConfig = field(
        default_factory=lambda: AlsConfig(factors=16, regularization=20.0, alpha=2.0)
    )
    """Of a second ALS, which sees less and errs elsewhere."""
    transitions: TransitionsConfig = field(default_factory=TransitionsConfig)
    neighbours: int = 100
    """People whose likes count, of those most like one."""
    shrink: float = 10.0
    """What is added to the denominator of their likeness."""
    blends: tuple[tuple[str, ...], ...] = (("ease", "als_small"),)
    """Which scorers are added up, in which sums."""
    evenly: tuple[str, ...] = ()
    """Who is also asked with all likes counting alike, where a taste's confidence tells late from early."""
    ranker: RankerConfig = field(
        default_factory=lambda: RankerConfig(trees=100, leaves=8, learning_rate=0.05, least_rows=200, l2=20.0)
    )
    hiding: Hiding = field(default_factory=HideShare)
    seed: int = 7
    """Draws the order of ratings of the same time."""


KNOWN = (
    HistoriesConfig(),
    HistoriesConfig(
        blends=(("ease", "als_small"), ("ease", "als", "next", "als_even")),
        evenly=("ease", "als"),
        ranker=RankerConfig(trees=200, leaves=8, learning_rate=0.05, least_rows=100, l2=10.0),
        hiding=HideLatest(),
    ),
)
"""For people whose ratings are known but for some at random, and but for the latest."""


def learn_histories(knowledge: Knowledge, ratings: Ratings, config: HistoriesConfig) -> Learned:
    """All that guests are served with, and the models for whole histories.

    Args:
        ratings: each person's in order of time.
    """
    learned = learn(knowledge, ratings, config.collaborative)
    more = _more(learned.collaborative, ratings, len(learned.facts), config)
    return replace(learned, collaborative=(*learned.collaborative, *more))


def train_known_ranker(ratings: Ratings, knowledge: Knowledge, config: HistoriesConfig) -> Ranker:
    """The ranker, from sessions of people the scorers know by the rest of their ratings.

    What a collaborative scorer says more of may only speak for a film: trees of the few people there are
    would else learn exceptions that are chance.

    Raises:
        ValueError: no session has a film to find.
    """
    tables, rising = [], set()
    for lesson in config.hiding.lessons(ratings):
        learned = learn_histories(knowledge, lesson.rest, config)
        popular = Popular(learned.facts.likes)
        tables.append(table_of(lesson.sessions, learned.scorers, learned.facts, popular))
        rising |= {column for scorer in learned.collaborative for column in columns_of(scorer)}
    return grow(joined(tables), config.ranker, rising)


def _more(
    scorers: tuple[Scorer, ...], ratings: Ratings, n_films: int, config: HistoriesConfig
) -> tuple[Scorer, ...]:
    small = replace(train_als(interactions(ratings, n_films), config.small_als), name="als_small")
    more: list[Scorer] = [
        small,
        kindred(ratings, n_films, config.neighbours, config.shrink),
        transitions(ratings, n_films, config.transitions),
    ]
    named = {scorer.name: scorer for scorer in (*scorers, *more)}
    more += [Even(named[name]) for name in config.evenly]
    named |= {scorer.name: scorer for scorer in more}
    return (*more, *(Blend(tuple(named[name] for name in names), "+".join(names)) for names in config.blends))


def kindred(ratings: Ratings, n_films: int, neighbours: int, shrink: float) -> Kindred:
    """User-user neighbourhoods of plain likes."""
    likes = interactions(ratings, n_films)
    fans = likes.tocsc()
    return Kindred(
        Ragged(fans.indices, fans.indptr),
        Ragged(likes.indices, likes.indptr),
        np.diff(fans.indptr) > 0,
        neighbours,
        shrink,
    )
