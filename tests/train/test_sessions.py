"""Sessions show some likes and hide the rest; their tables hold just the candidates."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FILMS, PEOPLE, checkerboard, floats, rows_of, scorers

from movienight.recommend.candidates import QUOTAS, gather
from movienight.recommend.features import feature_table
from movienight.recommend.scorers import Popular
from movienight.train.matrix import Ratings
from movienight.train.sessions import SIZES, Session, SessionTable, draw, folds_of, table_of
from movienight.types import Taste


@pytest.fixture(autouse=True, scope="module")
def small_quotas() -> Iterator[None]:
    """Quotas so small that not every film is a candidate."""
    with pytest.MonkeyPatch.context() as patch:
        for name in QUOTAS:
            patch.setitem(QUOTAS, name, 3)
        yield


some_ratings = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 30), st.sampled_from([2.0, 3.5, 4.0, 5.0])),
    max_size=80,
    unique_by=lambda triple: triple[:2],
)


def ratings_of(triples: list[tuple[int, int, float]]) -> Ratings:
    """Ratings from (user, row, stars)."""
    columns = np.array(triples, dtype=np.float32).reshape(-1, 3).T
    return Ratings(columns[0].astype(np.int32), columns[1].astype(np.int32), columns[2])


def drawn(ratings: Ratings, seed: int = 0, **how: object) -> list[Session]:
    """Sessions of these ratings."""
    return list(draw(ratings, np.random.default_rng(seed), **how))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(some_ratings, st.integers(1, 3), st.integers(0, 3))
def test_what_is_shown_and_what_is_hidden(
    triples: list[tuple[int, int, float]], per_user: int, least: int
) -> None:
    """Shown and hidden are one user's likes parted in two, of a size asked for, with enough to find."""
    likes: dict[int, set[int]] = {}
    for user, row, stars in triples:
        likes.setdefault(user, set()).update({row} if stars >= 4 else set())
    expected = [user for user in sorted(likes) if len(likes[user]) >= 2 + least for _ in range(per_user)]
    sessions = drawn(ratings_of(triples), per_user=per_user, sizes=(2, 4), hidden_least=least)
    assert len(sessions) == len(expected)
    for session, user in zip(sessions, expected, strict=True):
        shown, hidden = session.given.tolist(), session.hidden.tolist()
        assert len(shown) in (2, 4)
        assert len(hidden) >= least
        assert sorted(shown + hidden) == sorted(likes[user])


def test_drawing_again_gives_the_same() -> None:
    """The same seed draws the same sessions, another seed others."""
    ratings = checkerboard().ratings
    first, second, other = (drawn(ratings, seed, per_user=2) for seed in (1, 1, 2))
    assert len(first) == 2 * PEOPLE
    for one, two in zip(first, second, strict=True):
        np.testing.assert_array_equal(one.given, two.given)
        np.testing.assert_array_equal(one.hidden, two.hidden)
    assert any(one.given.tolist() != three.given.tolist() for one, three in zip(first, other, strict=True))


def test_all_sizes_are_drawn() -> None:
    """Every size that leaves enough to find is drawn now and then, and none that does not."""
    sizes = {len(session.given) for session in drawn(checkerboard().ratings, per_user=10)}
    assert sizes == {size for size in SIZES if size <= 19 - 3}


def test_folds_part_the_users() -> None:
    """Each user is in just one fold, folds are of even size, and the same seed deals the same."""
    users = np.repeat(np.arange(100, 123, dtype=np.int32), 4)
    folds = folds_of(users, 5, seed=3)
    assert sorted(np.concatenate(folds).tolist()) == list(range(100, 123))
    assert {len(fold) for fold in folds} == {4, 5}
    for one, two in zip(folds, folds_of(users, 5, seed=3), strict=True):
        np.testing.assert_array_equal(one, two)
    assert any((folds[i][:4] != folds_of(users, 5, seed=4)[i][:4]).any() for i in range(5))


def table(sessions: list[Session]) -> SessionTable:
    """The table of these sessions on the checkerboard."""
    world = checkerboard()
    return table_of(sessions, scorers(), world.facts, Popular(world.facts.likes))


def test_the_table_of_one_session() -> None:
    """Its rows are the features of just the candidates, and 1 labels the hidden likes among them."""
    world, session = checkerboard(), Session(rows_of([0, 4, 8]), rows_of([2, 10, 12, 36]))
    taste = Taste.of(session.given)
    scores = {scorer.name: scorer.score(taste) for scorer in scorers()}
    permitted = ~np.isin(np.arange(FILMS), session.given)
    rows = gather({**scores, "popular": world.facts.likes}, permitted).rows
    found = table([session])
    expected = feature_table(world.facts, taste, rows, scores)
    assert found.names == expected.names
    np.testing.assert_array_equal(found.values, expected.values)
    np.testing.assert_array_equal(found.labels, np.isin(rows, session.hidden))
    assert 0 < found.labels.sum() < len(session.hidden) + 1
    assert found.groups.tolist() == [len(rows)]
    assert len(rows) < FILMS - 3


def test_groups_add_up() -> None:
    """Many sessions are stacked in order: groups sum to the rows, each with something to find."""
    sessions = drawn(checkerboard().ratings, per_user=1)
    found = table(sessions)
    assert found.groups.sum() == len(found.values) == len(found.labels)
    assert found.values.shape[1] == len(found.names)
    bounds = np.cumsum(found.groups)[:-1]
    assert all(part.any() for part in np.split(found.labels, bounds))
    alone = [table([session]) for session in sessions]
    np.testing.assert_array_equal(found.labels, np.concatenate([one.labels for one in alone]))
    np.testing.assert_allclose(found.values, np.concatenate([one.values for one in alone if len(one.groups)]))


def test_a_session_without_anything_to_find_is_left_out() -> None:
    """Where no source reaches a hidden like there is nothing to learn."""
    hopeless = Session(rows_of([0, 2, 4]), rows_of([41, 43]))
    good = Session(rows_of([0, 4, 8]), rows_of([2, 10, 12, 36]))
    assert len(table([hopeless]).groups) == 0
    assert table([hopeless]).values.shape == (0, 0)
    both = table([hopeless, good])
    np.testing.assert_array_equal(both.values, table([good]).values)
    assert len(both.groups) == 1


def test_what_was_seen_is_no_candidate() -> None:
    """A film barred is in no row of the table, though the sources name it."""
    given, hidden = rows_of([0, 4, 8]), rows_of([2, 10, 12, 36])
    open_, barred = table([Session(given, hidden)]), table([Session(given, hidden, barred=rows_of([2, 10]))])
    assert open_.labels.sum() > barred.labels.sum()


def test_confidence_reaches_the_scorers() -> None:
    """A session's table is made with the confidence of its likes."""
    world, session = checkerboard(), Session(rows_of([0, 1]), rows_of([2, 4]), floats([1, 0.1]))
    taste = Taste.of([0, 1], [1, 0.1])
    scores = {scorer.name: scorer.score(taste) for scorer in scorers()}
    rows = gather({**scores, "popular": world.facts.likes}, ~np.isin(np.arange(FILMS), [0, 1])).rows
    expected = feature_table(world.facts, taste, rows, scores)
    np.testing.assert_array_equal(table([session]).values, expected.values)
