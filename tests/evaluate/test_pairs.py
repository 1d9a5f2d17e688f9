"""Pairs: nothing leaks, kinds are what they say, and lists are worth what the measures say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import COLLABORATIVE, FILMS, RANKER, STACKING, checkerboard, floats, knowledge, rows_of

from movienight.errors import UsageError
from movienight.evaluate.baselines.grid import BASELINES
from movienight.evaluate.contenders import Single
from movienight.evaluate.couples import Answers, Couple, OursForTwo, SingleForTwo
from movienight.evaluate.data import DataSet
from movienight.evaluate.metrics.for_two import shared
from movienight.evaluate.metrics.ndcg import ndcg
from movienight.evaluate.metrics.recall import recall
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.pairs import PairsConfig, evaluate_kinds, evaluate_pairs
from movienight.evaluate.protocols.pairs import Alike, Kind, correlations, draw_pairs, split
from movienight.evaluate.questions import Log, Part
from movienight.train.learning import Knowledge
from movienight.train.matrix import Ratings
from movienight.train.settings import IndexConfig
from movienight.types import Floats, Rows

SMALL = PairsConfig(pairs=12, repeats=2, shown=8, alike=Alike(common=3))
star_tables = (
    st.integers(2, 12)
    .flatmap(
        lambda films: st.lists(
            st.lists(st.sampled_from([0.0, 0.0, 0.5, 2, 3.5, 5]), min_size=films, max_size=films),
            min_size=2,
            max_size=4,
        )
    )
    .map(floats)
)


def data() -> DataSet:
    """The checkerboard as data."""
    return DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())


def halves(seed: int = 1) -> Part:
    """The checkerboard with half of everybody's ratings hidden."""
    return split(data().log, 0.5, (seed, 0))


def triples(ratings: Ratings) -> set[tuple[int, int]]:
    """Who rated what."""
    return set(zip(ratings.user.tolist(), ratings.row.tolist(), strict=True))


def test_what_is_hidden_is_in_no_training() -> None:
    """Half of each person's ratings are in training and no hidden film of theirs is among them."""
    part = halves()
    known = triples(part.training.ratings)
    everything = triples(checkerboard().ratings)
    assert known < everything
    assert len(part.questions) == len({question.user for question in part.questions}) > 50
    for question in part.questions:
        rated = checkerboard().rated_by(question.user)
        trained = [row for row in rated.tolist() if (question.user, row) in known]
        assert len(rated) - len(trained) == round(0.5 * len(rated))
        assert sorted(question.barred.tolist()) == trained
        assert not {(question.user, row) for row in question.hidden.tolist()} & known


def test_only_likes_are_told_and_asked_for() -> None:
    """A taste is the likes of training, all of them; what is hidden and was not liked is not to be found."""
    part = halves()
    known = triples(part.training.ratings)
    for question in part.questions:
        liked = checkerboard().liked_by(question.user).tolist()
        assert sorted(question.taste.rows.tolist()) == [r for r in liked if (question.user, r) in known]
        assert sorted(question.hidden.tolist()) == [r for r in liked if (question.user, r) not in known]


def test_people_without_likes_on_both_sides_are_not_asked() -> None:
    """Who liked one film, or none, cannot both tell and hide one; their ratings are split all the same."""
    users, rows, stars = rows_of([0, 0, 1, 1, 2, 2]), rows_of([0, 1, 0, 1, 0, 1]), floats([5, 4, 5, 3, 2, 1])
    part = split(Log.of(Ratings(users, rows, stars)), 0.5, (1, 0))
    assert [question.user for question in part.questions] == [0]
    assert sorted(part.training.ratings.user.tolist()) == [0, 1, 2]


def test_splits_hang_on_their_seeds() -> None:
    """The same seed splits alike, another otherwise."""
    assert triples(halves(1).training.ratings) == triples(halves(1).training.ratings)
    assert triples(halves(1).training.ratings) != triples(halves(2).training.ratings)


def slow(one: Floats, other: Floats, common: int) -> float:
    """Pearson's correlation by numpy, of one pair."""
    both = (one > 0) & (other > 0) if common else np.ones(len(one), dtype=np.bool_)
    x, y = one[both].astype(np.float64), other[both].astype(np.float64)
    if both.sum() < max(common, 2) or np.ptp(x) == 0 or np.ptp(y) == 0:
        return float("nan")
    return float(np.corrcoef(x, y)[0, 1])


