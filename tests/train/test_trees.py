"""Trees laid out as arrays: leaves from left to right, a mask of survivors per node."""

from __future__ import annotations

from typing import Any

import lightgbm
import numpy as np
import pytest

from movienight.recommend.ranker import LEAVES
from movienight.train.trees import ranker_of
from movienight.types import FeatureTable


def leaf(value: float) -> dict[str, Any]:
    """A leaf as LightGBM dumps it."""
    return {"leaf_value": value}


def node(feature: int, threshold: float, left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """A test as LightGBM dumps it."""
    return {
        "split_feature": feature,
        "threshold": threshold,
        "decision_type": "<=",
        "missing_type": "None",
        "left_child": left,
        "right_child": right,
    }


def dump(*trees: dict[str, Any]) -> dict[str, Any]:
    """A model of two features."""
    return {"feature_names": ["one", "two"], "tree_info": [{"tree_structure": tree} for tree in trees]}


def chain(leaves: int) -> dict[str, Any]:
    """A tree that peels off one leaf after another: value <= 0 gives 0, <= 1 gives 1 and so on."""
    tree = leaf(leaves - 1)
    for number in reversed(range(leaves - 1)):
        tree = node(0, number, leaf(number), tree)
    return tree


def score(model: dict[str, Any], *rows: tuple[float, float]) -> list[float]:
    """Scores of rows of two features."""
    values = np.array(rows, dtype=np.float32)
    table = FeatureTable(np.arange(len(rows), dtype=np.int32), ("one", "two"), values)
    return ranker_of(model).score(table).tolist()


def test_masks_by_hand() -> None:
    """A failed test strikes just the leaves of its left subtree; padding never fails."""
    inner = node(1, 5.0, leaf(10), leaf(20))
    ranker = ranker_of(dump(node(0, 1.5, inner, leaf(30))))
    assert ranker.names == ("one", "two")
    assert ranker.feature[:2, 0].tolist() == [0, 1]
    assert ranker.threshold[:2, 0].tolist() == [1.5, 5.0]
    assert ranker.mask[:2, 0].tolist() == [0xFFFF & ~0b011, 0xFFFF & ~0b001]
    assert (ranker.threshold[2:] == np.inf).all()
    assert ranker.leaf[0, :4].tolist() == [10, 20, 30, 0]


def test_every_leaf_is_reached() -> None:
    """Both features, both sides, and the borders, which go left."""
    model = dump(node(0, 1.5, node(1, 5.0, leaf(10), leaf(20)), leaf(30)))
    assert score(model, (1.5, 5), (1.5, 5.5), (1.6, 5), (1.6, 9), (-1, -1)) == [10, 20, 30, 30, 10]


@pytest.mark.parametrize("leaves", range(1, LEAVES + 1))
def test_trees_of_any_size_that_fits(leaves: int) -> None:
    """Trees of 1 to 16 leaves give each value its leaf."""
    rows = [(float(number), 0.0) for number in range(-1, leaves + 1)]
    expected = [min(max(number, 0), leaves - 1) for number in range(-1, leaves + 1)]
    assert score(dump(chain(leaves)), *rows) == expected


def test_trees_add_up() -> None:
    """A row's score is the sum over all trees, of whatever sizes."""
    model = dump(chain(16), leaf(100), node(1, 0.0, leaf(1000), leaf(2000)))
    assert score(model, (3, 0), (20, 1)) == [1103, 2115]


def test_a_tree_too_large_is_refused() -> None:
    """Seventeen leaves do not fit into sixteen bits."""
    with pytest.raises(ValueError, match="17 leaves"):
        ranker_of(dump(chain(LEAVES + 1)))


@pytest.mark.parametrize(
    "change", [{"decision_type": "=="}, {"missing_type": "NaN"}, {"missing_type": "Zero"}]
)
def test_other_tests_are_refused(change: dict[str, str]) -> None:
    """Categorical tests and rules for missing values are not what the arrays mean."""
    with pytest.raises(ValueError, match="cannot evaluate"):
        ranker_of(dump(node(0, 1.0, leaf(1), leaf(2)) | change))


def test_trees_that_lightgbm_grew_with_missing_values_are_refused() -> None:
    """A model grown on data with holes is refused, not misread."""
    values = np.random.default_rng(0).normal(size=(200, 2))
    values[::3, 0] = np.nan
    data = lightgbm.Dataset(values, label=np.nan_to_num(values[:, 0]), params={"verbosity": -1})
    grown = lightgbm.train({"objective": "regression", "verbosity": -1, "num_threads": 1}, data, 2)
    with pytest.raises(ValueError, match="missing values NaN"):
        ranker_of(grown.dump_model())
