"""What moves the order of a slate: balance, mood, diversity, novelty, a seed; and what does not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FILMS, answer_of, checkerboard, recommender, someone

from movienight.recommend.diversify import alikeness
from movienight.recommend.pipeline import Draft
from movienight.recommend.together import beaten
from movienight.recommend.value import value_of
from movienight.types import Person, Query, Rows, Taste

EVEN, ODD = someone("a", 0, 6, 10), someone("b", 1, 7, 21)


def draft(**wishes: object) -> Draft:
    """A slate for an even and an odd person."""
    return recommender().draft(Query((EVEN, ODD), **wishes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("balance", "key"), [(0.0, "a"), (1.0, "b")])
def test_at_the_ends_of_balance_one_person_decides(balance: float, key: str) -> None:
    """With all the weight on one person the slate is that person's own order."""
    found = draft(balance=balance, diversity=0, novelty=0, n=FILMS)
    fits = found.fits[key]
    np.testing.assert_array_equal(found.chosen, np.argsort(-fits, kind="stable"))


def test_in_the_middle_both_are_heard() -> None:
    """An even and an odd person in balance are shown films of both kinds alike."""
    kinds = draft(diversity=0, novelty=0).rows % 2
    assert 4 <= kinds.sum() <= 6


def test_leaning_gives_one_more() -> None:
    """The further the balance leans to the odd person the more odd films are shown."""
    odd = [
        int((draft(balance=b, diversity=0, novelty=0).rows % 2).sum()) for b in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    assert odd == sorted(odd)
    assert odd[0] == 0
    assert odd[-1] == 10


@settings(deadline=None, max_examples=25)
@given(balance=st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), diversity=st.floats(0, 1))
def test_who_sits_where_does_not_matter(balance: float, diversity: float) -> None:
    """Two people who change places, and the balance with them, get the same slate."""
    there = recommender().draft(Query((EVEN, ODD), balance=balance, diversity=diversity))
    seats = (Person("a", "B", ODD.taste), Person("b", "A", EVEN.taste))
    back = recommender().draft(Query(seats, balance=1 - balance, diversity=diversity))
    np.testing.assert_array_equal(there.rows, back.rows)


@pytest.mark.parametrize("seed", [None, 4])
def test_the_same_query_gives_the_same_slate(seed: int | None) -> None:
    """Asked again, also with tastes built anew, the slate and all its numbers are the same."""

    def ask() -> Draft:
        people = (Person("a", "A", Taste.of([0, 6, 10])), Person("b", "B", Taste.of([1, 7, 21])))
        return recommender().draft(Query(people, seed=seed))

    first, second = ask(), ask()
    np.testing.assert_array_equal(first.rows, second.rows)
    np.testing.assert_array_equal(first.value, second.value)
    for key in ("a", "b"):
        np.testing.assert_array_equal(first.fits[key], second.fits[key])


def test_fit_is_what_is_beaten() -> None:
    """What is shown as fit is the share of candidates beaten, for each and for both."""
    found = draft()
    for key in ("a", "b"):
        np.testing.assert_array_equal(found.fit[key], beaten(found.fits[key]))
    np.testing.assert_array_equal(found.fit["both"], beaten(found.value))
    assert found.mood_fit is None


def test_a_mood_pulls_towards_itself() -> None:
    """An odd mood brings odd films to an even person, and its fit is the share beaten on it."""
    world = checkerboard()
    mood = world.vectors @ world.vectors[5]
    without = recommender().draft(Query((EVEN,), diversity=0, novelty=0))
    within = recommender().draft(Query((EVEN,), mood="odd", diversity=0, novelty=0), mood)
    assert (without.rows % 2).sum() == 0
    assert (within.rows % 2).sum() > 0
    assert within.mood_fit is not None
    np.testing.assert_array_equal(within.mood_fit, beaten(mood[within.candidates.rows]))
    assert mood[within.rows].mean() > mood[without.rows].mean()


