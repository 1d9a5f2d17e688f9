"""The LambdaMART ranker, grown by LightGBM on sessions of unseen users."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from movienight.recommend.ranker import Ranker
from movienight.train.sessions import SessionTable
from movienight.train.trees import ranker_of


@dataclass(frozen=True, slots=True)
class RankerConfig:
    """How the trees are grown; sizes are bounded by what a request can afford."""

    trees: int = 100
    leaves: int = 16
    """At most 16: see recommend.ranker."""
    learning_rate: float = 0.08
    least_rows: int = 100
    """Rows a leaf must hold."""
    feature_share: float = 0.5
    row_share: float = 0.7
    l2: float = 10.0
    truncation: int = 30
    """How deep in a list order still counts."""
    seed: int = 7


def grow(table: SessionTable, config: RankerConfig = RankerConfig(), rising: Collection[str] = ()) -> Ranker:
    """A ranker from feature rows grouped by session.

    Args:
        rising: columns that may only speak for a film as they grow, never against it.
    """
    import lightgbm

    data = lightgbm.Dataset(
        table.values,
        label=table.labels,
        group=table.groups,
        feature_name=list(table.names),
        params={"verbosity": -1, "min_data_in_leaf": config.least_rows, "feature_pre_filter": False},
        free_raw_data=True,
    )
    parameters = _parameters(config)
    if rising:
        parameters["monotone_constraints"] = [int(name in rising) for name in table.names]
    booster = lightgbm.train(parameters, data, num_boost_round=config.trees)
    return ranker_of(booster.dump_model())


def joined(tables: Sequence[SessionTable]) -> SessionTable:
    """Several tables of the same columns as one; empty ones are skipped."""
    filled = [table for table in tables if len(table.groups)]
    if not filled:
        raise ValueError("no session has a film to find: too few likes to learn ranking from")
    return SessionTable(
        filled[0].names,
        np.concatenate([table.values for table in filled]),
        np.concatenate([table.labels for table in filled]),
        np.concatenate([table.groups for table in filled]),
    )


def _parameters(config: RankerConfig) -> dict[str, object]:
    return {
        "objective": "lambdarank",
        "lambdarank_truncation_level": config.truncation,
        "label_gain": [0, 1],
        "num_leaves": config.leaves,
        "learning_rate": config.learning_rate,
        "min_data_in_leaf": config.least_rows,
        "feature_fraction": config.feature_share,
        "bagging_fraction": config.row_share,
        "bagging_freq": 1,
        "bagging_by_query": True,
        "lambda_l2": config.l2,
        "use_missing": False,
        "seed": config.seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": 1,  # sums over threads come in any order: two runs would differ in the last bits
        "verbosity": -1,
    }
