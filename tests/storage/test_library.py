"""What people tell us is kept, under their names and under keys that outlive an import."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from movienight.errors import DataError, HomeUnusable, UsageError
from movienight.storage.library import Library
from movienight.storage.stored import StoredFilm, StoredRating
from storage.elsewhere import open_folder, read_only

HEAT, ALIEN = ("imdb:tt0113277", "Heat (1995)"), ("tmdb:348", "Alien (1979)")
EIGHT = datetime(2025, 11, 21, 20, 0, tzinfo=UTC)


def clock(start: int) -> Callable[[], datetime]:
    """A clock that goes on by a minute whenever somebody looks."""
    minutes = count(start)
    return lambda: EIGHT + timedelta(minutes=next(minutes))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of nobody, not yet on disk."""
    return Library.open(tmp_path / "home" / "library.duckdb", clock=clock(0))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that knows Ana and Ben."""
    library = Library.open(tmp_path_factory.mktemp("made") / "library.duckdb", clock=clock(0))
    library.add_person("Ana")
    library.add_person("Ben")
    return library.path


@pytest.fixture
def sofa(made: Path, tmp_path: Path) -> Library:
    """A library that knows Ana and Ben, to change at will; its clock stands at two past eight."""
    return Library.open(Path(shutil.copy(made, tmp_path)), clock=clock(2))


def test_nothing_is_made_before_the_first_write(library: Library) -> None:
    """Reading a library that is not there finds nobody and leaves no folder behind."""
    assert library.people() == []
    assert library.pairs() == []
    assert library.nights() == []
    assert library.export()["people"] == []
    with pytest.raises(UsageError, match="nobody here is called “Ana”"):
        library.likes("Ana")
    with pytest.raises(UsageError):
        library.like("Ana", *HEAT)
    assert not library.path.parent.exists()


def test_database_is_imported_late() -> None:
    """Importing the library does not import duckdb, which costs more than a start-up may."""
    code = "import sys, movienight.storage.library; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_likes_come_back_with_label_time_and_confidence(sofa: Library) -> None:
    """A like is kept under its key, with the title shown, when it was said and how sure."""
    sofa.like("Ana", *HEAT)
    sofa.like("Ana", *ALIEN, confidence=2.5)
    first, second = sofa.likes("Ana")
    assert first == StoredFilm(*HEAT, at=EIGHT + timedelta(minutes=2), confidence=1.0)
    assert second == StoredFilm(*ALIEN, at=EIGHT + timedelta(minutes=3), confidence=2.5)
    assert sofa.likes("Ben") == []


def test_liking_again_keeps_since_when(sofa: Library) -> None:
    """A second like of one film changes label and confidence, not the time, and adds nothing."""
    sofa.like("Ana", *HEAT)
    sofa.like("Ana", HEAT[0], "Heat", confidence=3.0)
    assert sofa.likes("Ana") == [StoredFilm(HEAT[0], "Heat", EIGHT + timedelta(minutes=2), 3.0)]


@pytest.mark.parametrize(
    ("mark", "unmark", "read"),
    [("like", "unlike", "likes"), ("mark_seen", "unmark_seen", "seen"), ("veto", "unveto", "vetoes")],
)
def test_marks_are_kept_apart_and_taken_back(sofa: Library, mark: str, unmark: str, read: str) -> None:
    """Likes, films seen and vetoes are three lists; each can be taken back, once."""
    getattr(sofa, mark)("Ana", *HEAT)
    counts = {name: len(getattr(sofa, name)("Ana")) for name in ("likes", "seen", "vetoes")}
    assert counts == {"likes": 0, "seen": 0, "vetoes": 0} | {read: 1}
    assert getattr(sofa, unmark)("Ben", HEAT[0]) is False
    assert getattr(sofa, unmark)("Ana", HEAT[0]) is True
    assert getattr(sofa, unmark)("Ana", HEAT[0]) is False
    assert getattr(sofa, read)("Ana") == []


def test_stars_are_replaced(sofa: Library) -> None:
    """A person has one rating per film, the last one given."""
    sofa.rate("Ana", HEAT[0], 3, HEAT[1])
    sofa.rate("Ana", HEAT[0], 4.5, HEAT[1])
    assert sofa.ratings("Ana") == [StoredRating(*HEAT, EIGHT + timedelta(minutes=2), 4.5)]
    assert sofa.unrate("Ana", HEAT[0])
    assert sofa.ratings("Ana") == []


def test_taste_is_all_of_it_at_once(sofa: Library) -> None:
    """A person's taste holds the same four lists that can be asked for one by one."""
    sofa.like("Ana", *HEAT, confidence=2.0)
    sofa.rate("Ana", ALIEN[0], 4, ALIEN[1])
    sofa.mark_seen("Ana", *HEAT)
    sofa.veto("Ana", *ALIEN)
    sofa.like("Ben", *ALIEN)
    taste = sofa.taste("ana")
    assert [(film.key, film.confidence) for film in taste.likes] == [(HEAT[0], 2.0)]
    assert [(film.key, film.stars) for film in taste.ratings] == [(ALIEN[0], 4.0)]
    assert list(taste.likes) == sofa.likes("Ana")
    assert list(taste.ratings) == sofa.ratings("Ana")
    assert list(taste.seen) == sofa.seen("Ana")
    assert list(taste.vetoes) == sofa.vetoes("Ana")


