"""Reasons are true: who is named is whose removal really lowers the film, and what is shared is shared."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import checkerboard, recommender, rows_of, someone, unlent

from movienight.recommend.explain import shares
from movienight.recommend.mood import mood_scores
from movienight.recommend.pipeline import MOST_TRIED, Draft
from movienight.recommend.reasons import MOOD_WORTH, SUITS, Reasons
from movienight.types import Filters, Floats, Person, Query, Reason, Taste

MIXED = someone("a", 2, 14, 9)
"""Two even likes and an odd one."""
OTHER = someone("b", 6, 11)


def reasons() -> Reasons:
    """The reasons of the checkerboard."""
    return Reasons(recommender(), checkerboard().film)


def slow_falls(person: Person, draft: Draft) -> Floats:
    """How far each film of a slate falls without each like, everything asked anew."""
    everything, rows = recommender(), draft.rows
    whole = everything.fits(person.taste, rows, everything.hear(person.taste))
    fallen = []
    for position in range(len(person.taste)):
        rest = person.taste.without(position)
        fallen.append(whole - everything.fits(rest, rows, everything.hear(rest)))
    return np.array(fallen, dtype=np.float32)


def told_because(told: tuple[Reason, ...]) -> list[Reason]:
    """Only the likes that argued."""
    return [reason for reason in told if reason.kind == "because"]


@pytest.mark.parametrize("person", [MIXED, OTHER, someone("a", 0, 4, 8, 12)])
def test_arguments_are_what_is_really_lost(person: Person) -> None:
    """How far a film falls without a like is how far it falls when that like was never given."""
    draft = recommender().draft(Query((person,)))
    likes, argued = recommender().arguments(draft, person, draft.rows)
    np.testing.assert_array_equal(likes, person.taste.rows)
    np.testing.assert_allclose(argued, slow_falls(person, draft), atol=1e-5)


def test_the_like_that_argued_most_is_named_first() -> None:
    """The first named is the like whose removal lowers the film most, by its share; others lower it too."""
    draft = recommender().draft(Query((MIXED, OTHER), n=20))
    told = reasons().of(draft, draft.rows)
    for person in (MIXED, OTHER):
        fallen = slow_falls(person, draft)
        suits = draft.fit[person.key][draft.chosen] >= SUITS
        for film, share, why, suited in zip(fallen.T, shares(fallen).T, told, suits, strict=True):
            named = told_because(why[person.key])
            if not suited:
                assert named == []
                continue
            places = [person.taste.rows.tolist().index(reason.films[0]) for reason in named]
            assert (film[places] > 0).all()
            assert [reason.weight for reason in named] == pytest.approx(share[places], abs=1e-3)
            if film.max() > 0:
                assert film[places[0]] == pytest.approx(film.max(), abs=1e-4)


def test_each_kind_is_argued_for_by_its_own_kind() -> None:
    """Of a mixed taste even films are due to an even like, odd ones to the odd like."""
    draft = recommender().draft(Query((MIXED,), n=6))
    assert set((draft.rows % 2).tolist()) == {0, 1}
    for row, why in zip(draft.rows, reasons().of(draft, draft.rows), strict=True):
        first = told_because(why["a"])[0]
        assert first.films[0] % 2 == row % 2


def test_a_single_like_is_the_whole_argument() -> None:
    """Who likes one film is told of every film that suits them: because of it."""
    draft = recommender().draft(Query((someone("b", 9),)))
    suits = draft.fit["b"][draft.chosen] >= SUITS
    assert suits.sum() >= 5
    for why in np.array(reasons().of(draft, draft.rows))[suits]:
        assert told_because(why["b"]) == [Reason("because", films=(9,), weight=1.0)]
        assert "a" not in why


def test_of_a_long_taste_the_likes_that_speak_for_the_films_are_tried() -> None:
    """With many odd likes and few even ones an even slate is explained by the even ones, of eight tried."""
    person = someone("a", *range(1, 25, 2), 0, 8)
    draft = recommender().draft(Query((person,), filters=Filters(genres=frozenset({"Comedy"}))))
    assert (draft.rows % 2 == 0).all()
    likes, argued = recommender().arguments(draft, person, draft.rows)
    assert argued.shape == (MOST_TRIED, len(draft.rows))
    assert {0, 8} <= set(likes.tolist()) <= set(person.taste.rows.tolist())
    positions = [person.taste.rows.tolist().index(like) for like in likes]
    np.testing.assert_allclose(argued, slow_falls(person, draft)[positions], atol=1e-5)


@pytest.mark.parametrize("likes", [1, 3, 12])
def test_nothing_is_said_of_an_empty_slate(likes: int) -> None:
    """Where no film passes there are no reasons, however many likes there are."""
    nothing = Filters(genres=frozenset({"Opera"}))
    draft = recommender().draft(Query((someone("a", *range(likes)),), filters=nothing))
    assert reasons().of(draft, draft.rows) == []


def test_where_no_like_argues_the_nearest_is_named() -> None:
    """A film that no like argues for, or that does not suit the person, is told with its nearest like."""
    draft = recommender().draft(Query((MIXED,), n=44))
    argued = (slow_falls(MIXED, draft).max(axis=0) > 0) & (draft.fit["a"][draft.chosen] >= SUITS)
    near = recommender().nearness(MIXED, draft.rows)
    assert not argued.all()
    for why, due, closeness in zip(reasons().of(draft, draft.rows), argued, near.T, strict=True):
        assert bool(told_because(why["a"])) == due
        named = [reason.films for reason in why["a"] if reason.kind == "nearest"]
        assert named == ([] if due else [(MIXED.taste.rows[closeness.argmax()],)])


def test_nearness_is_by_those_who_like_both() -> None:
    """A like is as near as people who like both make it; else, as content does."""
    rows = rows_of([4, 5, 40])
    alone = replace(recommender(), scorers=unlent())
    near = alone.nearness(MIXED, rows)
    knn = next(scorer for scorer in unlent() if scorer.name == "knn")
    each = np.stack([knn.score(Taste.of([row]))[rows] for row in MIXED.taste.rows])
    np.testing.assert_allclose(near[:, :2], each[:, :2], rtol=1e-6)
    vectors = checkerboard().vectors
    np.testing.assert_allclose(near[:, 2], vectors[MIXED.taste.rows] @ vectors[40], rtol=1e-6)


def test_where_nobody_rated_nearness_is_by_content() -> None:
    """With content alone a like is as near as what the films are about makes it."""
    content = replace(recommender(), ranker=None, scorers=recommender().scorers[-2:])
    vectors, rows = checkerboard().vectors, rows_of([4, 5])
    near = content.nearness(MIXED, rows)
    np.testing.assert_allclose(near, vectors[MIXED.taste.rows] @ vectors[rows].T, rtol=1e-6)


def test_without_a_ranker_closeness_argues() -> None:
    """Where nobody rated, the like whose vector is nearest is named first."""
    unranked = replace(recommender(), ranker=None)
    draft = unranked.draft(Query((MIXED,)))
    vectors = checkerboard().vectors
    for row, why in zip(
        draft.rows, Reasons(unranked, checkerboard().film).of(draft, draft.rows), strict=True
    ):
        nearest = MIXED.taste.rows[(vectors[MIXED.taste.rows] @ vectors[row]).argmax()]
        assert why["a"][0].films == (nearest,)


def test_shared_with_both_is_shared_with_each() -> None:
    """What is told as shared stands in the film and in a like of each; its weight is the lesser one's."""
    draft = recommender().draft(Query((MIXED, OTHER), n=20))
    film_of, teller, found = checkerboard().film, reasons(), 0
    for row, why in zip(draft.rows, teller.of(draft, draft.rows), strict=True):
        weights = [
            {(r.kind, r.text): r.weight for r in teller.shared_with(int(row), person.taste.rows)}
            for person in (MIXED, OTHER)
        ]
        assert {(r.kind, r.text): r.weight for r in why["shared"]} == {
            key: min(weight, weights[1][key]) for key, weight in weights[0].items() if key in weights[1]
        }
        for reason in why["shared"]:
            field = {"director": "directors", "keyword": "keywords", "genre": "genres"}.get(
                reason.kind, "cast"
            )
            for person in (MIXED, OTHER):
                assert any(reason.text in getattr(film_of(like), field) for like in person.taste.rows)
            assert reason.text in getattr(film_of(row), field)
            found += 1
    assert found > 20


