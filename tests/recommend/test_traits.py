"""What films share is named by those who really share it; the likes that argued most come first."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from worlds import floats

from movienight.recommend.explain import shares
from movienight.recommend.traits import MOST, because, nearest, traits
from movienight.types import Film, Floats, Reason

some_falls = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 5), st.integers(0, 5)),
    elements=st.sampled_from([-2.0, 0, 0.125, 3]),
)
names = st.lists(st.sampled_from("abcdef"), max_size=5, unique=True).map(tuple)
some_films = st.builds(
    Film,
    row=st.just(0),
    title=st.just("A film"),
    directors=names,
    cast=names,
    keywords=names,
    genres=st.lists(st.sampled_from("uvwxyz"), max_size=5, unique=True).map(tuple),
)
FIELDS = {"director": "directors", "cast": "cast", "keyword": "keywords", "genre": "genres"}


def test_by_hand() -> None:
    """Directors, cast, keywords and genres in that order, each with the share of likes that have it."""
    film = Film(0, "One", directors=("Varda",), cast=("Ada", "Bo"), keywords=("sea",), genres=("Drama",))
    likes = [
        Film(1, "Two", directors=("Varda",), cast=("Bo",), genres=("Drama",)),
        Film(2, "Three", cast=("Bo", "Cy"), keywords=("sea",), genres=("Comedy", "Drama")),
    ]
    assert traits(film, likes, {"sea": 2.0}) == (
        Reason("director", text="Varda", weight=0.5),
        Reason("cast", text="Bo", weight=1.0),
        Reason("keyword", text="sea", weight=0.5),
        Reason("genre", text="Drama", weight=1.0),
    )


def test_keywords_that_are_no_reason() -> None:
    """What nobody loves a film for is not told, nor a keyword that is one of its genres again."""
    words = ("aftercreditsstinger", "animation", "princess", "woman director")
    film, like = (Film(row, "A film", keywords=words, genres=("Animation",)) for row in (0, 1))
    told = [reason.text for reason in traits(film, [like], {}) if reason.kind == "keyword"]
    assert told == ["princess"]


def test_nothing_in_common() -> None:
    """Films that share nothing give no reasons."""
    assert traits(Film(0, "One", genres=("War",)), [Film(1, "Two", genres=("Comedy",))], {}) == ()


def test_rare_keywords_come_first() -> None:
    """Of equally shared keywords the rarer says more; of many only three are told."""
    film = Film(0, "One", keywords=("love", "heist", "paris", "moon"))
    rarity = {"love": 0.5, "heist": 3.0, "paris": 2.0, "moon": 4.0}
    found = traits(film, [Film(1, "Two", keywords=film.keywords)], rarity)
    assert [reason.text for reason in found] == ["moon", "heist", "paris"]


def test_what_more_likes_share_comes_first() -> None:
    """An actor of two likes comes before one of a single like, whoever is billed first."""
    film = Film(0, "One", cast=("Ada", "Bo", "Cy"))
    likes = [
        Film(1, "Two", cast=("Ada", "Cy")),
        Film(2, "Three", cast=("Cy",)),
        Film(3, "Four", cast=("Bo",)),
    ]
    assert [reason.text for reason in traits(film, likes, {})] == ["Cy", "Ada"]


@settings(deadline=None, max_examples=60)
@given(some_films, st.lists(some_films, min_size=1, max_size=4))
def test_names_are_really_shared(film: Film, likes: list[Film]) -> None:
    """Every name stands in the film and in just the share of likes that its weight says; none twice."""
    found = traits(film, likes, dict.fromkeys("abcdef", 1.0))
    assert len({(reason.kind, reason.text) for reason in found}) == len(found)
    for reason in found:
        field = FIELDS[reason.kind]
        assert reason.text in getattr(film, field)
        having = sum(reason.text in getattr(like, field) for like in likes)
        assert reason.weight == having / len(likes) > 0
    for kind, field in FIELDS.items():
        shared = set(getattr(film, field)) & {name for like in likes for name in getattr(like, field)}
        told = [reason for reason in found if reason.kind == kind]
        assert len(told) == min(len(shared), MOST[kind])  # type: ignore[index]


def test_because_by_hand() -> None:
    """The three that argued most are named, strongest first, and none whose share is below a tenth."""
    found = because([10, 20, 30, 40, 50], floats([0.125, 0.25, 0.5, 0.0625, 0.0625]))
    assert found == tuple(
        Reason("because", films=(row,), weight=weight) for row, weight in ((30, 0.5), (20, 0.25), (10, 0.125))
    )
    assert because([10, 20], floats([0, 0])) == ()
    assert len(because(range(9), np.full(9, 1 / 9, np.float32))) == 3


def test_the_nearest_like_by_hand() -> None:
    """The nearest like is named with how near it is, within 0..1."""
    assert nearest([10, 20], floats([0.25, 0.5])) == (Reason("nearest", films=(20,), weight=0.5),)
    assert nearest([10, 20], floats([2.5, 0])) == (Reason("nearest", films=(10,), weight=1.0),)
    assert nearest([10], floats([-0.5])) == (Reason("nearest", films=(10,), weight=0.0),)


def test_shares_by_hand() -> None:
    """A share is how much of all the falling is one like's; what argues against has none."""
    fallen = floats([[3, -1, 0], [1, -2, 0], [-5, 4, 0]])
    assert shares(fallen).tolist() == [[0.75, 0, 0], [0.25, 0, 0], [0, 1, 0]]


@settings(deadline=None, max_examples=60)
@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 5), st.integers(0, 5)),
        elements=st.sampled_from([-2.0, 0, 0.125, 3]),
    )
)
def test_shares_sum_to_one_or_nothing(fallen: Floats) -> None:
    """For each film the shares lie within 0..1 and sum to 1, or to 0 where no like argues for it."""
    found = shares(fallen)
    assert found.shape == fallen.shape
    assert (found >= 0).all()
    expected = (fallen > 0).any(axis=0).astype(np.float32)
    np.testing.assert_allclose(found.sum(axis=0), expected, atol=1e-6)
