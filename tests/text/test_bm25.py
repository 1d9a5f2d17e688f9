"""BM25 over a world small enough to do by hand."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from movienight.storage.artifacts import Index, IndexWriter
from movienight.text.bm25 import K1, B, Bm25, tokens

TEXTS = [
    "ghost train ghost",  # 3 words
    "train to the coast at night",  # 6 words
    "Zwei Freunde",  # 2 words
    "",
]
MEAN = 11 / 4


def by_hand(df: int, tf: int, length: int) -> float:
    """One word's summand, straight from the formula."""
    rarity = math.log(1 + (4 - df + 0.5) / (df + 0.5))
    return rarity * tf * (K1 + 1) / (tf + K1 * (1 - B + B * length / MEAN))


def test_scores_are_the_formula() -> None:
    """Each text scores the sum of its summands; a text that shares no word has no opinion."""
    found = Bm25.build(TEXTS).scores("Ghost trains")
    expected = [by_hand(1, 2, 3) + by_hand(2, 1, 3), by_hand(2, 1, 6), np.nan, np.nan]
    np.testing.assert_allclose(found, np.array(expected, np.float32), rtol=1e-6)
    assert found.dtype == np.float32


def test_a_worked_number() -> None:
    """ "coast" stands in one of four texts, once among six words: 0.8116."""
    # Rarity ln(1 + 3.5 / 1.5) = 1.20397; crowding 1.2 (0.25 + 0.75 * 6 / 2.75) = 2.26364.
    # 1.20397 * 2.2 / (1 + 2.26364) = 0.8116
    assert Bm25.build(TEXTS).scores("coast")[1] == pytest.approx(0.8116, rel=1e-4)


def test_a_repeated_word_counts_once() -> None:
    """Saying a word twice does not ask for more of it."""
    index = Bm25.build(TEXTS)
    np.testing.assert_array_equal(index.scores("ghost ghost"), index.scores("ghost"))


@pytest.mark.parametrize("query", ["", "dragon", "!?"])
def test_unknown_words_give_no_opinion(query: str) -> None:
    """A query of words that no text has scores nothing."""
    assert np.isnan(Bm25.build(TEXTS).scores(query)).all()


def test_no_texts() -> None:
    """An index of nothing answers with nothing."""
    assert Bm25.build([]).scores("ghost").shape == (0,)


def test_saved_and_opened_it_scores_the_same(tmp_path: Path) -> None:
    """What is kept in an index folder answers to the bit as it did before."""
    built = Bm25.build(TEXTS)
    writer = IndexWriter(tmp_path / "index")
    built.save(writer, "words")
    writer.close("test")
    opened = Bm25.open(Index(tmp_path / "index"), "words")
    for query in ("ghost train", "freund", "sea"):
        np.testing.assert_array_equal(opened.scores(query), built.scores(query))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Witches and Wolves", ["witch", "and", "wolve"]),
        ("movies movie", ["movy", "movy"]),
        ("The boss, boxes", ["the", "boss", "box"]),
        ("Paris gas bus", ["paris", "gas", "bus"]),
        ("東京 story", ["東", "京", "story"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    """Words are folded, plurals meet their singulars, Chinese letters are words."""
    assert tokens(text) == words
