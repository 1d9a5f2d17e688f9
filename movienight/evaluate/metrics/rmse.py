"""How far predicted ratings lie from those given, in stars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def rmse(predicted: NDArray[np.floating], true: NDArray[np.floating]) -> float:
    """The root of the mean squared error of (m,) predictions, in stars: large errors count most.

    NaN where a prediction is NaN: who predicts has to say something of every rating.

    Raises:
        ValueError: shapes differ, or there is nothing to compare.
    """
    return float(np.sqrt(np.square(_errors(predicted, true)).mean()))


def mean_absolute_error(predicted: NDArray[np.floating], true: NDArray[np.floating]) -> float:
    """The mean distance of (m,) predictions from the truth, in stars; NaN and errors as for `rmse`."""
    return float(np.abs(_errors(predicted, true)).mean())


def _errors(predicted: NDArray[np.floating], true: NDArray[np.floating]) -> NDArray[np.float64]:
    """Subtracted as float64, so that millions of float32 ratings add up."""
    if predicted.shape != true.shape:
        raise ValueError(f"{predicted.shape} predictions for {true.shape} ratings")
    if not predicted.size:
        raise ValueError("no ratings to compare with")
    return predicted.astype(np.float64) - true
