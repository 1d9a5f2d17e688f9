"""The ranker learns from people whom the models of their round have never met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from worlds import (
    COLLABORATIVE,
    DIMENSIONS,
    FILMS,
    PEOPLE,
    RANKER,
    RATED,
    STACKING,
    checkerboard,
    knowledge,
    plain_facts,
    scorers,
    unvoted,
)

from movienight.recommend.facts import FilmFacts
from movienight.recommend.ranker import Ranker
from movienight.recommend.scorers import Scorer
from movienight.train import stacking
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.ranker import RankerConfig, grow, joined
from movienight.train.sessions import Session, SessionTable, folds_of, table_of
from movienight.train.stacking import LEAST_LIKES, StackingConfig, enough_to_rank, train_ranker
from movienight.types import FeatureTable, Taste

SECRETS = RATED + np.arange(PEOPLE)
"""A film for each person that they alone have rated, with five stars."""


@dataclass(frozen=True, eq=False)
class Round:
    """What one round was given to make its table from."""

    sessions: Sequence[Session]
    scorers: Sequence[Scorer]
    facts: FilmFacts
    popular: Scorer


def of_nothing(films: int) -> Knowledge:
    """Films of which nothing is known, so that none borrows from another."""
    return unvoted(plain_facts(films), np.zeros((films, DIMENSIONS), np.float32))


def with_secrets() -> Ratings:
    """The checkerboard's ratings, and each person's secret."""
    ratings = checkerboard().ratings
    return Ratings(
        np.concatenate([ratings.user, np.arange(PEOPLE, dtype=np.int32)]),
        np.concatenate([ratings.row, SECRETS.astype(np.int32)]),
        np.concatenate([ratings.stars, np.full(PEOPLE, 5, np.float32)]),
    )


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    """The rounds of a training in which everybody has a secret."""
    seen: list[Round] = []

    def spy(
        sessions: Sequence[Session], used: Sequence[Scorer], facts: FilmFacts, popular: Scorer
    ) -> SessionTable:
        seen.append(Round(sessions, used, facts, popular))
        return real(sessions, used, facts, popular)

    real = table_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stacking, "table_of", spy)
        known = of_nothing(RATED + PEOPLE)
        train_ranker(with_secrets(), known, COLLABORATIVE, RANKER, STACKING, lambda done: None)
    return seen


def people_of(one: Round) -> set[int]:
    """Whose sessions a round has, told by their secrets."""
    rows = np.concatenate([np.concatenate([s.given, s.hidden]) for s in one.sessions])
    return set((rows[rows >= RATED] - RATED).tolist())


def test_everybody_is_unseen_once(rounds: list[Round]) -> None:
    """The rounds are the folds: each person has all their sessions in just one."""
    folds = folds_of(with_secrets().user, STACKING.folds, STACKING.seed)
    assert [people_of(one) for one in rounds] == [set(fold.tolist()) for fold in folds]
    assert sum(len(one.sessions) for one in rounds) == STACKING.per_user * PEOPLE


def test_no_model_has_met_the_people_it_is_tried_on(rounds: list[Round]) -> None:
    """Of films that only a round's own people liked no model has an opinion, and fame knows nothing."""
    for one in rounds:
        unseen = np.array(sorted(people_of(one)))
        met = np.setdiff1d(np.arange(PEOPLE), unseen)
        for scorer in one.scorers[:4]:  # the last two compare what films are about
            scores = scorer.score(Taste.of([0, 1]))
            assert np.isnan(scores[SECRETS[unseen]]).all()
            assert np.isfinite(scores[SECRETS[met]]).all()
        for likes in (one.facts.likes, one.facts.ratings, one.popular.score(Taste.of([]))):
            assert (likes[SECRETS[unseen]] == 0).all()
            assert (likes[SECRETS[met]] == 1).all()


def test_fame_is_counted_without_the_unseen(rounds: list[Round]) -> None:
    """A round's likes and means are those of the other people alone."""
    ratings = with_secrets()
    for one in rounds:
        others = ~np.isin(ratings.user, sorted(people_of(one)))
        liked = others & (ratings.stars >= 4)
        expected = np.bincount(ratings.row[liked], minlength=RATED + PEOPLE)
        np.testing.assert_array_equal(one.facts.likes, expected)


def trained(config: StackingConfig = STACKING, ticks: list[float] | None = None) -> Ranker:
    """The checkerboard's ranker."""
    world = checkerboard()
    tick = (lambda done: None) if ticks is None else ticks.append
    return train_ranker(world.ratings, knowledge(), COLLABORATIVE, RANKER, config, tick)


def same(one: Ranker, other: Ranker) -> bool:
    """Whether two rankers have the very same trees."""
    names = ("feature", "threshold", "mask", "leaf")
    alike = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)
    return alike and one.names == other.names


def test_training_again_gives_the_same_trees() -> None:
    """The same data and seeds give the same trees, another seed others."""
    assert same(trained(), trained())
    assert not same(trained(), trained(replace(STACKING, seed=8)))


