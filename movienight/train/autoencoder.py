"""Training the autoencoder: from a random few of a person's likes to all their others.

Plain numpy: the network has one hidden layer, its input is a handful of films, and a million
ratings are learned in seconds. Each epoch shows every person with other likes hidden, as many
given as in the ranker's sessions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.recommend.autoencoder import Autoencoder
from movienight.train.matrix import LIKED, Ratings, by_user
from movienight.train.sessions import SIZES
from movienight.types import Floats

LEAST_LIKES = 3
"""People with fewer have nothing to hide and to find."""
FADING, SQUARED_FADING, TINY = 0.9, 0.99, 1e-8
"""Adam's constants (Kingma & Ba 2015); squares fade fast, since there are only some hundred steps."""


@dataclass(frozen=True, slots=True)
class AutoencoderConfig:
    """What the network is and how it learns; chosen on validation users."""

    hidden: int = 128
    epochs: int = 25
    batch: int = 128
    """People a step."""
    learning_rate: float = 0.006
    """At the start; it falls to 0 along a cosine."""
    dropout: float = 0.5
    """Share of hidden units left out at each step."""
    disliked: float = 0.15
    """What a rating below four stars counts beside a hidden like's 1: the film was at least chosen."""
    people: int = 1500
    """Fewer than these teach it nothing that the item-item models do not know."""
    seed: int = 7


@dataclass(frozen=True, eq=False, slots=True)
class _Histories:
    """What each of u people rated: rows of likes and of the others."""

    liked: list[NDArray[np.int32]]
    others: list[NDArray[np.int32]]

    def __len__(self) -> int:
        return len(self.liked)


def enough_people(ratings: Ratings, config: AutoencoderConfig) -> bool:
    """Whether so many people rated that the network is worth its time."""
    return len(np.unique(ratings.user)) >= config.people


def train_autoencoder(ratings: Ratings, n_films: int, config: AutoencoderConfig) -> Autoencoder:
    """Learn from these ratings alone; films nobody rated stay unknown."""
    known = np.unique(ratings.row)
    place = np.zeros(n_films, dtype=np.int32)
    place[known] = np.arange(len(known), dtype=np.int32)
    histories = _histories(Ratings(ratings.user, place[ratings.row], ratings.stars))
    rng = np.random.default_rng(config.seed)
    network = _Network(rng, len(known), histories, config)
    steps = config.epochs * -(-len(histories) // config.batch)
    for _ in range(config.epochs):
        for people in np.array_split(rng.permutation(len(histories)), max(1, steps // config.epochs)):
            given, wanted = _lesson(histories, people, len(known), config.disliked, rng)
            network.step(given, wanted, network.steps / steps, rng)
    return network.as_scorer(known, n_films)


class _Network:
    """Weights on their way, and Adam's memory of them."""

    def __init__(
        self, rng: np.random.Generator, n: int, histories: _Histories, config: AutoencoderConfig
    ) -> None:
        scale = 0.5 / np.sqrt(config.hidden)
        likes = np.bincount(np.concatenate(histories.liked), minlength=n) + 1.0
        self.config, self.steps = config, 0
        self.weights: list[Floats] = [
            (scale * rng.standard_normal((n, config.hidden))).astype(np.float32),
            np.zeros(config.hidden, dtype=np.float32),
            (scale * rng.standard_normal((config.hidden, n))).astype(np.float32),
            np.log(likes / likes.sum()).astype(np.float32),  # fame, before anything is learned
        ]
        self.means = [np.zeros_like(weight) for weight in self.weights]
        self.squares = [np.zeros_like(weight) for weight in self.weights]

    def step(
        self, given: sparse.csr_matrix, wanted: Floats, progress: float, rng: np.random.Generator
    ) -> None:
        """One step down the cross entropy of `wanted` (b, n), rows of sum 1, from `given` (b, n)."""
        encoder, encoder_bias, decoder, decoder_bias = self.weights
        hidden = np.tanh(given @ encoder + encoder_bias)
        kept = (rng.random(hidden.shape, dtype=np.float32) >= self.config.dropout) / np.float32(
            1 - self.config.dropout
        )
        dropped = hidden * kept
        wrong = softmax(dropped @ decoder + decoder_bias)
        wrong -= wanted
        wrong /= len(wanted)
        back = (wrong @ decoder.T) * kept * (1 - hidden * hidden)
        slopes = [given.T @ back, back.sum(axis=0), dropped.T @ wrong, wrong.sum(axis=0)]
        self._descend(slopes, self.config.learning_rate * 0.5 * (1 + np.cos(np.pi * progress)))

    def _descend(self, slopes: list[Floats], rate: float) -> None:
        """Adam (Kingma & Ba 2015, algorithm 1), in place."""
        self.steps += 1
        rate *= np.sqrt(1 - SQUARED_FADING**self.steps) / (1 - FADING**self.steps)
        for weight, mean, square, slope in zip(self.weights, self.means, self.squares, slopes, strict=True):
            mean += (1 - FADING) * (slope - mean)
            square += (1 - SQUARED_FADING) * (slope * slope - square)
            weight -= np.float32(rate) * mean / (np.sqrt(square) + np.float32(TINY))

    def as_scorer(self, known: NDArray[np.int32], n_films: int) -> Autoencoder:
        """The weights by film row, in the half precision in which they are kept."""
        encoder, encoder_bias, decoder, decoder_bias = (_halved(weight) for weight in self.weights)
        size = self.config.hidden
        rows_in, rows_out = np.zeros((n_films, size), np.float32), np.zeros((n_films, size), np.float32)
        bias = np.full(n_films, np.nan, dtype=np.float32)
        rows_in[known], rows_out[known], bias[known] = encoder, decoder.T, decoder_bias
        return Autoencoder(rows_in, encoder_bias, rows_out, bias)


def softmax(scores: Floats) -> Floats:
    """Rows as probabilities, (b, n), in place."""
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


def _lesson(
    histories: _Histories, people: NDArray[np.int64], n: int, disliked: float, rng: np.random.Generator
) -> tuple[sparse.csr_matrix, Floats]:
    """Some likes of each person as unit rows, sparse (b, n); their other films as shares, dense (b, n)."""
    wanted = np.zeros((len(people), n), dtype=np.float32)
    given = []
    for line, person in zip(wanted, people, strict=True):
        mixed = rng.permutation(histories.liked[person])
        size = min(int(SIZES[rng.integers(len(SIZES))]), len(mixed) - 1)
        given.append(mixed[:size])
        line[histories.others[person]] = disliked
        line[mixed[size:]] = 1
    wanted /= wanted.sum(axis=1, keepdims=True)
    sizes = np.array([len(films) for films in given])
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    values = np.repeat(1 / np.sqrt(sizes), sizes).astype(np.float32)
    return sparse.csr_matrix((values, np.concatenate(given), bounds), shape=wanted.shape), wanted


def _histories(ratings: Ratings) -> _Histories:
    liked, others = [], []
    for _, mine in by_user(ratings):
        loved = ratings.stars[mine] >= LIKED
        if np.count_nonzero(loved) >= LEAST_LIKES:
            liked.append(ratings.row[mine[loved]])
            others.append(ratings.row[mine[~loved]])
    return _Histories(liked, others)


def _halved(weight: Floats) -> Floats:
    return weight.astype(np.float16).astype(np.float32)
