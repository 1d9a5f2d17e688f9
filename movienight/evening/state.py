"""Where the evening stands: who, in which mood, with which wishes, what was done so far.

A value: every change gives a new one, which makes undoing simple. Films are named by their stable
keys, so that it means the same after an import.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Tonight:
    """One evening so far.

    Args:
        people: names, at most two, the first is A.
        mood: as typed.
        wishes: what films and snacks must obey, as typed, by the option's name ("finish-by").
        balance, diversity, novelty: 0..1, see Query.
        pinned: the shortlist, in the order in which it was made.
        gone: not tonight.
        passed: shown and rerolled.
        more, less: whose like is wanted more, or less.
        vetoed: who used tonight's veto.
        snacks: how many times another snack was asked for, by film.
        place: the film the eye rests on.
        began: the day of the evening, "2026-11-21".
    """

    people: tuple[str, ...] = ()
    mood: str = ""
    wishes: Mapping[str, str] = field(default_factory=dict)
    balance: float = 0.5
    diversity: float = 0.2
    novelty: float = 0.2
    pinned: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    vetoed: tuple[str, ...] = ()
    snacks: Mapping[str, int] = field(default_factory=dict)
    place: str | None = None
    began: str = ""

    def on(self, day: str) -> Tonight:
        """The same on this day: on another one what was said of films for one night is forgotten."""
        if self.began == day:
            return self
        return Tonight(
            people=self.people,
            mood=self.mood,
            wishes=self.wishes,
            balance=self.balance,
            diversity=self.diversity,
            novelty=self.novelty,
            began=day,
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {name: dict(value) if isinstance(value, Mapping) else value for name, value in _each(self)}

    @classmethod
    def from_json(cls, told: Any) -> Tonight:
        """What `as_json` gave; what is missing, unknown or not what it should be is as at the start."""
        start = cls()
        if not isinstance(told, dict):
            return start
        good = {name: _like(told[name], value) for name, value in _each(start) if name in told}
        return replace(start, **{name: value for name, value in good.items() if value is not None})


def _each(tonight: Tonight) -> list[tuple[str, Any]]:
    return [(one.name, getattr(tonight, one.name)) for one in fields(tonight)]


def _like(value: Any, example: Any) -> Any:
    """The value where it is of the kind of the example, else None."""
    if isinstance(example, tuple):
        good = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
        return tuple(value) if good else None
    if isinstance(example, Mapping):
        return value if isinstance(value, dict) and all(isinstance(key, str) for key in value) else None
    if isinstance(example, float):
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return float(value) if good else None
    return value if isinstance(value, str) else None