@given(table=star_tables, common=st.sampled_from([0, 2, 4]))
def test_correlations_are_numpys(table: Floats, common: int) -> None:
    """Of films both rated, or of all films with unrated ones as 0, whichever is asked for."""
    expected = [[slow(one, other, common) for other in table] for one in table[:2]]
    assert correlations(table[:2], table, common) == pytest.approx(np.array(expected), abs=1e-9, nan_ok=True)


def test_correlations_by_hand() -> None:
    """Opposite on the films they share, and alike in which ones those are."""
    stars = floats([[1, 3, 5, 0, 0, 0], [5, 3, 1, 0, 0, 0]])
    assert correlations(stars[:1], stars[1:], 3).tolist() == [[pytest.approx(-1)]]
    assert np.isnan(correlations(stars[:1], stars[1:], 4)).all()
    assert correlations(stars[:1], stars[1:], 0).tolist() == [[pytest.approx((19 - 81 / 6) / (35 - 81 / 6))]]


def people() -> np.ndarray:
    """Everybody but one."""
    return np.arange(1, 60, dtype=np.int32)


def drawn(kind: Kind, alike: Alike, count: int = 1000) -> list[tuple[int, int]]:
    """Pairs of the checkerboard."""
    return draw_pairs(checkerboard().ratings, people(), kind, count, alike, seed=5)


@pytest.mark.parametrize("common", [0, 3])
@pytest.mark.parametrize("kind", ["similar", "divergent"])
def test_pairs_are_of_their_kind(kind: Kind, common: int) -> None:
    """Each pair's correlation is what its kind asks for."""
    ratings, alike = checkerboard().ratings, Alike(common=common)
    table = np.zeros((60, FILMS), dtype=np.float32)
    table[ratings.user, ratings.row] = ratings.stars
    pairs = drawn(kind, alike)
    assert len(pairs) > 20
    for one, other in pairs:
        found = slow(table[one], table[other], common)
        assert found >= 0.3 if kind == "similar" else found < 0.1


@pytest.mark.parametrize("kind", ["random", "similar", "divergent"])
def test_nobody_is_paired_with_themselves_or_first_twice(kind: Kind) -> None:
    """Pairs are of two of those who can be asked, each of whom draws one partner at most."""
    pairs = drawn(kind, Alike(common=0))
    assert all(one != other for one, other in pairs)
    assert len({one for one, _ in pairs}) == len(pairs) <= len(people())
    assert {person for pair in pairs for person in pair} <= set(people().tolist())
    assert len(drawn(kind, Alike(common=0), 7)) == 7


def test_random_pairs_are_everybodys() -> None:
    """Everybody is the first of one, and most are the second of some."""
    pairs = drawn("random", Alike())
    assert sorted(one for one, _ in pairs) == people().tolist()
    assert len({other for _, other in pairs}) > 30


def test_one_who_fits_nobody_is_passed_over() -> None:
    """Of three people two are alike; the third, opposed to both, is in no similar pair."""
    stars = [[1, 2, 3, 4], [1, 2, 4, 5], [5, 4, 2, 1]]
    user, row = np.indices((3, 4)).reshape(2, -1)
    ratings = Ratings(rows_of(user), rows_of(row), floats(stars).ravel())
    pairs = draw_pairs(ratings, rows_of([0, 1, 2]), "similar", 10, Alike(common=4), seed=1)
    assert sorted(pairs) == [(0, 1), (1, 0)]


@dataclass
class Oracle:
    """Tells the first person's hidden films from the second's, and watches what it is given."""

    trained: list[set[tuple[int, int]]] = field(default_factory=list)
    validated: list[set[tuple[int, int]]] = field(default_factory=list)
    couples: list[list[Couple]] = field(default_factory=list)

    def train(self, training: Log, knowledge: Knowledge) -> Answers:
        """Learn nothing."""
        self.trained.append(triples(training.ratings))
        self.couples.append([])

        def answer(couple: Couple, new_to_both: bool, n: int) -> Mapping[str, Rows]:
            self.couples[-1].append(couple)
            a, b = couple
            return {"for a": a.hidden[:n], "for b": b.hidden[:1], "hybrid": np.union1d(a.hidden, b.hidden)}

        return answer

    def tuned(self, validation: Part, knowledge: Knowledge) -> Oracle:
        """Choose nothing."""
        self.validated.append(triples(validation.training.ratings))
        return self

    def settings(self) -> Mapping[str, Any]:
        """None but this."""
        return {"sees": "all"}


