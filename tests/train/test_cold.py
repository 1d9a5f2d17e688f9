"""Films that nobody rated borrow from those that are about the same, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse
from worlds import floats, plain_facts, unit

from movienight.recommend.facts import FilmFacts
from movienight.recommend.scorers import Als, ItemItem, Scorer, Strongest
from movienight.train import cold
from movienight.train.cold import BELIEVED, LENDERS, RENOWN, lending, warmed, warmed_item_item
from movienight.types import Floats, Taste
from train.borrowing import COLD, DIMENSIONS, DOUBLES, FILMS, RATED, facts, trained, vectors

NAMES = ["ease", "knn", "knn_strongest", "als"]
TASTES = (
    Taste.of([20]),
    Taste.of([21, 33, 47]),
    Taste.of([18, 20, 22, 41], [1, 2, 1, 0.5]),
    Taste.of([2, 4, 6, 30, 50]),
)
"""Of rated films only."""


def warm(keep: int = FILMS, about: Floats | None = None, known: FilmFacts | None = None) -> dict[str, Scorer]:
    """The scorers of the world of doubles after borrowing, by name."""
    lent = warmed(trained(), known or facts(), vectors() if about is None else about, keep)
    return {scorer.name: scorer for scorer in lent}


def before() -> dict[str, Scorer]:
    """The same scorers before borrowing."""
    return {scorer.name: scorer for scorer in trained()}


def table(scorer: ItemItem) -> Floats:
    """Weights as a dense table, a row per liked film."""
    n = len(scorer.known)
    entries = (scorer.weights.astype(np.float32), scorer.columns, scorer.offsets)
    return np.asarray(sparse.csr_matrix(entries, shape=(n, n)).toarray())


@pytest.fixture(scope="module")
def scorers() -> dict[str, Scorer]:
    """The scorers after borrowing, nothing pruned."""
    return warm()


def test_scorers_stay_in_order(scorers: dict[str, Scorer]) -> None:
    """There are the same scorers as before, of the same kinds; the strongest argument is the cosine's."""
    assert list(scorers) == NAMES
    assert [type(scorer) for scorer in scorers.values()] == [type(scorer) for scorer in trained()]
    strongest = scorers["knn_strongest"]
    assert isinstance(strongest, Strongest)
    assert strongest.of is scorers["knn"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [0, 1])
@pytest.mark.parametrize("likes", [2, 5, 9])
def test_doubles_are_for_those_who_like_their_kind(
    scorers: dict[str, Scorer], name: str, kind: int, likes: int
) -> None:
    """Whoever likes a kind is told of each unrated film of it before any unrated film of the other kind."""
    scores = scorers[name].score(Taste.of(RATED - 2 - 4 * np.arange(likes) + kind))[COLD]
    own = (COLD - kind) % 2 == 0
    assert scores[own].min() > scores[~own].max()


@pytest.mark.parametrize("name", NAMES)
def test_nobody_has_an_opinion_before(name: str) -> None:
    """Without borrowing no model speaks of unrated films, so what is said of them is borrowed."""
    assert np.isnan(before()[name].score(TASTES[1])[COLD]).all()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("taste", TASTES)
def test_opinions_of_rated_films_stay(scorers: dict[str, Scorer], name: str, taste: Taste) -> None:
    """Whoever likes rated films is told the very same of rated films as before."""
    scores, earlier = scorers[name].score(taste), before()[name].score(taste)
    np.testing.assert_allclose(scores[:RATED], earlier[:RATED], rtol=1e-6)
    assert np.isfinite(scores).all()


