"""How like a name is to what is typed."""

from __future__ import annotations

import numpy as np
import pytest

from movienight.text.likeness import ALL_WORDS, BEGINS, HOLDS, SAME, likeness


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ("heat", "heat", 1),
        ("matrix", "the matrix", SAME),
        ("the matrix", "matrix", SAME),
        ("mash", "m a s h", SAME),
        ("rocky 2", "rocky ii", SAME),
        ("heat", "heathers", BEGINS),
        ("the god", "the godfather", BEGINS),
        ("samurai", "seven samurai", HOLDS),
        ("の侍", "七人の侍", HOLDS),
        ("potter azk", "harry potter and the prisoner of azkaban", ALL_WORDS),
        ("amelei", "amelie", 5 / 6),
        ("teh matrix", "the matrix", 9 / 10),
        ("reloaded matrix", "matrix reloaded", 0.97),
        ("heat", "zoom", 0),
    ],
)
def test_scores(text: str, name: str, score: float) -> None:
    """Each way to be like a name has its own worth; one slip costs its share of the letters."""
    assert likeness(text, [name]).score[0] == pytest.approx(score, abs=1e-6)


def test_an_article_is_no_common_ground() -> None:
    """Two titles are not alike for both beginning with "the"."""
    assert likeness("the fog", ["the sky"]).edits[0] == likeness("fog", ["sky"]).edits[0] == 0


def test_the_given_article_decides_between_equals() -> None:
    """With the same slip, the title with the article that was typed is nearer."""
    edits = likeness("the hamtle", ["hamlet", "the hamlet"]).edits
    assert edits[0] < edits[1]
    assert edits[1] - edits[0] == pytest.approx(1 - SAME, abs=1e-6)


def test_beginnings_do_not_count_as_few_edits() -> None:
    """What is left to type is missing from `edits`, which is why a beginning is no misspelling."""
    found = likeness("heat", ["heathers"])
    np.testing.assert_allclose(found.edits, [0.5])
