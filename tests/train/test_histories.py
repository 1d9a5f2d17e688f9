"""Models for whole histories stand beside those for guests, and the ranker learns from people they know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from worlds import COLLABORATIVE, FILMS, PEOPLE, RANKER, answer_of, checkerboard, knowledge

from movienight.recommend.candidates import QUOTAS
from movienight.recommend.facts import FilmFacts
from movienight.recommend.features import feature_names, feature_table
from movienight.recommend.scorers import Scorer
from movienight.train import histories
from movienight.train.hiding import HideLatest, HideShare
from movienight.train.histories import KNOWN, HistoriesConfig, learn_histories, train_known_ranker
from movienight.train.learning import learn
from movienight.train.sessions import Session, SessionTable, table_of
from movienight.types import Taste

CONFIG = HistoriesConfig(
    collaborative=COLLABORATIVE,
    small_als=replace(COLLABORATIVE.als, factors=2),
    blends=(("ease", "als_even"),),
    evenly=("als",),
    ranker=RANKER,
    hiding=HideShare(rounds=2),
)


def test_guests_models_come_first_and_content_last() -> None:
    """What guests are served with is unchanged; more scorers follow, before what needs no ratings."""
    ratings = checkerboard().ratings
    guests = [scorer.name for scorer in learn(knowledge(), ratings, COLLABORATIVE).scorers]
    found = [scorer.name for scorer in learn_histories(knowledge(), ratings, CONFIG).scorers]
    more = ["als_small", "kindred", "next", "als_even", "ease+als_even"]
    assert found == [*guests[:-2], *more, *guests[-2:]]


def test_the_ranker_reads_the_table_that_serves() -> None:
    """Its columns are those of the table with these scorers, and it finds what a known person would love."""
    ratings = checkerboard().ratings
    learned = learn_histories(knowledge(), ratings, CONFIG)
    ranker = train_known_ranker(ratings, knowledge(), CONFIG)
    assert ranker.names == feature_names(learned.facts, learned.scorers)
    for person in (0, 1, 30):
        taste = Taste.of(checkerboard().liked_by(person))
        rows = np.setdiff1d(np.arange(40), checkerboard().rated_by(person)).astype(np.int32)
        scores = {scorer.name: scorer.score(taste) for scorer in learned.scorers}
        fits = ranker.score(feature_table(learned.facts, taste, rows, scores))
        assert rows[fits.argmax()] == answer_of(person)


def test_people_are_known_but_not_what_they_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each lesson's fame is counted without the hidden likes of its own sessions, and with all others."""
    monkeypatch.setattr(histories, "table_of", spy)
    heard.clear()
    train_known_ranker(checkerboard().ratings, knowledge(), CONFIG)
    assert len(heard) == 2
    everyone = checkerboard().facts.likes
    for sessions, likes in heard:
        assert len(sessions) == PEOPLE
        hidden = np.bincount(np.concatenate([one.hidden for one in sessions]), minlength=FILMS)
        np.testing.assert_array_equal(likes[:40], (everyone - hidden)[:40])


heard: list[tuple[Sequence[Session], np.ndarray]] = []
"""The sessions and the likes of each film that a table was made from."""


def spy(
    sessions: Sequence[Session], scorers: Sequence[Scorer], facts: FilmFacts, popular: Scorer
) -> SessionTable:
    """Make the table, and take a note."""
    heard.append((sessions, popular.score(Taste.of([]))))
    return table_of(sessions, scorers, facts, popular)


def test_what_is_offered() -> None:
    """One way to teach for each way in which known people are asked, with the sums it names in being."""
    assert [type(config.hiding) for config in KNOWN] == [HideShare, HideLatest]
    ratings = checkerboard().ratings
    for config in KNOWN:
        small = replace(config, collaborative=COLLABORATIVE, small_als=COLLABORATIVE.als)
        names = {scorer.name for scorer in learn_histories(knowledge(), ratings, small).scorers}
        assert {"+".join(blend) for blend in config.blends} < names
        assert "next" in names & set(QUOTAS)
