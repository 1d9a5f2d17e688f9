"""Cold: hidden films keep as many ratings as they may, and all other rated films are barred."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import FILMS, NEVER_RATED, PEOPLE, checkerboard

from movienight.evaluate.protocols.cold import Cold
from movienight.evaluate.questions import Log, Part
from movienight.train.matrix import LIKED, Ratings

from .logs import films

LOG = Log.of(checkerboard().ratings)
LEFT = tuple(range(6))


def open_to(part: Part) -> set[int]:
    """Films that may be listed for anybody asked."""
    barred = [set(films(question.barred)) for question in part.questions]
    return set(range(FILMS)) - set.intersection(*barred)


def counts(part: Part) -> list[int]:
    """How many ratings each film has in training."""
    return np.bincount(part.training.ratings.row, minlength=FILMS).tolist()


@pytest.mark.parametrize("left", LEFT)
def test_hidden_films_keep_so_many(left: int) -> None:
    """One in six of the forty well-liked films has just so many ratings left; no other lost its own."""
    (part,) = Cold(left=left, draws=1).parts(LOG)
    rated = open_to(part) - set(NEVER_RATED)
    assert len(rated) == 6
    assert {counts(part)[film] for film in rated} == {left}
    others = set(range(FILMS)) - rated - set(NEVER_RATED)
    assert min(counts(part)[film] for film in others) > 20


@pytest.mark.parametrize("left", LEFT)
def test_only_hidden_and_unrated_films_can_be_listed(left: int) -> None:
    """Each person's list is open to these and closed to all others."""
    (part,) = Cold(left=left, draws=1).parts(LOG)
    for question in part.questions:
        cold = set(range(FILMS)) - set(films(question.barred))
        assert set(NEVER_RATED) <= cold
        assert all(counts(part)[film] <= left for film in cold)
        assert set(films(question.hidden)) <= cold


def test_few_ratings_give_nothing_away() -> None:
    """Films that no more people rated than hidden ones keep stand beside them; those of more are barred."""
    few, more = NEVER_RATED[0], NEVER_RATED[1]
    ratings, people = LOG.ratings, np.arange(PEOPLE)
    for count in range(PEOPLE):  # until as many as are wanted are in training, whoever is asked
        rated = [(person, few) for person in people[:count]] + [(person, more) for person in people]
        user, row = (np.array(column, dtype=np.int32) for column in zip(*rated, strict=True))
        stars = np.full(len(user), 2, dtype=np.float32)
        log = Log.of(
            Ratings(
                np.concatenate([ratings.user, user]),
                np.concatenate([ratings.row, row]),
                np.concatenate([ratings.stars, stars]),
            )
        )
        (part,) = Cold(left=3, draws=1).parts(log)
        assert (few in open_to(part)) == (counts(part)[few] <= 3)
        assert more not in open_to(part)
        if counts(part)[few] > 3:
            break
    assert counts(part)[few] == 4


def test_people_are_strangers() -> None:
    """A fifth of the people is asked, none of whom is in training, from likes that are not hidden."""
    (part,) = Cold(draws=1).parts(LOG)
    trained = set(films(part.training.ratings.user))
    assert len(trained) == PEOPLE * 4 // 5
    strangers = [person for person in range(PEOPLE) if person not in trained]
    liked = LOG.ratings.stars >= LIKED
    tastes = [set(films(LOG.ratings.row[liked & (LOG.ratings.user == person)])) for person in strangers]
    assert 0 < len(part.questions) <= len(strangers)
    for question in part.questions:
        told = set(films(question.taste.rows))
        assert 2 <= len(told) <= 5
        assert any(told | set(films(question.hidden)) <= taste for taste in tastes)


def test_which_films_are_well_liked() -> None:
    """Where nobody is liked by so many, nothing can be hidden and nobody asked."""
    (part,) = Cold(liked_least=PEOPLE, draws=1).parts(LOG)
    assert part.questions == []


def test_draws_are_independent() -> None:
    """Each draw hides other films; the first is the same however many follow."""
    three = [open_to(part) for part in Cold(draws=3).parts(LOG)]
    (alone,) = Cold(draws=1).parts(LOG)
    assert three[0] == open_to(alone)
    assert three[0] != three[1] != three[2]


@pytest.mark.parametrize("left", LEFT)
def test_validation_hides_other_films(left: int) -> None:
    """What the test hides is too little liked in training to be hidden there again."""
    protocol = Cold(left=left, draws=1)
    (part,) = protocol.parts(LOG)
    tested = open_to(part) - set(NEVER_RATED)
    validation = protocol.validation(part.training)
    asked = {film for question in validation.questions for film in films(question.hidden)}
    assert asked
    assert asked.isdisjoint(tested)
