"""Deciding: the shortlist head to head until one film is left, or one of them by chance."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from movienight.keys import stable_key

if TYPE_CHECKING:
    from movienight.evening.view import View
    from movienight.types import Suggestion

UNPINNED = 3
"""How many films meet where nothing was put on the shortlist."""

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Contest:
    """Two films, those that wait, and how many bouts there are; the loser of each bout is out.

    `right` is None once one film is left, and that film is `left` then.
    """

    left: Suggestion
    right: Suggestion | None
    waiting: tuple[Suggestion, ...]
    bout: int
    bouts: int

    @classmethod
    def of(cls, films: Sequence[Suggestion]) -> Contest:
        """The first bout of at least one film."""
        right = films[1] if len(films) > 1 else None
        return cls(films[0], right, tuple(films[2:]), 1, len(films) - 1)

    @property
    def winner(self) -> Suggestion | None:
        """The film that is left; None while there are two."""
        return self.left if self.right is None else None

    def choose(self, side: Side) -> Contest:
        """The next bout: the chosen film stays where it is, the next that waits takes the other side."""
        if self.right is None:
            return self
        chosen = self.left if side == "left" else self.right
        if not self.waiting:
            return replace(self, left=chosen, right=None)
        following, waiting = self.waiting[0], self.waiting[1:]
        left, right = (chosen, following) if side == "left" else (following, chosen)
        return replace(self, left=left, right=right, waiting=waiting, bout=self.bout + 1)


def contenders(view: View) -> tuple[Suggestion, ...]:
    """The shortlist; where fewer than two are on it, filled up to three from the top of the ten."""
    shown = view.slate.suggestions if view.slate else ()
    pinned = _pinned(view)
    if len(pinned) > 1:
        return pinned
    return (pinned + tuple(one for one in shown if one not in pinned))[:UNPINNED]


def surprise(view: View) -> Suggestion | None:
    """One of the shortlist, or of the ten, by chance: what suits both better comes more often.

    The same film every time where the query has a seed; None where nothing is shown.
    """
    films = _pinned(view) or (view.slate.suggestions if view.slate else ())
    if not films or view.slate is None:
        return None
    chance = random.Random(view.slate.query.seed)
    return chance.choices(films, [weight(one) for one in films])[0]


def weight(suggestion: Suggestion) -> float:
    """How often a film is drawn: the 4th place for both half as often as the 1st, the 100th a tenth."""
    place = suggestion.place.get("both", suggestion.rank)
    return 1 / math.sqrt(max(1, place))


def _pinned(view: View) -> tuple[Suggestion, ...]:
    """The films of the shortlist in the order in which it was made."""
    shown = {stable_key(one.film): one for one in view.slate.suggestions} if view.slate else {}
    return tuple(shown[key] for key in view.tonight.pinned if key in shown)
