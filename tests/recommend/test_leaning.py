"""What is kept, wanted more or less tonight, and what somebody does not care for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from worlds import checkerboard, recommender, someone

from movienight.recommend.fate import fate_of
from movienight.recommend.pipeline import Draft
from movienight.types import Query

EVEN, ODD = someone("a", 0, 6, 10), someone("b", 1, 7)


def draft(**wishes: object) -> Draft:
    """A slate of ten for both."""
    return recommender().draft(replace(Query((EVEN, ODD)), **wishes))  # type: ignore[arg-type]


@pytest.mark.parametrize("keep", [(3,), (5, 2), (0,), tuple(range(12))])
def test_what_is_kept_stands_first_in_its_order(keep: tuple[int, ...]) -> None:
    """Whatever else is shown, liked already or not; the rest is filled up to ten, nothing stands twice."""
    rows = draft(keep=keep).rows.tolist()
    assert rows[: len(keep)] == list(keep)
    assert len(rows) == max(10, len(keep))
    assert len(set(rows)) == len(rows)


def test_what_is_kept_changes_nothing_below_it() -> None:
    """The others are those of a slate without it, in the same order."""
    plain = draft(diversity=0.0).rows.tolist()
    kept = plain[4]
    assert draft(diversity=0.0, keep=(kept,)).rows.tolist() == [kept, *(row for row in plain if row != kept)]


def kinds(rows: np.ndarray) -> int:
    """How many even films there are among these: they are of one kind."""
    return int((rows % 2 == 0).sum())


def test_more_and_less_lean_towards_a_kind() -> None:
    """More like an even film: more even films; less like it: fewer."""
    even = 4
    middle = kinds(draft().rows)
    assert kinds(draft(more=(even,)).rows) > middle
    assert kinds(draft(less=(even,)).rows) < middle


def test_more_of_all_and_less_of_all_is_nothing() -> None:
    """The same films wanted more and less leave the order as it was."""
    both = draft(more=(4, 5), less=(4, 5))
    np.testing.assert_allclose(both.value, draft().value, rtol=1e-6)


def test_likeness_is_spreads_above_the_rest() -> None:
    """The nearest of the films named, half by content, half by genre, in spreads, never below 0."""
    world, films, rows = checkerboard(), [2, 9], np.arange(20, dtype=np.int32)
    closest = [
        max(
            (
                world.vectors[film] @ world.vectors[row]
                + world.facts.genre_vectors[film] @ world.facts.genre_vectors[row]
            )
            / 2
            for film in films
        )
        for row in rows
    ]
    spread = (np.array(closest) - np.mean(closest)) / np.std(closest)
    np.testing.assert_allclose(recommender().likeness_to(films, rows), np.clip(spread, 0, None), atol=1e-4)


def test_a_disliked_film_is_not_shown_and_costs_its_kind() -> None:
    """It goes, and no film of its kind fits this person better than before; the other person's fits stay."""
    plain = draft()
    shown = int(plain.rows[0])
    picky = replace(EVEN, disliked=frozenset({shown}))
    picked = recommender().draft(Query((picky, ODD)))
    assert shown not in picked.rows
    both, here, there = np.intersect1d(plain.candidates.rows, picked.candidates.rows, return_indices=True)
    assert len(both)
    assert (picked.fits["a"][there] <= plain.fits["a"][here] + 1e-6).all()
    assert (picked.fits["a"][there] < plain.fits["a"][here]).any()
    np.testing.assert_allclose(picked.fits["b"][there], plain.fits["b"][here], atol=1e-6)
    stage, detail = fate_of(shown, picked, recommender(), None, checkerboard().film)
    assert (stage, detail) == ("disliked", f"{EVEN.name} does not care for it")


def test_a_dislike_is_no_argument_of_a_like() -> None:
    """What each like argues for a film is the same with a dislike as without."""
    plain = draft()
    picky = replace(EVEN, disliked=frozenset({int(plain.candidates.rows[-1])}))
    picked = recommender().draft(Query((picky, ODD)))
    rows = np.intersect1d(plain.rows, picked.rows).astype(np.int32)
    likes, argued = recommender().arguments(plain, EVEN, rows)
    same, still = recommender().arguments(picked, picky, rows)
    np.testing.assert_array_equal(likes, same)
    np.testing.assert_allclose(argued, still, atol=1e-5)
