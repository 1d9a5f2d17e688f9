"""Explanations: what is said to be the cause is taken back, and the film falls; or it was no cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from worlds import (
    COLLABORATIVE,
    PEOPLE,
    RANKER,
    STACKING,
    checkerboard,
    knowledge,
    recommender,
    rows_of,
    someone,
)

from movienight.errors import UsageError
from movienight.evaluate import explanations
from movienight.evaluate.data import DataSet
from movienight.evaluate.explanations import evaluate_explanations, examined, falls_anew, film_of, gaps
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log, Question
from movienight.recommend.reasons import Reasons
from movienight.recommend.scorers import ItemItem
from movienight.train.settings import IndexConfig
from movienight.types import Person, Query, Reason, Rows, Taste

LIKES = (0, 2, 4, 6, 8)
PASSES = "deletion passes"


def question() -> Question:
    """Somebody who loves five even films."""
    return Question(Taste.of(LIKES), rows_of([10]), rows_of(LIKES))


def person() -> Person:
    """The same, on the sofa."""
    return someone("a", *LIKES)


class Chosen:
    """A generator whose every choice is the first there is."""

    def choice(self, places: NDArray[np.int64]) -> int:
        """The first."""
        return int(places[0])


@contextmanager
def told(*reasons: tuple[Reason, ...], fallen: Any = None) -> Iterator[None]:
    """Reasons for the first films of a slate instead of true ones, none for the rest; and their falls."""

    def of(self: Reasons, draft: Any, rows: Rows) -> list[Mapping[str, tuple[Reason, ...]]]:
        return [{"a": reasons[n] if n < len(reasons) else ()} for n in range(len(rows))]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reasons, "of", of)
        if fallen is not None:
            patch.setattr(explanations, "falls_anew", lambda *given: np.array(fallen))
        yield


def because(row: int, weight: float = 0.5) -> Reason:
    """A reason that names a like."""
    return Reason("because", films=(row,), weight=weight)


def numbers(model: str = "hybrid") -> dict[str, float]:
    """What was found of one model, where the like taken back instead is always the first other."""
    return examined(recommender(), question(), Chosen())[model]


def test_deletion_by_hand() -> None:
    """Four films with a cause, against the first like that is not it: further, as far, less far, not at all.

    The cause is like 2 (place 1), compared with like 0; in the last film like 0 itself, compared with 2.
    """
    fallen = np.zeros((5, 10))
    fallen[:2, :4] = [[0.1, 0.3, 0.9, -0.2], [0.5, 0.3, 0.2, -0.1]]
    with told((because(2),), (because(2),), (because(2), because(4)), (because(0),), fallen=fallen):
        found = numbers()
    assert found[PASSES] == 0.5
    assert found["passes strictly"] == 0.25
    assert found["falls"] == 0.75
    assert found["names a cause"] == 0.4


def test_only_the_first_cause_is_taken_back() -> None:
    """The strongest is named first; that the second falls further is another matter."""
    fallen = np.tile([[0.0], [1.0], [2.0], [0.0], [0.0]], 10)
    with told((because(2), because(4)), fallen=fallen):
        assert numbers()[PASSES] == 1
    with told((because(0), because(4)), fallen=fallen):
        assert numbers()[PASSES] == 0


def test_what_names_no_like_is_no_cause() -> None:
    """A nearest like or a genre is not claimed to be why: with nothing else there is nothing to test."""
    with told((Reason("nearest", films=(2,), weight=1.0), Reason("genre", text="Comedy"))):
        found = examined(recommender(), question(), np.random.default_rng(1))
    assert found["hybrid"]["names a cause"] == 0
    for model in ("hybrid", "nearest like", "random like"):
        assert np.isnan(found[model][PASSES])
        assert np.isnan(found[model]["passes strictly"])


def test_a_cause_is_found_among_other_reasons() -> None:
    """Reasons of other kinds may stand before it."""
    fallen = np.tile([[0.0], [1.0], [0.0], [0.0], [0.0]], 10)
    with told((Reason("genre", text="Comedy"), because(2)), fallen=fallen):
        assert numbers()["passes strictly"] == 1


@pytest.mark.parametrize(("weights", "expected"), [((0.7, 0.3), 1.0), ((0.7, 0.4), 0.5)])
def test_weights_are_shares(weights: tuple[float, float], expected: float) -> None:
    """What the causes of one film are said to weigh is at most everything; another film weighs little."""
    one, other = weights
    with told((because(2, one), because(4, other)), (because(2, 0.2),)):
        assert numbers()["weights within 1"] == expected


def test_the_nearest_like_is_the_control() -> None:
    """It is tested on the same films, by the like that is most about the same as each."""
    slate = recommender().draft(Query((person(),), n=10)).rows
    vectors = recommender().vectors
    near = (vectors[list(LIKES)] @ vectors[slate].T).argmax(axis=0)
    fallen = np.zeros((5, 10))
    fallen[near[:3], range(3)] = 1
    with told((because(0),), (because(0),), (because(0),), fallen=fallen):
        assert numbers("nearest like")["passes strictly"] == 1


def test_falls_are_those_the_reasons_are_made_of() -> None:
    """Everything worked out anew from a shorter taste is what the explanation said without doing so.

    Of five likes it tries four; of these every film falls by the same, to the ranker's last digits.
    """
    draft = recommender().draft(Query((person(),), n=10))
    named, argued = recommender().arguments(draft, draft.query.people[0], draft.rows)
    anew = falls_anew(recommender(), draft, person())
    assert anew.shape == (5, 10)
    tried = [LIKES.index(row) for row in named.tolist()]
    assert len(tried) == 4
    assert anew[tried] == pytest.approx(argued, abs=1e-5)


def test_item_item_models_are_sums_of_what_single_likes_say() -> None:
    """Both of them, whatever each like is worth, also when nobody rated some of the likes."""
    taste = Taste.of([0, 2, 5, 41], [1.0, 0.5, 2.0, 1.0])
    found = list(gaps(recommender(), taste))
    assert len(found) == 2
    assert max(found) < 1e-5


def test_a_model_that_is_no_sum_is_noticed() -> None:
    """One whose score of several likes is more than they say each is not additive."""

    class Exaggerating(ItemItem):
        """Says three times what its likes do when they are several."""

        def score(self, taste: Taste) -> Any:
            """Too much."""
            return super().score(taste) * (3 if len(taste) > 1 else 1)

    ease = next(scorer for scorer in recommender().scorers if isinstance(scorer, ItemItem))
    broken = Exaggerating(ease.name, ease.offsets, ease.columns, ease.weights, ease.known)
    others = tuple(scorer for scorer in recommender().scorers if scorer is not ease)
    whole = replace(recommender(), scorers=(broken, *others))
    assert max(gaps(whole, Taste.of(LIKES))) > 0.01
    with told(fallen=np.zeros((5, 10))), pytest.MonkeyPatch.context() as patch:
        assert numbers()["additive"] == 1
        patch.setattr(explanations, "gaps", lambda *given: gaps(whole, Taste.of(LIKES)))
        assert numbers()["additive"] == 0


def test_films_have_in_common_what_facts_say() -> None:
    """A film made of facts alone has their genres, and people and keywords by number."""
    facts = checkerboard().facts
    film = film_of(facts, 12)
    known = checkerboard().film(12)
    assert (film.genres, film.directors, film.cast) == (known.genres, known.directors, known.cast)
    assert film.keywords == known.keywords


@cache
def outcome() -> Outcome:
    """The protocol on the checkerboard, two of four folds of its people."""
    data = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())
    ticks: list[float | None] = []
    found = evaluate_explanations(
        data,
        Seeds(folds=4, rounds=2),
        IndexConfig(COLLABORATIVE, RANKER, STACKING),
        lambda stage, done: ticks.append(done),
    )
    assert ticks == [0.0, 0.5]
    return found


def test_every_person_is_a_question() -> None:
    """Half of all people, the same for every model, and settings that say which."""
    assert {len(values) for each in outcome().each.values() for values in each.values()} == {PEOPLE // 2}
    assert (outcome().protocol, outcome().leading) == ("explanations", PASSES)
    assert outcome().settings["name"] == "explanations"
    assert outcome().settings["seed"] == 2026


def test_ours_names_truer_causes_than_chance() -> None:
    """Reasons that are deletions pass deletion; what names likes at random passes half of the time."""
    ours, chance = (outcome().each[model] for model in ("hybrid", "random like"))
    assert np.nanmean(ours[PASSES]) > 0.85 > 0.75 > np.nanmean(chance[PASSES])
    assert np.nanmean(ours["falls"]) == 1
    assert np.nanmean(ours["names a cause"]) > 0.2


def test_what_is_promised_holds_for_everybody() -> None:
    """Weights are shares and item-item models are sums, without exception."""
    ours = outcome().each["hybrid"]
    assert np.nanmin(ours["weights within 1"]) == ours["additive"].min() == 1
    assert (ours["passes strictly"] <= ours[PASSES])[~np.isnan(ours[PASSES])].all()


def test_one_like_is_too_few() -> None:
    """There is no other to take back instead."""
    ratings = checkerboard().ratings
    data = DataSet("checkerboard", "0" * 16, Log.of(ratings), knowledge())
    with pytest.raises(UsageError, match="no other"):
        evaluate_explanations(data, Seeds(likes=1))


def test_nobody_to_ask_is_said() -> None:
    """Nobody here has fifty likes."""
    few = checkerboard().ratings
    data = DataSet("checkerboard", "0" * 16, Log.of(few), knowledge())
    with pytest.raises(UsageError, match="nobody in checkerboard"):
        evaluate_explanations(data, Seeds(likes=50))
