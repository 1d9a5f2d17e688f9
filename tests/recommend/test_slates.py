"""A slate holds only films it may hold, and says why where it holds fewer than asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import (
    FILMS,
    NOTHING_KNOWN,
    UNKNOWN_LANGUAGE,
    UNKNOWN_RUNTIME,
    UNKNOWN_YEAR,
    checkerboard,
    floats,
    plain_facts,
    recommender,
    someone,
    unlent,
)

from movienight.recommend.candidates import QUOTAS, SOURCES
from movienight.recommend.features import HAIR
from movienight.recommend.neighbours import Exact, Hnsw
from movienight.recommend.pipeline import IN_MOOD, Draft, Recommender, place
from movienight.recommend.scorers import Content, Nearest
from movienight.types import Film, Filters, Person, Query

EVEN, ODD = someone("a", 0, 6, 10), someone("b", 1, 7)
ALL = FILMS + 10
"""More films than there are."""


@pytest.fixture(autouse=True, scope="module")
def room_for_all() -> Iterator[None]:
    """Every source may name every film, so that what is not shown was not allowed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in QUOTAS:
            patch.setitem(QUOTAS, name, FILMS)
        yield


some_rows = st.lists(st.integers(0, FILMS - 1), max_size=6, unique=True).map(tuple)


def slate(*people: Person, n: int = ALL, **wishes: Any) -> Draft:
    """A draft for these people; `wishes` are filters."""
    return recommender().draft(Query(people, filters=Filters(**wishes), n=n))


def sources_of(serving: Recommender) -> dict[int, int]:
    """Each candidate for somebody who likes even films, with who named it."""
    candidates = serving.draft(Query((EVEN,), n=ALL)).candidates
    return dict(zip(candidates.rows.tolist(), candidates.sources.tolist(), strict=True))


@st.composite
def somebody(draw: st.DrawFn, key: str) -> Person:
    """A person with any likes, films seen and films vetoed, also none."""
    return someone(key, *draw(some_rows), seen=draw(some_rows), vetoed=draw(some_rows))


@settings(deadline=None, max_examples=60)
@given(somebody("a"), somebody("b"))
def test_what_people_know_is_never_shown(one: Person, other: Person) -> None:
    """Every film that nobody likes already, has seen or vetoed is shown, each once, and no other."""
    known = {row for p in (one, other) for row in (*p.taste.rows.tolist(), *p.seen, *p.vetoed)}
    draft = slate(one, other)
    assert sorted(draft.rows.tolist()) == sorted(set(range(FILMS)) - known)


@settings(deadline=None, max_examples=40)
@given(somebody("a"), somebody("b"))
def test_seen_films_can_be_asked_for_vetoed_ones_cannot(one: Person, other: Person) -> None:
    """With include-seen all but the vetoed films are shown."""
    draft = slate(one, other, include_seen=True)
    assert sorted(draft.rows.tolist()) == sorted(set(range(FILMS)) - one.vetoed - other.vetoed)


def year_within(film: Film) -> bool:
    """Made from 1965 to 2000."""
    return film.year is not None and 1965 <= film.year <= 2000


@pytest.mark.parametrize(
    ("wishes", "passes"),
    [
        ({"genres": frozenset({"drama"})}, lambda film: "Drama" in film.genres),
        ({"not_genres": frozenset({"Thriller"})}, lambda film: "Thriller" not in film.genres),
        ({"years": (1965, 2000)}, year_within),
        ({"languages": frozenset({"fr", "ja"})}, lambda film: film.language in ("fr", "ja")),
        ({"max_runtime": 110}, lambda film: film.runtime is not None and film.runtime <= 110),
        ({"exclude": frozenset({2, 3, 41})}, lambda film: film.row not in (2, 3, 41)),
        (
            {"genres": frozenset({"Comedy"}), "max_runtime": 120, "not_genres": frozenset({"Drama"})},
            lambda film: film.genres == ("Comedy",) and film.runtime is not None and film.runtime <= 120,
        ),
    ],
)
def test_wishes_are_obeyed(wishes: dict[str, Any], passes: Callable[[Film], bool]) -> None:
    """All films that pass are shown and no other; what is unknown does not pass a filter on it."""
    known = {*EVEN.taste.rows.tolist(), *ODD.taste.rows.tolist()}
    expected = [row for row in range(FILMS) if passes(checkerboard().film(row)) and row not in known]
    found = sorted(slate(EVEN, ODD, **wishes).rows.tolist())
    assert found == expected
    assert 0 < len(found) < FILMS - len(known)


def test_unknown_facts_are_there_to_be_filtered() -> None:
    """The world has films of unknown year, runtime and language, so that the test above meets them."""
    film = checkerboard().film
    unknown = (film(UNKNOWN_YEAR).year, film(UNKNOWN_RUNTIME).runtime, film(UNKNOWN_LANGUAGE).language)
    assert unknown == (None, None, None)
    assert film(NOTHING_KNOWN).genres == ()


