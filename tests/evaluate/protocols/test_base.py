"""What all protocols are made of."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from movienight.evaluate.protocols.base import by_user, in_order, of_one_part, settings_of
from movienight.evaluate.protocols.cold import Cold
from movienight.evaluate.protocols.global_time import GlobalTime
from movienight.evaluate.protocols.holdout import Holdout
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log

from .logs import NEVER, any_log, log_of


def test_users_come_in_order_with_their_ratings_as_they_stand() -> None:
    """User 3 before user 8, and the positions of each in the order of the log."""
    log = log_of((8, 0, 5, 1), (3, 1, 5, 1), (8, 2, 5, 0), (3, 0, 5, 0))
    assert [(user, mine.tolist()) for user, mine in by_user(log.ratings)] == [(3, [1, 3]), (8, [0, 2])]


def test_nobody_is_in_an_empty_log() -> None:
    """Without ratings there are no users."""
    log = log_of((1, 0, 5, 1)).pick(np.zeros(1, dtype=np.bool_))
    assert list(by_user(log.ratings)) == []


def test_the_order_of_time() -> None:
    """Unknown times come first, equal ones as they stand, the latest last."""
    log = log_of((1, 0, 5, 9), (1, 1, 5, 4), (1, 2, 5, NEVER), (1, 3, 5, 4), (1, 4, 5, NEVER))
    assert in_order(log, np.arange(5)).tolist() == [2, 4, 1, 3, 0]


@given(any_log)
def test_every_rating_is_somebodys(log: Log) -> None:
    """Users partition the ratings."""
    found = [mine for _, mine in by_user(log.ratings)]
    assert sorted(np.concatenate(found).tolist()) == list(range(len(log)))
    assert all(len(set(log.ratings.user[mine].tolist())) == 1 for mine in found)


def test_settings_are_all_but_the_name() -> None:
    """What a report lists: plain values, among them the seed; the protocol's name stands elsewhere."""
    assert settings_of(GlobalTime(share=0.1, seed=3)) == {"share": 0.1, "least": 3, "seed": 3}


def test_one_part() -> None:
    """Whatever a protocol calls its parts there is one; a protocol of one part stays as it is."""
    assert of_one_part(Seeds(likes=3)) == Seeds(likes=3, rounds=1)
    assert of_one_part(Cold(left=2)) == Cold(left=2, draws=1)
    assert of_one_part(Holdout(repeats=4)) == Holdout(repeats=1)
    assert of_one_part(GlobalTime()) == GlobalTime()