def test_one_person_shares_with_nobody() -> None:
    """For one person alone nothing is told as shared by both."""
    draft = recommender().draft(Query((MIXED,)))
    assert all(why["shared"] == () for why in reasons().of(draft, draft.rows))


def test_a_film_is_said_to_meet_the_mood_only_where_it_beats_nine_in_ten() -> None:
    """The mood is a reason of just the films whose mood fit is high, with that fit as its weight."""
    world = checkerboard()
    mood = mood_scores(world.facts, world.vectors, "odd and grim", world.vectors[5])
    draft = recommender().draft(Query((MIXED,), mood="odd and grim", n=44), mood)
    assert draft.mood_fit is not None
    met = 0
    for fit, why in zip(draft.mood_fit[draft.chosen], reasons().of(draft, draft.rows), strict=True):
        due = (Reason("mood", text="odd and grim", weight=float(fit)),) if fit >= MOOD_WORTH else ()
        assert why["shared"] == due
        met += len(due)
    assert 0 < met < 10


def test_strangers_are_told_of_fame() -> None:
    """To strangers without a mood each film is shown because more people love it than others."""
    draft = recommender().draft(Query((someone("a"), someone("b"))))
    likes = checkerboard().facts.likes
    for row, why in zip(draft.rows, reasons().of(draft, draft.rows), strict=True):
        assert why == {"shared": (Reason("popular", weight=float((likes < likes[row]).mean())),)}
