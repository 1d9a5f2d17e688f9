"""The feedback loop in worlds where it can be told what must happen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import (
    COLLABORATIVE,
    RANKER,
    STACKING,
    checkerboard,
    knowledge,
    plain_facts,
    rows_of,
    unit,
    unvoted,
)

from movienight.errors import UsageError
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.baselines.item_knn import CosineSettings
from movienight.evaluate.contenders import Answer, Ours, Single
from movienight.evaluate.data import DataSet
from movienight.evaluate.evenings import Habits
from movienight.evaluate.feedback import COLUMNS, FeedbackSettings, Loop, live, run_loop
from movienight.evaluate.policies import Chance, Policy, usual
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import IndexConfig
from movienight.types import Rows, Taste

OPENER, KNOWN, BRIDGE, SECRET = 0, 13, 14, 15
SURE = Habits(visiting=1.0, patience=1.0, wandering=0.0)
COSINE = Single(BASELINES["item_cosine"], CosineSettings(shrink=0.0))
POPULAR = Single(BASELINES["popular"])


def known_of(films: int) -> Knowledge:
    """Films of one genre, each with a direction of its own."""
    vectors = unit(np.random.default_rng(2).normal(size=(films, 6)))
    genres = np.ones((films, 1), np.bool_)
    return unvoted(plain_facts(films, genres=genres, genre_names=("Drama",)), vectors)


def loved(pairs: list[tuple[int, int]]) -> Log:
    """Five stars by each of these people for each of these films."""
    users, rows = np.array(pairs, np.int32).T
    return Log.of(Ratings(users, rows, np.full(len(pairs), 5, np.float32)))


def planted() -> Part:
    """Three scouts like OPENER and BRIDGE, three followers OPENER; all would like KNOWN and SECRET.

    Teachers tell that OPENER leads to KNOWN and BRIDGE to SECRET. Films 1 .. 12 somebody else likes, who
    shares no film with the others: without an argument for SECRET they stand before it.
    """
    teachers = [(0, OPENER), (0, KNOWN), (1, BRIDGE), (1, SECRET)] + [(2, film) for film in range(1, 13)]
    told = {person: [OPENER, BRIDGE] if person < 13 else [OPENER] for person in range(10, 16)}
    pairs = teachers + [(person, film) for person, films in told.items() for film in films]
    hidden = rows_of([KNOWN, SECRET])
    return Part(
        loved(pairs), [Question(Taste.of(films), hidden, rows_of(films), who) for who, films in told.items()]
    )


def lived(every: int, days: int = 3) -> dict[str, list[float]]:
    """The planted days under item neighbours."""
    found = live(
        planted(), known_of(16), Policy("cosine", COSINE, every), FeedbackSettings(days, habits=SURE)
    )
    return {name: values.tolist() for name, values in found.items()}


def test_a_model_that_never_learns() -> None:
    """Day 1 gives all a film, day 2 scouts their other one; followers are never shown SECRET."""
    found = lived(0)
    assert found["visits"] == [6, 6, 3]
    assert found["HR@10"] == found["watched"] == [1, 0.5, 0]
    assert found["found"] == pytest.approx([0.5, 0.75, 0.75])


def test_a_model_that_learns_a_planted_taste() -> None:
    """On day 1 scouts watch SECRET, as BRIDGE says; learnt overnight, OPENER leads followers to it."""
    found = lived(1)
    assert found["visits"] == [6, 6, 0]
    assert found["HR@10"][:2] == [1, 1]
    assert found["found"] == [0.5, 1, 1]


def test_a_model_that_learns_every_other_day() -> None:
    """It is as if it never learnt until day 3, and then finds what is left."""
    found, never = lived(2), lived(0)
    for column in ("visits", "HR@10", "NDCG@10", "coverage"):
        assert found[column][:2] == never[column][:2]
    assert (found["visits"][2], found["HR@10"][2], found["found"][2]) == (3, 1, 1)


def test_a_day_without_visitors() -> None:
    """There is nothing to take a mean of, nothing was shown and nothing is lost."""
    found = lived(1, days=4)
    for column in ("watched", "HR@10", "NDCG@10", "Gini", "top 20", "novelty", "ILD"):
        assert np.isnan(found[column][3])
    assert (found["visits"][3], found["coverage"][3], found["found"][3]) == (0, 0, 1)


def test_measures_by_hand() -> None:
    """Day 1 with KNOWN alone to find: it is followers' second film, after BRIDGE, which four like.

    OPENER leads to BRIDGE by 3 / sqrt(7 4) = .57 and to KNOWN by 1 / sqrt 7 = .38; slates go on with
    films 1 .. 8, of 16 films ten are shown, each equally often: a Gini of 6 films without, 6 / 15.
    """
    part = planted()
    questions = [
        Question(question.taste, rows_of([KNOWN]), question.barred, question.user)
        for question in part.questions[3:]
    ]
    policy, settings = Policy("cosine", COSINE, 0), FeedbackSettings(1, habits=SURE)
    found = live(Part(part.training, questions), known_of(16), policy, settings)
    assert found["NDCG@10"][0] == pytest.approx(1 / np.log2(3))
    assert found["coverage"][0] == pytest.approx(10 / 16)
    assert found["Gini"][0] == pytest.approx(6 / 15)
    assert found["top 20"][0] == 1
    assert found["novelty"][0] == pytest.approx((np.log2(9 / 4) + 9 * np.log2(9)) / 10)


def crowd(seed: int = 5) -> DataSet:
    """Ninety films and seventy people, of whom each loves thirty at random: nothing is truly better."""
    rng = np.random.default_rng(seed)
    pairs = [(who, film) for who in range(70) for film in rng.choice(90, 30, replace=False).tolist()]
    return DataSet("crowd", "0" * 16, loved(pairs), known_of(90))


def test_the_popular_grow_more_popular() -> None:
    """Where all films are as good, showing those watched most narrows the log, till most know the leaders."""
    policies = [Policy("popular", POPULAR, 1), Policy("random", Chance(), 0)]
    habits = Habits(visiting=1.0, patience=1.0, wandering=0.5)
    loop = run_loop(crowd(), policies, FeedbackSettings(5, habits=habits))
    popular, chance = (loop.days[name] for name in ("popular", "random"))
    assert (np.diff(popular["log top 20"]) > 0).all()
    assert popular["log top 20"][-1] > chance["log top 20"][-1] + 0.05
    assert (popular["top 20"] > chance["top 20"] + 0.2).all()
    assert (popular["Gini"] > chance["Gini"] + 0.2).all()
    assert (popular["novelty"] < chance["novelty"]).all()
    assert (popular["coverage"][:3] < chance["coverage"][:3]).all()


@dataclass(frozen=True, eq=False, slots=True)
class Watchful:
    """Answers by chance, and notes what it is trained on and asked."""

    logs: list[Log]
    asked: list[Question]

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        self.logs.append(training)
        (answer,) = Chance().train(training, knowledge).values()

        def noting(question: Question, n: int) -> Rows:
            self.asked.append(question)
            return answer(question, n)

        return {"random": noting}

    def tuned(self, validation: Part, knowledge: Knowledge) -> Watchful:
        """See Contender."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return {}


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 3),
    st.integers(1, 6),
    st.sampled_from([0.0, 0.4, 1.0]),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(0, 5),
)
def test_whatever_people_are_like(
    every: int, days: int, patience: float, wandering: float, seed: int
) -> None:
    """Logs only grow, nobody watches a film twice or is told of what is hidden, and finds add up."""
    watchful = Watchful([], [])
    habits = Habits(0.6, patience, wandering, seed)
    loop = run_loop(crowd(), [Policy("any", watchful, every)], FeedbackSettings(days, habits=habits))
    found = loop.days["any"]
    assert len(watchful.logs) == (1 if every == 0 else -(-days // every))
    for log, later in zip(watchful.logs, watchful.logs[1:], strict=False):
        assert later.ratings.row[: len(log)].tolist() == log.ratings.row.tolist()
        assert len(later) > len(log) or wandering < 1
    for log in watchful.logs:
        assert len(set(zip(log.ratings.user.tolist(), log.ratings.row.tolist(), strict=True))) == len(log)
    for question in watchful.asked:
        assert not np.isin(question.hidden, question.barred).any()
        assert np.isin(question.taste.rows, question.barred).all()
    assert (np.diff(found["found"]) >= 0).all()
    assert found["visits"].sum() == len(watchful.asked)
    watched = np.nansum(found["watched"] * found["visits"])
    hidden = 70 * 15
    assert round(found["found"][-1] * hidden) >= round(watched)
    if wandering == 0:
        assert round(found["found"][-1] * hidden) == round(watched)


def test_everybody_meets_the_same_days() -> None:
    """Until somebody has found all, as many come under each policy, and models start alike."""
    policies = usual("item_cosine", COSINE, every=2)
    loop = run_loop(crowd(), policies, FeedbackSettings(4))
    anew, never, chance = (loop.days[policy.name] for policy in policies)
    assert list(loop.days) == ["item_cosine, anew every 2 days", "item_cosine, never anew", "random"]
    assert anew["visits"].tolist() == never["visits"].tolist() == chance["visits"].tolist()
    for column in COLUMNS:
        assert anew[column][:2].tolist() == never[column][:2].tolist()
    assert any(anew[column][2:].tolist() != never[column][2:].tolist() for column in COLUMNS)


def test_the_same_again() -> None:
    """The same seed lives the same days, another seed others."""
    policies = usual("popular", POPULAR, every=1)
    first, again = (run_loop(crowd(), policies, FeedbackSettings(3)).as_record() for _ in range(2))
    other = run_loop(crowd(), policies, FeedbackSettings(3, habits=Habits(seed=1))).as_record()
    assert first == again
    assert first["policies"] != other["policies"]


def test_new_times_follow_the_old() -> None:
    """What is watched on day 1 is logged a day after the last rating, on day 2 two days after it."""
    data = crowd()
    timed = Log(data.log.ratings, np.linspace(0, 1000, len(data.log)))
    watchful = Watchful([], [])
    settings = FeedbackSettings(3, habits=Habits(1.0, 1.0, 0.0))
    dated = DataSet(data.name, data.fingerprint, timed, data.knowledge)
    run_loop(dated, [Policy("any", watchful, 1)], settings)
    start = watchful.logs[0].when.max()
    assert set(watchful.logs[2].when[len(watchful.logs[0]) :]) == {start + 86_400, start + 2 * 86_400}


def test_ours_in_the_loop() -> None:
    """The whole recommender lives there, too, and on the checkerboard beats chance from the first day."""
    data = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())
    ours = Ours(config=IndexConfig(collaborative=COLLABORATIVE, ranker=RANKER, stacking=STACKING))
    policies = [Policy("hybrid", ours, 0), Policy("random", Chance(), 0)]
    loop = run_loop(data, policies, FeedbackSettings(2, habits=SURE))
    assert loop.days["hybrid"]["NDCG@10"][0] > 1.5 * loop.days["random"]["NDCG@10"][0]


def test_chance_shows_what_somebody_rated() -> None:
    """Each slate anew, in an order of its own, never what is barred or nobody rated."""
    (answer,) = Chance().train(loved([(0, film) for film in range(12)]), known_of(16)).values()
    question = Question(Taste.of([0]), rows_of([5]), rows_of([0, 3]))
    first, second = answer(question, 10).tolist(), answer(question, 10).tolist()
    assert sorted(first) == sorted(second) == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]
    assert first != second
    assert len(answer(question, 4)) == 4


