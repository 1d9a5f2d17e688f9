"""The nights of an evening: kept, answered, looked back at, taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.card import card_of
from movienight.evening.evening import Evening
from movienight.evening.nights import (
    answer,
    card_again,
    chronicle_of,
    give_stars,
    keep_night,
    let_it_lean,
    questions,
)
from movienight.evening.state import Tonight
from movienight.keys import stable_key
from movienight.storage.library import Library
from movienight.types import Suggestion

LONG_AGO = datetime(2026, 1, 2, 20, 0, tzinfo=UTC)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben, with a slate."""
    one = Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)
    one.slate()
    return one


def first(evening: Evening) -> Suggestion:
    """The film on top."""
    assert evening.shown is not None
    return evening.shown.suggestions[0]


def keep(evening: Evening, starts: datetime = LONG_AGO, fits: tuple[float, float] = (0.9, 0.3)) -> Suggestion:
    """A night with the film on top."""
    chosen = first(evening)
    card = card_of(chosen.film, starts, people=("Ana", "Ben"), mood="silly", snack=chosen.snack)
    keep_night(evening, card, dict(zip(("Ana", "Ben"), fits, strict=True)))
    return chosen


def test_a_night_is_kept_whole_and_can_be_taken_back(evening: Evening) -> None:
    """Film, snack, times, fits and what was shown are in the library; undone it is gone, redone back."""
    chosen = keep(evening)
    (night,) = evening.library.nights()
    assert chosen.snack is not None
    assert night.title == chosen.film.label
    assert night.snack == (chosen.snack.recipe.id, chosen.snack.recipe.name)
    assert (night.starts_at, night.mood) == (LONG_AGO, "silly")
    assert night.fits == {"Ana": 0.9, "Ben": 0.3}
    assert len(night.films) == 10
    evening.undo()
    assert evening.library.nights() == []
    evening.redo()
    assert [one.title for one in evening.library.nights()] == [chosen.film.label]


def test_only_those_who_are_here_are_asked(evening: Evening) -> None:
    """A night is asked about once, while somebody who was there sits on the sofa."""
    keep(evening)
    (night,) = questions(evening)
    evening.sit_down("Cy")
    assert questions(evening) == []
    evening.sit_down("Ben")
    assert [one.number for one in questions(evening)] == [night.number]
    answer(evening, night, {"Ben": None})
    assert questions(evening) == []
    evening.sit_down("Ana")
    assert [one.unanswered for one in questions(evening)] == [("Ana",)]


def test_a_night_that_has_just_begun_is_not_asked_about(evening: Evening) -> None:
    """The film is still running."""
    keep(evening, datetime.now(UTC) - timedelta(hours=1))
    assert questions(evening) == []


def test_an_answer_is_stars_and_seen(evening: Evening) -> None:
    """Who gives stars has seen it; undone, both are as before, and stars of before come back."""
    chosen = keep(evening)
    key = stable_key(chosen.film)
    evening.library.rate("Ben", key, 1, chosen.film.label)
    before = {name: evening.library.taste(name) for name in ("Ana", "Ben")}
    night = chronicle_of(evening).nights[0]
    told = answer(evening, night, {"Ana": 4.5, "Ben": 3.0})
    assert told == f"Ana gives {chosen.film.label} 4.5 and Ben 3"
    assert chronicle_of(evening).stars[night.number] == {"Ana": 4.5, "Ben": 3.0}
    assert [film.key for film in evening.library.seen("Ana")] == [key]
    evening.undo()
    after = {name: evening.library.taste(name) for name in ("Ana", "Ben")}
    assert [one.stars for one in after["Ben"].ratings] == [1.0]
    assert {name: taste.seen for name, taste in after.items()} == {
        name: taste.seen for name, taste in before.items()
    }
    assert after["Ana"].ratings == ()


def test_skipping_is_nothing_to_take_back(evening: Evening) -> None:
    """Undo after a skipped question undoes what was done before it."""
    keep(evening)
    answer(evening, questions(evening)[0], {"Ana": None, "Ben": None})
    assert questions(evening) == []
    assert evening.undo().startswith("taken back")
    assert evening.library.nights() == []


def test_stars_for_two_are_one_act(evening: Evening) -> None:
    """Both rate at once, the film leaves the shortlist, and one undo takes both back."""
    film = first(evening).film
    evening.pin(film)
    give_stars(evening, film, {"Ana": 2.0, "Ben": 3.5})
    assert evening.tonight.pinned == ()
    assert [one.stars for one in evening.library.ratings("Ben")] == [3.5]
    evening.undo()
    assert evening.tonight.pinned == (stable_key(film),)
    assert evening.library.ratings("Ana") == evening.library.ratings("Ben") == []


def test_the_latest_night_comes_first(evening: Evening) -> None:
    """By when they began, whatever the order in which they were noted."""
    keep(evening, LONG_AGO + timedelta(days=3))
    keep(evening, LONG_AGO)
    assert [night.number for night in chronicle_of(evening).nights] == [1, 2]


def test_turns_are_taken(evening: Evening) -> None:
    """After evenings for Ana tonight leans to Ben, and can be let lean; undone, the balance is as before."""
    assert evening.whose_turn() is None
    assert let_it_lean(evening) == "nobody is owed an evening"
    keep(evening, fits=(1.0, 0.0))
    keep(evening, fits=(1.0, 0.0))
    assert evening.whose_turn() == "Ben"
    # lean = (1 - f) + (1 - f) f with f = 2^(-1/3): 0.370, so more than the sway of 0.2
    assert let_it_lean(evening) == "tonight leans to Ben: balance 0.70"
    assert evening.tonight.balance == 0.7
    assert let_it_lean(evening) == "tonight leans to Ben already"
    evening.undo()
    assert evening.tonight.balance == 0.5


def test_leaning_starts_where_the_two_settled(evening: Evening) -> None:
    """A pair that keeps 0.6 leans from there, whoever of them sits first."""
    evening.library.pair("Ben", "Ana", 0.6)  # 0.4 seen from Ana
    keep(evening, fits=(0.0, 1.0))
    keep(evening, fits=(0.0, 1.0))
    let_it_lean(evening)
    assert evening.tonight.balance == 0.2


def test_one_alone_has_no_ledger(tmp_path: Path) -> None:
    """Turns are between two."""
    alone = Evening(starter(), library_of(tmp_path), Tonight(people=("Ana",)), lambda: NOW)
    assert chronicle_of(alone).ledger is None
    assert alone.whose_turn() is None


def test_a_card_comes_back(evening: Evening) -> None:
    """Film, people, mood, times and snack as they were; what is no longer here is told by name."""
    chosen = keep(evening)
    assert chosen.snack is not None
    card = card_again(evening, chronicle_of(evening).nights[0])
    assert (card.film, card.people, card.mood) == (chosen.film, ("Ana", "Ben"), "silly")
    assert card.snack is not None
    assert card.snack.recipe == chosen.snack.recipe
    assert card.starts_at == LONG_AGO
    library: Library = evening.library
    library.record_night(
        ["Ana"], [("imdb:tt9999999", "Lost (1901)")], None, "imdb:tt9999999", snack=("x", "X")
    )
    lost = card_again(evening, library.nights()[-1])
    assert (lost.film.title, lost.snack) == ("Lost (1901)", None)
