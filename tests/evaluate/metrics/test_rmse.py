"""Errors of predicted ratings that one can add up by heart."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from worlds import floats

from movienight.evaluate.metrics.rmse import mean_absolute_error, rmse

Measure = Callable[[Any, Any], float]


def test_by_hand() -> None:
    """Errors of 0, 1 and -2 stars: a squared mean of 5/3, an absolute one of 1."""
    predicted, true = floats([3, 5, 2]), floats([3, 4, 4])
    assert rmse(predicted, true) == pytest.approx(math.sqrt(5 / 3))
    assert mean_absolute_error(predicted, true) == pytest.approx(1)


@pytest.mark.parametrize("measure", [rmse, mean_absolute_error])
def test_the_truth_has_no_error(measure: Measure) -> None:
    """Who predicts what was given is off by 0; half a star too high everywhere is off by a half."""
    true = floats([0.5, 3.5, 5.0])
    assert measure(true, true) == 0
    assert measure(true + np.float32(0.5), true) == pytest.approx(0.5)


@pytest.mark.parametrize("measure", [rmse, mean_absolute_error])
def test_silence_does_not_pass_for_a_prediction(measure: Measure) -> None:
    """One rating without a prediction makes the whole NaN, it is not skipped."""
    assert math.isnan(measure(floats([np.nan, 3]), floats([4, 3])))


@pytest.mark.parametrize("measure", [rmse, mean_absolute_error])
def test_what_cannot_be_compared_is_refused(measure: Measure) -> None:
    """As many predictions as ratings, and at least one."""
    with pytest.raises(ValueError, match=r"\(1,\) predictions for \(2,\) ratings"):
        measure(floats([3]), floats([3, 4]))
    with pytest.raises(ValueError, match="no ratings"):
        measure(floats([]), floats([]))


def test_many_small_numbers_add_up() -> None:
    """A million and one errors of 1.1 stars have a mean of 1.1, to nine places."""
    errors = np.full(1_000_001, 1.1, np.float32)
    assert rmse(errors, np.zeros_like(errors)) == pytest.approx(float(np.float32(1.1)), rel=1e-9)