def test_progress_goes_up_to_one() -> None:
    """Progress grows with every round and ends at 1."""
    ticks: list[float] = []
    trained(ticks=ticks)
    assert len(ticks) == STACKING.folds + 1
    assert ticks == sorted(set(ticks))
    assert ticks[-1] == 1.0


@pytest.mark.parametrize(
    ("most", "rounds"), [({"sessions": 1}, 1), ({"rounds": 2}, 2), ({"sessions": 100}, 2)]
)
def test_no_more_rounds_than_needed(most: dict[str, int], rounds: int) -> None:
    """Training stops after the rounds allowed, or as soon as there are sessions enough."""
    ticks: list[float] = []
    trained(replace(STACKING, **most), ticks)
    assert len(ticks) == rounds + 1


def test_the_ranker_reads_the_table_that_serves() -> None:
    """Its columns are those of the feature table, and it puts an unseen person's own kind first."""
    from movienight.recommend.features import feature_table

    taste, rows = Taste.of([1, 7, 13]), np.arange(20, 40, dtype=np.int32)
    scores = {scorer.name: scorer.score(taste) for scorer in scorers()}
    fits = trained().score(feature_table(checkerboard().facts, taste, rows, scores))
    assert fits[rows % 2 == 1].min() > fits[rows % 2 == 0].max()


def likes(people: int, each: int, stars: float = 4.0) -> Ratings:
    """So many people who gave so many films these stars."""
    user, row = np.divmod(np.arange(people * each, dtype=np.int32), each)
    return Ratings(user, row, np.full(people * each, stars, np.float32))


@pytest.mark.parametrize(
    ("ratings", "enough"),
    [
        (likes(10, LEAST_LIKES // 10), True),
        (likes(10, LEAST_LIKES // 10 - 1), False),
        (likes(9, LEAST_LIKES), False),
        (likes(20, LEAST_LIKES, stars=3.5), False),
        (likes(0, 1), False),
        (checkerboard().ratings, True),
    ],
)
def test_when_there_is_enough_to_learn_from(ratings: Ratings, enough: bool) -> None:
    """It takes ten people and LEAST_LIKES likes; low ratings do not count."""
    assert enough_to_rank(ratings) is enough


def test_nothing_to_find() -> None:
    """Where nobody has likes enough to hide any, training says so."""
    with pytest.raises(ValueError, match="too few likes"):
        train_ranker(likes(30, 3), of_nothing(FILMS), COLLABORATIVE, RANKER, STACKING, lambda done: None)


def random_table(seed: int) -> SessionTable:
    """Twenty sessions in which the second column decides."""
    generator = np.random.default_rng(seed)
    values = generator.normal(size=(400, 3)).astype(np.float32)
    labels = (values[:, 1] > 0.8).astype(np.int8)
    return SessionTable(("one", "two", "three"), values, labels, np.full(20, 20, np.int32))


def test_the_grown_ranker_finds_what_decides() -> None:
    """On a table where one column decides, the films it marks come first."""
    ranker = grow(random_table(0), RankerConfig(trees=30, leaves=4, least_rows=10))
    fresh = random_table(1)
    scores = ranker.score(FeatureTable(np.arange(400, dtype=np.int32), fresh.names, fresh.values))
    assert scores[fresh.labels == 1].min() > np.median(scores[fresh.labels == 0])
    assert ranker.leaf.shape == (30, 16)


def test_what_may_only_speak_for_a_film_never_speaks_against_it() -> None:
    """Where less of a column is better, trees learn it, unless the column may only rise."""
    table = random_table(0)
    turned = replace(table, values=-table.values)
    steps = np.linspace(-2, 2, 9, dtype=np.float32)
    probes = np.stack([np.zeros(9, np.float32), steps, np.zeros(9, np.float32)], axis=1)
    probe = FeatureTable(np.arange(9, dtype=np.int32), table.names, probes)
    config = RankerConfig(trees=30, leaves=4, least_rows=10)
    free, bound = grow(turned, config).score(probe), grow(turned, config, {"two"}).score(probe)
    assert free[0] > free[-1]
    assert (np.diff(bound) >= 0).all()
    assert (np.diff(grow(table, config, {"two"}).score(probe)) >= 0).all()


def test_the_default_ranker_fits_its_arrays() -> None:
    """With default settings trees have leaves enough to learn and few enough to be laid out."""
    assert RankerConfig().leaves <= 16
    many = joined([random_table(seed) for seed in range(8)])
    ranker = grow(many, replace(RankerConfig(), trees=5))
    assert (ranker.leaf != 0).any()


def test_tables_are_joined_in_order() -> None:
    """Rows, labels and groups follow one another; empty tables are passed over."""
    empty = SessionTable((), np.zeros((0, 0), np.float32), np.zeros(0, np.int8), np.zeros(0, np.int32))
    one, other = random_table(0), random_table(1)
    both = joined([empty, one, empty, other])
    assert both.names == one.names
    np.testing.assert_array_equal(both.values, np.concatenate([one.values, other.values]))
    np.testing.assert_array_equal(both.labels, np.concatenate([one.labels, other.labels]))
    assert both.groups.tolist() == [20] * 40
    with pytest.raises(ValueError, match="too few likes"):
        joined([empty])
