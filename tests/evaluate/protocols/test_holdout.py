"""Hold out: a share of each person's ratings, counted by hand."""

from __future__ import annotations

from movienight.evaluate.protocols.holdout import Holdout

from .logs import films, log_of, pairs

ANN, BOB = 4, 6
LOG = log_of(*((ANN, film, 5 if film < 4 else 2, 0) for film in range(8)), (BOB, 0, 5, 0))
"""Ann has rated eight films and likes four of them; Bob has rated one."""


def test_a_quarter_is_hidden() -> None:
    """Two of Ann's eight are to be found from the other six, which are all that training has of her."""
    (part,) = Holdout().parts(LOG)
    (ann,) = part.questions
    assert (len(ann.hidden), len(ann.taste), ann.user) == (2, 6, ANN)
    assert sorted(films(ann.hidden) + films(ann.taste.rows)) == list(range(8))
    assert films(ann.barred) == films(ann.taste.rows)
    assert pairs(part.training) == {(BOB, 0), *((ANN, film) for film in films(ann.taste.rows))}


def test_only_likes_may_count() -> None:
    """From four stars on Ann's four likes are all there is: one hidden, three given and learned from."""
    (part,) = Holdout(stars=4).parts(LOG)
    (ann,) = part.questions
    assert sorted(films(ann.hidden) + films(ann.taste.rows)) == [0, 1, 2, 3]
    assert len(ann.hidden) == 1
    assert {film for _, film in pairs(part.training)} <= {0, 1, 2, 3}


def test_one_rating_is_not_shared_out() -> None:
    """Neither none nor all of somebody's ratings can be hidden."""
    assert [q.user for q in next(Holdout(share=0.6).parts(LOG)).questions] == [ANN]
    assert next(Holdout(share=0.99).parts(LOG)).questions == []


def test_repeats_are_independent() -> None:
    """Each repeat hides others, and the first is the same however many follow."""
    many = [films(part.questions[0].hidden) for part in Holdout(repeats=6).parts(LOG)]
    (alone,) = Holdout().parts(LOG)
    assert many[0] == films(alone.questions[0].hidden)
    assert len({tuple(sorted(hidden)) for hidden in many}) > 1


def test_validation_hides_nothing_of_the_test() -> None:
    """A quarter of the six that are left, of which none is hidden in the test."""
    protocol = Holdout()
    (part,) = protocol.parts(LOG)
    (ann,) = protocol.validation(part.training).questions
    assert len(ann.hidden) == 2  # round(1.5)
    assert set(films(ann.hidden)).isdisjoint(films(part.questions[0].hidden))
