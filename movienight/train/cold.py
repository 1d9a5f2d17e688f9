"""Films nobody rated learn from the rated films that are about the same things.

A film is known to the collaborative models by who liked it. One that nobody rated (it is new, or
left out of the data) borrows: its item-item weights are those of its nearest rated films, its ALS
factors come from a ridge regression of factors on what films are about, and its fame from its votes
elsewhere, each learned where both are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from movienight.recommend.autoencoder import Autoencoder
from movienight.recommend.facts import FilmFacts
from movienight.recommend.scorers import Als, ItemItem, Scorer, Strongest
from movienight.types import Floats

LENDERS = 10
"""Rated films that an unrated one borrows from."""
SHARPNESS = 8.0
"""Exponent of closeness in a lender's share: the nearest lend most."""
RENOWN = 0.8
"""Weights towards a film grow with its likes, to about this power: what is borrowed is scaled so."""
BELIEVED = 5
"""Ratings a film needs to lend or to teach."""
RIDGE = 30.0
BLOCK = 1024
KEEP_COLD = 64
"""How many films an unrated liked film may argue for."""


@dataclass(frozen=True, eq=False, slots=True)
class Votes:
    """Votes on films elsewhere: `count` float32 (n,), `mean` float32 (n,) of 0-10, NaN for none."""

    count: Floats
    mean: Floats


def estimated_esteem(facts: FilmFacts, votes: Votes) -> FilmFacts:
    """The facts with likes and mean stars of unrated films estimated from their votes.

    Likes: log(1 + likes) by least squares on log votes, mean vote and year of rated films.
    """
    rated = facts.ratings > 0
    lacking = ~rated & (votes.count > 0)
    design = _vote_features(facts, votes)
    taught = rated & (votes.count > 0)
    if taught.sum() < 50 or not lacking.any():
        return facts
    likes, mean_rating = facts.likes.copy(), facts.mean_rating.copy()
    trust = np.sqrt(1 + facts.ratings[taught])[:, None]
    likes_known = np.log1p(facts.likes[taught])
    weights, *_ = np.linalg.lstsq(design[taught] * trust, likes_known * trust[:, 0], rcond=None)
    most = float(np.log1p(facts.likes).max())
    likes[lacking] = np.expm1(np.clip(design[lacking] @ weights, 0, most))
    stars, *_ = np.linalg.lstsq(design[taught], facts.mean_rating[taught], rcond=None)
    mean_rating[lacking] = np.clip(design[lacking] @ stars, 0.5, 5)
    return replace(facts, likes=likes.astype(np.float32), mean_rating=mean_rating.astype(np.float32))


def _vote_features(facts: FilmFacts, votes: Votes) -> Floats:
    """What likes are estimated from, (n, 6)."""
    log_votes = np.log1p(votes.count)
    mean = np.nan_to_num(votes.mean, nan=6.0) - 6.0
    # MovieLens latest-small ends in 2018: younger films are judged as if they were of its last years.
    age = (2018 - np.clip(np.nan_to_num(facts.year, nan=2000), 1920, 2012)) / 50
    columns = (np.ones_like(log_votes), log_votes, log_votes**2, mean, age, age * log_votes)
    return np.stack(columns, axis=1).astype(np.float32)


def warmed(scorers: Sequence[Scorer], facts: FilmFacts, vectors: Floats, keep: int) -> tuple[Scorer, ...]:
    """The scorers with an opinion of films that nobody rated, too.

    Args:
        facts: with the esteem of the ratings the scorers were trained on.
        vectors: what films are about, unit (n, d).
        keep: item-item weights kept per liked film.
    """
    shares = lending(vectors, facts)
    warm: dict[str, Scorer] = {}
    for scorer in scorers:
        if isinstance(scorer, ItemItem):
            warm[scorer.name] = warmed_item_item(scorer, shares, keep)
        elif isinstance(scorer, Als):
            warm[scorer.name] = warmed_als(scorer, facts, vectors)
        elif isinstance(scorer, Autoencoder):
            warm[scorer.name] = warmed_autoencoder(scorer, facts, vectors)
        elif isinstance(scorer, Strongest):
            of = warm[scorer.of.name]
            warm[scorer.name] = Strongest(of) if isinstance(of, ItemItem) else scorer
    return tuple(warm.values())


