"""A world in which films borrow: 64 that people rated and 16 that nobody did, each the double of one.

Even films are comedies that even people love, odd ones thrillers that odd people love; everybody has
rated about half of their kind. Film 64 + k is about the very same as film k.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from worlds import COLLABORATIVE, floats, plain_facts, rows_of, unit

from movienight.recommend.facts import FilmFacts
from movienight.recommend.scorers import Scorer
from movienight.train.collaborative import esteemed, train_scorers
from movienight.train.matrix import Ratings
from movienight.types import Floats

RATED, DOUBLES, PEOPLE, DIMENSIONS = 64, 16, 80, 12
FILMS = RATED + DOUBLES
COLD = np.arange(RATED, FILMS)
SETTINGS = replace(COLLABORATIVE, keep=FILMS)
"""Settings by which nothing is pruned."""


@cache
def ratings() -> Ratings:
    """Five stars for half of one's own kind, two for a tenth of the other."""
    generator = np.random.default_rng(5)
    person, film = np.divmod(np.arange(PEOPLE * RATED), RATED)
    own = person % 2 == film % 2
    rated = generator.random(len(own)) < np.where(own, 0.5, 0.1)
    return Ratings(rows_of(person[rated]), rows_of(film[rated]), floats(np.where(own, 5, 2)[rated]))


@cache
def vectors() -> Floats:
    """Even films near one axis, odd ones near another; doubles the same as their films."""
    noise = np.random.default_rng(6).normal(scale=0.1, size=(RATED, DIMENSIONS))
    noise[np.arange(RATED), np.arange(RATED) % 2] += 1
    return unit(np.concatenate([noise, noise[:DOUBLES]]))


@cache
def facts() -> FilmFacts:
    """Genres by kind, likes as rated."""
    genres = np.arange(FILMS)[:, None] % 2 == np.arange(2)
    return esteemed(plain_facts(FILMS, genres=genres, genre_names=("Comedy", "Thriller")), ratings())


@cache
def trained() -> tuple[Scorer, ...]:
    """The scorers before anything is borrowed."""
    return train_scorers(ratings(), FILMS, SETTINGS)
