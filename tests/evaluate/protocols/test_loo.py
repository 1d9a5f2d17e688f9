"""Leave one out, worked out by hand."""

from __future__ import annotations

from movienight.evaluate.protocols.loo import LeaveOneOut

from .logs import NEVER, films, log_of, pairs

ANN, BOB = 3, 7
LOG = log_of(
    *((ANN, 4, 3, 50), (ANN, 0, 5, 10), (ANN, 3, 5, 40), (ANN, 1, 4, 20), (ANN, 2, 2, 30)),
    *((BOB, 0, 5, 90), (BOB, 3, 5, 99)),
)
"""Ann likes 0, 1 and 3 in that order, with 2 between, 4 after them. Bob has two likes."""


def test_the_last_like_is_hidden() -> None:
    """Ann's taste is her earlier likes, the latest last; what she rated before is barred."""
    (part,) = LeaveOneOut().parts(LOG)
    (question,) = part.questions
    assert (question.user, films(question.hidden)) == (ANN, [3])
    assert films(question.taste.rows) == [0, 1]
    assert sorted(films(question.barred)) == [0, 1, 2]


def test_training_keeps_what_came_before() -> None:
    """Ann's last like and what she rated after it are gone; Bob, who is not asked, is there whole."""
    (part,) = LeaveOneOut().parts(LOG)
    assert pairs(part.training) == {(ANN, 0), (ANN, 1), (ANN, 2), (BOB, 0), (BOB, 3)}


def test_any_rating_may_count() -> None:
    """From half a star on the last film rated is hidden, and all before it are the taste."""
    (part,) = LeaveOneOut(stars=0.5, least=2).parts(LOG)
    ann, bob = part.questions
    assert (films(ann.hidden), films(ann.taste.rows)) == ([4], [0, 1, 2, 3])
    assert (films(bob.hidden), films(bob.taste.rows)) == ([3], [0])


def test_ties_are_drawn_and_unknown_times_come_first() -> None:
    """Of two films of one second either may be the last, as the seed has it; without a time none is."""
    log = log_of((ANN, 0, 5, 7), (ANN, 1, 5, NEVER), (ANN, 2, 5, 7), (ANN, 3, 5, NEVER))
    found = set()
    for seed in range(20):
        (part,) = LeaveOneOut(seed=seed).parts(log)
        (question,) = part.questions
        found.add((*films(question.taste.rows), *films(question.hidden)))
    assert found == {(1, 3, 0, 2), (1, 3, 2, 0)}


def test_without_times_the_order_of_the_log_stands() -> None:
    """The last that was written down is hidden."""
    log = log_of(*((ANN, film, 5, NEVER) for film in (5, 2, 8)))
    (part,) = LeaveOneOut().parts(log)
    assert films(part.questions[0].hidden) == [8]


def test_validation_hides_the_like_before() -> None:
    """Of what is left of Ann the last like is film 1, and film 3 is nowhere."""
    protocol = LeaveOneOut(least=2)
    (part,) = protocol.parts(LOG)
    validation = protocol.validation(part.training)
    (ann,) = validation.questions
    assert (films(ann.hidden), films(ann.taste.rows)) == ([1], [0])
    assert (ANN, 3) not in pairs(validation.training)


def test_recent_likes_count_more() -> None:
    """With a half-life of one like the confidence halves with each step back."""
    (part,) = LeaveOneOut(half_life=1.0).parts(LOG)
    assert part.questions[0].taste.confidence.tolist() == [0.5, 1.0]
