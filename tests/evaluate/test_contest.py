"""Contests: everybody is asked the same, and what is found is what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest
from worlds import COLLABORATIVE, FILMS, PEOPLE, RANKER, RATED, STACKING, floats, knowledge, rows_of

from movienight.errors import UsageError
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.contenders import Answer, Ours, Single
from movienight.evaluate.contest import hold, some_of
from movienight.evaluate.data import DataSet
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Part, Question
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import IndexConfig
from movienight.types import Rows, Taste

SEEDS = Seeds(likes=5, hidden_least=5, folds=2, rounds=2)
EACH = RATED // 2
"""How many films everybody loves."""


def everybody() -> DataSet:
    """Five stars for every film of one's kind, two for some of the others; so all are asked alike."""
    pairs = [(person, film) for person in range(PEOPLE) for film in range(RATED)]
    rated = [(p, f, 5) for p, f in pairs if p % 2 == f % 2]
    rated += [(p, f, 2) for p, f in pairs if p % 2 != f % 2 and (p + f) % 7 == 0]
    user, row, stars = zip(*rated, strict=True)
    return DataSet(
        "two kinds", "0" * 16, Log.of(Ratings(rows_of(user), rows_of(row), floats(stars))), knowledge()
    )


@dataclass
class Oracle:
    """Lists what is hidden, and notes what it is trained on, tuned on and asked."""

    name: str = "oracle"
    trained: list[Log] = field(default_factory=list)
    validated: list[Part] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    lists: str = "hidden"

    def train(self, training: Log, knowledge: Knowledge) -> Mapping[str, Answer]:
        """See Contender."""
        self.trained.append(training)

        def answer(question: Question, n: int) -> Rows:
            self.asked.append(question)
            return question.hidden[:n] if self.lists == "hidden" else rows_of([])

        return {self.name: answer}

    def tuned(self, validation: Part, knowledge: Knowledge) -> Oracle:
        """See Contender."""
        self.validated.append(validation)
        return self

    def settings(self) -> Mapping[str, Any]:
        """See Contender."""
        return {"lists": self.lists}


def fool() -> Oracle:
    """Lists nothing."""
    return Oracle("fool", lists="nothing")


def people(log: Log) -> set[int]:
    """Whose ratings these are."""
    return set(log.ratings.user.tolist())


@pytest.fixture(scope="module")
def ours() -> Outcome:
    """Ours and a baseline over both folds, with settings that suit so few films."""
    config = IndexConfig(COLLABORATIVE, RANKER, STACKING)
    whole = Ours(config=config, variants={", as served": {"diversity": 0.3}}, parts=True)
    return hold(SEEDS, everybody(), [whole, Single(BASELINES["popular"])], tune=False)


def test_every_model_answers_every_question(ours: Outcome) -> None:
    """Each person is asked once; ours, its parts and the baseline all answer."""
    scorers = ["ease", "knn", "knn_strongest", "als", "content", "content_nearest", "popular"]
    parts = [f"hybrid's {name}" for name in scorers]
    names = {"hybrid", "hybrid, as served", "hybrid without ranker", *parts, "popular"}
    assert set(ours.each) == set(ours.chosen) == set(ours.seconds) == set(ours.overall) == names
    assert {len(values) for metrics in ours.each.values() for values in metrics.values()} == {PEOPLE}


def test_the_whole_finds_what_was_hidden(ours: Outcome) -> None:
    """From five likes of a stranger the ten films shown are ten they love, for everybody."""
    assert ours.each["hybrid"]["NDCG@10"].tolist() == pytest.approx([1.0] * PEOPLE)
    assert ours.each["hybrid"]["Recall@10"].tolist() == pytest.approx([10 / (EACH - 5)] * PEOPLE)


@pytest.mark.parametrize("model", ["ease", "knn", "als"])
def test_so_does_who_has_learned_who_likes_what(ours: Outcome, model: str) -> None:
    """In so clear a world a collaborative model alone finds them, too."""
    assert ours.each[f"hybrid's {model}"]["NDCG@10"].mean() > 0.99


def test_fame_does_not(ours: Outcome) -> None:
    """What everybody likes is half of the wrong kind, so fame finds at most part of it."""
    assert 0.2 < ours.each["popular"]["NDCG@10"].mean() < 0.8


