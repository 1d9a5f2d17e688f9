"""Candidates of one person become the table the ranker reads: one named column per idea.

The same function makes the table for training, for serving and for explaining, so the three
cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from movienight.recommend.facts import FilmFacts, sums
from movienight.recommend.scorers import Scorer
from movienight.types import FeatureTable, Floats, Rows, Scores, Taste

HAIR = np.float32(1e-5)
"""By what share of the best score a film must lead to rank ahead; less is noise of the arithmetic."""


def ranks(scores: Scores, rows: Rows) -> Floats:
    """How many films score above each of `rows`, float32 (m,); "no opinion" ranks last.

    Films within a hair's breadth of each other share a rank, so that ranks do not hang on the
    order in which a processor adds.
    """
    wanted = scores[rows]
    ordered = np.sort(scores)  # no opinion sorts last
    heard = np.count_nonzero(np.isfinite(scores))
    hair = HAIR * max(abs(ordered[0]), abs(ordered[heard - 1])) if heard else HAIR
    ahead = heard - np.searchsorted(ordered[:heard], wanted + hair, side="right")
    return np.where(np.isfinite(wanted), ahead, len(scores)).astype(np.float32)


def gain(rank: Floats) -> Floats:
    """The discounted gain of a rank counted from 0: 1 / log2(rank + 2), as in NDCG."""
    return (1 / np.log2(rank + 2)).astype(np.float32)


def columns_of(scorer: Scorer) -> tuple[str, str]:
    """The columns that a table holds of one scorer: what it says, and the gain of its rank."""
    return scorer.name, f"{scorer.name}_gain"


def feature_table(facts: FilmFacts, taste: Taste, rows: Rows, scores: Mapping[str, Scores]) -> FeatureTable:
    """The table of one person and m films.

    Args:
        taste: that person's likes, at least one.
        rows: the films, int32 (m,).
        scores: every scorer's (n,) scores for that person, by name. A person's own likes are
            never competition: they are left out of ranks.
    """
    columns: dict[str, Floats] = {}
    for name, values in scores.items():
        others = np.array(values)
        others[taste.rows] = np.nan
        values_here = others[rows]
        columns[name] = np.where(np.isnan(values_here), np.float32(0), values_here)
        columns[f"{name}_gain"] = gain(ranks(others, rows))
    columns |= _likeness(facts, taste, rows)
    columns |= _circumstances(facts, taste, rows)
    return FeatureTable(rows, tuple(columns), np.stack(list(columns.values()), axis=1))


def feature_names(facts: FilmFacts, scorers: Sequence[Scorer]) -> tuple[str, ...]:
    """The columns of every table made with these scorers."""
    silence = np.full(len(facts), np.nan, dtype=np.float32)
    nobody = np.zeros(0, dtype=np.int32)
    return feature_table(facts, Taste.of([0]), nobody, {scorer.name: silence for scorer in scorers}).names


def _likeness(facts: FilmFacts, taste: Taste, rows: Rows) -> dict[str, Floats]:
    """What a film shares with the likes: genres, director, cast, keywords."""
    weight = taste.confidence / taste.confidence.sum()
    closeness = facts.genre_vectors[rows] @ facts.genre_vectors[taste.rows].T
    return {
        "genre": closeness @ weight,
        "genre_nearest": closeness.max(axis=1),
        "director": sums(facts.directors, rows, _profile(facts, "directors", taste, weight)),
        "cast": sums(facts.cast, rows, _profile(facts, "cast", taste, weight)),
        "keyword": sums(
            facts.keywords, rows, _profile(facts, "keywords", taste, weight) * facts.keyword_rarity
        ),
    }


def _profile(facts: FilmFacts, column_name: str, taste: Taste, weight: Floats) -> Floats:
    """How much of the taste carries each id of a column, float32 (ids,), 0..1."""
    column = getattr(facts, column_name)
    profile = np.zeros(facts.ids_of(column_name), dtype=np.float32)
    for row, part in zip(taste.rows, weight, strict=True):
        profile[column[row]] += part
    return profile


def _circumstances(facts: FilmFacts, taste: Taste, rows: Rows) -> dict[str, Floats]:
    """Age, fame and esteem of a film, by themselves and against what the person likes."""
    years, fame = facts.year[taste.rows], facts.log_likes[taste.rows]
    year = facts.year[rows]
    gaps = np.abs(year[:, None] - years[None, :])
    gaps = np.where(np.isfinite(gaps), gaps, np.float32(30.0))
    languages = facts.language[taste.rows]
    return {
        "year": np.where(np.isnan(year), np.float32(0), year),
        "year_gap": gaps.mean(axis=1),
        "year_nearest": gaps.min(axis=1),
        "fame": facts.log_likes[rows],
        "fame_gap": facts.log_likes[rows] - fame.mean(),
        "mean_rating": facts.mean_rating[rows],
        "language": (facts.language[rows][:, None] == languages).mean(axis=1, dtype=np.float32),
        "likes_given": np.full(len(rows), len(taste), dtype=np.float32),
        "taste_fame": np.full(len(rows), fame.mean(), dtype=np.float32),
    }
