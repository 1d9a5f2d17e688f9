"""Ablations: what is left of ours, asked the questions of seeds."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import COLLABORATIVE, RANKER, STACKING, checkerboard, knowledge

from movienight.evaluate import ablations, diets
from movienight.evaluate.ablations import KINDS, RANKS, Ablations, Kind, contenders, evaluate_ablations
from movienight.evaluate.contenders import Ours
from movienight.evaluate.data import DataSet
from movienight.evaluate.lineup import FACTS
from movienight.evaluate.protocols.base import settings_of
from movienight.evaluate.protocols.seeds import Seeds
from movienight.evaluate.questions import Log
from movienight.train.settings import IndexConfig

DATA = DataSet("checkerboard", "0" * 16, Log.of(checkerboard().ratings), knowledge())
CONFIG = IndexConfig(COLLABORATIVE, RANKER, STACKING)


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variety in one step, and two families of features: of all of them there are many."""
    monkeypatch.setattr(ablations, "STEPS", (0.0, 0.5))
    monkeypatch.setattr(diets, "family_of", lambda column: "ease" if column.startswith("ease") else "rest")


def test_they_ask_what_seeds_asks() -> None:
    """Part by part the people, what they give and what they hide; validation too."""
    ours, theirs = Ablations("parts", likes=3, folds=3, rounds=2), Seeds(likes=3, folds=3, rounds=2)
    asked, expected = list(ours.parts(DATA.log)), list(theirs.parts(DATA.log))
    assert len(asked) == len(expected) == 2
    for one, other in zip(asked, expected, strict=True):
        assert [q.hidden.tolist() for q in one.questions] == [q.hidden.tolist() for q in other.questions]
        assert len(one.training) == len(other.training)
    validated = ours.validation(DATA.log).questions, theirs.validation(DATA.log).questions
    assert [q.hidden.tolist() for q in validated[0]] == [q.hidden.tolist() for q in validated[1]]
    assert settings_of(ours) == {"kind": "parts", **settings_of(theirs)}


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        ("parts", {"hybrid", "hybrid, collaborative only", "hybrid, content only"}),
        ("features", {"hybrid", "hybrid without ease", "hybrid without rest"}),
        ("sources", {"hybrid", "hybrid, ease alone", "hybrid without ease"}),
        ("ranks", {"rank 2", "rank 160"}),
        ("diversity", {"hybrid", "hybrid, MMR 0.5", "hybrid, DPP by text 0.5"}),
    ],
)
def test_every_kind(kind: Kind, some: set[str]) -> None:
    """A row for each that is left, all asked the same; the kind is among the settings."""
    (found,) = evaluate_ablations(DATA, [Ablations(kind, likes=3, folds=3)], CONFIG)
    assert some <= set(found.each)
    assert (found.protocol, found.settings["kind"]) == ("ablations", kind)
    assert {len(metrics["NDCG@10"]) for metrics in found.each.values()} == {20}


def test_the_whole_is_the_same_in_every_kind() -> None:
    """However it is taken apart, "hybrid" answers alike."""
    kinds: tuple[Kind, ...] = ("parts", "diversity")
    found = evaluate_ablations(DATA, [Ablations(kind, likes=3, folds=3) for kind in kinds], CONFIG)
    first, *others = (one.each["hybrid"]["NDCG@10"] for one in found)
    for other in others:
        np.testing.assert_array_equal(first, other)


def test_facts_are_those_of_the_line_up() -> None:
    """Ours, and ours trained anew without each kind of fact."""
    whole, *blind = contenders("facts", CONFIG)
    assert whole == Ours("hybrid", CONFIG)
    assert [one.unaware for one in blind if isinstance(one, Ours)] == list(FACTS.values())


def test_ranks_of_svd() -> None:
    """One for each rank, named by it and trained with it."""
    found = contenders("ranks", CONFIG)
    assert [one.settings() for one in found] == [{"factors": rank} for rank in RANKS]
    assert set(KINDS) >= {"ranks", "facts"}
