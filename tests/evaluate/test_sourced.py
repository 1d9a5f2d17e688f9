"""The recommender with candidates from some sources alone, or slates that vary in another way."""

from __future__ import annotations

import numpy as np
import pytest
from worlds import recommender, someone

from movienight.evaluate.ablations import by_source, by_variety, exchanged
from movienight.evaluate.questions import Question
from movienight.evaluate.sourced import Sourced, Varied
from movienight.recommend.candidates import SOURCES
from movienight.recommend.diversify import dpp, mmr
from movienight.types import Query, Taste

QUERY = Query((someone("a", 0, 2, 4),), diversity=0.0, novelty=0.0)
QUESTION = Question(Taste.of([0, 2, 4]), np.array([6], np.int32), np.array([0, 2, 4], np.int32))


@pytest.mark.parametrize("source", ["ease", "content", "neighbours", "popular"])
def test_one_source_alone(source: str) -> None:
    """Candidates are the films that carry its bit in the whole, and carry no other."""
    whole = recommender().draft(QUERY).candidates
    alone = exchanged(recommender(), Sourced, sources=(source,)).draft(QUERY).candidates
    bit = 1 << SOURCES.index(source)
    assert alone.rows.tolist() == whole.rows[(whole.sources & bit) > 0].tolist()
    assert len(alone.rows)


def test_all_sources() -> None:
    """With every source it is the whole, film by film."""
    whole, same = recommender().draft(QUERY), exchanged(recommender(), Sourced).draft(QUERY)
    assert same.candidates.rows.tolist() == whole.candidates.rows.tolist()
    assert same.rows.tolist() == whole.rows.tolist()


def test_varied_by_mmr_is_what_is_served() -> None:
    """By the method and the likeness that serve, slates are those that are served, at any diversity."""
    varied = exchanged(recommender(), Varied, how=mmr)
    for diversity in (0.0, 0.3, 1.0):
        query = Query(QUERY.people, diversity=diversity, novelty=0.0)
        assert varied.draft(query).rows.tolist() == recommender().draft(query).rows.tolist()


def test_varied_by_text_alone() -> None:
    """Without genres the similarity is the cosine of what films are about, nothing below 0."""
    seen = []

    def look(value: object, similarity: np.ndarray, n: int, diversity: float) -> np.ndarray:
        seen.append(similarity)
        return np.arange(n)

    draft = exchanged(recommender(), Varied, how=look, by_genre=False).draft(QUERY)
    pool = np.argsort(-draft.value, kind="stable")[: len(seen[-1])]
    vectors = recommender().vectors[draft.candidates.rows[pool]]
    np.testing.assert_allclose(seen[-1], np.clip(vectors @ vectors.T, 0, 1), atol=1e-6)


def test_every_source_and_every_step_has_a_name() -> None:
    """Each source there is, alone and without; each method in ten steps, by both ways of being alike."""
    assert {", ease alone", " without ease", ", neighbours alone", " without popular"} <= set(
        by_source(recommender())
    )
    assert not any("mood" in name for name in by_source(recommender()))
    varied = by_variety(recommender())
    assert len(varied) == 40
    assert {", MMR 0.1", ", DPP 1", ", MMR by text 0.5"} <= set(varied)
    one, other = varied[", MMR 1"](QUESTION, 10), exchanged(recommender(), Varied, how=dpp)
    assert len(one) == 10
    assert other.how is dpp
