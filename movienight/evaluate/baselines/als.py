"""Implicit ALS alone, on plain likes (Hu, Koren, Volinsky 2008)."""

from __future__ import annotations

from dataclasses import replace

from movienight.evaluate.questions import Log
from movienight.recommend.scorers import Als
from movienight.train.als import AlsConfig, train_als
from movienight.train.matrix import interactions


def train_plain_als(log: Log, n_films: int, settings: AlsConfig) -> Als:
    """The model of our own training with settings of its own."""
    return replace(train_als(interactions(log.ratings, n_films), settings), name="plain_als")
