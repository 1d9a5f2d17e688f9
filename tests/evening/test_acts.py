"""The registry of acts: nothing twice, everything reachable, and why not said."""

from __future__ import annotations

import pytest

from movienight.cli.main import COMMANDS
from movienight.errors import UsageError
from movienight.evening.acts import ACTS, BY_ID, Situation, keymap, shown, why_not

SOFA = Situation(people=("Ana", "Ben"), film="ml:1", shown=10, undo="Ana has seen it", redo="it again")


def test_no_id_and_no_key_twice() -> None:
    """Every act has an id and a key of its own."""
    assert len({act.id for act in ACTS}) == len(ACTS)
    assert len({act.key for act in ACTS}) == len(ACTS)


def test_at_most_six_stand_in_the_footer() -> None:
    """A footer that overflows teaches nothing."""
    assert sum(bool(act.short) for act in ACTS) <= 6


def test_every_act_has_a_twin_on_the_command_line() -> None:
    """The twin names a command there is."""
    for act in ACTS:
        words = act.twin.split()
        assert words[0] == "movienight"
        assert words[1] in COMMANDS or words[1].startswith("--"), act.id


def test_with_two_people_and_ten_films_everything_is_possible() -> None:
    """Nothing is barred where nothing is missing."""
    assert {act.id: why_not(act.id, SOFA) for act in ACTS if why_not(act.id, SOFA)} == {}


@pytest.mark.parametrize(
    ("act", "now", "reason"),
    [
        ("film.pin", Situation(people=("Ana",), shown=0), "no film is chosen"),
        ("film.seen", Situation(film="ml:1"), "nobody sits on the sofa yet"),
        ("film.pin", Situation(ready=False), "the films are still being opened"),
        ("film.veto", Situation(people=("Ana",), film="ml:1", vetoed=("Ana",)), "vetoes are used up"),
        ("tonight.undo", Situation(people=("Ana",), film="ml:1"), "nothing has been done"),
        ("place.second", Situation(people=("Ana",)), "one person sits here"),
        ("tonight.to_first", Situation(people=("Ana",)), "between two people"),
        ("tonight.reroll", Situation(people=("Ana",)), "nothing to reroll"),
    ],
)
def test_what_cannot_be_done_says_why(act: str, now: Situation, reason: str) -> None:
    """A reason a person understands, not a key that does nothing."""
    assert reason in why_not(act, now)


def test_the_way_out_is_always_open() -> None:
    """Help and leaving need nothing."""
    nothing = Situation(ready=False)
    assert [why_not(act, nothing) for act in ("app.quit", "app.help", "app.theme")] == ["", "", ""]


def test_a_veto_is_left_while_one_of_two_has_theirs() -> None:
    """One each: the act is barred only when both are used."""
    assert why_not("film.veto", Situation(people=("Ana", "Ben"), film="ml:1", vetoed=("Ana",))) == ""


def test_keys_are_changed_by_id() -> None:
    """What the config gives stands, the rest is as usual; signs may be written as they look."""
    keys = keymap({"film.seen": "S", "film.more": "="})
    assert keys["film.seen"] == "S"
    assert keys["film.more"] == "equals_sign"
    assert keys["film.love"] == BY_ID["film.love"].key


@pytest.mark.parametrize(
    ("chosen", "told"),
    [({"film.seem": "S"}, "there is no act “film.seem”"), ({"film.seen": "l"}, "film.seen and to film.love")],
)
def test_keys_that_cannot_be_given(chosen: dict[str, str], told: str) -> None:
    """An unknown act and a key that is taken are said."""
    with pytest.raises(UsageError, match=told):
        keymap(chosen)


def test_keys_are_shown_as_people_read_them() -> None:
    """A sign for its long name, letters as they are."""
    assert [shown(key) for key in ("plus", "question_mark", "s", "ctrl+p")] == ["+", "?", "s", "ctrl+p"]
