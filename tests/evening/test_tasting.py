"""The taste round on the starter pack: what each answer writes, taking back, what was learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.evening import Evening
from movienight.evening.persons import Standing, standing_of
from movienight.evening.state import Tonight
from movienight.evening.tasting import CARDS, Tasting, answer, back, begin, learned
from movienight.keys import stable_key
from movienight.recommend.taste_round import Answer
from movienight.types import Film


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana, of whom nothing is known."""
    library = library_of(tmp_path, {"Ana": ()})
    return Evening(starter(), library, Tonight(people=("Ana",)), lambda: NOW)


def told(evening: Evening, film: Film | None) -> Standing:
    """What the library says of Ana and this film."""
    assert film is not None
    return standing_of(evening.library.taste("Ana"), stable_key(film))


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        ("love", Standing(likes=1.0)),
        ("fine", Standing(ratings=3.0)),
        ("no", Standing(dislikes=True, seen=True)),
        ("unseen", Standing()),
    ],
)
def test_answers_are_written_at_once_and_taken_back(
    evening: Evening, given: Answer, standing: Standing
) -> None:
    """Before the next card is answered the library knows; back shows the same card, unanswered."""
    first = begin(evening, "Ana")
    second = answer(evening, first, given)
    assert told(evening, first.film) == standing
    assert second.film != first.film
    again = back(evening, second)
    assert (again.film, again.answers) == (first.film, ())
    assert told(evening, first.film) == Standing()


def test_a_round_has_twelve_different_cards(evening: Evening) -> None:
    """Then there is none, and another answer changes nothing; back leads to the twelfth."""
    tasting = begin(evening, "Ana")
    for _ in range(CARDS):
        tasting = answer(evening, tasting, "unseen")
    assert tasting.film is None
    assert len({film.row for film, _ in tasting.answers}) == CARDS == 12
    assert answer(evening, tasting, "love") is tasting
    assert back(evening, tasting).film == tasting.answers[-1][0]


def test_the_first_card_has_nothing_before_it(evening: Evening) -> None:
    """Back does not take back what was done before the round."""
    film = starter().film(starter().resolve("Heat (1995)"))
    evening.love(("Ana",), film)
    tasting = begin(evening, "Ana")
    assert back(evening, tasting) is tasting
    assert told(evening, film) == Standing(likes=1.0)


def test_the_unseen_are_no_step_to_take_back(evening: Evening) -> None:
    """Love, not seen, back, back: the love is taken back by the second alone."""
    first = begin(evening, "Ana")
    third = answer(evening, answer(evening, first, "love"), "unseen")
    second = back(evening, third)
    assert told(evening, first.film) == Standing(likes=1.0)
    assert back(evening, second).film == first.film
    assert told(evening, first.film) == Standing()


def test_what_was_said_before_is_not_asked(evening: Evening) -> None:
    """The card that would come first is left out once she has said anything of it."""
    film = begin(evening, "Ana").film
    assert film is not None
    evening.library.veto("Ana", stable_key(film), film.label)
    assert begin(evening, "Ana").film != film


def round_of(*given: Answer) -> Tasting:
    """A round that got these answers: the first three films are crime, the others war."""
    deck: Any = None  # what may be asked plays no part in what was learned
    films = [Film(row, f"F{row}", genres=("Crime",) if row < 3 else ("War",)) for row in range(len(given))]
    return Tasting("Ana", deck, tuple(zip(films, given, strict=True)))


def test_what_was_learned() -> None:
    """Titles with the genres that half of the loved ones share; more than four are counted."""
    assert learned(round_of("love", "love", "fine", "no")) == (
        "Ana loves F0 and F1, mostly crime; finds F2 fine; does not care for F3"
    )
    assert learned(round_of("love")) == "Ana loves F0"
    six = learned(round_of("love", "love", "love", "love", "love", "love"))
    assert six == "Ana loves F0, F1, F2, F3 and 2 more, mostly crime and war"
    assert learned(round_of("unseen", "unseen")).startswith("Ana knew none of these")
