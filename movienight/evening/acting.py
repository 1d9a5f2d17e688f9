"""How an act is done and taken back: what it writes to the library, and the evening before and after it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from movienight.evening.state import Tonight
from movienight.evening.undo import Past, Step

if TYPE_CHECKING:
    from movienight.storage.library import Library
    from movienight.storage.stored import StoredTaste


class Acting(ABC):
    """An evening as far as acts on it need it: where it stands, its past, the library."""

    tonight: Tonight
    past: Past
    library: Library

    @abstractmethod
    def tastes(self) -> Mapping[str, StoredTaste]:
        """What the library keeps of the people on the sofa, by name."""

    def undo(self) -> str:
        """Take the last act back; says what it was, or that there is none."""
        step = self.past.undo()
        if step is None:
            return "nothing has been done yet"
        self.tonight = replace(step.before, place=self.tonight.place)
        return f"taken back: {step.told}"

    def redo(self) -> str:
        """Do again what was taken back last."""
        step = self.past.redo()
        if step is None:
            return "nothing was taken back"
        self.tonight = replace(step.after, place=self.tonight.place)
        return f"done again: {step.told}"

    # -- how

    def _set(self, told: str, kind: str, **changes: object) -> str:
        return self._step(told, kind, replace(self.tonight, **changes))  # type: ignore[arg-type]

    def _step(self, told: str, kind: str, after: Tonight) -> str:
        self.tonight = self.past.perform(Step(told, kind, self.tonight, after))
        return told

    def _write(
        self,
        told: str,
        kind: str,
        do: Sequence[Callable[[], object]],
        undo: Sequence[Callable[[], object]],
        after: Tonight,
    ) -> str:
        step = Step(told, kind, self.tonight, after, partial(_all, do), partial(_all, undo))
        self.tonight = self.past.perform(step)
        return told

    def _new(self, names: Sequence[str], marks: str, key: str) -> list[str]:
        """Those of whom the library does not say so yet: taking back must leave the others alone."""
        tastes = self.tastes()
        return [name for name in names if all(film.key != key for film in getattr(tastes[name], marks))]

    def _without(self, key: str) -> Tonight:
        """The evening with the film off the shortlist."""
        return replace(self.tonight, pinned=tuple(one for one in self.tonight.pinned if one != key))


def _all(acts: Sequence[Callable[[], object]]) -> None:
    for act in acts:
        act()
