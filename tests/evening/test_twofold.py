"""Double features of an evening: wishes hold for each film, the time to finish by for both."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.evening.twofold import PAIRS, pin_both, two_tonight
from movienight.keys import stable_key


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben at a quarter to nine."""
    return Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)


def test_pairs_with_their_times(evening: Evening) -> None:
    """Both are over after their minutes and five to settle; every film a reason names is at hand."""
    two = two_tonight(evening)
    assert len(two.programme.features) == PAIRS
    for pair in two.programme.features:
        if pair.minutes is not None:
            assert two.end_of(pair) == NOW + timedelta(minutes=pair.minutes + 5)
        for reason in (*pair.links, *pair.first.why["shared"]):
            assert all(two.film_of(row).row == row for row in reason.films)


def test_the_time_to_finish_by_holds_for_both(evening: Evening) -> None:
    """By half past midnight there are 225 minutes for two; films of two hours alone would pass."""
    evening.wish("finish-by", "00:30")
    evening.wish("max-runtime", "2h")
    two = two_tonight(evening)
    assert two.programme.minutes == 225
    assert two.programme.features
    for pair in two.programme.features:
        assert pair.minutes is not None
        assert pair.minutes <= 225


def test_both_are_pinned_at_once(evening: Evening) -> None:
    """One act puts both on the shortlist behind what is there; one undo takes both off."""
    first = evening.slate().suggestions[0].film
    evening.pin(first)
    pair = two_tonight(evening).programme.features[-1]
    keys = [stable_key(pair.first.film), stable_key(pair.second.film)]
    pin_both(evening, pair)
    assert [key for key in evening.tonight.pinned if key != stable_key(first)] == [
        key for key in keys if key != stable_key(first)
    ]
    evening.undo()
    assert evening.tonight.pinned == (stable_key(first),)
