"""Why not: what became of a film in words, and what lets it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.evening.account import Account, account_of, take_up
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.types import Film


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben, with a slate."""
    one = Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)
    one.slate()
    return one


def film(title: str) -> Film:
    """A film of the starter pack."""
    return starter().film(starter().resolve(title))


def offered(account: Account) -> list[tuple[str, str]]:
    """Kinds and wishes of what is offered."""
    return [(offer.kind, offer.wish) for offer in account.offers]


def test_a_film_that_is_shown(evening: Evening) -> None:
    """Its number is told with its places, and there is nothing to offer."""
    assert evening.shown is not None
    second = evening.shown.suggestions[1]
    account = account_of(evening, second.film)
    assert account.told == ("It is number 2 of tonight's films.",)
    assert account.offers == ()
    assert account.place == second.place
    assert account.ranked == evening.shown.ranked
    assert set(account.verdict.scores) == {"a", "b"}
    assert account.names == {"a": "Ana", "b": "Ben"}


def test_a_film_too_far_down(evening: Evening) -> None:
    """Its place is told; the shortlist lets it in, and undo puts it out again."""
    jaws = film("Jaws (1975)")
    account = account_of(evening, jaws)
    assert "ranked" in account.told[0]
    assert offered(account) == [("pin", "")]
    take_up(evening, jaws, account.offers[0])
    evening.slate()
    assert account_of(evening, jaws).verdict.shown
    evening.undo()
    evening.slate()
    assert not account_of(evening, jaws).verdict.shown


@pytest.mark.parametrize(
    ("name", "text", "fact"),
    [
        ("max-runtime", "60", "It runs 124 min."),
        ("year", "1990-", "It is from 1975."),
        ("language", "french", "It is in English."),
        ("genre", "comedy", "It is Action, Horror, Thriller and Adventure."),
        ("not-genre", "horror", "It is Action, Horror, Thriller and Adventure."),
        ("avoid", "gore", "Heads-up: gore."),
        ("family", "", "It suits from 15."),
    ],
)
def test_a_wish_in_the_way_can_be_dropped(evening: Evening, name: str, text: str, fact: str) -> None:
    """It is named with what about the film does not pass, and once dropped it bars no more."""
    jaws = film("Jaws (1975)")
    evening.wish(name, text)
    evening.slate()
    account = account_of(evening, jaws)
    assert account.told[1] == fact
    assert offered(account) == [("drop", name), ("pin", "")]
    take_up(evening, jaws, account.offers[0])
    evening.slate()
    assert not account_of(evening, jaws).verdict.stage.startswith("filter")


def test_a_film_one_of_them_knows(evening: Evening) -> None:
    """Films they know can be let in."""
    alien = film("Alien")
    account = account_of(evening, alien)
    assert account.told == ("Ben knows it already.",)
    assert offered(account) == [("seen", ""), ("pin", "")]
    take_up(evening, alien, account.offers[0])
    assert evening.tonight.wishes == {"include-seen": ""}
    evening.slate()
    assert account_of(evening, alien).verdict.stage != "seen"


def test_a_film_set_aside_tonight(evening: Evening) -> None:
    """It is said that they did so themselves; the shortlist brings it back."""
    assert evening.shown is not None
    top = evening.shown.suggestions[0].film
    evening.not_tonight(top)
    evening.slate()
    account = account_of(evening, top)
    assert account.told == ("You set it aside tonight, or rerolled it.",)
    take_up(evening, top, account.offers[0])
    evening.slate()
    assert account_of(evening, top).verdict.shown
