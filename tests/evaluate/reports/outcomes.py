"""An invented outcome: four questions, ours twice as good as the best rival in each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from movienight.evaluate.outcome import Outcome

NAN = float("nan")
ODD = "fame <&> | `top` *1*"
"""A model whose name means something to HTML and to Markdown."""
EASE = np.array([0.4, 0.2, 0.3, 0.1])


def invented(**changed: Any) -> Outcome:
    """The outcome, with what is to be different."""
    outcome = Outcome(
        protocol="seeds",
        data="ml-invented",
        fingerprint="f00d",
        settings={"likes": 5, "shares": (0.5, 1.0), "seed": 2026},
        each={
            ODD: {"NDCG@10": np.zeros(4), "novelty": np.full(4, 2.0)},
            "ease": {"NDCG@10": EASE, "novelty": np.array([NAN, 10.0, 14.0, NAN])},
            "hybrid": {"NDCG@10": 2 * EASE, "novelty": np.full(4, 11.0)},
            "hybrid without mood": {"NDCG@10": 2 * EASE + 0.1, "novelty": np.full(4, NAN)},
        },
        overall={"ease": {"coverage": 0.25}, "hybrid": {"coverage": 0.5}},
        chosen={"ease": {"l2": 500.0}},
        seconds={"ease": 1.25},
    )
    return replace(outcome, **changed)