def test_the_tastes_of_several_are_theirs(sofa: Library) -> None:
    """Asked for together they are what each is alone; whom nobody knows by that name is left out."""
    sofa.like("Ana", *HEAT)
    sofa.dislike("Ben", *ALIEN)
    assert sofa.tastes(["Ben", "Cleo", "Ana", "ana"]) == {"Ben": sofa.taste("Ben"), "Ana": sofa.taste("Ana")}
    assert sofa.tastes([]) == {}


def test_the_tastes_of_a_library_that_is_not_there(library: Library) -> None:
    """Nobody is known in it, and asking does not make it."""
    assert library.tastes(["Ana"]) == {}
    assert not library.path.exists()


@pytest.mark.parametrize("spelling", ["Zoë", "  zoë ", "ZOË", "Zoe\u0308", "zOE\u0308\t"])
def test_names_are_compared_forgivingly_and_shown_as_typed(library: Library, spelling: str) -> None:
    """Case, outer spaces and the way an accent is written make no other person."""
    library.add_person("Zoë")
    library.add_person(spelling)
    library.like(spelling, *HEAT)
    assert library.people() == ["Zoë"]
    assert [film.key for film in library.likes("Zoë")] == [HEAT[0]]


def test_people_stand_in_the_order_they_came(library: Library) -> None:
    """Names are listed by who came first, not by the alphabet."""
    for name in ("Zoë", "Ana", "李小龙"):
        library.add_person(name)
    assert library.people() == ["Zoë", "Ana", "李小龙"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Anna", "did you mean: Ana?"),
        ("ana b", "did you mean: Ana?"),
        ("Xochitl", 'known here: Ana, Ben; `movienight like "@Xochitl" TITLE` adds somebody'),
    ],
)
def test_unknown_name_is_answered_with_the_nearest(sofa: Library, typed: str, hint: str) -> None:
    """Every call with a name nobody has says who might be meant, and changes nothing."""
    before = sofa.export()
    calls = (
        lambda: sofa.likes(typed),
        lambda: sofa.like(typed, *HEAT),
        lambda: sofa.unveto(typed, HEAT[0]),
        lambda: sofa.remove_person(typed),
        lambda: sofa.pair("Ana", typed),
        lambda: sofa.record_night([typed], [HEAT]),
    )
    for call in calls:
        with pytest.raises(UsageError, match=f"nobody here is called “{typed}”") as caught:
            call()
        assert caught.value.hint == hint
    assert sofa.export() == before


@pytest.mark.parametrize("name", ["", "  \n", "a\x00b", "\ud800", "x" * 61])
def test_names_that_are_none_are_refused(sofa: Library, name: str) -> None:
    """Empty names, endless ones, control characters and broken text are wishes we cannot read."""
    with pytest.raises(UsageError):
        sofa.add_person(name)
    assert sofa.people() == ["Ana", "Ben"]


@pytest.mark.parametrize("key", ["", "862", "imdb:", ":1", "imdb:tt1 or 1", "IMDB:tt1", "ml:1\n"])
def test_keys_are_checked(sofa: Library, key: str) -> None:
    """What is not a film id is refused before it is written."""
    with pytest.raises(UsageError, match="is no film id"):
        sofa.like("Ana", key, "Heat")


@pytest.mark.parametrize("stars", [0, 5.5, -1, float("nan"), float("inf"), True, "5"])
def test_stars_are_checked(sofa: Library, stars: float) -> None:
    """Only numbers from half a star to five are stars."""
    with pytest.raises(UsageError, match="is not a rating"):
        sofa.rate("Ana", HEAT[0], stars)


@pytest.mark.parametrize("confidence", [0, -1.0, float("nan"), float("inf")])
def test_confidence_is_checked(sofa: Library, confidence: float) -> None:
    """Confidence is a finite number above 0, as a taste demands."""
    with pytest.raises(UsageError):
        sofa.like("Ana", *HEAT, confidence=confidence)