def test_nobody_to_show_anything_to() -> None:
    """Without likes there is nobody to please."""
    ratings = crowd().log.ratings
    bored = Ratings(ratings.user, ratings.row, np.full(len(ratings), 2, np.float32))
    with pytest.raises(UsageError, match="nobody in crowd"):
        run_loop(DataSet("crowd", "0" * 16, Log.of(bored), known_of(90)), [Policy("any", Chance(), 0)])


def told() -> Loop:
    """Five days, told by hand."""
    values = {column: np.full(5, 0.25) for column in COLUMNS}
    values["found"] = np.arange(5) / 10
    values["ILD"] = np.array([np.nan, np.nan, 0.5, np.nan, 0.75])
    return Loop("invented", "0" * 16, FeedbackSettings(5), {"chance": values})


def test_text() -> None:
    """Means over stretches of days, the last of what counts from the start, a dash for nothing known."""
    assert (
        told().as_text()
        == """\
feedback loop on invented, 5 days

chance
days   HR@10  NDCG@10   found  coverage    Gini  top 20  novelty     ILD
1-2   0.2500   0.2500  0.1000    0.2500  0.2500  0.2500   0.2500       -
3     0.2500   0.2500  0.2000    0.2500  0.2500  0.2500   0.2500  0.5000
4     0.2500   0.2500  0.3000    0.2500  0.2500  0.2500   0.2500       -
5     0.2500   0.2500  0.4000    0.2500  0.2500  0.2500   0.2500  0.7500
"""
    )


def test_record() -> None:
    """All days of all columns as plain values, the habits among the settings."""
    record = json.loads(json.dumps(told().as_record(), allow_nan=False))
    assert record["policies"]["chance"]["ILD"] == [None, None, 0.5, None, 0.75]
    assert list(record["policies"]["chance"]) == list(COLUMNS)
    assert record["settings"]["habits"]["patience"] == 0.85
    assert record["data"] == "invented"
