"""The taste round of one person: a dozen cards, each answer written at once and taken back with one key.

tasting = begin(evening, "Ana")
while tasting.film:
    tasting = answer(evening, tasting, "love")
learned(tasting)            # "Ana loves Heat and Alien, mostly thriller; does not care for Titanic"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from movienight.evening.persons import Standing, page_of, say
from movienight.keys import stable_key
from movienight.wording import clean, listed

if TYPE_CHECKING:
    from movienight.evening.evening import Evening
    from movienight.recommend.taste_round import Answer, Deck
    from movienight.types import Film

CARDS = 12
FINE = 3.0
"""Stars of a film that was fine."""
NAMED = 4
"""How many films the sentence of what was learned names."""


@dataclass(frozen=True, eq=False, slots=True)
class Tasting:
    """A round as far as it is.

    Args:
        name: whose it is.
        deck: what may be asked.
        answers: the films asked and what was said, in order.
        film: the card to answer now, None when the round is done.
        cards: how many a round has.
    """

    name: str
    deck: Deck
    answers: tuple[tuple[Film, Answer], ...] = ()
    film: Film | None = None
    cards: int = CARDS

    def said(self, answer: Answer) -> list[Film]:
        """The films that got this answer."""
        return [film for film, given in self.answers if given == answer]


def begin(evening: Evening, name: str) -> Tasting:
    """A new round, without films they have said something of.

    Raises:
        UsageError: nobody here has this name.
    """
    from movienight.recommend.taste_round import deck_of

    told = {entry.key for entry in page_of(evening, name).entries}
    rows = map(evening.engine.cards.row_of, told)
    deck = deck_of(evening.engine.recommender, frozenset(row for row in rows if row is not None))
    return _with_next(evening, Tasting(name, deck))


def answer(evening: Evening, tasting: Tasting, given: Answer) -> Tasting:
    """Write what was said of the card, and take up the next.

    Love is a like, fine is three stars, no is a dislike of a film seen; "unseen" writes nothing.
    """
    film, name = tasting.film, tasting.name
    if film is None:
        return tasting
    if given != "unseen":
        told = {
            "love": f"{name} loves {film.label}",
            "fine": f"{film.label} is fine for {name}",
            "no": f"{film.label} is not for {name}",
        }
        say(evening, told[given], name, stable_key(film), film.label, lambda now: _after(now, given))
    return _with_next(evening, replace(tasting, answers=(*tasting.answers, (film, given))))


def back(evening: Evening, tasting: Tasting) -> Tasting:
    """Take the last answer back and show its card again; at the first card nothing changes."""
    if not tasting.answers:
        return tasting
    *before, (film, given) = tasting.answers
    if given != "unseen":
        evening.undo()
    return replace(tasting, answers=tuple(before), film=film)


def learned(tasting: Tasting) -> str:
    """What the round told, in one sentence."""
    loved, cold, fine = tasting.said("love"), tasting.said("no"), tasting.said("fine")
    parts = [f"loves {_titles(loved)}{_mostly(loved)}"] if loved else []
    parts += [f"finds {_titles(fine)} fine"] if fine else []
    parts += [f"does not care for {_titles(cold)}"] if cold else []
    if not parts:
        return f"{clean(tasting.name)} knew none of these; a film they love, typed in, tells more"
    return f"{clean(tasting.name)} {'; '.join(parts)}"


def _after(now: Standing, given: Answer) -> Standing:
    if given == "love":
        return replace(now, likes=now.likes or 1.0, dislikes=False)
    if given == "fine":
        return replace(now, ratings=FINE)
    return replace(now, likes=None, dislikes=True, seen=True)


def _with_next(evening: Evening, tasting: Tasting) -> Tasting:
    from movienight.recommend.taste_round import next_card

    asked: list[tuple[int, Answer]] = [(film.row, given) for film, given in tasting.answers]
    row = next_card(tasting.deck, asked, tasting.cards)
    return replace(tasting, film=None if row is None else evening.engine.film(row))


def _titles(films: Sequence[Film]) -> str:
    named = [clean(film.title) for film in films[:NAMED]]
    more = len(films) - len(named)
    return listed([*named, f"{more} more"] if more else named)


def _mostly(films: Sequence[Film]) -> str:
    """Genres that at least half of several films share: ", mostly crime and thriller"."""
    counts = Counter(genre for film in films for genre in film.genres)
    shared = [genre for genre, count in counts.most_common(2) if len(films) > 1 and 2 * count >= len(films)]
    return f", mostly {listed([genre.casefold() for genre in shared])}" if shared else ""
