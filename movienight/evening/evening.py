"""The evening itself: it asks the engine, writes to the library, and can take everything back.

    evening = Evening(engine, library, Tonight(people=("Ana", "Ben"), mood="cozy"))
    evening.slate().suggestions[0].film
    evening.seen("Ana", film)          # written, and the next slate is without it
    evening.undo()

Front doors call one method for one act and show what it returns. Whatever the library refuses
(HomeUnusable, DataError) leaves evening and library as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from movienight.clock import now
from movienight.errors import UsageError
from movienight.evening.acts import Situation
from movienight.evening.chips import chip_text, fields_of, read_chip
from movienight.evening.film_acts import FilmActs
from movienight.evening.nights import ledger_here
from movienight.evening.pantry import from_the_pantry, things_of
from movienight.evening.sofa import SEATS
from movienight.evening.state import Tonight
from movienight.evening.undo import Past
from movienight.keys import stable_key
from movienight.wording import listed

if TYPE_CHECKING:
    from datetime import datetime

    from movienight.engine import Engine
    from movienight.storage.library import Library
    from movienight.storage.stored import StoredTaste
    from movienight.types import Film, Person, Query, Slate, Snack, Suggestion, Verdict

STEP = 0.1
"""How far one press moves the balance, the diversity or the novelty."""
SNACKS = 12
"""Among how many snacks "another" goes round."""
MOST_PASSED = 200
"""Films remembered as rerolled; the first come back when there are more."""


class Evening(FilmActs):
    """One evening of at most two people.

    Args:
        tonight: where it stands.
        clock: what time it is here.

    `kept` says whether what is done here stays; False where the home cannot be written.
    """

    def __init__(
        self, engine: Engine, library: Library, tonight: Tonight, clock: Callable[[], datetime] = now
    ) -> None:
        self.engine, self.library = engine, library
        self.clock = clock
        self.tonight = tonight.on(f"{clock():%Y-%m-%d}")
        self.past = Past()
        self.kept = True
        self._tastes: dict[str, StoredTaste] = {}
        self._stamp: object = None
        self._owed: str | None = None
        self._ledger_stamp: object = None
        self._slate: Slate | None = None
        self._line = 0

    # -- what is there

    def tastes(self) -> dict[str, StoredTaste]:
        """What the library keeps of the people on the sofa, read again when it has changed."""
        stamp = self.library.stamp()
        if stamp != self._stamp or set(self._tastes) != set(self.tonight.people):
            self._tastes = self.library.tastes(self.tonight.people) if self.tonight.people else {}
            if len(self._tastes) < len(self.tonight.people):  # somebody was removed by another program
                self.tonight = replace(self.tonight, people=tuple(self._tastes))
            self._stamp = stamp
        return self._tastes

    @property
    def shown(self) -> Slate | None:
        """The ten of the last slate; None before the first."""
        return self._slate

    def whose_turn(self) -> str | None:
        """Whose taste tonight should lean to by the evenings so far; None where nobody is owed one."""
        stamp = (self.library.stamp(), self.tonight.people)
        if stamp != self._ledger_stamp:
            ledger = ledger_here(self)
            self._owed, self._ledger_stamp = ledger.turn if ledger else None, stamp
        return self._owed

    def has_changed(self) -> bool:
        """Whether another program wrote to the library since the last slate."""
        return self.library.stamp() != self._stamp

    def people(self) -> tuple[Person, ...]:
        """Those on the sofa, as the engine knows them."""
        tastes = self.tastes()
        return tuple(
            self.engine.known_person(key, name, tastes[name])
            for key, name in zip("ab", self.tonight.people, strict=False)
        )

    def query(self) -> Query:
        """What the engine is asked."""
        from movienight.wishes.asking import Wishes, ask

        people, tonight = self.people(), self.tonight
        asked = ask(self.engine, Wishes(**fields_of(tonight.wishes)))
        away = frozenset(self._rows((*tonight.gone, *tonight.passed)))
        pinned = tuple(self._rows(tonight.pinned))
        return replace(
            asked,
            people=people,
            mood=tonight.mood.strip() or None,
            balance=tonight.balance,
            diversity=tonight.diversity,
            novelty=tonight.novelty,
            filters=replace(asked.filters, exclude=away - frozenset(pinned)),
            keep=pinned,
            more=tuple(self._rows(tonight.more)),
            less=tuple(self._rows(tonight.less)),
        )

    def slate(self) -> Slate:
        """The ten of now."""
        self._slate = slate = self.engine.recommend(self.query())
        served = from_the_pantry(slate.suggestions, things_of(self.tonight.wishes), self.snacks)
        self._slate = replace(slate, suggestions=tuple(map(self._with_snack, served)))
        return self._slate

    def why(self, film: Film) -> Verdict:
        """What became of a film, with what every model said."""
        return self.engine.why(film.row, self.query())

    def situation(self, ready: bool = True) -> Situation:
        """What decides which acts can be done."""
        shown = self._slate.suggestions if self._slate else ()
        done, undone = self.past.done, self.past.undone
        return Situation(
            ready=ready,
            people=self.tonight.people,
            film=self.tonight.place,
            shown=len(shown),
            pinned=len(self.tonight.pinned),
            vetoed=self.tonight.vetoed,
            undo=done[-1].told if done else None,
            redo=undone[-1].told if undone else None,
        )

    # -- acts on the evening

    def reroll(self) -> str:
        """Ten others; what is pinned stays."""
        shown = [stable_key(one.film) for one in self._slate.suggestions] if self._slate else []
        passed = [key for key in shown if key not in self.tonight.pinned]
        everything = tuple(dict.fromkeys((*self.tonight.passed, *passed)))[-MOST_PASSED:]
        return self._set("ten others", "tonight.reroll", passed=everything, place=None)

    def set_mood(self, mood: str) -> str:
        """What tonight should feel like; empty for no mood."""
        told = f"mood: {mood.strip()}" if mood.strip() else "no mood"
        return self._set(told, "mood", mood=mood)

    def wish(self, name: str, text: str) -> str:
        """Ask something of films or snacks, by the name of the option.

        Raises:
            UsageError: it cannot be read.
        """
        read_chip(name, text)
        wishes = {**self.tonight.wishes, name: text.strip()}
        return self._set(chip_text(name, text.strip()), f"wish.{name}", wishes=wishes)

    def drop(self, name: str) -> str:
        """Ask it no more."""
        wishes = {one: text for one, text in self.tonight.wishes.items() if one != name}
        return self._set(
            f"no longer {chip_text(name, self.tonight.wishes[name])}", f"wish.{name}", wishes=wishes
        )

    def lean(self, field: str, steps: int) -> str:
        """Move the balance, the diversity or the novelty by steps of a tenth; it stops at both ends."""
        return self.turn(field, getattr(self.tonight, field) + steps * STEP)

    def turn(self, field: str, value: float) -> str:
        """Set the balance, the diversity or the novelty, 0..1; beyond either end it stops there."""
        value = round(min(1.0, max(0.0, value)), 2)
        return self._set(f"{field} {value:.1f}", field, **{field: value})

    def sit_down(self, *names: str) -> str:
        """Who sits on the sofa from now on; somebody new is added to the library.

        Raises:
            UsageError: they are more than two.
        """
        if len(names) > SEATS:
            raise UsageError(f"{len(names)} people do not fit on this sofa", f"name {SEATS} at most")
        known = {name.casefold(): name for name in self.library.people()}
        for name in names:
            if name.casefold() not in known:
                self.library.add_person(name)
        here = {name.casefold(): name for name in self.library.people()}
        people = tuple(here.get(" ".join(name.split()).casefold(), name) for name in names)
        self._stamp = None
        self.look_at_first()
        return self._set(
            f"{listed(people)} on the sofa" if people else "nobody on the sofa", "people", people=people
        )

    def look_at(self, film: Film | None) -> None:
        """Where the eye rests; nothing to take back."""
        self.tonight = replace(self.tonight, place=None if film is None else stable_key(film))
        self.look_again()

    def look_at_first(self) -> None:
        """Let the eye begin at the top of the next ten, whatever these are."""
        self._line = 0
        self.tonight = replace(self.tonight, place=None)

    def look_again(self) -> None:
        """Let the eye rest where it was: on the same film, else on what is in its place in the list."""
        shown = [stable_key(one.film) for one in self._slate.suggestions] if self._slate else []
        if self.tonight.place in shown:
            self._line = shown.index(self.tonight.place)
        elif shown:
            self._line = min(self._line, len(shown) - 1)
            self.tonight = replace(self.tonight, place=shown[self._line])
        else:
            self.tonight = replace(self.tonight, place=None)

    # -- how

    def _rows(self, keys: Sequence[str]) -> list[int]:
        rows = (self.engine.cards.row_of(key) for key in keys)
        return [row for row in rows if row is not None]

    def _with_snack(self, suggestion: Suggestion) -> Suggestion:
        """The snack that was asked for, where another was."""
        times = self.tonight.snacks.get(stable_key(suggestion.film), 0)
        if not times or suggestion.snack is None:
            return suggestion
        others = self.snacks(suggestion)
        return replace(suggestion, snack=others[times % len(others)])

    def snacks(self, suggestion: Suggestion) -> list[Snack]:
        """What else goes with a film: the snack it has, then the others, best first."""
        kitchen = self._slate.query.kitchen if self._slate else self.query().kitchen
        others = self.engine.snack(suggestion.film.row, self.tonight.mood or None, SNACKS, kitchen)
        first = [suggestion.snack] if suggestion.snack else []
        rest = [snack for snack in others if all(snack.recipe.id != one.recipe.id for one in first)]
        return (first + rest)[:SNACKS]