def asked(config: PairsConfig, tune: bool = False) -> tuple[Oracle, Outcome]:
    """A run with nobody but the oracle."""
    oracle = Oracle()
    return oracle, evaluate_pairs(config, data(), contenders=[oracle], tune=tune)


def test_a_pairs_numbers_are_means_over_splits() -> None:
    """Every measure of every pair, once more from the lists, in the order the pairs were drawn in."""
    oracle, outcome = asked(SMALL)
    for place, couples in enumerate(zip(*oracle.couples, strict=True)):
        gained, found, zero = [], [], []
        for a, b in couples:
            rows = b.hidden[:1]
            gained.append(shared([ndcg(rows, a.hidden, 8), ndcg(rows, b.hidden, 8)]))
            found.append(shared([recall(rows, a.hidden, 8), recall(rows, b.hidden, 8)]))
            zero.append(0.0 if set(rows) & set(a.hidden) else 0.5)
        each = {name: values[place] for name, values in outcome.each["for b"].items()}
        assert each["NDCG@8"] == pytest.approx(np.mean([one.mean for one in gained]))
        assert each["NDCG@8 of the worse off"] == pytest.approx(np.mean([one.minimum for one in gained]))
        assert each["NDCG@8 balance"] == pytest.approx(np.mean([one.balance for one in gained]))
        assert each["Recall@8"] == pytest.approx(np.mean([one.mean for one in found]))
        assert each["Recall@8 of the worse off"] == pytest.approx(np.mean([one.minimum for one in found]))
        assert each["zero recall"] == pytest.approx(np.mean(zero))
        assert each["DFH"] == pytest.approx(1 - np.mean(zero))
        assert each["DFH of the worse off"] == pytest.approx(1 - 2 * np.mean(zero))


def test_every_split_asks_the_same_pairs_and_hides_other_films() -> None:
    """Pairs stay, splits change, and in none is a hidden film in training."""
    oracle, outcome = asked(SMALL)
    one, other = ([(a.user, b.user) for a, b in couples] for couples in oracle.couples)
    assert one == other
    assert len(one) == SMALL.pairs == len(outcome.each["hybrid"]["NDCG@8"])
    assert oracle.trained[0] != oracle.trained[1]
    for trained, couples in zip(oracle.trained, oracle.couples, strict=True):
        for question in (question for couple in couples for question in couple):
            assert not {(question.user, row) for row in question.hidden.tolist()} & trained


def test_whom_some_split_leaves_nothing_is_in_no_pair() -> None:
    """Twenty people with two likes among ten films: whether they hide just one of them is up to the split."""
    world = checkerboard().ratings
    user, row = np.indices((20, 10)).reshape(2, -1)
    ratings = Ratings(
        np.concatenate([world.user, rows_of(user + 100)]),
        np.concatenate([world.row, rows_of(row)]),
        np.concatenate([world.stars, floats(np.where(row < 2, 5, 2))]),
    )
    oracle = Oracle()
    few = replace(data(), log=Log.of(ratings))
    evaluate_pairs(replace(SMALL, pairs=100), few, contenders=[oracle], tune=False)
    people = {question.user for couples in oracle.couples for couple in couples for question in couple}
    assert set(range(60)) <= people
    assert len(people) < 75


def test_settings_are_chosen_within_the_first_training() -> None:
    """Validation knows part of what the first split trains on and nothing else."""
    oracle, _ = asked(SMALL, tune=True)
    assert len(oracle.validated) == 1
    assert oracle.validated[0] < oracle.trained[0]


def test_the_outcome_says_what_was_asked() -> None:
    """Protocol, data, plain settings with the seed, and what each model was given."""
    _, outcome = asked(replace(SMALL, kind="similar", new_to_both=True))
    assert (outcome.protocol, outcome.data, outcome.leading) == ("pairs", "checkerboard", "NDCG@8")
    assert outcome.settings["kind"] == "similar"
    assert outcome.settings["new_to_both"] is True
    assert outcome.settings["seed"] == 2026
    assert outcome.settings["alike"] == {"similar": 0.3, "divergent": 0.1, "common": 3}
    assert set(outcome.chosen) == set(outcome.each) == {"for a", "for b", "hybrid"}