def test_a_mood_turns_no_film_round_for_the_person() -> None:
    """A mood changes the joint value, never what a film is to a person."""
    world = checkerboard()
    without, within = draft(n=FILMS), recommender().draft(Query((EVEN, ODD), mood="odd"), world.vectors[:, 1])
    np.testing.assert_array_equal(without.candidates.rows, within.candidates.rows)
    np.testing.assert_array_equal(without.fits["a"], within.fits["a"])


def unlikeness(rows: Rows) -> float:
    """How different the films of a slate are on average, 0..1."""
    world = checkerboard()
    alike = alikeness(world.vectors[rows], world.facts.genre_vectors[rows])
    return float(1 - alike[np.triu_indices(len(rows), 1)].mean())


@pytest.mark.parametrize("people", [(EVEN,), (ODD,), (EVEN, ODD)])
def test_diversity_parts_the_films(people: tuple[Person, ...]) -> None:
    """The more diversity is asked for the more different the films are; the first film stays."""
    slates = [recommender().draft(Query(people, diversity=d)).rows for d in (0.0, 0.5, 1.0)]
    parted = [unlikeness(rows) for rows in slates]
    assert parted == sorted(parted)
    assert parted[-1] > parted[0] + 0.05
    assert len({int(rows[0]) for rows in slates}) == 1


def test_novelty_shuns_the_famous() -> None:
    """The more novelty is asked for the fewer people know the films of the slate."""
    likes = checkerboard().facts.likes
    means = [likes[draft(novelty=novelty, diversity=0).rows].mean() for novelty in (0.0, 0.5, 1.0)]
    assert means == sorted(means, reverse=True)
    assert means[-1] < means[0]


def test_a_seed_is_a_whim_of_its_own() -> None:
    """Different seeds give different slates, mostly of the films that would be shown anyway."""
    plain = set(draft().rows.tolist())
    seeded = [draft(seed=seed).rows.tolist() for seed in range(6)]
    assert len({tuple(rows) for rows in seeded}) > 1
    shared = [len(plain & set(rows)) for rows in seeded]
    assert np.mean(shared) >= 6


def test_a_whim_turns_no_clear_order_round() -> None:
    """A film far ahead of all others stays first whatever the seed; near ties change places."""
    rows = np.arange(20, dtype=np.int32)
    fits = {"a": np.zeros(20)}
    fits["a"][7] = 1  # first; all others share the second place
    firsts, seconds = set(), set()
    for seed in range(30):
        value = value_of(Query((EVEN,), seed=seed), recommender().facts, rows, fits, None, pool=60)
        order = np.argsort(-value)
        firsts.add(int(order[0]))
        seconds.add(int(order[1]))
    assert firsts == {7}
    assert len(seconds) > 5


@pytest.mark.parametrize("balance", [0.0, 0.5, 1.0])
def test_value_is_finite_whoever_speaks(balance: float) -> None:
    """The value is a finite float32 per candidate, also where all the weight is on somebody unknown."""
    found = recommender().draft(Query((ODD,), balance=1 - balance, novelty=1, seed=0))
    assert found.value.dtype == np.float32
    assert found.value.shape == (len(found.candidates),)
    assert np.isfinite(found.value).all()


@pytest.mark.parametrize("person", range(60))
def test_the_missing_film_is_found(person: int) -> None:
    """Each person is shown first, of all they have not rated, the one film of their kind: NDCG is 1."""
    world = checkerboard()
    liked, rated = world.liked_by(person).tolist(), world.rated_by(person).tolist()
    found = recommender().draft(Query((someone("a", *liked, seen=tuple(rated)),), diversity=0, novelty=0))
    assert found.rows[0] == answer_of(person)


@pytest.mark.parametrize("kind", [0, 1])
@pytest.mark.parametrize("likes", [1, 2, 5, 10])
def test_few_likes_suffice(kind: int, likes: int) -> None:
    """After any few likes of one kind the ten films shown are all of that kind."""
    for seed in range(5):
        given_ = np.random.default_rng(seed).permutation(np.arange(kind, 40, 2))[:likes]
        rows = recommender().draft(Query((someone("a", *given_.tolist()),), diversity=0, novelty=0)).rows
        assert (rows % 2 == kind).all()
