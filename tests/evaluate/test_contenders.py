"""Contenders: how they are tuned, what they list, and that they remember nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from worlds import (
    COLLABORATIVE,
    FILMS,
    RANKER,
    STACKING,
    checkerboard,
    floats,
    knowledge,
    recommender,
    rows_of,
)

from movienight.evaluate import contenders
from movienight.evaluate.baselines.base import Baseline
from movienight.evaluate.contenders import Ours, Single, by_score, by_slate, trained
from movienight.evaluate.questions import Log, Part, Question
from movienight.recommend.pipeline import Recommender
from movienight.recommend.scorers import Popular
from movienight.train.hiding import HideShare
from movienight.train.histories import HistoriesConfig
from movienight.train.learning import Knowledge
from movienight.train.settings import IndexConfig
from movienight.types import Query, Scores, Taste

CONFIG = IndexConfig(COLLABORATIVE, RANKER, STACKING)
LOG = Log.of(checkerboard().ratings)
QUESTION = Question(Taste.of([0, 4, 8]), rows_of([2]), rows_of([0, 4, 8, 10]))


@dataclass(frozen=True)
class Favourite:
    """Which film is always listed first."""

    film: int = 0


@dataclass
class Fan:
    """Scores its favourite best and the others by row, the first better; notes who asks."""

    favourite: int
    heard: list[Taste] = field(default_factory=list)
    name: str = "fan"

    def score(self, taste: Taste) -> Scores:
        """See Listener."""
        self.heard.append(taste)
        scores = -np.arange(FILMS, dtype=np.float32)
        scores[self.favourite] = 1
        return scores


FANS = Baseline(
    "fan",
    lambda log, n_films, settings: Fan(settings.film),
    tuple(Favourite(film) for film in (0, 30, 20)),
    Favourite(),
)


def part_for(*hidden: int) -> Part:
    """Questions for one film each, of people who like film 1."""
    return Part(LOG, [Question(Taste.of([1]), rows_of([film]), rows_of([1])) for film in hidden])


def test_settings_are_those_that_find_most() -> None:
    """Two of three want film 20, so its fan is chosen; without tuning the default answers."""
    tuned = Single(FANS).tuned(part_for(20, 30, 20), knowledge())
    assert tuned.settings() == {"film": 20}
    assert Single(FANS).settings() == {"film": 0}
    (answer,) = tuned.train(LOG, knowledge()).values()
    assert answer(QUESTION, 2).tolist() == [20, 1]


def test_settings_stay_where_nothing_tells() -> None:
    """With nobody to ask, nothing to learn from or nothing to choose the settings are the default."""
    nothing = LOG.pick(np.zeros(len(LOG), dtype=np.bool_))
    assert Single(FANS).tuned(Part(LOG, []), knowledge()) == Single(FANS)
    assert Single(FANS).tuned(Part(nothing, part_for(20).questions), knowledge()) == Single(FANS)
    one = Baseline("fan", FANS.train, FANS.grid[:1], FANS.default)
    assert Single(one).tuned(part_for(20), knowledge()) == Single(one)


def test_barred_films_are_never_listed() -> None:
    """By score as by slate, however long the list."""
    for answer in (by_score(Fan(10)), by_slate(recommender()), by_slate(recommender(), diversity=0.5)):
        rows = answer(QUESTION, 50).tolist()
        assert len(rows) == len(set(rows)) > 20
        assert not set(rows) & set(QUESTION.barred.tolist())


def test_films_that_tie_are_not_listed_by_their_numbers() -> None:
    """Of forty that score alike, below one that scores best, the order says nothing and stays the same."""
    scores = np.zeros(FILMS, dtype=np.float32)
    scores[7] = 1
    listed = by_score(Popular(scores))(QUESTION, FILMS).tolist()
    assert listed[0] == 7
    assert sorted(listed) == sorted(set(range(FILMS)) - set(QUESTION.barred.tolist()))
    assert listed[1:] != sorted(listed[1:])
    assert listed == by_score(Popular(scores))(QUESTION, FILMS).tolist()
    halves = np.mean(listed[1 : FILMS // 2]), np.mean(listed[FILMS // 2 :])
    assert abs(halves[0] - halves[1]) < FILMS / 4


def test_a_scorer_does_not_hear_the_question_itself() -> None:
    """What scorers remember of a taste lives as long as the taste; questions outlive the contest."""
    fan = Fan(3)
    by_score(fan)(QUESTION, 5)
    (heard,) = fan.heard
    assert heard is not QUESTION.taste
    assert heard.rows is QUESTION.taste.rows


def test_a_slate_does_not_hear_it_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person on the sofa has a taste of their own, of the same films, and has seen what is barred."""
    heard: list[Query] = []
    draft = Recommender.draft

    def noted(self: Recommender, query: Query, *more: Any) -> Any:
        heard.append(query)
        return draft(self, query, *more)

    monkeypatch.setattr(Recommender, "draft", noted)
    by_slate(recommender())(QUESTION, 5)
    (person,) = heard[0].people
    assert person.taste is not QUESTION.taste
    assert person.taste.rows is QUESTION.taste.rows
    assert person.seen == set(QUESTION.barred.tolist())


