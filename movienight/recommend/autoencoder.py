"""What people who liked these films went on to like, by a small neural network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.scorers import alone
from movienight.types import Floats, Scores, Taste


@dataclass(frozen=True, eq=False, slots=True)
class Autoencoder:
    """A denoising autoencoder with a multinomial likelihood (Liang et al. 2018, "Mult-DAE").

    With x the likes as a unit vector, h = tanh(E'x + b) and the score of a film is the logarithm of
    its probability, log softmax(D h + d). Unlike the item-item models it can say "and": two likes
    together may mean what neither means alone.

    Args:
        encoder: E, float32 (n, h); rows of films it does not know are 0.
        encoder_bias: b, float32 (h,).
        decoder: D, float32 (n, h).
        decoder_bias: d, float32 (n,), NaN for films it does not know.
    """

    encoder: Floats
    encoder_bias: Floats
    decoder: Floats
    decoder_bias: Floats
    name: str = "autoencoder"

    def score(self, taste: Taste) -> Scores:
        """See Scorer."""
        if not self._known(taste).any():
            return np.full(len(self.decoder), np.nan, dtype=np.float32)
        return self._read(taste.rows, taste.confidence[None, :])[0]

    def without_each(self, taste: Taste, positions: Sequence[int]) -> Floats:
        """See Scorer."""
        weights = np.repeat(taste.confidence[None, :], len(positions), axis=0)
        weights[np.arange(len(positions)), list(positions)] = 0
        scores = self._read(taste.rows, weights)
        scores[alone(self._known(taste), positions)] = np.nan
        return scores

    def _known(self, taste: Taste) -> NDArray[np.bool_]:
        return np.isfinite(self.decoder_bias[taste.rows])

    def _read(self, rows: NDArray[np.int32], weights: Floats) -> Floats:
        """Log probabilities (p, n) of p people who weigh the same films (k,) differently, (p, k)."""
        weights = weights * np.isfinite(self.decoder_bias[rows])
        weights /= np.maximum(np.sqrt((weights**2).sum(axis=1, keepdims=True)), np.float32(1e-12))
        hidden = np.tanh(weights @ self.encoder[rows] + self.encoder_bias)
        scores = hidden @ self.decoder.T + self.decoder_bias
        highest = np.nanmax(scores, axis=1, keepdims=True)
        total = np.nansum(np.exp(scores - highest), axis=1, keepdims=True)
        return np.asarray(scores - highest - np.log(total), dtype=np.float32)
