"""Where acts lead: pages, cards and places, imported when one first goes there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from movienight.evening.acts import BY_ID
from movienight.tui.house import House
from movienight.tui.screens.tonight import TonightScreen
from movienight.tui.widgets.ten import Ten

if TYPE_CHECKING:
    from movienight.storage.stored import Night
    from movienight.types import Film


def keys_of(acts: Mapping[str, bool]) -> list[BindingType]:
    """The keys of these acts, for a screen; those that map to True stand in its footer."""
    return [
        Binding(BY_ID[act].key, f"app.act('{act}')", _short(act), show=show, id=act)
        for act, show in acts.items()
    ]


def _short(act: str) -> str:
    """What the footer calls it: words of its own, else its name in small letters."""
    return BY_ID[act].short or BY_ID[act].name.lower()


class Going(House):
    """Mixed into the app: acts that open something."""

    @property
    def main(self) -> TonightScreen:
        """The main screen, on top or below."""
        return next(screen for screen in self.night.screen_stack if isinstance(screen, TonightScreen))

    @property
    def ten(self) -> Ten:
        """The list of the main screen."""
        return self.main.query_one(Ten)

    def _chosen(self) -> Film:
        film = self.ten.film()
        assert film is not None  # an act on a film cannot be done without one
        return film

    def act_film_open(self) -> None:
        """The whole story of the film under the pointer."""
        from movienight.tui.screens.film import FilmScreen

        self.night.go(FilmScreen())

    def act_film_numbers(self) -> None:
        """What every model said of it."""
        from movienight.tui.screens.numbers import NumbersScreen

        self.night.go(NumbersScreen(self._chosen()))

    def act_film_rate(self) -> None:
        """Stars, from each of them."""
        from movienight.evening.nights import Stars, give_stars
        from movienight.tui.screens.rate import RateScreen

        film = self._chosen()

        def rated(stars: Stars | None) -> None:
            if stars and any(stars.values()):
                self.night.change(lambda evening: give_stars(evening, film, stars))

        self.night.push_screen(RateScreen(f"Stars for {film.label}", self.night.view.tonight.people), rated)

    def act_tonight_why_not(self) -> None:
        """What became of a film one names."""
        from movienight.tui.screens.why_not import WhyNotScreen

        self.night.go(WhyNotScreen())

    def act_tonight_decide(self) -> None:
        """The shortlist, head to head."""
        from movienight.tui.screens.decide import DecideScreen

        self.night.go(DecideScreen())

    def act_tonight_surprise(self) -> None:
        """One of them by chance."""
        from movienight.tui.screens.surprise import SurpriseScreen

        self.night.go(SurpriseScreen())

    def act_place_cookbook(self) -> None:
        """All recipes."""
        from movienight.tui.screens.cookbook import CookbookScreen

        self.night.go(CookbookScreen())

    def act_place_double(self) -> None:
        """Two films for one evening."""
        from movienight.tui.screens.double import DoubleScreen

        self.night.go(DoubleScreen())

    def act_place_library(self) -> None:
        """All films, and what each of you said of them."""
        from movienight.tui.screens.library import LibraryScreen

        self.night.go(LibraryScreen())

    def act_place_history(self) -> None:
        """The nights so far, and whose turn it is."""
        from movienight.tui.screens.history import HistoryScreen

        self.night.go(HistoryScreen())

    # -- the morning after

    def ask_how_it_was(self) -> None:
        """Ask of the nights of which somebody here has yet to say how the film was."""
        from movienight.evening.nights import questions

        self.night.backstage.ask(questions, self._ask_of)

    def _ask_of(self, nights: list[Night]) -> None:
        from movienight.tui.screens.afterwards import AfterwardsScreen

        if nights and self.night.screen is self.main and self.night.focused is self.ten:
            self.night.push_screen(AfterwardsScreen(nights, self.night.view.tonight.people))