def test_removing_a_person_removes_what_is_theirs(sofa: Library) -> None:
    """Nothing of a removed person stays but the nights they shared, without them."""
    for name in ("Ana", "Ben"):
        sofa.like(name, *HEAT)
        sofa.rate(name, HEAT[0], 4)
        sofa.mark_seen(name, *HEAT)
        sofa.veto(name, *ALIEN)
    sofa.pair("Ana", "Ben")
    night = sofa.record_night(["Ana", "Ben"], [HEAT])
    sofa.record_feedback(night, "Ana", HEAT[0], "liked")
    sofa.record_feedback(night, "Ben", HEAT[0], "seen")
    sofa.remove_person(" ana")
    assert sofa.people() == ["Ben"]
    assert sofa.pairs() == []
    (kept,) = sofa.nights()
    assert kept.people == ("Ben",)
    assert [said.name for said in kept.feedback] == ["Ben"]
    assert "Ana" not in str(sofa.export())
    sofa.add_person("Ana")
    assert sofa.likes("Ana") == sofa.ratings("Ana") == sofa.seen("Ana") == sofa.vetoes("Ana") == []


def test_pair_is_kept_once_whoever_is_named_first(sofa: Library) -> None:
    """Naming a pair the other way round replaces it, balance and order as last said."""
    sofa.pair("Ana", "Ben", 0.2)
    sofa.pair("ben", "ana", 0.9)
    (pair,) = sofa.pairs()
    assert (pair.first, pair.second, pair.balance) == ("Ben", "Ana", 0.9)
    with pytest.raises(UsageError, match="two people"):
        sofa.pair("Ana", "ANA")
    with pytest.raises(UsageError, match="balance"):
        sofa.pair("Ana", "Ben", 1.5)


def test_nights_are_kept_whole(sofa: Library) -> None:
    """A night keeps who, what was shown in order, the mood, the choice and the last word of each."""
    first = sofa.record_night(["Ana", "Ben", "ana"], [HEAT, ALIEN], "cozy \U0001f327", ALIEN[0])
    second = sofa.record_night([], [])
    sofa.record_feedback(first, "Ben", ALIEN[0], "watched")
    sofa.record_feedback(first, "Ben", ALIEN[0], "liked")
    night, empty = sofa.nights()
    assert (night.number, empty.number) == (first, second) == (1, 2)
    assert night.people == ("Ana", "Ben")
    assert night.films == (HEAT, ALIEN)
    assert (night.mood, night.chosen) == ("cozy \U0001f327", ALIEN[0])
    assert [(said.name, said.key, said.verdict) for said in night.feedback] == [("Ben", ALIEN[0], "liked")]
    assert (empty.people, empty.films, empty.mood, empty.chosen, empty.feedback) == ((), (), None, None, ())


def test_feedback_is_checked(sofa: Library) -> None:
    """Feedback on a night that never was, or in other words than ours, is refused."""
    with pytest.raises(UsageError, match="no night 1"):
        sofa.record_feedback(1, "Ana", HEAT[0], "liked")
    sofa.record_night(["Ana"], [HEAT])
    with pytest.raises(UsageError, match="no verdict"):
        sofa.record_feedback(1, "Ana", HEAT[0], "meh")


def test_times_are_utc_wherever_the_clock_stands(tmp_path: Path) -> None:
    """A clock in another time zone writes the same moment."""
    tokyo = EIGHT.astimezone(timezone(timedelta(hours=9)))
    library = Library.open(tmp_path / "library.duckdb", clock=lambda: tokyo)
    library.add_person("Ana")
    library.like("Ana", *HEAT)
    (film,) = library.likes("Ana")
    assert film.at == EIGHT
    assert film.at.tzinfo is UTC


@pytest.mark.parametrize("content", [b"", b"not a database" * 1000])
def test_damaged_file_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    """A file that is no library is reported, for reading and for writing, and not one byte is changed."""
    path = tmp_path / "library.duckdb"
    path.write_bytes(content)
    library = Library.open(path)
    for call in (library.people, lambda: library.add_person("Ana")):
        with pytest.raises(DataError, match=r"library\.duckdb is damaged, or is no library"):
            call()
    assert path.read_bytes() == content


def test_flipped_bytes_never_surface_as_a_traceback_of_the_database(sofa: Library) -> None:
    """Wherever in the file a byte is flipped, reading works or says that the library is damaged."""
    sofa.like("Ana", *HEAT)
    whole, damaged = sofa.path.read_bytes(), 0
    for place in range(5, len(whole), len(whole) // 25):
        sofa.path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            sofa.export()
        except DataError:
            damaged += 1
    assert damaged >= 3


@pytest.mark.skipif(sys.platform == "win32", reason="folder rights are a Unix matter")
def test_read_only_home_is_read_but_not_written() -> None:
    """Where the home cannot be written, reading works, writing says so and nothing changes."""
    with open_folder() as folder:
        library = Library.open(folder / "library.duckdb")
        library.add_person("Ana")
        library.like("Ana", *HEAT)
        with read_only(folder):
            assert [film.label for film in library.likes("Ana")] == ["Heat (1995)"]
            with pytest.raises(HomeUnusable) as caught:
                library.like("Ana", *ALIEN)
            with pytest.raises(HomeUnusable, match="cannot be written"):
                Library.open(folder / "other.duckdb").add_person("Ana")
        assert "MOVIENIGHT_HOME" in caught.value.hint
        assert len(library.likes("Ana")) == 1
