"""Whose taste ruled the last evenings, and to whom tonight should lean.

Taking turns is fair over evenings where no one film is. A night leans to the one who got more of
what they like. Where both have given the film stars, these say it: how far each of them is above
what they usually give, so that somebody strict is not owed every evening. Else the fits say it:
the shares of the candidates that the film beat for each, which both of them measure alike.

The lean of all evenings is an exponentially fading sum of these, each evening counting half as
much three evenings later. What lies before the first evening counts as even, so one evening alone
moves little and a row of them more and more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from movienight.storage.stored import Night, StoredRating
from movienight.wording import clean, counted, hundredth

HALF_LIFE = 3
"""Evenings after which one counts half."""
FADE = 0.5 ** (1 / HALF_LIFE)
EVEN = 0.05
"""Leans of less than this are nobody's."""
SWAY = 0.2
"""How far tonight's balance leans from the middle at most."""
USUAL, USUAL_COUNT = 3.5, 3
"""Stars of somebody who has given none yet, and how many ratings that guess is worth."""
SPAN = 4.5
"""From half a star to five."""
TOLD = 3
"""Evenings that are told one by one."""

Ratings = Mapping[str, Sequence[StoredRating]]
"""The stars people gave, by name."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One evening of the ledger: its night, how far it leant (-1 to the second, 1 to the first), and why."""

    night: Night
    lean: float
    why: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Whose taste ruled.

    `lean` goes from -1 (the second's, for ever) to 1 (the first's). `turn` is who is owed, None where
    the evenings were even. `lines` say so, then why for the latest evenings; empty without any.
    """

    lines: tuple[str, ...]
    lean: float
    turn: str | None

    def balance(self, middle: float = 0.5) -> float:
        """What tonight's balance should be (0 all for the first, 1 all for the second): 0.3 to 0.7.

        Args:
            middle: where the two settled; tonight leans from there, by at most 0.2.
        """
        lean = 0.0 if self.turn is None else max(-SWAY, min(SWAY, self.lean))
        return round(max(0.0, min(1.0, middle + lean)), 2)


def ledger_of(nights: Sequence[Night], first: str, second: str, ratings: Ratings) -> Ledger:
    """The ledger of two people.

    Args:
        nights: all of them, oldest first; those of other people, without a film or with nothing to
            go by are passed over.
        first, second: names as the library shows them.
        ratings: all stars the two gave.
    """
    turns = [turn for night in reversed(nights) if (turn := _turn(night, first, second, ratings))]
    lean = (1 - FADE) * sum(FADE**age * turn.lean for age, turn in enumerate(turns))
    owed = None if abs(lean) < EVEN else second if lean > 0 else first
    lines = (_summary(turns, lean, first, second), *(turn.why for turn in turns[:TOLD])) if turns else ()
    return Ledger(lines, lean, owed)


def pairs_in(nights: Sequence[Night]) -> list[tuple[str, str]]:
    """The twos who chose a film together, each once, who did so last first; names as on their last night."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for night in reversed(nights):
        if len(night.people) == 2 and night.chosen:
            pairs.setdefault(frozenset(night.people), (night.people[0], night.people[1]))
    return list(pairs.values())


def _turn(night: Night, first: str, second: str, ratings: Ratings) -> Turn | None:
    if night.title is None or len(night.people) != 2 or set(night.people) != {first, second}:
        return None
    one, other = (_stars(night, ratings.get(name, ())) for name in (first, second))
    if one is not None and other is not None:
        lean = (one - _usual(ratings[first])) - (other - _usual(ratings[second]))
        told = f"{clean(first)} gave {one:g}, {clean(second)} {other:g}"
        return Turn(night, max(-1.0, min(1.0, lean / SPAN)), f"{clean(night.title)}: {told}")
    if first in night.fits and second in night.fits:
        one, other = night.fits[first], night.fits[second]
        told = f"fits {clean(first)} {hundredth(one)}, {clean(second)} {hundredth(other)}"
        return Turn(night, one - other, f"{clean(night.title)}: {told}")
    return None


def _stars(night: Night, ratings: Sequence[StoredRating]) -> float | None:
    return next((rating.stars for rating in ratings if rating.key == night.chosen), None)


def _usual(ratings: Sequence[StoredRating]) -> float:
    """What somebody usually gives: their mean, drawn to that of people at large while they gave few."""
    total = USUAL * USUAL_COUNT + sum(rating.stars for rating in ratings)
    return total / (USUAL_COUNT + len(ratings))


def _summary(turns: Sequence[Turn], lean: float, first: str, second: str) -> str:
    if abs(lean) < EVEN:
        return f"{clean(first)} and {clean(second)} are even: tonight leans to nobody"
    ruler, owed = (first, second) if lean > 0 else (second, first)
    row = 0
    for turn in turns:
        if turn.lean * lean <= 0 or abs(turn.lean) < EVEN:
            break
        row += 1
    when = "more of the last evenings" if row == 0 else "the last evening"
    when = f"the last {counted(row, 'evening')}" if row > 1 else when
    return f"{clean(ruler)}'s taste ruled {when}: tonight leans to {clean(owed)}"
