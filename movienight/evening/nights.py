"""The nights: keeping tonight's choice, saying afterwards how it was, looking back, taking turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from movienight.evening.undo import Step
from movienight.keys import stable_key
from movienight.wording import listed

if TYPE_CHECKING:
    from movienight.evening.card import Card
    from movienight.evening.evening import Evening
    from movienight.evening.ledger import Ledger
    from movienight.storage.library import Library
    from movienight.storage.stored import Night
    from movienight.types import Film

Stars = Mapping[str, float | None]
"""The stars of each person by name; None for somebody who says nothing."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All nights, the latest first, the stars given to each by its number, and whose turn it is.

    `ledger` is None unless two people sit on the sofa.
    """

    nights: tuple[Night, ...]
    stars: Mapping[int, Mapping[str, float]]
    ledger: Ledger | None


def keep_night(evening: Evening, card: Card, fits: Mapping[str, float]) -> str:
    """Note that this is tonight's film.

    Args:
        fits: for each person by name, the share 0..1 of the candidates that the film beats for them.
    """
    shown = evening.shown.suggestions if evening.shown else ()
    films = {stable_key(one.film): one.film.label for one in shown} | {stable_key(card.film): card.film.label}
    kept: list[int] = []

    def keep() -> None:
        number = evening.library.record_night(
            card.people,
            list(films.items()),
            card.mood,
            stable_key(card.film),
            snack=(card.snack.recipe.id, card.snack.recipe.name) if card.snack else None,
            starts_at=card.starts_at,
            ends_at=card.ends_at,
            fits=fits,
        )
        kept.append(number)

    return _perform(
        evening, f"{card.film.label} it is", "night", keep, lambda: evening.library.forget_night(kept.pop())
    )


def questions(evening: Evening) -> list[Night]:
    """Nights of which somebody on the sofa has yet to say how the film was, oldest first."""
    here = set(evening.tonight.people)
    return [night for night in evening.library.open_questions() if here & set(night.unanswered)]


def answer(evening: Evening, night: Night, stars: Stars) -> str:
    """Note how the film of a night was; whoever gives no stars is asked about it no more.

    What is taken back is what they think of the film; they are not asked again.
    """
    library, key, label = evening.library, night.chosen or "", night.title or ""
    given = {name: value for name, value in stars.items() if value is not None}
    do = [partial(library.answer, night.number, name, value) for name, value in stars.items()]
    if not given:  # nothing to take back
        _all(do)()
        return f"nobody says how {label} was"
    undo = [_way_back(library, name, key, label) for name in given]
    return _perform(evening, _given(label, given), "answer", _all(do), _all(undo))


def give_stars(evening: Evening, film: Film, stars: Stars) -> str:
    """Let them rate a film, 0.5 to 5; whoever rates has seen it, so it leaves the shortlist."""
    key, library = stable_key(film), evening.library
    given = {name: value for name, value in stars.items() if value is not None}
    do = [partial(library.rate, name, key, value, film.label) for name, value in given.items()]
    undo = [_way_back(library, name, key, film.label) for name in given]
    told = _given(film.label, given)
    left = tuple(one for one in evening.tonight.pinned if one != key)
    after = replace(evening.tonight, pinned=left)
    evening.tonight = evening.past.perform(
        Step(told, "film.rate", evening.tonight, after, _all(do), _all(undo))
    )
    return told


def chronicle_of(evening: Evening) -> Chronicle:
    """Everything the history shows."""
    nights = evening.library.nights()
    ratings = {
        name: {rating.key: rating.stars for rating in evening.library.ratings(name)}
        for name in evening.library.people()
    }
    stars = {
        night.number: {
            name: ratings[name][night.chosen]
            for name in night.people
            if night.chosen is not None and night.chosen in ratings.get(name, {})
        }
        for night in nights
    }
    latest = sorted(nights, key=lambda night: (night.began, night.number), reverse=True)
    return Chronicle(tuple(latest), stars, ledger_here(evening))


def ledger_here(evening: Evening) -> Ledger | None:
    """The ledger of the two on the sofa; None where there are not two."""
    from movienight.evening.ledger import ledger_of

    tastes = evening.tastes()
    if len(tastes) != 2:
        return None
    first, second = evening.tonight.people
    ratings = {name: taste.ratings for name, taste in tastes.items()}
    return ledger_of(evening.library.nights(), first, second, ratings)


def let_it_lean(evening: Evening) -> str:
    """Let tonight's balance lean to whoever is owed an evening."""
    ledger = ledger_here(evening)
    if ledger is None or ledger.turn is None:
        return "nobody is owed an evening"
    pairs = {frozenset((pair.first, pair.second)): pair for pair in evening.library.pairs()}
    pair = pairs.get(frozenset(evening.tonight.people))
    middle = 0.5
    if pair is not None:
        middle = pair.balance if pair.first == evening.tonight.people[0] else 1 - pair.balance
    balance = ledger.balance(middle)
    if balance == evening.tonight.balance:
        return f"tonight leans to {ledger.turn} already"
    evening.turn("balance", balance)
    return f"tonight leans to {ledger.turn}: balance {balance:.2f}"


def card_again(evening: Evening, night: Night) -> Card:
    """The card of a night that was; the reasons of then are not kept.

    A film or a recipe that is no longer here is told by its name alone.
    """
    from movienight.evening.card import Card, shopping_list
    from movienight.evening.recipes import recipes_of
    from movienight.types import Film, Snack

    row = evening.engine.cards.row_of(night.chosen or "")
    film = Film(-1, night.title or "no film") if row is None else evening.engine.film(row)
    recipes = {recipe.id: recipe for recipe in recipes_of(evening.engine)} if night.snack else {}
    recipe = recipes.get(night.snack[0]) if night.snack else None
    snack = Snack(recipe, 0.0, ()) if recipe else None
    shopping = tuple(shopping_list(snack)) if snack else ()
    starts, ends = night.began.astimezone(), night.ends_at.astimezone() if night.ends_at else None
    return Card(film, night.people, night.mood, (), snack, shopping, starts, ends)


def _way_back(library: Library, name: str, key: str, label: str) -> Callable[[], object]:
    """What puts back what somebody says of a film now."""
    taste = library.taste(name)
    before = next((rating.stars for rating in taste.ratings if rating.key == key), None)
    had_seen = any(film.key == key for film in taste.seen)

    def back() -> None:
        if before is None:
            library.unrate(name, key)
        else:
            library.rate(name, key, before, label)
        if not had_seen:
            library.unmark_seen(name, key)

    return back


def _given(label: str, stars: Mapping[str, float]) -> str:
    """ "Ana gives Heat (1995) 4 and Ben 3.5"."""
    (name, value), *others = stars.items()
    return listed([f"{name} gives {label} {value:g}", *(f"{name} {value:g}" for name, value in others)])


def _all(acts: list[Callable[[], object]] | list[partial[None]]) -> Callable[[], None]:
    def act() -> None:
        for one in acts:
            one()

    return act


def _perform(
    evening: Evening, told: str, kind: str, do: Callable[[], object], undo: Callable[[], object]
) -> str:
    step = Step(told, kind, evening.tonight, evening.tonight, _all([do]), _all([undo]))
    evening.tonight = evening.past.perform(step)
    return told