def test_data_without_such_pairs_is_refused() -> None:
    """Nobody shares a hundred films here, so nobody is known to be similar."""
    with pytest.raises(UsageError, match="no similar pairs"):
        asked(replace(SMALL, kind="similar", alike=Alike(common=100)))


@dataclass
class Watched:
    """A contender whose lists are kept, by whether they had to be new to both."""

    of: OursForTwo | SingleForTwo
    lists: list[tuple[Couple, bool, Mapping[str, Rows]]] = field(default_factory=list)

    def train(self, training: Log, knowledge: Knowledge) -> Answers:
        """What the other learns."""
        real = self.of.train(training, knowledge)

        def answer(couple: Couple, new_to_both: bool, n: int) -> Mapping[str, Rows]:
            found = real(couple, new_to_both, n)
            self.lists.append((couple, new_to_both, found))
            return found

        return answer

    def tuned(self, validation: Part, knowledge: Knowledge) -> Watched:
        """Itself."""
        return self

    def settings(self) -> Mapping[str, Any]:
        """The other's."""
        return self.of.settings()


@pytest.fixture(scope="module")
def run() -> tuple[list[Watched], list[Outcome]]:
    """Divergent pairs of the checkerboard, whose two kinds of films nobody else loves, both ways."""
    config = replace(SMALL, repeats=1, kind="divergent")
    contenders = [
        Watched(OursForTwo(config=IndexConfig(COLLABORATIVE, RANKER, STACKING))),
        Watched(SingleForTwo(Single(BASELINES["item_cosine"]))),
        Watched(SingleForTwo(Single(BASELINES["popular"]))),
    ]
    kinds: list[tuple[Kind, bool]] = [("divergent", False), ("divergent", True)]
    return contenders, evaluate_kinds(config, kinds, data(), contenders=contenders, tune=False)


def test_every_strategy_answers(run: tuple[list[Watched], list[Outcome]]) -> None:
    """Ours under its name alone and by every other way; baselines by every way; all for every pair."""
    ways = ["mean", "least misery", "Borda", "RRF", "FAI", "GFAR", "EP-FuzzDA"]
    both = [f"{name}, {way}" for name in ("item_cosine", "popular") for way in (*ways, "rank gains")]
    for outcome in run[1]:
        assert sorted(outcome.each) == sorted(["hybrid", *(f"hybrid, {way}" for way in ways), *both])
        assert {len(values) for each in outcome.each.values() for values in each.values()} == {SMALL.pairs}


def test_no_list_holds_what_it_must_not(run: tuple[list[Watched], list[Outcome]]) -> None:
    """What both have rated is never listed; what one has only where it need not be new to both."""
    held: set[str] = set()
    for watched in run[0]:
        for (a, b), new_to_both, lists in watched.lists:
            one, other = set(a.barred.tolist()), set(b.barred.tolist())
            for name, rows in lists.items():
                assert len(rows) == len(set(rows.tolist())) <= SMALL.shown
                assert not set(rows.tolist()) & (one | other if new_to_both else one & other)
                held |= {name} if set(rows.tolist()) & (one ^ other) else set()
    assert {"hybrid", "hybrid, FAI", "item_cosine, FAI", "popular, FAI"} <= held


def test_nobody_speaks_for_what_they_know(run: tuple[list[Watched], list[Outcome]]) -> None:
    """Where each picks in turn, a takes the first film and b the next two, each what is new to them."""
    for watched in run[0]:
        for (a, b), _, lists in watched.lists:
            first, second, third, *_ = next(rows for name, rows in lists.items() if "FAI" in name).tolist()
            assert first not in a.barred
            assert not {second, third} & set(b.barred.tolist())


def test_ours_serves_both_and_fame_does_not(run: tuple[list[Watched], list[Outcome]]) -> None:
    """Two people of different kinds: what each hid of theirs is found, by fame only in part."""
    for outcome in run[1]:
        ours, fame = outcome.each["hybrid"], outcome.each["popular, mean"]
        assert ours["NDCG@8"].mean() > 0.5 > fame["NDCG@8"].mean()
        assert ours["zero recall"].mean() < 0.1
