"""Everything that is learned from who liked what: the collaborative scorers and films' esteem."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from movienight.recommend.facts import FilmFacts
from movienight.recommend.scorers import Scorer, Strongest
from movienight.train.als import AlsConfig, train_als
from movienight.train.autoencoder import AutoencoderConfig, enough_people, train_autoencoder
from movienight.train.item_item import cosine, ease
from movienight.train.matrix import LIKED, Ratings, interactions, tempered

CHOSEN_ON = 488
"""How many people rated where the regularizations were chosen; of more they grow with the root."""
DOUBT = 8.0
"""Ratings a film's mean must outweigh before it is believed over the mean of all."""


@dataclass(frozen=True, slots=True)
class CollaborativeConfig:
    """What the models are; chosen on validation users (`movienight evaluate seeds`)."""

    disliked: float = 0.3
    """What a rating below four stars says beside a like's 1: the film was at least chosen."""
    ease_regularization: float = 3000.0
    """Strong, because a guest gives a handful of likes and not a hundred."""
    knn_shrink: float = 20.0
    knn_damping: float = 0.4
    tempering: float = 0.25
    """How much less each rating of a tireless rater counts for EASE and cosine."""
    keep: int = 192
    """How many films one liked film may argue for."""
    als: AlsConfig = field(default_factory=AlsConfig)
    autoencoder: AutoencoderConfig = field(default_factory=AutoencoderConfig)


def train_scorers(ratings: Ratings, n_films: int, config: CollaborativeConfig) -> tuple[Scorer, ...]:
    """EASE, item-item cosine, ALS and, of many people, the autoencoder, in the order features are made."""
    seen = tempered(interactions(ratings, n_films, config.disliked), config.tempering)
    liked = interactions(ratings, n_films)
    growth = max(1.0, float(np.sqrt(liked.shape[0] / CHOSEN_ON)))
    als = replace(config.als, regularization=config.als.regularization * growth)
    knn = cosine(seen, config.knn_shrink, config.keep, damping=config.knn_damping)
    scorers = (
        ease(seen, config.ease_regularization * growth, config.keep),
        knn,
        Strongest(knn),
        train_als(liked, als),
    )
    if not enough_people(ratings, config.autoencoder):
        return scorers
    return (*scorers, train_autoencoder(ratings, n_films, config.autoencoder))


def esteemed(facts: FilmFacts, ratings: Ratings) -> FilmFacts:
    """The facts with likes, counts and mean stars as these ratings have them."""
    n = len(facts)
    counts = np.bincount(ratings.row, minlength=n).astype(np.float32)
    likes = np.bincount(ratings.row[ratings.stars >= LIKED], minlength=n).astype(np.float32)
    overall = float(ratings.stars.mean()) if len(ratings) else 3.5
    stars = np.bincount(ratings.row, weights=ratings.stars, minlength=n)
    mean = ((stars + DOUBT * overall) / (counts + DOUBT)).astype(np.float32)
    return replace(facts, likes=likes, ratings=counts, mean_rating=mean)
