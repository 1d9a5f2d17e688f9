"""Seeds: people are asked by models that have never met them."""

from __future__ import annotations

from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Part

from .logs import Rated, films, log_of

PEOPLE, LIKES = 6, 4


def everybody() -> Log:
    """Person p loves films 10p .. 10p + 3 and has given film 10p + 9 two stars."""
    loved: list[Rated] = [(p, 10 * p + i, 5, p) for p in range(PEOPLE) for i in range(LIKES)]
    return log_of(*loved, *((p, 10 * p + 9, 2, p) for p in range(PEOPLE)))


def asked(part: Part) -> list[int]:
    """Who is asked, as their films tell."""
    return [int(question.hidden[0]) // 10 for question in part.questions]


def test_everybody_is_asked_once_by_strangers() -> None:
    """Three folds of two: those asked are not in training, all others are, with all their ratings."""
    parts = list(Seeds(likes=3, hidden_least=1, folds=3).parts(everybody()))
    assert sorted(person for part in parts for person in asked(part)) == list(range(PEOPLE))
    for part in parts:
        trained = set(films(part.training.ratings.user))
        assert len(asked(part)) == 2
        assert trained == set(range(PEOPLE)) - set(asked(part))
        assert len(part.training) == len(trained) * (LIKES + 1)


def test_likes_are_given_and_hidden() -> None:
    """Three likes are given, the fourth is to be found; what was not liked is neither."""
    for part in Seeds(likes=3, hidden_least=1, folds=3).parts(everybody()):
        for person, question in zip(asked(part), part.questions, strict=True):
            given = films(question.taste.rows)
            assert len(given) == 3
            assert sorted(given + films(question.hidden)) == [10 * person + i for i in range(LIKES)]
            assert films(question.barred) == given
            assert question.user == -1


def test_people_with_too_few_likes_are_not_asked() -> None:
    """Who would hide one where two are needed is passed over."""
    parts = Seeds(likes=3, hidden_least=2, folds=3).parts(everybody())
    assert [len(part.questions) for part in parts] == [0, 0, 0]


def test_rounds() -> None:
    """Two rounds of three are the first two."""
    log = everybody()
    some = list(Seeds(likes=2, hidden_least=1, folds=3, rounds=2).parts(log))
    every = list(Seeds(likes=2, hidden_least=1, folds=3, rounds=3).parts(log))
    assert [asked(part) for part in some] == [asked(part) for part in every[:2]]


def test_another_seed_asks_otherwise() -> None:
    """The seed deals the folds and draws the likes."""
    ways = {
        str(
            [
                (asked(part), [films(q.taste.rows) for q in part.questions])
                for part in Seeds(likes=2, hidden_least=1, folds=3, seed=seed).parts(everybody())
            ]
        )
        for seed in range(5)
    }
    assert len(ways) == 5


def test_validation_asks_people_of_training() -> None:
    """One fold of them, of whom the validation's training knows nothing."""
    protocol = Seeds(likes=3, hidden_least=1, folds=3)
    part = next(protocol.parts(everybody()))
    validation = protocol.validation(part.training)
    assert asked(validation)
    assert set(asked(validation)).isdisjoint(asked(part))
    assert set(asked(validation)).isdisjoint(films(validation.training.ratings.user))