def lending(vectors: Floats, facts: FilmFacts) -> sparse.csr_matrix:
    """Who lends to whom: (n, n), row i the shares of the lenders of unrated film i; empty for rated ones."""
    lenders = np.flatnonzero(facts.ratings >= BELIEVED)
    borrowers = np.flatnonzero(facts.ratings == 0)
    n = len(vectors)
    if not len(lenders) or not len(borrowers):
        return sparse.csr_matrix((n, n), dtype=np.float32)
    count = min(LENDERS, len(lenders))
    rows, columns, shares = [], [], []
    for start in range(0, len(borrowers), 1024):
        block = borrowers[start : start + 1024]
        about = np.maximum(vectors[block] @ vectors[lenders].T, 0)
        kinship = facts.genre_vectors[block] @ facts.genre_vectors[lenders].T
        close = about * (1 + kinship) / 2
        nearest = np.sort(np.argpartition(-close, count - 1, axis=1)[:, :count], axis=1)
        weight = np.take_along_axis(close, nearest, axis=1) ** SHARPNESS
        weight /= np.maximum(weight.sum(axis=1, keepdims=True), 1e-12)
        weight *= ((1 + facts.likes[block][:, None]) / (1 + facts.likes[lenders[nearest]])) ** RENOWN
        rows.append(np.repeat(block, count))
        columns.append(lenders[nearest].ravel())
        shares.append(weight.ravel())
    entries = (np.concatenate(shares), (np.concatenate(rows), np.concatenate(columns)))
    table = sparse.csr_matrix(entries, shape=(n, n), dtype=np.float32)
    table.eliminate_zeros()
    return table


def warmed_item_item(scorer: ItemItem, shares: sparse.csr_matrix, keep: int) -> ItemItem:
    """The scorer with borrowed weights to and from unrated films, pruned anew."""
    if not shares.nnz:
        return scorer
    n = len(scorer.known)
    own = sparse.csr_matrix((scorer.weights.astype(np.float32), scorer.columns, scorer.offsets), shape=(n, n))
    extended = (own + own @ shares.T).tocsr()
    warm, from_cold = _strongest(extended, keep), _strongest((shares @ extended).tocsr(), KEEP_COLD)
    from_cold.setdiag(0)
    from_cold.eliminate_zeros()
    table = (warm + from_cold).tocsr()
    table.sort_indices()
    known = scorer.known | (np.diff(shares.indptr) > 0)
    weights = table.data.astype(np.float16)
    return ItemItem(
        scorer.name, table.indptr.astype(np.int32), table.indices.astype(np.int32), weights, known
    )


def warmed_als(scorer: Als, facts: FilmFacts, vectors: Floats) -> Als:
    """The scorer with factors of unrated films by ridge regression on what films are about."""
    factors = _regressed(scorer.item_factors, np.isfinite(scorer.item_factors[:, 0]), facts, vectors)
    return Als(factors, scorer.gram, scorer.alpha, scorer.regularization)


def warmed_autoencoder(scorer: Autoencoder, facts: FilmFacts, vectors: Floats) -> Autoencoder:
    """The scorer with weights into and out of unrated films by the same ridge regression."""
    size = scorer.encoder.shape[1]
    both = np.concatenate([scorer.encoder, scorer.decoder, scorer.decoder_bias[:, None]], axis=1)
    both = _regressed(both, np.isfinite(scorer.decoder_bias), facts, vectors)
    return replace(scorer, encoder=both[:, :size], decoder=both[:, size:-1], decoder_bias=both[:, -1])


def _regressed(learned: Floats, trained: NDArray[np.bool_], facts: FilmFacts, vectors: Floats) -> Floats:
    """What was learned of each film (n, f), that of untrained films estimated from what they are about.

    By weighted ridge regression on vectors, genres and fame of films with ratings enough; as it was
    where there are too few of them.
    """
    teach = trained & (facts.ratings >= BELIEVED)
    taught = ~trained & vectors.any(axis=1)
    if teach.sum() < 50 or not taught.any():
        return learned
    design = np.concatenate(
        [vectors, facts.genre_vectors, facts.log_likes[:, None], np.ones((len(vectors), 1), np.float32)],
        axis=1,
    )
    weight = np.sqrt(np.log1p(facts.ratings[teach]))[:, None]
    left = design[teach] * weight
    gram = left.T @ left + RIDGE * np.eye(design.shape[1], dtype=np.float32)
    coefficients = np.linalg.solve(gram, left.T @ (learned[teach] * weight))
    estimated = learned.copy()
    estimated[taught] = design[taught] @ coefficients
    return estimated


def _strongest(table: sparse.csr_matrix, keep: int) -> sparse.csr_matrix:
    """The `keep` entries of greatest magnitude in each row; a few more where the last of them are equal."""
    if not table.nnz:
        return table
    blocks = [table[start : start + BLOCK] for start in range(0, table.shape[0], BLOCK)]
    return sparse.vstack([_strongest_of(block, keep) for block in blocks], format="csr")


def _strongest_of(table: sparse.csr_matrix, keep: int) -> sparse.csr_matrix:
    """The same for few enough rows to lay them out in full."""
    lengths = np.diff(table.indptr)
    if lengths.max() <= keep:
        return table
    strength = np.abs(table.data)
    owner = np.repeat(np.arange(table.shape[0]), lengths)
    padded = np.zeros((table.shape[0], lengths.max()), dtype=np.float32)
    padded[owner, np.arange(len(owner)) - np.repeat(table.indptr[:-1], lengths)] = strength
    least = np.partition(padded, -keep, axis=1)[:, -keep]
    chosen = strength >= np.maximum(least, np.finfo(np.float32).tiny)[owner]
    return sparse.csr_matrix((table.data[chosen], (owner[chosen], table.indices[chosen])), shape=table.shape)
