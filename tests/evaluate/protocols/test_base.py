"""What all protocols are made of."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from movienight.evaluate.protocols.base import in_order, in_time, of_one_part, settings_of
from movienight.evaluate.protocols.cold import Cold
from movienight.evaluate.protocols.global_time import GlobalTime
from movienight.evaluate.protocols.holdout import Holdout
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log

from .logs import NEVER, any_log, log_of


def test_the_order_of_time() -> None:
    """Unknown times come first, equal ones as they stand, the latest last."""
    log = log_of((1, 0, 5, 9), (1, 1, 5, 4), (1, 2, 5, NEVER), (1, 3, 5, 4), (1, 4, 5, NEVER))
    assert in_order(log, np.arange(5)).tolist() == [2, 4, 1, 3, 0]


@given(any_log, st.integers(0, 9))
def test_the_order_of_time_with_ties_drawn(log: Log, seed: int) -> None:
    """All positions by time, unknown times first and as they stand; the same seed draws the same."""
    order = in_time(log, np.random.default_rng(seed))
    assert sorted(order.tolist()) == list(range(len(log)))
    unknown = np.flatnonzero(np.isnan(log.when))
    assert order[: len(unknown)].tolist() == unknown.tolist()
    assert (np.diff(log.when[order[len(unknown) :]]) >= 0).all()
    assert order.tolist() == in_time(log, np.random.default_rng(seed)).tolist()


def test_any_of_those_that_tie_may_be_the_last() -> None:
    """Over many draws each of three films of one second comes last about as often."""
    log = log_of((1, 0, 5, 9), (1, 1, 5, 9), (1, 2, 5, 9), (1, 3, 5, 4))
    last = [int(in_time(log, np.random.default_rng(seed))[-1]) for seed in range(300)]
    assert all(70 < last.count(position) < 130 for position in range(3))


def test_settings_are_all_but_the_name() -> None:
    """What a report lists: plain values, among them the seed; the protocol's name stands elsewhere."""
    assert settings_of(GlobalTime(share=0.1, seed=3)) == {"share": 0.1, "least": 3, "seed": 3}


def test_one_part() -> None:
    """Whatever a protocol calls its parts there is one; a protocol of one part stays as it is."""
    assert of_one_part(Seeds(likes=3)) == Seeds(likes=3, rounds=1)
    assert of_one_part(Cold(left=2)) == Cold(left=2, draws=1)
    assert of_one_part(Holdout(repeats=4)) == Holdout(repeats=1)
    assert of_one_part(GlobalTime()) == GlobalTime()
