"""Lessons hide some ratings of people who stay known, and nothing of what is hidden is left to train on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import floats, rows_of

from movienight.train.hiding import HideLatest, HideShare, Hiding
from movienight.train.matrix import LIKED, Ratings

ANN, BOB = 3, 7
RATINGS = Ratings(
    rows_of([ANN, BOB, ANN, ANN, ANN, BOB, ANN, ANN]),
    rows_of([0, 0, 1, 2, 3, 3, 4, 5]),
    floats([5, 5, 4, 2, 5, 5, 4, 1]),
)
"""In order of time: Ann likes 0, 1, 3 and 4, with 2 between and 5 after them. Bob has two likes."""


def pairs(ratings: Ratings) -> set[tuple[int, int]]:
    """Who rated what."""
    return set(zip(ratings.user.tolist(), ratings.row.tolist(), strict=True))


def test_the_latest_like_by_hand() -> None:
    """First Ann's film 4 is hidden, then 3, with all that came after; Bob has too few and is left whole."""
    first, second, *_ = HideLatest(rounds=2, least=3, half_life=1.0).lessons(RATINGS)
    bob = {(BOB, 0), (BOB, 3)}
    (ann,) = first.sessions
    assert (ann.given.tolist(), ann.hidden.tolist()) == ([0, 1, 3], [4])
    assert sorted(ann.barred.tolist()) == [0, 1, 2, 3]
    assert ann.confidence is not None
    assert ann.confidence.tolist() == [0.25, 0.5, 1]
    assert pairs(first.rest) == bob | {(ANN, film) for film in (0, 1, 2, 3)}
    (ann,) = second.sessions
    assert (ann.given.tolist(), ann.hidden.tolist()) == ([0, 1], [3])
    assert pairs(second.rest) == bob | {(ANN, film) for film in (0, 1, 2)}


def test_rounds_end_where_nobody_has_likes_enough() -> None:
    """The third like from the end would leave Ann fewer than two, so nobody is asked."""
    *_, third = HideLatest(rounds=3, least=3).lessons(RATINGS)
    assert third.sessions == []
    assert pairs(third.rest) == pairs(RATINGS)


def test_a_share_by_hand() -> None:
    """A third of Ann's six ratings is hidden, and of Bob's two one; a session has likes on both sides."""
    lessons = list(HideShare(share=1 / 3, rounds=20).lessons(RATINGS))
    assert {len(lesson.rest) for lesson in lessons} == {8 - 2 - 1}
    for lesson in lessons:
        *_, bob = lesson.sessions
        assert sorted([*bob.given.tolist(), *bob.hidden.tolist()]) == [0, 3]
    assert len({tuple(lesson.rest.row.tolist()) for lesson in lessons}) > 5


def random_ratings(seed: int) -> Ratings:
    """A few people, each with ten films of their own, in any order: film 10 u is the first of person u."""
    rng = np.random.default_rng(seed)
    some = rng.permutation(10 * rng.integers(1, 7))
    some = some[: rng.integers(1, len(some) + 1)]
    return Ratings(rows_of(some // 10), rows_of(some), floats(rng.choice([5.0, 4.0, 2.0], len(some))))


@pytest.mark.parametrize("hiding", [HideShare(0.4, rounds=2), HideLatest(rounds=3, least=2)])
@given(st.integers(0, 2**32 - 1))
def test_nothing_hidden_is_left(hiding: Hiding, seed: int) -> None:
    """Hidden are likes that training does not hold; given are those it does; all it holds is barred."""
    ratings = random_ratings(seed)
    likes = set(ratings.row[ratings.stars >= LIKED].tolist())
    for lesson in hiding.lessons(ratings):
        left = set(lesson.rest.row.tolist())
        assert left <= set(ratings.row.tolist())
        for session in lesson.sessions:
            given, hidden = set(session.given.tolist()), set(session.hidden.tolist())
            (user,) = {film // 10 for film in given | hidden}
            mine = {film for film in left if film // 10 == user}
            assert hidden
            assert hidden <= likes - left
            assert given == mine & likes
            assert set(session.barred.tolist()) == mine
