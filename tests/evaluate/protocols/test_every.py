"""What holds of every protocol, whatever the log: nothing that is to be found is given away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from movienight.errors import UsageError
from movienight.evaluate.protocols.base import HidingProtocol
from movienight.evaluate.protocols.cold import Cold
from movienight.evaluate.protocols.global_time import GlobalTime
from movienight.evaluate.protocols.holdout import Holdout
from movienight.evaluate.protocols.loo import LeaveOneOut
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Part

from .logs import any_log, films, pairs

PROTOCOLS: tuple[HidingProtocol, ...] = (
    Seeds(likes=2, hidden_least=1, folds=3, rounds=3, seed=1),
    LeaveOneOut(least=2),
    GlobalTime(share=0.4, least=1),
    Holdout(repeats=2),
    Cold(liked_least=2, share=0.5, likes=2, draws=2, seed=5),
)
every = pytest.mark.parametrize("protocol", PROTOCOLS, ids=lambda protocol: protocol.name)


def parts_of(protocol: HidingProtocol, log: Log) -> list[Part]:
    """All parts; none where the log has no times and they are needed."""
    try:
        return list(protocol.parts(log))
    except UsageError:
        return []


def told(part: Part) -> list[tuple[object, ...]]:
    """A part as plain values."""
    questions = [(films(q.taste.rows), films(q.hidden), films(q.barred), q.user) for q in part.questions]
    return [tuple(sorted(pairs(part.training))), *questions]


@every
@settings(max_examples=50)
@given(log=any_log)
def test_what_is_hidden_is_told_to_nobody(protocol: HidingProtocol, log: Log) -> None:
    """It is neither in the taste nor barred nor in training under the person's own number."""
    for part in parts_of(protocol, log):
        known = pairs(part.training)
        for question in part.questions:
            hidden = set(films(question.hidden))
            assert hidden
            assert len(hidden) == len(question.hidden)
            assert hidden.isdisjoint(films(question.barred))
            assert set(films(question.taste.rows)) <= set(films(question.barred))
            assert all((question.user, film) not in known for film in hidden)


@every
@settings(max_examples=50)
@given(log=any_log)
def test_training_is_part_of_the_log(protocol: HidingProtocol, log: Log) -> None:
    """Nothing is invented, and whoever has a number is in training."""
    for part in parts_of(protocol, log):
        assert pairs(part.training) <= pairs(log)
        numbers = {question.user for question in part.questions} - {-1}
        assert numbers <= set(films(part.training.ratings.user))


@every
@settings(max_examples=50)
@given(log=any_log)
def test_validation_asks_for_what_training_knows(protocol: HidingProtocol, log: Log) -> None:
    """Settings are chosen on ratings that training holds, so on none that the test asks for."""
    for part in parts_of(protocol, log)[:1]:
        if not len(part.training):
            continue
        known = pairs(part.training)
        validation = protocol.validation(part.training)
        assert pairs(validation.training) <= known
        for question in validation.questions:
            likers = [{film for user, film in known if user == one} for one in {user for user, _ in known}]
            asked = set(films(question.hidden)) | set(films(question.taste.rows))
            assert any(asked <= liked for liked in likers)


@every
@settings(max_examples=50)
@given(log=any_log)
def test_the_same_again(protocol: HidingProtocol, log: Log) -> None:
    """A protocol asks the same of the same log each time."""
    assert [told(part) for part in parts_of(protocol, log)] == [
        told(part) for part in parts_of(protocol, log)
    ]