@pytest.mark.parametrize("n", [0, 1, 10])
def test_as_many_as_asked_for(n: int) -> None:
    """A slate has the number of films asked for, and then nothing to excuse."""
    draft = slate(EVEN, ODD, n=n)
    assert len(draft.rows) == n
    assert draft.notes == ()


def test_more_than_there_are() -> None:
    """Asked for more films than there are all are shown, and the likes are said to be in the way."""
    draft = slate(EVEN, ODD)
    assert len(draft.rows) == FILMS - 5
    assert draft.notes == (
        f"only {FILMS - 5} films pass every wish; “seen” is most in the way: 5 more without it",
    )


def test_nothing_in_the_way_but_the_end() -> None:
    """Where no wish bars anything the slate is short because there are no more films."""
    draft = slate(someone("a"), include_seen=True)
    assert draft.notes[-1] == f"only {FILMS} films are there to choose from"


def test_the_wish_that_bites_most_is_named() -> None:
    """Comedies up to 1975 are contradictory: the note names the wish without which most films come back."""
    draft = slate(EVEN, ODD, genres=frozenset({"Comedy"}), years=(None, 1975))
    film = checkerboard().film
    comedies = sum("Comedy" in film(row).genres for row in range(FILMS) if row not in (0, 6, 10))
    assert draft.rows.tolist() == []
    why = f"“year” is most in the way: {comedies} more without it"
    assert draft.notes == (f"no film passes every wish; {why}",)


def test_wishes_that_bar_everything_each() -> None:
    """Where no single wish can be blamed the one that fewest films pass is named."""
    draft = slate(EVEN, genres=frozenset({"Opera"}), languages=frozenset({"fr"}), years=(2100, None))
    assert draft.notes == (f"no film passes every wish; “genre” is most in the way: 0 of {FILMS} pass it",)


def test_one_film_passes() -> None:
    """One film is spoken of as one."""
    draft = slate(EVEN, exclude=frozenset(range(FILMS)) - {12})
    assert draft.rows.tolist() == [12]
    assert draft.notes == (
        f"only 1 film passes every wish; “exclude” is most in the way: {FILMS - 4} more without it",
    )


