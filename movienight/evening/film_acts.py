"""What people do to a film of an evening; every act is one method and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from movienight.errors import UsageError
from movienight.evening.acting import Acting
from movienight.keys import stable_key
from movienight.wording import listed

if TYPE_CHECKING:
    from movienight.types import Film


class FilmActs(Acting):
    """Seen, loved, vetoed, pinned, set aside, wanted more or less, rated; and another snack for it."""

    def seen(self, names: Sequence[str], film: Film) -> str:
        """One or both have seen it."""
        key = stable_key(film)
        return self._write(
            f"{listed(names)} {_have(names)} seen {film.label}",
            "film.seen",
            [partial(self.library.mark_seen, name, key, film.label) for name in names],
            [partial(self.library.unmark_seen, name, key) for name in self._new(names, "seen", key)],
            self._without(key),
        )

    def love(self, names: Sequence[str], film: Film) -> str:
        """One or both love it; it is among their likes from now on."""
        key = stable_key(film)
        return self._write(
            f"{listed(names)} {'love' if len(names) > 1 else 'loves'} {film.label}",
            "film.love",
            [partial(self.library.like, name, key, film.label) for name in names],
            [partial(self.library.unlike, name, key) for name in self._new(names, "likes", key)],
            self._without(key),
        )

    def veto(self, name: str, film: Film) -> str:
        """One of them never wants to see it; once a night each.

        Raises:
            UsageError: they have used tonight's veto.
        """
        if name in self.tonight.vetoed:
            raise UsageError(f"{name} has used tonight's veto", "x sets a film aside for tonight")
        key = stable_key(film)
        after = replace(self._without(key), vetoed=(*self.tonight.vetoed, name))
        return self._write(
            f"{name} vetoes {film.label}",
            "film.veto",
            [partial(self.library.veto, name, key, film.label)],
            [partial(self.library.unveto, name, key)],
            after,
        )

    def pin(self, film: Film) -> str:
        """Put it on the shortlist, or take it off."""
        key, pinned = stable_key(film), self.tonight.pinned
        if key in pinned:
            left = tuple(one for one in pinned if one != key)
            return self._set(f"{film.label} is off the shortlist", "film.pin", pinned=left)
        return self._set(f"{film.label} is on the shortlist", "film.pin", pinned=(*pinned, key))

    def not_tonight(self, film: Film) -> str:
        """Set it aside until tomorrow."""
        key = stable_key(film)
        after = replace(self._without(key), gone=(*self.tonight.gone, key))
        return self._step(f"not {film.label} tonight", "film.not_tonight", after)

    def more_like(self, film: Film) -> str:
        """Lean tonight towards its kind."""
        key = stable_key(film)
        less = tuple(one for one in self.tonight.less if one != key)
        more = tuple(dict.fromkeys((*self.tonight.more, key)))
        return self._set(f"more like {film.label}", "film.more", more=more, less=less)

    def less_like(self, film: Film) -> str:
        """Lean tonight away from its kind; the film itself goes."""
        key = stable_key(film)
        less = tuple(dict.fromkeys((*self.tonight.less, key)))
        more = tuple(one for one in self.tonight.more if one != key)
        after = replace(self._without(key), less=less, more=more, gone=(*self.tonight.gone, key))
        return self._step(f"less like {film.label}", "film.less", after)

    def rate(self, name: str, film: Film, stars: float) -> str:
        """One of them gives it 0.5 to 5 stars; whoever rates has seen."""
        key = stable_key(film)
        before = {rating.key: rating.stars for rating in self.tastes()[name].ratings}.get(key)
        back: Callable[[], object] = partial(self.library.unrate, name, key)
        if before is not None:
            back = partial(self.library.rate, name, key, before, film.label)
        return self._write(
            f"{name} gives {film.label} {stars:g}",
            "film.rate",
            [partial(self.library.rate, name, key, stars, film.label)],
            [back],
            self._without(key),
        )

    def next_snack(self, film: Film) -> str:
        """The next snack that goes with it."""
        key = stable_key(film)
        snacks = {**self.tonight.snacks, key: self.tonight.snacks.get(key, 0) + 1}
        return self._set(f"another snack for {film.label}", "film.next_snack", snacks=snacks)


def _have(names: Sequence[str]) -> str:
    return "have" if len(names) > 1 else "has"
