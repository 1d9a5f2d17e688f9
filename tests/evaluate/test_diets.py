"""Rankers grown on less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import COLLABORATIVE, RANKER, STACKING, checkerboard, floats, knowledge

from movienight.evaluate.contenders import by_slate, trained
from movienight.evaluate.diets import PARTS, WHOLE, Diet, Dieting, Tables, blanked, family_of
from movienight.evaluate.questions import Log, Question
from movienight.train.sessions import SessionTable
from movienight.train.settings import IndexConfig
from movienight.types import Taste

CONFIG = IndexConfig(COLLABORATIVE, RANKER, STACKING)
LOG = Log.of(checkerboard().ratings)
TABLES = Tables(LOG, knowledge(), CONFIG)
LIKES = np.array([0, 2, 4], np.int32)
QUESTION = Question(Taste.of(LIKES), np.array([6], np.int32), LIKES)


def test_the_whole_is_what_is_trained() -> None:
    """With nothing taken away the ranker is tree by tree the one that an index gets."""
    ours, theirs = TABLES.ranker(WHOLE), trained(LOG, knowledge(), CONFIG).ranker
    assert ours is not None
    assert theirs is not None
    assert ours.names == theirs.names
    np.testing.assert_array_equal(ours.threshold, theirs.threshold)
    np.testing.assert_array_equal(ours.leaf, theirs.leaf)


@pytest.mark.parametrize("family", ["ease", "knn", "fame"])
def test_a_blank_column_is_never_asked_for(family: str) -> None:
    """No tree tests a column of the family that was taken away; some tree of the whole does."""
    columns = tuple(name for name in TABLES.names if family_of(name) == family)

    def asked(diet: Diet) -> set[str]:
        ranker = TABLES.ranker(diet)
        assert ranker is not None
        real = np.isfinite(ranker.threshold)
        return {ranker.names[number] for number in np.unique(ranker.feature[real])}

    assert asked(WHOLE) & set(columns)
    assert not asked(Diet(blank=columns)) & set(columns)


def test_families() -> None:
    """A score goes with its gain and its variants; a column of its own is its own family."""
    assert {family_of(name) for name in ("knn", "knn_gain", "knn_strongest", "knn_strongest_gain")} == {"knn"}
    assert {family_of(name) for name in ("fame", "fame_gap", "taste_fame")} == {"fame"}
    assert family_of("director") == "director"


def test_blanked() -> None:
    """These columns are zeros, the others as they were."""
    table = SessionTable(("a", "b"), floats([[1, 2], [3, 4]]), np.zeros(2, np.int8), np.array([2], np.int32))
    assert blanked(table, ["b", "elsewhere"]).values.tolist() == [[1, 0], [3, 0]]
    assert table.values.tolist() == [[1, 2], [3, 4]]


def test_every_family_is_taken_away_in_turn() -> None:
    """The whole answers as it would alone, and each family that the ranker reads is missing once."""
    small = replace(CONFIG, ranker=replace(RANKER, trees=5))
    answers = Dieting(config=small).train(LOG, knowledge())
    families = {family_of(name) for name in TABLES.names}
    assert set(answers) == {"hybrid"} | {f"hybrid without {family}" for family in families}
    alone = by_slate(trained(LOG, knowledge(), small))
    assert answers["hybrid"](QUESTION, 10).tolist() == alone(QUESTION, 10).tolist()


def test_parts_know_nothing_of_each_other() -> None:
    """By content alone a film is found that nobody rated; by who likes what alone own kind comes first."""
    answers = Dieting(config=CONFIG, diets=PARTS).train(LOG, knowledge())
    assert set(answers) == {"hybrid", *(f"hybrid{part}" for part in PARTS)}
    for part in PARTS:
        assert (answers[f"hybrid{part}"](QUESTION, 5) % 2 == 0).all()


def test_content_alone_does_not_know_who_likes_what() -> None:
    """Its scores are the same whoever likes what, where rankers are too: fame and esteem are not read."""
    ranker = TABLES.ranker(PARTS[", content only"])
    assert ranker is not None
    real = np.isfinite(ranker.threshold)
    asked = {ranker.names[number] for number in np.unique(ranker.feature[real])}
    assert not asked & {"fame", "fame_gap", "taste_fame", "mean_rating"}
    assert not any(name.startswith(("ease", "knn", "als")) for name in ranker.names)


def test_too_little_to_learn_from() -> None:
    """A few ratings teach no ranker, and there is no family to take away."""
    few = LOG.pick(np.arange(30))
    answers = Dieting(config=CONFIG).train(few, knowledge())
    assert set(answers) == {"hybrid"}
    assert len(answers["hybrid"](QUESTION, 3))