def test_fewer_candidates_than_films(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where sources named fewer films than pass every wish, no wish is blamed."""
    for name in QUOTAS:
        monkeypatch.setitem(QUOTAS, name, 3)
    draft = slate(EVEN)
    assert 0 < len(draft.rows) < FILMS - 3
    assert draft.notes == (f"only {len(draft.rows)} films came near enough to be suggested",)


@pytest.mark.parametrize(("person", "kind"), [(EVEN, 0), (ODD, 1), (replace(EVEN, key="b"), 0)])
def test_one_person_alone(person: Person, kind: int) -> None:
    """One person, as either, is shown films of their own kind, whatever the balance."""
    drafts = [
        recommender().draft(Query((person,), balance=balance, diversity=0, novelty=0))
        for balance in (0.0, 0.5, 1.0)
    ]
    for draft in drafts:
        assert (draft.rows % 2 == kind).all()
        np.testing.assert_array_equal(draft.rows, drafts[0].rows)
        assert set(draft.fits) == {person.key}
        assert set(draft.fit) == {person.key, "both"}
        assert draft.notes == ()


def test_somebody_of_whom_nothing_is_known() -> None:
    """With a stranger beside them one person is chosen for alone, and the note says so; vetoes hold."""
    stranger = someone("b", vetoed=(12, 14))
    draft = slate(EVEN, stranger, n=10)
    np.testing.assert_array_equal(draft.rows, slate(replace(EVEN, vetoed=frozenset({12, 14})), n=10).rows)
    assert draft.notes == ("nothing is known of B yet: chosen for the other",)


@pytest.mark.parametrize("people", [(), (someone("a"),), (someone("a"), someone("b"))])
def test_nobodys_likes_are_known(people: tuple[Person, ...]) -> None:
    """Strangers are shown what most people love, best loved first, and are told so."""
    likes = checkerboard().facts.likes
    draft = recommender().draft(Query(people, diversity=0, novelty=0))
    np.testing.assert_array_equal(draft.rows, np.argsort(-likes, kind="stable")[:10])
    assert draft.notes == ("nobody's likes are known: chosen by what many people love",)
    assert set(draft.fit) == {"both"}


def test_strangers_with_a_mood() -> None:
    """Strangers with a mood are shown films that meet it, not the best loved, and the note says so."""
    world = checkerboard()
    odd = world.vectors @ world.vectors[5]
    draft = recommender().draft(Query(mood="odd", diversity=0, novelty=0), odd)
    assert (draft.rows % 2).sum() > 5
    assert draft.notes == ("nobody's likes are known: chosen by the mood and what many people love",)


@pytest.mark.parametrize("likes", [(NOTHING_KNOWN,), (40, 42)])
def test_likes_that_nobody_rated(likes: tuple[int, ...]) -> None:
    """Who likes only films that no model knows is shown films like them in content."""
    unranked = replace(recommender(), ranker=None)
    draft = unranked.draft(Query((someone("a", *likes),), diversity=0, novelty=0))
    assert (draft.rows % 2 == likes[0] % 2).all()


def test_a_film_that_nobody_rated_is_reached_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films that no model knows are candidates for who likes films like them, and for nobody else."""
    monkeypatch.setitem(QUOTAS, "popular", 5)
    monkeypatch.setitem(QUOTAS, "neighbours", 12)
    monkeypatch.setitem(QUOTAS, "content", 20)
    monkeypatch.setitem(QUOTAS, "content_nearest", 20)
    named = sources_of(replace(recommender(), scorers=unlent()))
    assert {40, 42} <= set(named)
    assert not {41, 43} & set(named)
    content = sum(1 << SOURCES.index(name) for name in ("content", "content_nearest", "neighbours"))
    assert named[40] & content
    assert not named[40] & ~content


def test_a_film_that_nobody_rated_is_reached_by_what_it_borrows(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the arguments they borrow unrated films are candidates for who likes their kind, for nobody else."""
    for name in QUOTAS:
        monkeypatch.setitem(QUOTAS, name, 0)
    monkeypatch.setitem(QUOTAS, "ease", 24)
    assert not {40, 41, 42, 43} & set(sources_of(replace(recommender(), scorers=unlent())))
    named = sources_of(recommender())
    assert {40, 42} <= set(named)
    assert not {41, 43} & set(named)
    assert named[40] == 1 << SOURCES.index("ease")


def test_what_people_like_in_the_mood_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """With an odd mood odd films come in by an even person's own models, however far down their lists."""
    for name in QUOTAS:
        monkeypatch.setitem(QUOTAS, name, 0)
    monkeypatch.setitem(QUOTAS, "knn", 5)
    mood = checkerboard().vectors @ checkerboard().vectors[5]
    without = recommender().draft(Query((EVEN,))).candidates.rows
    within = recommender().draft(Query((EVEN,), mood="odd"), mood).candidates.rows
    new = np.setdiff1d(within, without)
    assert (without % 2 == 0).all()
    assert set(without.tolist()) < set(within.tolist())
    assert (mood[new] >= np.quantile(mood, IN_MOOD)).all()
    knn = recommender().hear(EVEN.taste)["knn"]
    others = (mood >= np.quantile(mood, IN_MOOD)) & ~np.isin(np.arange(FILMS), [*within, *EVEN.taste.rows])
    assert not (knn[others] > knn[new].max()).any()


def test_neighbours_by_graph_or_by_comparing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a graph the same neighbours are named as by comparing with all."""
    for name in QUOTAS:
        monkeypatch.setitem(QUOTAS, name, 0)
    monkeypatch.setitem(QUOTAS, "neighbours", 25)
    everything = recommender()
    graph = replace(everything, neighbours=Hnsw.build(everything.vectors, tmp_path / "graph"))
    for people in ((EVEN,), (ODD,), (EVEN, ODD)):
        one, other = (way.draft(Query(people)).candidates for way in (everything, graph))
        np.testing.assert_array_equal(one.rows, other.rows)
        assert 15 <= len(one) <= 25


@pytest.mark.parametrize("films", [1, 2, 6])
def test_a_catalogue_of_a_few_films(films: int) -> None:
    """With hardly any films the others are shown, nearest first, and the slate says that it is short."""
    vectors = checkerboard().vectors[:films]
    about = Content(vectors)
    few = Recommender(plain_facts(films), (about, Nearest(about)), None, vectors, Exact(vectors))
    draft = few.draft(Query((someone("a", 0),), diversity=0, novelty=0))
    nearest = np.argsort(-vectors @ vectors[0], kind="stable")[1:]
    assert draft.rows.tolist() == nearest.tolist()
    assert len(draft.notes) == 1


def test_without_ratings_content_alone_recommends() -> None:
    """With only content to go by, and no ranker, each is still shown their own kind first."""
    everything = recommender()
    content = replace(everything, ranker=None, scorers=everything.scorers[-2:])
    for person, kind in ((EVEN, 0), (ODD, 1)):
        rows = content.draft(Query((person,), diversity=0, novelty=0)).rows
        assert (rows % 2 == kind).all()


def test_without_a_ranker_gains_add_up() -> None:
    """Where there is no ranker a film's fit is the sum of its gains in every scorer's order."""
    unranked = replace(recommender(), ranker=None)
    draft = unranked.draft(Query((EVEN, ODD), diversity=0, novelty=0))
    rows = draft.candidates.rows
    for person in (EVEN, ODD):
        expected = np.zeros(len(rows))
        for scorer in unranked.scorers:
            scores = scorer.score(person.taste)
            hair = HAIR * np.nanmax(np.abs(scores))
            for position, row in enumerate(rows):
                ahead = (scores > scores[row] + hair).sum() if np.isfinite(scores[row]) else FILMS
                expected[position] += 1 / np.log2(ahead + 2)
        np.testing.assert_allclose(draft.fits[person.key], expected, rtol=1e-5)
    assert {0, 1} == set((draft.rows % 2).tolist())


def test_place_counts_from_one() -> None:
    """The place of a value is one more than the number of greater ones."""
    values = floats([0.5, 2, 2, -1])
    assert [place(values, position) for position in range(4)] == [3, 1, 1, 4]
