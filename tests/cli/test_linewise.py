"""`movienight --plain`: the evening as a conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.cli.linewise import Linewise
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.keys import stable_key


class Talk:
    """A conversation with what was said so far."""

    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        tonight = Tonight(people=("Ana", "Ben"))
        self.evening = Evening(starter(), library_of(folder), tonight, lambda: NOW)
        self.talk = Linewise(self.evening, self.said.append)
        self.talk.begin()

    def answers(self, line: str) -> str:
        """What is said to a line."""
        self.said.clear()
        assert self.talk.answer(line)
        return "\n".join(self.said)

    def number(self, place: int) -> str:
        """The film at a place of the list."""
        return (
            next(line for line in self.said if line.startswith(f"{place}. "))
            .split(", ")[0]
            .partition(". ")[2]
        )


@pytest.fixture
def talk(tmp_path: Path) -> Talk:
    """Ana and Ben have sat down."""
    return Talk(tmp_path)


def test_the_ten_are_told_in_lines(talk: Talk) -> None:
    """Ten numbered lines, each with a title and both fits; no signs that a reader would spell."""
    lines = [line for line in talk.said if line[:1].isdecimal() and ". " in line[:4]]
    assert [line.partition(".")[0] for line in lines[-10:]] == [str(number) for number in range(1, 11)]
    assert all("Ana ." in line or "Ana 1" in line for line in lines[-10:])
    assert not set("\n".join(talk.said)) & set("━╸─●◆▾★☆│")


def test_a_number_tells_the_whole_story(talk: Talk) -> None:
    """Reasons for each and the recipe."""
    told = talk.answers("3")
    assert "for Ana: " in told
    assert "for Ben: " in told
    assert "snack: " in told
    assert "You need " in told


def test_seen_by_one_and_undone(talk: Talk) -> None:
    """The film goes and is in the library; undone, it is back."""
    talk.answers("list")
    title = talk.number(1)
    assert talk.answers("seen 1 ben").startswith(f"Ben has seen {title}")
    assert talk.number(1) != title
    assert [film.label for film in talk.evening.library.seen("Ben")] == [title]
    assert talk.answers("undo").startswith("taken back: Ben has seen")
    assert talk.number(1) == title


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("mood cozy", "mood: cozy"),
        ("wish family", "for the family"),
        ("wish not-genre horror", "no horror"),
        ("balance 0.3", "balance 0.3"),
        ("reroll", "ten others"),
        ("pin 4", "is on the shortlist"),
        ("not 1", "not "),
        ("more 2", "more like "),
        ("less 2", "less like "),
        ("snack 2", "another snack for "),
        ("rate 1 ana 4,5", "Ana gives "),
        ("veto 1 ben", "Ben vetoes "),
        ("like ana Alien", "Ana loves Alien (1979)"),
        ("people Ana", "Ana on the sofa"),
    ],
)
def test_acts(talk: Talk, line: str, told: str) -> None:
    """Each is done, said, and followed by the ten as they are then."""
    answer = talk.answers(line)
    assert told in answer.splitlines()[0]
    assert "10. " in answer


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dance", "“dance” is not understood. say help"),
        ("seen", "of which film?"),
        ("seen 11", "there is no number 11. the list goes from 1 to 10"),
        ("seen 1 cleo", "cleo does not sit here. here are Ana and Ben"),
        ("rate 1 ana", "how many stars?"),
        ("rate 1 ana lots", "“lots” is no number of stars"),
        ("rate 1 ana 9", "9.0 is not a rating"),
        ("wish genre comedie-noire", "there is no genre"),
        ("balance left", "0"),
        ("why Hetaaaa Xyz", "no film called"),
    ],
)
def test_what_is_not_understood(talk: Talk, line: str, told: str) -> None:
    """One line that says what to do; the evening is as it was."""
    before = talk.evening.tonight
    answer = talk.answers(line)
    assert told in answer
    assert len(answer.splitlines()) == 1
    assert talk.evening.tonight == before


def test_why_not(talk: Talk) -> None:
    """A film one asks for is told of."""
    assert "seen, Ana knows it already" in talk.answers("why Amélie")


def test_leaving(talk: Talk) -> None:
    """An empty line does nothing; quit ends."""
    assert talk.talk.answer("")
    assert not talk.talk.answer("quit")


def test_like_is_remembered(talk: Talk) -> None:
    """What one says here is in the library at once."""
    talk.answers("like ben Alien")
    film = starter().film(starter().resolve("Alien (1979)"))
    assert stable_key(film) in [one.key for one in talk.evening.library.likes("Ben")]
