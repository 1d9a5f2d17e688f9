"""Taking back: every act leaves the evening before and after it, and how the library goes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from movienight.evening.state import Tonight

GLIDING = ("mood", "balance", "diversity", "novelty")
"""What is changed little by little and taken back at once."""


def _nothing() -> None:
    """What an act does to the library that is about tonight alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act.

    Args:
        told: what it was, "Ana has seen Heat (1995)".
        kind: which act; typing a mood letter by letter is one step of one kind.
        before, after: the evening on both sides of it.
        do, undo: what it does to the library, and the way back.
    """

    told: str
    kind: str
    before: Tonight
    after: Tonight
    do: Callable[[], None] = _nothing
    undo: Callable[[], None] = _nothing


@dataclass(slots=True)
class Past:
    """What was done, and what was taken back and could be done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def perform(self, step: Step) -> Tonight:
        """Do it and remember it; where the library refuses, nothing is remembered."""
        step.do()
        if self.done and step.kind in GLIDING and self.done[-1].kind == step.kind:
            step = replace(step, before=self.done.pop().before)
        self.done.append(step)
        self.undone.clear()
        return step.after

    def undo(self) -> Step | None:
        """Take the last act back; None where there is none."""
        if not self.done:
            return None
        step = self.done[-1]
        step.undo()
        self.undone.append(self.done.pop())
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last; None where there is nothing."""
        if not self.undone:
            return None
        step = self.undone[-1]
        step.do()
        self.done.append(self.undone.pop())
        return step
