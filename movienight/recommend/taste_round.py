"""A taste round: a dozen films, one at a time, that tell most about somebody of whom nothing is known.

A card is worth asking for what an answer would tell times the chance that there is an answer:

    worth_i = chance_i * log(1 + z_i' A^-1 z_i),    A = I + sum over answered j of w_j z_j z_j'

The second factor is the D-optimal gain: by how much one more like shrinks the uncertainty that ALS
has of a person once folded in, whose precision is Y'Y + reg I + alpha sum_j y_j y_j' (Hu, Koren,
Volinsky 2008); z is y measured in what is uncertain before any answer. Two films of one kind tell
the same, so the next is always of another. The first factor is how many liked the film, and rises
with every film loved for its kin: after the first yes what those people know as well is asked
("item-item personalised", Rashid et al. 2002, "Getting to know you"; entropy0 of Rashid et al.
2008 likewise counts "not seen" as the answer to expect). Without ratings what films are about takes
the place of factors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from movienight.recommend.pipeline import Recommender
from movienight.recommend.scorers import Als, ItemItem
from movienight.types import Floats, Rows

Answer = Literal["love", "fine", "no", "unseen"]
Answers = Sequence[tuple[int, Answer]]
"""The rows that were asked and what was said, in order."""

CARDS = 12
POOL = 300
"""Among how many of the best-known films cards are chosen."""
TOLD: dict[Answer, float] = {"love": 1.0, "fine": 0.3, "no": 0.3, "unseen": 0.3}
"""How much an answer has told of its kind of film, against a like."""
KINSHIP = 2.0
"""How steeply the chance of an answer rises with kinship to what is loved."""
A_DECADE, A_LANGUAGE = 6, 11
"""How many of a dozen cards may be of one decade, and of one language."""


@dataclass(frozen=True, eq=False, slots=True)
class Deck:
    """The films that may be asked, m of them, best known first.

    Args:
        rows: int32 (m,), distinct.
        chance: how likely a stranger is to love each, any scale above 0, (m,).
        tells: z, what an answer tells, (m, f).
        kin: how likely who loves one is to know another, (m, m) in 0..1.
        decade, language: of each, (m,); -1 where unknown, which is no bar.
    """

    rows: Rows
    chance: Floats
    tells: Floats
    kin: Floats
    decade: NDArray[np.int64]
    language: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Heard:
    """What a round has told: rows loved, disliked, and seen (which holds all but the "unseen")."""

    loved: tuple[int, ...]
    disliked: tuple[int, ...]
    seen: frozenset[int]


def deck_of(recommender: Recommender, barred: frozenset[int] = frozenset(), size: int = POOL) -> Deck:
    """The deck of a recommender: its best-known films, less those that are barred."""
    facts = recommender.facts
    open_ = np.ones(len(facts), dtype=np.bool_)
    open_[list(barred)] = False
    factors = next((scorer for scorer in recommender.scorers if isinstance(scorer, Als)), None)
    if factors is not None:
        open_ &= np.isfinite(factors.item_factors[:, 0])
    known = np.argsort(-facts.ratings, kind="stable")
    rows = known[open_[known]][:size].astype(np.int32)
    year = facts.year[rows]
    return Deck(
        rows=rows,
        chance=1 + facts.likes[rows],
        tells=recommender.vectors[rows] if factors is None else uncertain(factors, rows),
        kin=_kin(recommender, rows),
        decade=np.where(np.isfinite(year), np.nan_to_num(year) // 10, -1).astype(np.int64),
        language=facts.language[rows].astype(np.int64),
    )


def next_card(deck: Deck, answers: Answers, cards: int = CARDS) -> int | None:
    """The row to ask next, None once `cards` are asked or none is left; the same answers, the same card.

    No decade and no language takes more than its share, as long as there are others to ask.
    """
    open_ = ~np.isin(deck.rows, [row for row, _ in answers])
    if len(answers) >= cards or not open_.any():
        return None
    spread = open_ & _room(deck.decade, ~open_, cards * A_DECADE // 12)
    spread &= _room(deck.language, ~open_, cards * A_LANGUAGE // 12)
    worth = np.where(spread if spread.any() else open_, worth_of(deck, answers), -np.inf)
    return int(deck.rows[worth.argmax()])


def worth_of(deck: Deck, answers: Answers) -> Floats:
    """What asking each film of the deck is worth after these answers, (m,), at least 0."""
    places = {int(row): place for place, row in enumerate(deck.rows)}
    told = [(places[row], answer) for row, answer in answers if row in places]
    asked = [place for place, _ in told]
    loved = [place for place, answer in told if answer == "love"]
    weights = np.array([TOLD[answer] for _, answer in told])
    chance = deck.chance * np.exp(KINSHIP * deck.kin[loved].sum(axis=0))
    return np.asarray(chance * np.log1p(unknown(deck.tells, deck.tells[asked], weights)))


def unknown(tells: Floats, asked: Floats, weights: NDArray[np.float64]) -> Floats:
    """How uncertain one still is in the direction of each film, z' (I + sum_j w_j a_j a_j')^-1 z, (m,).

    By Woodbury's identity, which inverts as many rows as were asked instead of as many as z is long.

    Args:
        tells: z, (m, f).
        asked: a, (k, f).
        weights: w, (k,), above 0.
    """
    alone = np.einsum("mf,mf->m", tells, tells)
    if not len(asked):
        return alone
    across = tells @ asked.T
    inner = np.diag(1 / weights) + asked @ asked.T
    return np.maximum(alone - np.einsum("mk,km->m", across, np.linalg.solve(inner, across.T)), 0)


def uncertain(als: Als, rows: Rows) -> Floats:
    """Factors in the measure of what is uncertain of a stranger: L^-1 y sqrt(alpha), (m, f).

    L L' = Y'Y + reg I is the precision before any answer, so that it becomes the identity.
    """
    prior = als.gram.astype(np.float64) + als.regularization * np.eye(len(als.gram))
    factors = als.item_factors[rows].astype(np.float64)
    return np.asarray(np.linalg.solve(np.linalg.cholesky(prior), factors.T).T * np.sqrt(als.alpha))


def heard(answers: Answers) -> Heard:
    """The answers, sorted."""
    return Heard(
        loved=tuple(row for row, answer in answers if answer == "love"),
        disliked=tuple(row for row, answer in answers if answer == "no"),
        seen=frozenset(row for row, answer in answers if answer != "unseen"),
    )


def _room(groups: NDArray[np.int64], taken: NDArray[np.bool_], most: int) -> NDArray[np.bool_]:
    """Which films are of a group that has room for one more, bool (m,); -1 is no group."""
    counts = np.bincount(groups[taken] + 1, minlength=int(groups.max(initial=0)) + 2)
    return np.asarray((counts[groups + 1] + 1 <= most) | (groups < 0))


def _kin(recommender: Recommender, rows: Rows) -> Floats:
    """Kinship by who likes both, its greatest being 1; by content where nobody rated."""
    for scorer in recommender.scorers:
        if isinstance(scorer, ItemItem) and scorer.name == "knn":
            table = _table(scorer, rows)
            return table / max(float(table.max(initial=0.0)), 1e-9)
    kin = np.clip(recommender.vectors[rows] @ recommender.vectors[rows].T, 0, 1)
    np.fill_diagonal(kin, 0)
    return kin


def _table(scorer: ItemItem, rows: Rows) -> Floats:
    """The weights among these films, float32 (m, m), below 0 taken for 0."""
    place = np.full(len(scorer.known), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    table = np.zeros((len(rows), len(rows)), dtype=np.float32)
    for number, row in enumerate(rows):
        span = slice(scorer.offsets[row], scorer.offsets[row + 1])
        to = place[scorer.columns[span]]
        table[number, to[to >= 0]] = scorer.weights[span][to >= 0]
    return np.maximum(table, 0)
