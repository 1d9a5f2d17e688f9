"""Whose taste ruled: cases worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from movienight.evening.ledger import FADE, Ledger, ledger_of, pairs_in
from movienight.storage.stored import Night, StoredRating

DAY = datetime(2026, 11, 1, 20, tzinfo=UTC)
shares = st.floats(0, 1)


def night(number: int, ana: float | None = None, ben: float | None = None, **more: object) -> Night:
    """A night on which Ana and Ben chose film number so and so, with what it was worth to each."""
    fits = {} if ana is None or ben is None else {"Ana": ana, "Ben": ben}
    film = (f"ml:{number}", f"Film {number}")
    given = {"people": ("Ana", "Ben"), "mood": None, "films": (film,), "chosen": film[0], "fits": fits}
    return Night(number=number, at=DAY + timedelta(days=number), **{**given, **more})  # type: ignore[arg-type]


def stars(**given: float) -> list[StoredRating]:
    """Ratings by film number: f1=4.5."""
    return [StoredRating(f"ml:{film[1:]}", film, DAY, value) for film, value in given.items()]


def ledger(*nights: Night, **ratings: list[StoredRating]) -> Ledger:
    """The ledger of Ana and Ben."""
    return ledger_of(nights, "Ana", "Ben", ratings)


def test_without_evenings_there_is_nothing_to_say() -> None:
    """No night, no line, nobody's turn, the middle."""
    empty = ledger()
    assert (empty.lines, empty.lean, empty.turn, empty.balance()) == ((), 0.0, None, 0.5)


def test_three_evenings_count_half_of_all() -> None:
    """Three evenings in a row at -0.4 are half of all that ever counts: -0.2, and tonight is Ana's."""
    row = ledger(night(1, 0.5, 0.9), night(2, 0.5, 0.9), night(3, 0.5, 0.9))
    assert row.lean == pytest.approx(-0.2)
    assert row.turn == "Ana"
    assert row.balance() == pytest.approx(0.3)
    assert row.lines == (
        "Ben's taste ruled the last 3 evenings: tonight leans to Ana",
        "Film 3: fits Ana .50, Ben .90",
        "Film 2: fits Ana .50, Ben .90",
        "Film 1: fits Ana .50, Ben .90",
    )


def test_one_evening_alone_moves_little() -> None:
    """What lies before the first evening counts as even: 0.2063 of it is left."""
    one = ledger(night(1, 0.9, 0.4))
    assert one.lean == pytest.approx((1 - 2 ** (-1 / 3)) * 0.5)
    assert (one.turn, one.balance()) == ("Ben", 0.6)
    assert one.lines[0] == "Ana's taste ruled the last evening: tonight leans to Ben"


def test_an_evening_counts_half_three_evenings_later() -> None:
    """Three even evenings after it, an evening weighs half of what it did."""
    first = ledger(night(1, 1.0, 0.0))
    later = ledger(night(1, 1.0, 0.0), *(night(number, 0.7, 0.7) for number in (2, 3, 4)))
    assert later.lean == pytest.approx(first.lean / 2)
    assert pytest.approx(0.5) == FADE**3
    assert later.lines[0] == "Ana's taste ruled more of the last evenings: tonight leans to Ben"


def test_turns_taken_are_even() -> None:
    """Who alternates is owed nothing."""
    turns = ledger(night(1, 0.9, 0.7), night(2, 0.7, 0.9), night(3, 0.9, 0.7), night(4, 0.7, 0.9))
    assert (turns.turn, turns.balance()) == (None, 0.5)
    assert turns.lines[0] == "Ana and Ben are even: tonight leans to nobody"


def test_stars_say_more_than_fits() -> None:
    """Where both gave stars, the fits are not asked: Ana 5 and Ben 2, against what each usually gives."""
    both = ledger(night(1, 0.1, 0.9), Ana=stars(f1=5), Ben=stars(f1=2))
    # Usual are 15.5 / 4 = 3.875 and 12.5 / 4 = 3.125: 1.125 above and 1.125 below, 2.25 of 4.5.
    assert both.lean == pytest.approx((1 - FADE) * 0.5)
    assert both.lines[1] == "Film 1: Ana gave 5, Ben 2"
    assert both.turn == "Ben"


def test_stars_of_one_alone_say_nothing() -> None:
    """One rating cannot be compared; the fits speak."""
    assert ledger(night(1, 0.2, 0.8), Ana=stars(f1=5)).lines[1] == "Film 1: fits Ana .20, Ben .80"


def test_somebody_strict_is_not_owed_every_evening() -> None:
    """Who always gives 2.5 where the other always gives 4.5 is as happy as they get: nearly even."""
    nights = [night(number) for number in range(1, 31)]
    strict = {f"f{number}": 2.5 for number in range(1, 31)}
    easy = dict.fromkeys(strict, 4.5)
    both = ledger(*nights, Ana=stars(**strict), Ben=stars(**easy))
    assert both.turn is None
    assert abs(both.lean) < 0.05 < 2 / 4.5


def test_other_evenings_are_passed_over() -> None:
    """Nights of others, alone, without a film or with nothing to go by leave the ledger as it is."""
    mine = night(1, 0.9, 0.5)
    others = [
        night(2, 0.1, 0.9, people=("Ana", "Ben", "Cy")),
        night(3, 0.1, 0.9, people=("Ana",)),
        night(4, 0.1, 0.9, people=("Ana", "Cy")),
        night(5, 0.1, 0.9, chosen=None),
        night(6),
    ]
    assert ledger(mine, *others).lines == ledger(mine).lines
    assert ledger(mine, *others).lean == ledger(mine).lean


@given(st.lists(st.tuples(shares, shares), max_size=12), st.floats(0, 1))
def test_it_is_fair(fits: list[tuple[float, float]], middle: float) -> None:
    """Whoever is called the first: the other way round all is mirrored, and the sway is bounded."""
    nights = [night(number, *pair) for number, pair in enumerate(fits, 1)]
    one, other = ledger_of(nights, "Ana", "Ben", {}), ledger_of(nights, "Ben", "Ana", {})
    assert one.lean == pytest.approx(-other.lean)
    assert one.turn == other.turn
    assert one.lines == other.lines or one.turn is None or one.lines[0] == other.lines[0]
    assert -1 <= one.lean <= 1
    assert 0.3 <= one.balance() <= 0.7
    assert one.balance() == pytest.approx(1 - other.balance())
    assert abs(one.balance(middle) - middle) <= 0.2 + 0.005
    assert 0 <= one.balance(middle) <= 1


def test_twos_are_found_once_each() -> None:
    """Whoever chose a film together, the latest first, in the order of their last night."""
    nights = [
        night(1, people=("Ben", "Ana")),
        night(2, people=("Ana", "Cy")),
        night(3, people=("Ana", "Ben")),
        night(4, people=("Ana",)),
        night(5, people=("Cy", "Ben"), chosen=None),
    ]
    assert pairs_in(nights) == [("Ana", "Ben"), ("Ana", "Cy")]
