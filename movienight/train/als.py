"""Implicit ALS by the `implicit` library, handed over as a scorer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from movienight.recommend.scorers import Als


@dataclass(frozen=True, slots=True)
class AlsConfig:
    """What the model is; chosen by `movienight evaluate seeds` on validation users, never on test users."""

    factors: int = 64
    """Size of a film's and a person's vector."""
    regularization: float = 50.0
    """Pull towards zero; more of it for little data."""
    alpha: float = 5.0
    """Confidence of a like against 1 for a film nobody spoke of."""
    iterations: int = 15
    seed: int = 7


def train_als(matrix: sparse.csr_matrix, config: AlsConfig) -> Als:
    """Item factors of a users x films matrix of likes (values > 0 scale the confidence).

    Films nobody rated get NaN factors: no opinion.
    """
    from implicit.cpu.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1, user_api="blas"):  # implicit's own threads suffer from BLAS's
        model = AlternatingLeastSquares(
            factors=config.factors,
            regularization=config.regularization,
            alpha=config.alpha,
            iterations=config.iterations,
            use_cg=True,  # as good as exact solves here, and several times as fast
            calculate_training_loss=False,
            random_state=config.seed,
            num_threads=2,
        )
        model.fit(matrix.astype(np.float32), show_progress=False)
    factors = np.array(model.item_factors, dtype=np.float32)
    rated = np.bincount(matrix.indices, minlength=matrix.shape[1]) > 0
    gram = factors[rated].T @ factors[rated]
    factors[~rated] = np.nan
    return Als(factors, gram, config.alpha, config.regularization)
