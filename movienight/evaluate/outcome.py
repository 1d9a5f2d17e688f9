"""What an evaluation found, as it is shown, logged and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Outcome:
    """One protocol on one data set, all models over the same questions.

    Args:
        protocol: "seeds", "loo", "time", "holdout", "pairs", "cold".
        data: what was evaluated on, "ml-latest-small", and its fingerprint.
        settings: of the protocol, plain values; among them "seed".
        each: model -> metric -> one value per question (q,), NaN where it does not apply; all models
            in the same order of questions, so that they can be compared in pairs.
        overall: model -> metric -> one number over all lists (coverage, Gini).
        chosen: model -> the settings it was given, chosen on validation or by default.
        seconds: model -> time to train and answer.
        leading: the metric by which models are ordered and compared, "NDCG@10".
        subject: the model that is ours and compared with the best other, "hybrid".
    """

    protocol: str
    data: str
    fingerprint: str
    settings: Mapping[str, Any]
    each: Mapping[str, Mapping[str, Values]]
    overall: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    chosen: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    leading: str = "NDCG@10"
    subject: str = "hybrid"