def test_nobody_is_asked_by_models_that_have_met_them() -> None:
    """In each fold models learn from everybody but those who are asked; all are asked once."""
    oracle = Oracle()
    hold(SEEDS, everybody(), [oracle], tune=False)
    assert [len(people(log)) for log in oracle.trained] == [PEOPLE // 2] * 2
    assert people(oracle.trained[0]) | people(oracle.trained[1]) == set(range(PEOPLE))
    assert len(oracle.asked) == PEOPLE


def test_what_was_measured() -> None:
    """Who lists what is hidden has everything, who lists nothing has none; settings and data are said."""
    found = hold(SEEDS, everybody(), [Oracle(), fool()], tune=False)
    assert set(found.each["oracle"]["NDCG@10"].tolist()) == {1.0}
    assert set(found.each["fool"]["NDCG@10"].tolist()) == {0.0}
    assert found.overall["oracle"]["coverage"] == RATED / FILMS
    assert found.overall["fool"]["coverage"] == 0
    assert (found.protocol, found.data, found.fingerprint) == ("seeds", "two kinds", "0" * 16)
    assert found.settings == {"likes": 5, "hidden_least": 5, "folds": 2, "rounds": 2, "seed": 2026}
    assert found.chosen == {"oracle": {"lists": "hidden"}, "fool": {"lists": "nothing"}}
    assert (found.leading, found.subject) == ("NDCG@10", "hybrid")


def test_novelty_is_counted_on_training_alone() -> None:
    """Every film of a kind is loved by all of that kind in training: their share is its information."""
    oracle = Oracle()
    found = hold(replace(SEEDS, rounds=1), everybody(), [oracle], tune=False)
    ratings = oracle.trained[0].ratings
    counts = np.bincount(ratings.row, minlength=FILMS)
    shown = oracle.asked[0].hidden[:10]
    expected = -np.log2(counts[shown] / (PEOPLE // 2)).mean()
    assert found.each["oracle"]["novelty"][0] == pytest.approx(expected)


def test_settings_are_chosen_once_within_the_first_part() -> None:
    """What is tuned on is made of the first fold's training people alone."""
    oracle = Oracle()
    hold(SEEDS, everybody(), [oracle])
    (validation,) = oracle.validated
    assert people(validation.training) < people(oracle.trained[0])
    assert validation.questions


def test_settings_can_be_left() -> None:
    """Without tuning nobody is shown a validation."""
    oracle = Oracle()
    hold(SEEDS, everybody(), [oracle], tune=False)
    assert oracle.validated == []


def test_some_questions_are_the_same_for_all() -> None:
    """At most seven of each part, the same for every model; the report says so."""
    one, other = Oracle(), fool()
    found = hold(SEEDS, everybody(), [one, other], tune=False, most_questions=7)
    assert len(one.asked) == 14
    assert [id(q.hidden) for q in one.asked] == [id(q.hidden) for q in other.asked]
    assert found.settings["most_questions"] == 7


def test_some_of_a_part() -> None:
    """A random few in the order they had, by the seed; all where there are no more."""
    question = [Question(Taste.of([0]), rows_of([film]), rows_of([0])) for film in range(1, 30)]
    part = Part(everybody().log, question)

    def asked(most: int | None, seed: int) -> list[int]:
        return [int(q.hidden[0]) for q in some_of(part, most, (seed, 0)).questions]

    assert asked(None, 1) == asked(29, 1) == asked(50, 1) == list(range(1, 30))
    few = asked(5, 1)
    assert len(set(few)) == 5
    assert few == sorted(few) == asked(5, 1)
    assert few != asked(5, 2)
    assert some_of(part, 5, (1, 0)).training is part.training


def test_the_same_again(ours: Outcome) -> None:
    """What is found depends on nothing but the arguments: every number comes out the same."""
    config = IndexConfig(COLLABORATIVE, RANKER, STACKING)
    again = hold(SEEDS, everybody(), [Ours(config=config), Single(BASELINES["popular"])], tune=False)
    for model in ("hybrid", "popular"):
        assert again.overall[model] == ours.overall[model]
        for metric, values in again.each[model].items():
            np.testing.assert_array_equal(values, ours.each[model][metric])


def test_nobody_to_ask() -> None:
    """Where nobody has likes enough it is said, not averaged."""
    with pytest.raises(UsageError, match="nobody in two kinds has likes enough"):
        hold(Seeds(likes=50), everybody(), [Oracle()])


def test_parts_without_questions_are_passed_over() -> None:
    """With more folds than people some are empty; the others are asked all the same."""
    oracle = Oracle()
    hold(Seeds(folds=PEOPLE + 5, rounds=PEOPLE + 5), everybody(), [oracle], tune=False)
    assert len(oracle.asked) == len(oracle.trained) == PEOPLE


@dataclass(frozen=True)
class Forgotten:
    """A protocol that leaves nothing to learn from."""

    name: str = "forgotten"
    seed: int = 1

    def parts(self, log: Log) -> Any:
        """See HidingProtocol."""
        yield self.validation(log)

    def validation(self, training: Log) -> Part:
        """See HidingProtocol."""
        return Part(
            training.pick(np.zeros(len(training), np.bool_)),
            [Question(Taste.of([0]), rows_of([1]), rows_of([0]))],
        )


def test_nothing_to_learn_from() -> None:
    """Models are not trained on nothing."""
    with pytest.raises(UsageError, match="nothing of two kinds is left to learn from"):
        hold(Forgotten(), everybody(), [Oracle()])


def test_progress_goes_up() -> None:
    """It is told before each model is trained, as a share of all parts and models."""
    ticks: list[tuple[str, float | None]] = []
    hold(SEEDS, everybody(), [Oracle(), fool()], lambda stage, done: ticks.append((stage, done)))
    assert ticks == [
        ("choosing settings", 0.0),
        ("choosing settings", 0.5),
        *(("asking", done) for done in (0.0, 0.25, 0.5, 0.75)),
    ]
