"""The ranker's arrays give what LightGBM's own prediction gives, to 1e-9."""

from __future__ import annotations

import re
from typing import Any

import lightgbm
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray
from worlds import rows_of

from movienight.recommend.ranker import Ranker
from movienight.train.trees import ranker_of
from movienight.types import FeatureTable, Floats

NAMES = ("rank", "closeness", "year", "fame")


def booster(leaves: int, seed: int = 5, trees: int = 12) -> lightgbm.Booster:
    """Trees over a table with many equal values, negative ones and both zeros."""
    generator = np.random.default_rng(seed)
    values = generator.integers(-3, 4, size=(400, len(NAMES))) / 2
    values[::7] *= -0.0
    values[:, 3] = generator.normal(size=400)
    labels = values[:, 0] * values[:, 1] + np.abs(values[:, 3]) + generator.normal(size=400)
    data = lightgbm.Dataset(
        values.astype(np.float32), label=labels, feature_name=list(NAMES), params={"verbosity": -1}
    )
    settings_ = {
        "objective": "regression",
        "num_leaves": leaves,
        "min_data_in_leaf": 3,
        "use_missing": False,
        "num_threads": 1,
        "verbosity": -1,
    }
    return lightgbm.train(settings_, data, num_boost_round=trees)


def rounded(grown: lightgbm.Booster) -> lightgbm.Booster:
    """The same trees with thresholds rounded to halves, so that a float32 can lie exactly on one."""
    text = re.sub(r"tree_sizes=.*\n", "", grown.model_to_string())
    halves = re.sub(
        r"(?<=threshold=).*",
        lambda line: " ".join(f"{round(2 * float(value)) / 2}" for value in line[0].split()),
        text,
    )
    return lightgbm.Booster(model_str=halves)


def table(values: NDArray[Any]) -> FeatureTable:
    """A table of these values."""
    floats: Floats = values.astype(np.float32)
    return FeatureTable(np.arange(len(floats), dtype=np.int32), NAMES, floats)


GROWN = {leaves: booster(leaves) for leaves in (2, 3, 5, 8, 16)}


def thresholds_of(ranker: Ranker) -> NDArray[np.float64]:
    """Every threshold that some node tests."""
    return np.unique(ranker.threshold[np.isfinite(ranker.threshold)])


@pytest.mark.parametrize("leaves", GROWN)
def test_equal_to_lightgbm(leaves: int) -> None:
    """Random values, and the neighbours of every threshold, are scored alike."""
    grown = GROWN[leaves]
    ranker = ranker_of(grown.dump_model())
    at = thresholds_of(ranker).astype(np.float32)
    near = np.concatenate([np.nextafter(at, np.float32(-9)), at, np.nextafter(at, np.float32(9)), [-0.0, 0]])
    near = near[(np.abs(near) > 1e-30) | (near == 0)]  # LightGBM reads anything below 1e-35 as 0
    values = np.random.default_rng(6).choice(near, size=(500, len(NAMES)))
    np.testing.assert_allclose(ranker.score(table(values)), grown.predict(values), atol=1e-9, rtol=0)


@pytest.mark.parametrize("leaves", GROWN)
def test_values_exactly_on_thresholds(leaves: int) -> None:
    """A value equal to a threshold goes left, as in LightGBM; also zero of either sign."""
    grown = rounded(GROWN[leaves])
    ranker = ranker_of(grown.dump_model())
    on = thresholds_of(ranker)
    assert np.array_equal(on, on.astype(np.float32))
    values = np.random.default_rng(7).choice([*on, -0.0, 0.0], size=(500, len(NAMES)))
    np.testing.assert_allclose(ranker.score(table(values)), grown.predict(values), atol=1e-9, rtol=0)


ordinary = st.floats(-1e9, 1e9, width=32).map(lambda value: value if abs(value) > 1e-30 else 0.0)


@settings(deadline=None, max_examples=40)
@given(values=arrays.arrays(np.float32, st.tuples(st.integers(0, 6), st.just(len(NAMES))), elements=ordinary))
def test_any_table(values: Floats) -> None:
    """Tables of any numbers and any length, also empty ones, are scored as LightGBM scores them."""
    scores = ranker_of(GROWN[16].dump_model()).score(table(values))
    assert scores.shape == (len(values),)
    if len(values):
        np.testing.assert_allclose(scores, GROWN[16].predict(values), atol=1e-9, rtol=0)


def test_trees_of_a_single_leaf() -> None:
    """Where nothing can be learned the one leaf is everybody's score."""
    data = lightgbm.Dataset(np.zeros((30, len(NAMES))), label=np.full(30, 2.5), params={"verbosity": -1})
    grown = lightgbm.train({"objective": "regression", "verbosity": -1, "num_threads": 1}, data, 3)
    dump = {**grown.dump_model(), "feature_names": list(NAMES)}
    assert ranker_of(dump).score(table(np.ones((3, len(NAMES))))).tolist() == [2.5] * 3


def test_other_columns_are_refused() -> None:
    """A table whose columns have other names, or another order, is refused."""
    ranker = ranker_of(GROWN[3].dump_model())
    turned = FeatureTable(rows_of([0]), NAMES[::-1], np.zeros((1, len(NAMES)), np.float32))
    with pytest.raises(ValueError, match="was given"):
        ranker.score(turned)