@pytest.mark.parametrize("diversity", [0.0, 0.3, 0.7])
def test_the_first_ten_are_those_served(diversity: float) -> None:
    """A list of thirty begins with the slate of ten that the program would show."""
    rows = by_slate(recommender(), diversity=diversity)(QUESTION, 30)
    ten = by_slate(recommender(), diversity=diversity)(QUESTION, 10)
    assert rows[:10].tolist() == ten.tolist()
    assert len(set(rows.tolist())) == 30


def test_without_diversity_a_list_goes_on_as_it_is() -> None:
    """Nothing is reordered where nobody asks for variety, which is the default here."""
    whole = by_slate(recommender())(QUESTION, 30)
    assert whole.tolist() == by_slate(recommender(), diversity=0.0)(QUESTION, 30).tolist()
    assert whole[:20].tolist() == by_slate(recommender())(QUESTION, 20).tolist()


def test_ours_answers_under_several_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole, what is asked otherwise, the whole without its ranker, each scorer and fame."""
    monkeypatch.setattr(contenders, "trained", lambda training, films, config: recommender())
    names = list(Ours("us", CONFIG, {", wild": {"diversity": 1.0}}, parts=True).train(LOG, knowledge()))
    assert names[:3] == ["us", "us, wild", "us without ranker"]
    assert "us's als" in names
    assert names[-1] == "us's popular"
    assert list(Ours("us", CONFIG).train(LOG, knowledge())) == ["us"]


def test_ours_is_not_tuned() -> None:
    """Its settings are those that ship."""
    ours = Ours("us", CONFIG)
    assert ours.tuned(part_for(20), knowledge()) is ours
    assert ours.settings()["stacking"]["folds"] == STACKING.folds


def test_too_little_for_a_ranker() -> None:
    """A few ratings train no ranker, as in an index of them; lists there are all the same."""
    few = LOG.of_users(np.arange(8))
    found = trained(few, knowledge(), CONFIG)
    assert found.ranker is None
    assert len(by_slate(found)(QUESTION, 10)) == 10


def test_ours_without_some_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is not told is unknown when it is trained and when it answers, and its settings say so."""
    told: list[Knowledge] = []

    def noted(training: Log, films: Knowledge, config: IndexConfig) -> Recommender:
        told.append(films)
        return recommender()

    monkeypatch.setattr(contenders, "trained", noted)
    blind = Ours("us without cast", CONFIG, unaware=("cast", "year"))
    assert list(blind.train(LOG, knowledge())) == ["us without cast"]
    (films,) = told
    assert not len(films.facts.cast.values)
    assert np.isnan(films.facts.year).all()
    assert blind.settings()["unaware"] == ("cast", "year")
    assert "unaware" not in Ours("us", CONFIG).settings()
    assert films.vectors is knowledge().vectors
    assert floats(films.facts.runtime).tolist() == pytest.approx(
        knowledge().facts.runtime.tolist(), nan_ok=True
    )


def test_trained_for_whole_histories() -> None:
    """Settings for people known by histories add scorers and a ranker of theirs; barred films stay out."""
    config = HistoriesConfig(collaborative=COLLABORATIVE, ranker=RANKER, hiding=HideShare(rounds=1))
    found = trained(LOG, knowledge(), config)
    assert "next" in [scorer.name for scorer in found.scorers]
    assert found.ranker is not None
    rows = by_slate(found)(QUESTION, 10)
    assert len(set(rows.tolist()) - set(QUESTION.barred.tolist())) == 10
    assert trained(LOG.of_users(np.arange(8)), knowledge(), config).ranker is None


def test_the_way_of_teaching_is_chosen_for_who_has_a_history(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more likes than a guest gives, the alternative that finds more is taken; its settings say how."""
    better = HistoriesConfig()
    lists = {id(CONFIG): 30, id(better): 20}
    monkeypatch.setattr(contenders, "trained", lambda training, films, config: config)
    monkeypatch.setattr(
        contenders, "by_slate", lambda config: lambda question, n: rows_of([lists[id(config)]])
    )
    ours = Ours("us", CONFIG, alternatives=(better,))
    known = Part(
        LOG, [Question(Taste.of(np.arange(21)), rows_of([film]), rows_of([])) for film in (20, 20, 30)]
    )
    assert ours.tuned(known, knowledge()).config is better
    assert ours.tuned(known, knowledge()).settings()["hiding"]["hides"] == "a share"
    assert ours.tuned(part_for(20), knowledge()) is ours
