"""The table the ranker reads: ranks as a slow count has them, likeness by hand, nothing missing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from worlds import FILMS, NOTHING_KNOWN, UNKNOWN_YEAR, checkerboard, floats, plain_facts, rows_of, scorers

from movienight.recommend.features import columns_of, feature_table, gain, ranks
from movienight.storage.columns import Ragged
from movienight.types import FeatureTable, Floats, Scores, Taste

some_scores = arrays.arrays(
    np.float32, st.integers(1, 20), elements=st.sampled_from([np.nan, -1.5, 0.0, 0.25, 1.0])
)


def column(table: FeatureTable, name: str) -> Floats:
    """One column of a table."""
    return table.values[:, table.names.index(name)]


def slow_rank(scores: Scores, row: int) -> int:
    """How many are above, by looking at every one; all of them where there is no opinion."""
    if np.isnan(scores[row]):
        return len(scores)
    return sum(1 for score in scores if score > scores[row])


@settings(deadline=None, max_examples=60)
@given(scores=some_scores)
def test_ranks_equal_a_slow_count(scores: Scores) -> None:
    """A rank is how many score strictly above, ties share it, no opinion comes last."""
    rows = np.arange(len(scores), dtype=np.int32)
    found = ranks(scores, rows)
    assert found.tolist() == [slow_rank(scores, row) for row in rows.tolist()]
    assert found.dtype == np.float32


def test_films_within_a_hair_of_each_other_share_a_rank() -> None:
    """What only the order of adding could have put ahead is not ahead; a real lead is."""
    rows = np.arange(4, dtype=np.int32)
    assert ranks(floats([2, 1 + 1e-6, 1, 0.999]), rows).tolist() == [0, 1, 1, 3]
    assert ranks(floats([-2, -1e-6, 0, 1e-6]), rows).tolist() == [3, 0, 0, 0]


def test_gain() -> None:
    """The gains of ranks 0, 1, 2 and 6 are 1, 1/log2 3, 1/2 and 1/3."""
    found = gain(floats([0, 1, 2, 6]))
    np.testing.assert_allclose(found, [1, 0.6309298, 0.5, 1 / 3], rtol=1e-6)
    assert found.dtype == np.float32


def test_own_likes_are_no_competition() -> None:
    """A like that scores above everything pushes nobody down, and itself ranks as not heard."""
    facts = plain_facts(4)
    table = feature_table(
        facts, Taste.of([1]), np.arange(4, dtype=np.int32), {"model": floats([3, 9, np.nan, 5])}
    )
    assert column(table, "model").tolist() == [3, 0, 0, 5]
    np.testing.assert_array_equal(column(table, "model_gain"), gain(floats([1, 4, 4, 0])))


def test_scores_are_left_as_they_were() -> None:
    """Making the table writes nothing into the scores it is given."""
    scores = floats([3, 9, 4, 5])
    feature_table(plain_facts(4), Taste.of([1]), np.arange(4, dtype=np.int32), {"model": scores})
    assert scores.tolist() == [3, 9, 4, 5]


def test_likeness_by_hand() -> None:
    """Shared genres by cosine, shared names by the share of confidence behind them, keywords by rarity."""
    facts = plain_facts(
        3,
        genres=np.array([[True, True], [True, False], [False, True]]),
        genre_names=("Comedy", "Drama"),
        directors=Ragged.of([[0], [0], [1]]),
        cast=Ragged.of([[0, 1], [1], [0]]),
        keywords=Ragged.of([[0, 1], [0], [1]]),
    )
    table = feature_table(facts, Taste.of([1, 2], [3, 1]), rows_of([0]), {})
    half = np.sqrt(0.5)  # cosine of one genre out of two with that one genre
    rarity = np.log(4 / 3)  # of three films, two have each keyword
    np.testing.assert_allclose(column(table, "genre"), [0.75 * half + 0.25 * half], rtol=1e-6)
    np.testing.assert_allclose(column(table, "genre_nearest"), [half], rtol=1e-6)
    assert column(table, "director").tolist() == [0.75]
    assert column(table, "cast").tolist() == [1.0]
    np.testing.assert_allclose(column(table, "keyword"), [rarity], rtol=1e-6)


def test_genres_of_unequal_likes() -> None:
    """The mean genre likeness heeds confidence, the nearest does not."""
    facts = plain_facts(3, genres=np.array([[True, False], [True, False], [False, True]]))
    table = feature_table(facts, Taste.of([1, 2], [3, 1]), rows_of([0]), {})
    assert column(table, "genre").tolist() == [0.75]
    assert column(table, "genre_nearest").tolist() == [1]


def test_circumstances_by_hand() -> None:
    """Age, fame, esteem and language of a film, alone and against the likes."""
    facts = plain_facts(
        3,
        year=floats([1990, 2000, 1984]),
        language=np.array([0, 0, 1], np.int16),
        likes=floats([np.e**3 - 1, np.e**2 - 1, 0]),
        mean_rating=floats([3.5, 4, 2]),
    )
    table = feature_table(facts, Taste.of([1, 2]), rows_of([0]), {})
    expected = {
        "year": 1990,
        "year_gap": 8,
        "year_nearest": 6,
        "fame": 3,
        "fame_gap": 2,
        "mean_rating": 3.5,
        "language": 0.5,
        "likes_given": 2,
        "taste_fame": 1,
    }
    found = {name: float(column(table, name)[0]) for name in expected}
    assert found == pytest.approx(expected, rel=1e-6)


def test_an_unknown_year_is_thirty_years_away() -> None:
    """Where a film's or a like's year is unknown the gap counts as 30 years."""
    facts = plain_facts(3, year=floats([np.nan, 2000, 1995]))
    unknown = feature_table(facts, Taste.of([1, 2]), rows_of([0]), {})
    assert column(unknown, "year_gap").tolist() == [30]
    assert column(unknown, "year").tolist() == [0]
    like_unknown = feature_table(facts, Taste.of([0, 1]), rows_of([2]), {})
    assert column(like_unknown, "year_gap").tolist() == [17.5]
    assert column(like_unknown, "year_nearest").tolist() == [5]


def checkerboard_table(taste: Taste, rows: NDArray[np.int32]) -> FeatureTable:
    """The table of some films for one taste, with all trained scorers."""
    scores = {scorer.name: scorer.score(taste) for scorer in scorers()}
    return feature_table(checkerboard().facts, taste, rows, scores)


def test_names_are_those_of_the_values() -> None:
    """Every column is what its name says: scores, their gains, and facts."""
    taste, rows = Taste.of([0, 6, 9]), np.arange(10, 20, dtype=np.int32)
    table = checkerboard_table(taste, rows)
    assert len(set(table.names)) == len(table.names)
    for scorer in scorers():
        others = scorer.score(taste)
        others[taste.rows] = np.nan
        np.testing.assert_array_equal(column(table, scorer.name), others[rows])
        np.testing.assert_array_equal(column(table, f"{scorer.name}_gain"), gain(ranks(others, rows)))
    facts = checkerboard().facts
    np.testing.assert_array_equal(column(table, "year"), facts.year[rows])
    np.testing.assert_array_equal(column(table, "mean_rating"), facts.mean_rating[rows])
    np.testing.assert_array_equal(column(table, "fame"), np.log1p(facts.likes[rows]))


@pytest.mark.parametrize(
    "taste", [Taste.of([NOTHING_KNOWN]), Taste.of([NOTHING_KNOWN, UNKNOWN_YEAR]), Taste.of([0, 5])]
)
def test_nothing_is_missing(taste: Taste) -> None:
    """Even of a film with nothing known, or for a taste of it, every number is finite and float32."""
    table = checkerboard_table(taste, np.arange(FILMS, dtype=np.int32))
    assert np.isfinite(table.values).all()
    assert table.values.dtype == np.float32


@settings(deadline=None, max_examples=25)
@given(
    rows=st.lists(st.integers(0, FILMS - 1), max_size=FILMS, unique=True),
    likes=st.lists(st.integers(0, FILMS - 1), min_size=1, max_size=6, unique=True),
)
def test_a_film_s_row_does_not_depend_on_the_other_rows(rows: list[int], likes: list[int]) -> None:
    """Some films' table is those films' lines in the table of all."""
    taste = Taste.of(likes)
    every = checkerboard_table(taste, np.arange(FILMS, dtype=np.int32))
    some = checkerboard_table(taste, np.array(rows, dtype=np.int32))
    assert some.names == every.names
    np.testing.assert_allclose(some.values, every.values[rows], rtol=1e-5, atol=1e-6)


def test_columns_of_a_scorer() -> None:
    """They are those that the table holds of it, and nobody else's."""
    for scorer in scorers():
        scores = {scorer.name: scorer.score(Taste.of([1]))}
        with_it = feature_table(checkerboard().facts, Taste.of([1]), rows_of([3]), scores).names
        without = feature_table(checkerboard().facts, Taste.of([1]), rows_of([3]), {}).names
        assert set(columns_of(scorer)) == set(with_it) - set(without)
