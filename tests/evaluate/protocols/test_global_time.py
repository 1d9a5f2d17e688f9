"""The global time split, worked out by hand: the moment is 8."""

from __future__ import annotations

import pytest
from hypothesis import given

from movienight.errors import UsageError
from movienight.evaluate.protocols.global_time import GlobalTime
from movienight.evaluate.questions import Log

from .logs import NEVER, any_log, films, log_of, pairs

ANN, BOB, CY = 1, 2, 3
LOG = log_of(
    *((BOB, 7, 5, 13), (BOB, 4, 5, 10), (BOB, 5, 4, 11), (BOB, 6, 5, 12)),
    *((ANN, 0, 5, 0), (ANN, 1, 5, 1), (ANN, 2, 4, 2), (ANN, 9, 2, 3), (ANN, 3, 5, 8)),
    *((CY, 0, 5, 4), (CY, 1, 5, 14)),
)
"""Eleven ratings, half of them before time 8. Bob comes later; Cy likes two films only."""
HALF = GlobalTime(share=0.5)


def test_training_ends_at_the_moment() -> None:
    """What was rated at the moment or after it is unknown."""
    (part,) = HALF.parts(LOG)
    assert pairs(part.training) == {(ANN, 0), (ANN, 1), (ANN, 2), (ANN, 9), (CY, 0)}


def test_who_was_there_before() -> None:
    """Ann tells her likes before the moment; what she liked at the moment is to be found."""
    (part,) = HALF.parts(LOG)
    ann = part.questions[0]
    assert (ann.user, films(ann.taste.rows), films(ann.hidden)) == (ANN, [0, 1, 2], [3])
    assert sorted(films(ann.barred)) == [0, 1, 2, 9]


def test_who_came_later() -> None:
    """Bob tells his first three likes, is asked for the fourth, and has no number in training."""
    (part,) = HALF.parts(LOG)
    bob = part.questions[1]
    assert (bob.user, films(bob.taste.rows), films(bob.hidden)) == (-1, [4, 5, 6], [7])


def test_who_likes_too_little_is_not_asked() -> None:
    """Cy's two likes are fewer than three to tell and one to find."""
    (part,) = HALF.parts(LOG)
    assert len(part.questions) == 2


def test_who_was_hardly_there_before() -> None:
    """With two likes before the moment and two after it the third is told, under the number in training."""
    log = log_of(
        *((BOB, film, 5, when) for film, when in enumerate((0, 1, 8, 9))), (CY, 0, 5, 2), (CY, 1, 5, 3)
    )
    (part,) = GlobalTime(share=0.3).parts(log)
    (bob,) = part.questions
    assert (bob.user, films(bob.taste.rows), films(bob.hidden)) == (BOB, [0, 1, 2], [3])
    assert pairs(part.training) == {(BOB, 0), (BOB, 1), (CY, 0), (CY, 1)}


def test_likes_of_one_second_are_not_told_apart() -> None:
    """Whoever liked four films in the same second cannot be asked for the fourth from the others."""
    late = [(BOB, film, 5.0, 20.0) for film in range(4)]
    (part,) = HALF.parts(log_of(*((CY, film, 5, film) for film in range(9)), *late))
    assert BOB not in {question.user for question in part.questions}
    assert all(question.user == CY for question in part.questions)


def test_ratings_without_a_time_are_left_out() -> None:
    """They are neither learned from nor asked for."""
    log = log_of((ANN, 0, 5, NEVER), *((ANN, film, 5, film) for film in range(1, 9)))
    (part,) = GlobalTime(share=0.25).parts(log)
    (ann,) = part.questions
    assert 0 not in {*films(part.training.ratings.row), *films(ann.barred), *films(ann.hidden)}


def test_times_are_needed() -> None:
    """Without any there is no before and after."""
    with pytest.raises(UsageError, match="have no times"):
        next(HALF.parts(log_of((ANN, 0, 5, NEVER))))


def test_validation_is_before_the_moment() -> None:
    """The same is done with what was before: nothing of the test's is asked or learned from."""
    protocol = GlobalTime(share=0.25, least=1)
    (part,) = protocol.parts(LOG)
    validation = protocol.validation(part.training)
    hidden = {(question.user, film) for question in part.questions for film in films(question.hidden)}
    assert validation.questions
    assert all((q.user, film) not in hidden for q in validation.questions for film in films(q.hidden))
    assert float(validation.training.when.max()) < float(part.training.when.max())


@given(any_log)
def test_nobodys_future_is_known(log: Log) -> None:
    """Whatever is hidden was liked after all there is in training."""
    times = dict(zip(_ordered(log), log.when.tolist(), strict=True))
    try:
        (part,) = GlobalTime(share=0.3, least=1).parts(log)
    except UsageError:
        return
    latest = max(part.training.when.tolist(), default=-1.0)
    for question in part.questions:
        if question.user >= 0:
            assert all(times[question.user, film] > latest for film in films(question.hidden))


def _ordered(log: Log) -> list[tuple[int, int]]:
    return list(zip(films(log.ratings.user), films(log.ratings.row), strict=True))
