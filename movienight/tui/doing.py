"""Acts on the evening and its films as the main screen does them; it asks of whom where two sit here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from movienight.tui.house import House
from movienight.tui.screens.who import WhoScreen

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.types import Film


class Doing(House):
    """Mixed into the main screen: `act_film_seen` and its like."""

    def _of_whom(self, question: str, again: str, act: Callable[[Evening, tuple[str, ...]], str]) -> None:
        """Ask who is meant where two sit here, then do it."""
        people = self.night.view.tonight.people

        def answered(names: tuple[str, ...] | None) -> None:
            if names:
                self.night.change(lambda evening: act(evening, names))

        if len(people) == 1:
            answered(people)
        else:
            self.night.push_screen(WhoScreen(question, people, again), answered)

    def _film(self) -> Film:
        film = self.night.ten.film()
        assert film is not None  # an act on a film cannot be done without one
        return film

    def act_film_seen(self) -> None:
        """Who has seen it?"""
        film = self._film()
        self._of_whom(f"Who has seen {film.label}?", "s", lambda evening, names: evening.seen(names, film))

    def act_film_love(self) -> None:
        """Who loves it?"""
        film = self._film()
        self._of_whom(f"Who loves {film.label}?", "l", lambda evening, names: evening.love(names, film))

    def act_film_veto(self) -> None:
        """Whose veto?"""
        film = self._film()
        self._of_whom(f"Who vetoes {film.label}?", "", lambda evening, names: evening.veto(names[0], film))

    def act_film_pin(self) -> None:
        """On the shortlist, or off it."""
        film = self._film()
        self.night.change(lambda evening: evening.pin(film))

    def act_film_not_tonight(self) -> None:
        """Away until tomorrow."""
        film = self._film()
        self.night.change(lambda evening: evening.not_tonight(film))

    def act_film_more(self) -> None:
        """More of its kind."""
        film = self._film()
        self.night.change(lambda evening: evening.more_like(film))

    def act_film_less(self) -> None:
        """Less of its kind."""
        film = self._film()
        self.night.change(lambda evening: evening.less_like(film))

    def act_film_next_snack(self) -> None:
        """Another snack."""
        film = self._film()
        self.night.change(lambda evening: evening.next_snack(film))

    def act_tonight_reroll(self) -> None:
        """Ten others."""
        self.night.change(lambda evening: evening.reroll())

    def act_tonight_undo(self) -> None:
        """Take the last thing back."""
        self.night.change(lambda evening: evening.undo(), self.night.tell)

    def act_tonight_redo(self) -> None:
        """Do it after all."""
        self.night.change(lambda evening: evening.redo(), self.night.tell)

    def _turn(self, field: str, steps: int) -> None:
        self.night.change(lambda evening: evening.lean(field, steps))

    def act_tonight_to_first(self) -> None:
        """Towards the first."""
        self._turn("balance", -1)

    def act_tonight_to_second(self) -> None:
        """Towards the second."""
        self._turn("balance", 1)

    def act_tonight_alike(self) -> None:
        """However alike."""
        self._turn("diversity", -1)

    def act_tonight_varied(self) -> None:
        """Ten that differ."""
        self._turn("diversity", 1)

    def act_tonight_known(self) -> None:
        """What many know."""
        self._turn("novelty", -1)

    def act_tonight_unknown(self) -> None:
        """What few know."""
        self._turn("novelty", 1)