@pytest.mark.parametrize("name", ["ease", "knn"])
@pytest.mark.parametrize("keep", [1, 12, 40, FILMS])
def test_weights_among_rated_films_are_kept_or_pruned(name: str, keep: int) -> None:
    """Each liked film keeps its `keep` strongest weights and any as strong; those it had are unchanged."""
    scorer, unpruned, earlier = warm(keep)[name], warm()[name], before()[name]
    assert isinstance(scorer, ItemItem)
    assert isinstance(unpruned, ItemItem)
    assert isinstance(earlier, ItemItem)
    found, everything = table(scorer)[:RATED], table(unpruned)[:RATED]
    np.testing.assert_array_equal(everything[:, :RATED], table(earlier)[:RATED, :RATED])
    kept = found != 0
    np.testing.assert_array_equal(found[kept], everything[kept])
    weakest = np.where(kept, np.abs(found), np.inf).min(axis=1)
    assert (np.abs(np.where(kept, 0, everything)).max(axis=1) <= weakest).all()
    assert ((np.abs(found) > weakest[:, None]).sum(axis=1) < keep).all()
    assert (kept.sum(axis=1) >= np.minimum(keep, (everything != 0).sum(axis=1))).all()


@pytest.mark.parametrize("name", ["ease", "knn"])
def test_an_unrated_like_argues_for_few(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Unrated films keep only their KEEP_COLD strongest weights, however many rated ones keep."""
    monkeypatch.setattr(cold, "KEEP_COLD", 5)
    few, many = warm()[name], warm(keep=5)[name]
    assert isinstance(few, ItemItem)
    assert isinstance(many, ItemItem)
    lengths = np.diff(few.offsets)
    assert (lengths[COLD] >= 4).all()  # one less where a film was its own strongest argument
    assert lengths[COLD].mean() < 5.5  # one more where two are as strong
    assert lengths[:RATED].min() > 40
    np.testing.assert_array_equal(table(many)[COLD], table(few)[COLD])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("like", [64, 67, 73, 78])
def test_an_unrated_like_argues_for_its_kind(scorers: dict[str, Scorer], name: str, like: int) -> None:
    """Who likes an unrated film is told of its kind, rated or not, before the other kind."""
    scores = scorers[name].score(Taste.of([like]))
    others = np.delete(np.arange(FILMS), [like, like - RATED])
    own = others % 2 == like % 2
    assert scores[others[own]].mean() > scores[others[~own]].mean() + scores[others[~own]].std()


@pytest.mark.parametrize("name", ["ease", "knn"])
def test_no_film_argues_for_itself(scorers: dict[str, Scorer], name: str) -> None:
    """No weight leads from a film to itself, and an unrated one gives itself nothing."""
    scorer = scorers[name]
    assert isinstance(scorer, ItemItem)
    assert not table(scorer).diagonal().any()
    assert (scorer.score(Taste.of([COLD[3]]))[COLD[3]]) == 0


def by_hand() -> ItemItem:
    """Three rated films, and two unrated ones that it knows nothing of."""
    weights = np.zeros((5, 5), np.float32)
    weights[:3, :3] = [[0, 0.5, 0.25], [0.5, 0, -1], [0.25, 1, 0]]
    liked, argued = np.nonzero(weights)
    offsets = np.searchsorted(liked, np.arange(6)).astype(np.int32)
    known = np.array([True, True, True, False, False])
    return ItemItem("model", offsets, argued.astype(np.int32), weights[liked, argued], known)


def test_borrowed_weights_by_hand() -> None:
    """A film is argued for, and argues, as its lenders do in proportion to their shares."""
    shares = np.zeros((5, 5), np.float32)
    shares[3, :2] = [0.5, 0.25]
    scorer = warmed_item_item(by_hand(), sparse.csr_matrix(shares), keep=5)
    assert scorer.known.tolist() == [True, True, True, True, False]
    expected = [
        [0, 0.5, 0.25, 0.125, 0],
        [0.5, 0, -1, 0.25, 0],
        [0.25, 1, 0, 0.375, 0],
        [0.125, 0.25, -0.125, 0, 0],
        [0, 0, 0, 0, 0],
    ]
    np.testing.assert_array_equal(table(scorer), floats(expected))
    assert np.isnan(scorer.score(Taste.of([0]))[4])


def test_two_borrowers_by_hand() -> None:
    """Two unrated films argue for one another, each as its lender argues for the other."""
    shares = np.zeros((5, 5), np.float32)
    shares[3, 0], shares[4, 2] = 0.5, 0.25
    found = table(warmed_item_item(by_hand(), sparse.csr_matrix(shares), keep=5))
    assert found[3, 4] == 0.5 * 0.25 * 0.25  # of what film 0 says of film 2
    assert found[4, 3] == 0.25 * 0.5 * 0.25  # of what film 2 says of film 0
    assert found[3, 3] == found[4, 4] == 0


def same(one: Scorer, other: Scorer, tastes: Sequence[Taste] = TASTES) -> bool:
    """Whether two scorers say the very same, also by saying nothing."""
    return all(np.array_equal(one.score(taste), other.score(taste), equal_nan=True) for taste in tastes)


@pytest.mark.parametrize(
    ("about", "known"),
    [
        (None, replace(facts(), ratings=np.minimum(facts().ratings, BELIEVED - 1))),
        (np.zeros((FILMS, DIMENSIONS), np.float32), None),
    ],
    ids=["nobody lends", "nothing is known of what films are about"],
)
def test_where_nothing_can_be_borrowed(about: Floats | None, known: FilmFacts | None) -> None:
    """Scorers stay as they were and keep silent of unrated films."""
    scorers = warm(about=about, known=known)
    for name, earlier in before().items():
        assert same(scorers[name], earlier, [*TASTES, Taste.of([COLD[0], 5]), Taste.of([COLD[0]])])
        assert np.isnan(scorers[name].score(TASTES[0])[COLD]).all()


def test_where_nobody_borrows() -> None:
    """Where every film is rated nothing changes."""
    part = [s for s in trained() if not isinstance(s, Als)]
    everybody = replace(facts(), ratings=np.maximum(facts().ratings, 1))
    for scorer, earlier in zip(warmed(part, everybody, vectors(), FILMS), part, strict=True):
        assert same(scorer, earlier)
    als = before()["als"]
    assert isinstance(als, Als)
    whole = Als(als.item_factors[:RATED], als.gram, als.alpha, als.regularization)
    head = replace(plain_facts(RATED), ratings=facts().ratings[:RATED], likes=facts().likes[:RATED])
    assert same(warmed([whole], head, vectors()[:RATED], FILMS)[0], whole)


def test_a_film_of_which_nothing_is_known_stays_unknown() -> None:
    """Where one unrated film has no vector, no model speaks of it; of all others they do."""
    about = vectors().copy()
    about[COLD[5]] = 0
    for scorer in warm(about=about).values():
        assert np.flatnonzero(np.isnan(scorer.score(TASTES[3]))).tolist() == [COLD[5]]


def test_factors_of_rated_films_stay(scorers: dict[str, Scorer]) -> None:
    """ALS keeps the factors it has learned, and those of a double come close to its film's."""
    als, earlier = scorers["als"], before()["als"]
    assert isinstance(als, Als)
    assert isinstance(earlier, Als)
    np.testing.assert_array_equal(als.item_factors[:RATED], earlier.item_factors[:RATED])
    np.testing.assert_array_equal(als.gram, earlier.gram)
    factors = unit(als.item_factors)
    doubles, others = factors[COLD], factors[np.arange(DOUBLES) + 1]
    assert ((doubles * factors[:DOUBLES]).sum(axis=1) > (doubles * others).sum(axis=1)).all()


def test_too_few_films_teach_no_factors() -> None:
    """With fewer than fifty films that enough people rated ALS stays silent of unrated films."""
    few = replace(facts(), ratings=np.where(np.arange(FILMS) < 49, facts().ratings, 0).astype(np.float32))
    assert np.isnan(warm(known=few)["als"].score(TASTES[1])[COLD]).all()


def test_borrowing_again_gives_the_same(scorers: dict[str, Scorer]) -> None:
    """The same scorers, facts and vectors lend the same, to the last bit."""
    again = warm()
    assert all(same(again[name], scorers[name]) for name in NAMES)


def esteem(ratings: Sequence[float], likes: Sequence[float]) -> FilmFacts:
    """Films of which only so much is known."""
    return plain_facts(len(ratings), ratings=floats(ratings), likes=floats(likes))


def test_one_lender_by_hand() -> None:
    """A film as loved as its only lender borrows all it says; with a tenth of the fame less, by RENOWN."""
    about = unit(np.array([[1, 0], [1, 1], [1, 1], [0, 1]]))
    shares = lending(about, esteem([9, 0, 0, 0], [9, 9, 0, 9])).toarray()
    np.testing.assert_allclose(shares[:, 0], [0, 1, 0.1**RENOWN, 0], rtol=1e-5)
    assert not shares[:, 1:].any()


def test_nearer_films_lend_more() -> None:
    """Of equally loved lenders the nearest lends most, one that points away nothing; in all it is 1."""
    about = unit(np.array([[1.0, 0], [2, 1], [1, 2], [-1, 0], [2, 0.9]]))
    shares = lending(about, esteem([9, 9, 9, 9, 0], [4, 4, 4, 4, 4])).toarray()[4]
    assert shares[1] > shares[0] > shares[2] > 0
    assert shares[3] == shares[4] == 0
    assert shares.sum() == pytest.approx(1)


def test_of_two_as_near_the_one_of_its_genre_lends_more() -> None:
    """Shared genres make a lender nearer."""
    known = replace(
        esteem([9, 9, 0], [4, 4, 4]), genres=np.array([[True, False], [False, True], [False, True]])
    )
    shares = lending(unit(np.array([[1.0, 0], [1, 0], [1, 0]])), known).toarray()[2]
    assert shares[1] > shares[0] > 0


def test_who_may_lend_and_borrow() -> None:
    """Films lend that BELIEVED people rated, and only films that nobody rated borrow."""
    about = unit(np.ones((5, 2)))
    shares = lending(about, esteem([BELIEVED, BELIEVED - 1, 1, 0, 0], [1, 1, 0, 0, 0])).toarray()
    assert [sorted(np.flatnonzero(row).tolist()) for row in shares] == [[], [], [], [0], [0]]


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_shares_of_any_world(films: int, seed: int) -> None:
    """Shares are positive and finite, at most LENDERS a film, from the rated to the unrated."""
    generator = np.random.default_rng(seed)
    counts = generator.integers(0, 12, films)
    about = unit(generator.normal(size=(films, 3)))
    known = esteem(counts.tolist(), np.minimum(counts, generator.integers(0, 12, films)).tolist())
    shares = lending(about, known)
    assert shares.shape == (films, films)
    assert shares.dtype == np.float32
    assert (shares.data > 0).all()
    assert np.isfinite(shares.data).all()
    assert np.diff(shares.indptr).max() <= LENDERS
    borrowers, lenders = shares.nonzero()
    assert (counts[borrowers] == 0).all()
    assert (counts[lenders] >= BELIEVED).all()


def test_many_borrowers_borrow_as_one_does() -> None:
    """A film's shares do not depend on how many others borrow."""
    generator = np.random.default_rng(8)
    about = unit(generator.normal(size=(1500, 4)))
    counts: NDArray[np.float32] = floats(np.arange(1500) < 30) * 7
    every = lending(about, esteem(counts.tolist(), counts.tolist())).toarray()
    for row in (30, 1053, 1054, 1499):
        some = [*range(30), row]
        alone = lending(about[some], esteem(counts[some].tolist(), counts[some].tolist())).toarray()
        np.testing.assert_allclose(every[row, :30], alone[30, :30], rtol=1e-5)
