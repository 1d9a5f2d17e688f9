"""The evening on the starter pack: what acts do to slate and library, and that all can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tui.stage import NOW, library_of, starter

from movienight.errors import UsageError
from movienight.evening.evening import Evening
from movienight.evening.state import Tonight
from movienight.evening.view import view_of
from movienight.keys import stable_key
from movienight.types import Film


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """Ana and Ben, no mood."""
    return Evening(starter(), library_of(tmp_path), Tonight(people=("Ana", "Ben")), lambda: NOW)


def titles(evening: Evening) -> list[str]:
    """The films of now."""
    return [one.film.label for one in evening.slate().suggestions]


def first(evening: Evening) -> Film:
    """The film on top."""
    return evening.slate().suggestions[0].film


ACTS = {
    "seen": lambda evening, film: evening.seen(("Ana", "Ben"), film),
    "love": lambda evening, film: evening.love(("Ana",), film),
    "veto": lambda evening, film: evening.veto("Ben", film),
    "not tonight": lambda evening, film: evening.not_tonight(film),
    "less": lambda evening, film: evening.less_like(film),
    "rate": lambda evening, film: evening.rate("Ana", film, 2.5),
    "reroll": lambda evening, film: evening.reroll(),
}


@pytest.mark.parametrize("act", ACTS)
def test_the_gap_is_filled_and_undo_brings_it_back(evening: Evening, act: str) -> None:
    """The film goes, ten stay ten; undone, the list and the library are as before; redone, it goes again."""
    before, told, film = titles(evening), evening.library.export(), first(evening)
    ACTS[act](evening, film)
    after = titles(evening)
    assert film.label not in after
    assert len(after) == 10
    evening.undo()
    assert titles(evening) == before
    assert evening.library.export() == told
    evening.redo()
    assert titles(evening) == after


def test_undo_leaves_what_was_there_before(evening: Evening) -> None:
    """Ana had seen it already: taking back "both have seen it" takes back Ben's alone."""
    film = first(evening)
    evening.library.mark_seen("Ana", stable_key(film), film.label)
    evening.seen(("Ana", "Ben"), film)
    evening.undo()
    assert [one.key for one in evening.library.seen("Ana")] == [stable_key(film)]
    assert evening.library.seen("Ben") == []


def test_one_veto_each_a_night(evening: Evening) -> None:
    """The second of one person is refused and changes nothing."""
    evening.veto("Ben", first(evening))
    film = first(evening)
    with pytest.raises(UsageError, match="has used tonight's veto"):
        evening.veto("Ben", film)
    assert first(evening) == film
    evening.veto("Ana", film)
    assert set(evening.tonight.vetoed) == {"Ana", "Ben"}


def test_what_is_pinned_stays_on_top(evening: Evening) -> None:
    """Through a reroll, a mood and a wish that would bar it; let go, it stands where it belongs."""
    slate = evening.slate()
    film = slate.suggestions[6].film
    evening.pin(film)
    assert first(evening) == film
    evening.reroll()
    evening.set_mood("ghosts")
    evening.wish("year", "1930s")
    assert first(evening) == film
    assert len(titles(evening)) == 10
    evening.pin(film)
    assert film.label not in titles(evening)


def test_a_reroll_shows_ten_others(evening: Evening) -> None:
    """None of the ten comes again, nor at the second reroll."""
    one = titles(evening)
    evening.reroll()
    two = titles(evening)
    evening.reroll()
    three = titles(evening)
    assert len({*one, *two, *three}) == 30


def test_more_and_less_lean_the_ten(evening: Evening) -> None:
    """More like a horror film: more horror among the ten; less like it: none more than before."""
    alien = starter().film(starter().resolve("The Shining (1980)"))

    def horror() -> int:
        return sum("Horror" in one.film.genres for one in evening.slate().suggestions)

    before = horror()
    evening.more_like(alien)
    more = horror()
    evening.undo()
    evening.less_like(alien)
    assert more > before
    assert horror() <= before


def test_moods_typed_letter_by_letter_are_one_step(evening: Evening) -> None:
    """Undo takes the whole mood back, not its last letter; what came before it stays."""
    evening.pin(first(evening))
    for end in range(1, 5):
        evening.set_mood("cozy"[:end])
    evening.undo()
    assert evening.tonight.mood == ""
    assert len(evening.tonight.pinned) == 1


def test_wishes_that_cannot_be_read(evening: Evening) -> None:
    """They are refused with a hint and change nothing."""
    with pytest.raises(UsageError):
        evening.wish("genre", "comedie noire")
    with pytest.raises(UsageError):
        evening.wish("colour", "blue")
    assert evening.tonight.wishes == {}


def test_another_program_writes(evening: Evening) -> None:
    """A like that another process writes is seen, and counts."""
    evening.slate()
    assert not evening.has_changed()
    other = library_of(evening.library.path.parent, {"Ana": ("Heat (1995)",)})
    assert other.path == evening.library.path
    assert evening.has_changed()
    evening.slate()
    assert "Heat (1995)" in view_of(evening).sitters[0].likes


def test_the_eye_stays_where_it_was(evening: Evening) -> None:
    """On the same film while it is shown, else on what has its place."""
    films = [one.film for one in evening.slate().suggestions]
    evening.look_at(films[3])
    evening.not_tonight(films[0])
    view = view_of(evening)
    assert view.slate is not None
    assert view.tonight.place == stable_key(films[3])
    line = [one.film for one in view.slate.suggestions].index(films[3])
    evening.not_tonight(films[3])
    view = view_of(evening)
    assert view.slate is not None
    assert view.tonight.place == stable_key(view.slate.suggestions[line].film)


def test_somebody_new_sits_down(evening: Evening) -> None:
    """They are added under their name as typed; somebody known is not added again."""
    evening.sit_down("Cleo", "ANA")
    assert evening.tonight.people == ("Cleo", "Ana")
    assert evening.library.people() == ["Ana", "Ben", "Cleo"]


def test_three_do_not_fit(evening: Evening) -> None:
    """It is said, and nobody new is known for it."""
    with pytest.raises(UsageError, match="3 people do not fit"):
        evening.sit_down("Ana", "Ben", "Cleo")
    assert evening.tonight.people == ("Ana", "Ben")
    assert evening.library.people() == ["Ana", "Ben"]


def test_somebody_removed_elsewhere_leaves_the_sofa(evening: Evening) -> None:
    """The evening goes on with the other."""
    evening.library.remove_person("Ben")
    assert len(titles(evening)) == 10
    assert evening.tonight.people == ("Ana",)


def test_another_snack(evening: Evening) -> None:
    """Every press shows one more, and the first comes round again."""
    film = first(evening)
    names = []
    for _ in range(12):
        snack = evening.slate().suggestions[0].snack
        assert snack is not None
        names.append(snack.recipe.id)
        evening.next_snack(film)
    assert len(set(names)) == 12
