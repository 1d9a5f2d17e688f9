"""What the library keeps of nights and of those who had them: cards, questions, dislikes, names."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from movienight.errors import UsageError
from movienight.storage import migrations
from movienight.storage.library import Library
from movienight.storage.migrations import MIGRATIONS, keep_copy, migrate
from movienight.storage.stored import VERDICTS

HEAT, ALIEN = ("imdb:tt0113277", "Heat (1995)"), ("tmdb:348", "Alien (1979)")
EIGHT = datetime(2025, 11, 21, 20, 0, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = EIGHT

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now

    def on(self, **time: float) -> None:
        """Move it on."""
        self.now += timedelta(**time)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that knows Ana, Ben and Cy."""
    library = Library.open(tmp_path_factory.mktemp("made") / "library.duckdb")
    for name in ("Ana", "Ben", "Cy"):
        library.add_person(name)
    return library.path


@pytest.fixture
def clock() -> Clock:
    """Eight in the evening."""
    return Clock()


@pytest.fixture
def sofa(made: Path, tmp_path: Path, clock: Clock) -> Library:
    """A library to change at will."""
    return Library.open(Path(shutil.copy(made, tmp_path)), clock=clock)


# -- cards


def test_a_night_keeps_its_card(sofa: Library) -> None:
    """Snack, times and fits come back as they were given, fits under the names people go by."""
    ends = EIGHT + timedelta(hours=3)
    sofa.record_night(
        ["ana", "Ben"],
        [HEAT, ALIEN],
        chosen=ALIEN[0],
        snack=("nachos", "Nachos"),
        starts_at=EIGHT,
        ends_at=ends,
        fits={"ANA": 0.9, "Ben": 0.25},
    )
    (night,) = sofa.nights()
    assert (night.snack, night.starts_at, night.ends_at) == (("nachos", "Nachos"), EIGHT, ends)
    assert night.fits == {"Ana": 0.9, "Ben": 0.25}
    assert night.title == "Alien (1979)"
    assert night.began == EIGHT


def test_fits_of_strangers_and_no_shares_are_refused(sofa: Library) -> None:
    """A fit belongs to somebody who sat there and is a share; else no night is kept."""
    for fits, told in (({"Cy": 0.5}, "was not there"), ({"Ana": 1.5}, "not a fit")):
        with pytest.raises(UsageError, match=told):
            sofa.record_night(["Ana"], [HEAT], chosen=HEAT[0], fits=fits)
    assert sofa.nights() == []


def test_every_verdict_can_be_said(sofa: Library) -> None:
    """The last of each verdict is what stands."""
    sofa.record_night(["Ana"], [HEAT])
    for verdict in VERDICTS:
        sofa.record_feedback(1, "Ana", HEAT[0], verdict)
        assert sofa.nights()[0].feedback[0].verdict == verdict
    assert {"skipped", "passed"} <= set(VERDICTS)


def test_a_night_can_be_taken_back(sofa: Library) -> None:
    """A night that is forgotten is gone with its feedback and fits, and the stars stay."""
    sofa.record_night(["Ana"], [HEAT], chosen=HEAT[0], fits={"Ana": 0.5})
    sofa.answer(1, "Ana", 4)
    assert sofa.forget_night(1)
    assert not sofa.forget_night(1)
    assert sofa.nights() == []
    assert [rating.stars for rating in sofa.ratings("Ana")] == [4.0]
    sofa.record_night(["Ana"], [ALIEN])
    assert (sofa.nights()[0].fits, sofa.nights()[0].feedback) == ({}, ())


def test_forgetting_in_a_library_that_is_not_there_makes_none(tmp_path: Path) -> None:
    """Nothing is made for it."""
    assert not Library.open(tmp_path / "library.duckdb").forget_night(1)
    assert list(tmp_path.iterdir()) == []


# -- how it was


def test_questions_come_after_four_hours(sofa: Library, clock: Clock) -> None:
    """A night with a film is asked about from four hours after it began, not a minute before."""
    sofa.record_night(["Ana", "Ben"], [HEAT], chosen=HEAT[0])
    sofa.record_night(["Ana"], [ALIEN])
    clock.on(hours=3, minutes=59)
    assert sofa.open_questions() == []
    clock.on(minutes=1)
    (night,) = sofa.open_questions()
    assert (night.number, night.unanswered) == (1, ("Ana", "Ben"))


def test_the_films_beginning_counts(sofa: Library, clock: Clock) -> None:
    """Where it is known when the film began, four hours from then; the choice may be hours old."""
    sofa.record_night(["Ana"], [HEAT], chosen=HEAT[0], starts_at=EIGHT + timedelta(hours=2))
    clock.on(hours=5)
    assert sofa.open_questions() == []
    clock.on(hours=1)
    assert len(sofa.open_questions()) == 1


def test_stars_close_the_question(sofa: Library, clock: Clock) -> None:
    """Stars are a rating, mark it seen and say "watched"; the other is asked until they skip."""
    sofa.record_night(["Ana", "Ben"], [HEAT], chosen=HEAT[0])
    clock.on(hours=12)
    sofa.answer(1, "ana", 4.5)
    assert [(rating.key, rating.label, rating.stars) for rating in sofa.ratings("Ana")] == [(*HEAT, 4.5)]
    assert [film.label for film in sofa.seen("Ana")] == ["Heat (1995)"]
    assert sofa.open_questions()[0].unanswered == ("Ben",)
    sofa.answer(1, "Ben", None)
    assert sofa.open_questions() == []
    assert sofa.ratings("Ben") == sofa.seen("Ben") == []
    said = {one.name: one.verdict for one in sofa.nights()[0].feedback}
    assert said == {"Ana": "watched", "Ben": "skipped"}


def test_a_rating_given_elsewhere_closes_it_too(sofa: Library, clock: Clock) -> None:
    """Nobody is asked for stars they have given already; other words about the film do not close it."""
    sofa.record_night(["Ana", "Ben"], [HEAT], chosen=HEAT[0])
    clock.on(hours=12)
    sofa.rate("Ana", HEAT[0], 3, HEAT[1])
    sofa.record_feedback(1, "Ben", HEAT[0], "seen")
    assert sofa.open_questions()[0].unanswered == ("Ben",)


@pytest.mark.parametrize(
    ("night", "name", "stars", "told"),
    [
        (3, "Ana", 4, "no night 3"),
        (2, "Ana", 4, "no film was chosen on night 2"),
        (1, "Cy", 4, "Cy was not there"),
        (1, "Ana", 6, "not a rating"),
        (1, "Zoe", 4, "nobody here"),
    ],
)
def test_answers_are_checked(sofa: Library, night: int, name: str, stars: float, told: str) -> None:
    """An answer to a night that was not, without a film, or by somebody else changes nothing."""
    sofa.record_night(["Ana", "Ben"], [HEAT], chosen=HEAT[0])
    sofa.record_night(["Ana"], [HEAT])
    before = sofa.export()
    with pytest.raises(UsageError, match=told):
        sofa.answer(night, name, stars)
    assert sofa.export() == before


# -- dislikes


def test_the_last_word_counts(sofa: Library) -> None:
    """Disliking a liked film takes the like away, and the other way round; others keep theirs."""
    for name in ("Ana", "Ben"):
        sofa.like(name, *HEAT)
    sofa.dislike("Ana", *HEAT)
    assert (sofa.likes("Ana"), [film.label for film in sofa.dislikes("Ana")]) == ([], ["Heat (1995)"])
    assert sofa.taste("Ana").dislikes == tuple(sofa.dislikes("Ana"))
    sofa.like("Ana", *HEAT)
    assert ([film.label for film in sofa.likes("Ana")], sofa.dislikes("Ana")) == (["Heat (1995)"], [])
    assert len(sofa.likes("Ben")) == 1


def test_dislikes_are_taken_back(sofa: Library) -> None:
    """A dislike can be taken back, once."""
    sofa.dislike("Ana", *HEAT)
    assert sofa.undislike("Ana", HEAT[0])
    assert not sofa.undislike("Ana", HEAT[0])
    assert sofa.dislikes("Ana") == []


# -- people


def full(library: Library) -> None:
    """Give Ana one of everything."""
    library.like("Ana", *HEAT)
    library.dislike("Ana", *ALIEN)
    library.rate("Ana", HEAT[0], 4, HEAT[1])
    library.mark_seen("Ana", *HEAT)
    library.veto("Ana", *ALIEN)
    library.pair("Ana", "Ben", 0.4)
    library.pair("Cy", "Ana", 0.6)
    library.record_night(["Ben", "Ana"], [HEAT], chosen=HEAT[0], fits={"Ana": 0.9, "Ben": 0.2})
    library.record_feedback(1, "Ana", HEAT[0], "watched")


def test_a_new_name_takes_everything_along(sofa: Library) -> None:
    """After renaming, the library says the same in every place, under the new name."""
    full(sofa)
    before = str(sofa.export())
    sofa.rename_person("ana", "Anaïs")
    assert str(sofa.export()) == before.replace("'Ana'", "'Anaïs'")
    assert sofa.people() == ["Anaïs", "Ben", "Cy"]
    sofa.like("ANAÏS", "ml:1", "Toy Story (1995)")


def test_a_name_can_be_spelled_anew(sofa: Library) -> None:
    """Another spelling of the same name is no other person."""
    full(sofa)
    sofa.rename_person("Ana", "ANA")
    assert sofa.people() == ["ANA", "Ben", "Cy"]
    assert len(sofa.likes("ana")) == 1


@pytest.mark.parametrize(("old", "new"), [("Ana", " BEN"), ("Ana", ""), ("Zoe", "Zoë")])
def test_names_of_others_are_not_taken(sofa: Library, old: str, new: str) -> None:
    """Renaming to somebody else's name, to none, or of nobody is refused."""
    full(sofa)
    before = sofa.export()
    with pytest.raises(UsageError):
        sofa.rename_person(old, new)
    assert sofa.export() == before


def test_nothing_of_a_removed_person_stays(sofa: Library) -> None:
    """Dislikes and fits go with a person; the night keeps the other's."""
    full(sofa)
    sofa.remove_person("Ana")
    assert "Ana" not in str(sofa.export())
    assert sofa.nights()[0].fits == {"Ben": 0.2}
    sofa.add_person("Ana")
    assert sofa.dislikes("Ana") == []


# -- other programs


def test_the_stamp_changes_with_every_write_and_with_nothing_else(sofa: Library, tmp_path: Path) -> None:
    """Reading leaves the stamp as it is, each kind of writing does not; no library has none."""
    assert Library.open(tmp_path / "other.duckdb").stamp() is None
    stamps = [sofa.stamp()]
    writes: tuple[Callable[[], object], ...] = (
        lambda: sofa.like("Ana", *HEAT),
        lambda: sofa.unlike("Ana", HEAT[0]),
        lambda: sofa.record_night(["Ana"], [HEAT]),
        lambda: sofa.restore(sofa.export()),
    )
    for write in writes:
        Library.open(sofa.path).export()
        assert sofa.stamp() == stamps[-1]
        write()
        stamps.append(Library.open(sofa.path).stamp())
    assert len(set(stamps)) == len(stamps)


# -- libraries of the first programs


def test_a_library_of_before_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library made before cards keeps its nights, which have none, and takes new ones; a copy is kept."""
    path = tmp_path / "library.duckdb"
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:2])
        with duckdb.connect(path) as connection:
            migrate(connection, path)
            connection.execute("INSERT INTO people VALUES ('ana', 'Ana', TIMESTAMP '2025-01-01')")
            connection.execute(
                "INSERT INTO nights VALUES (1, TIMESTAMP '2025-01-02', ['ana'], 'tense',"
                " [{'key': 'ml:6', 'label': 'Heat (1995)'}], 'ml:6')"
            )
    library = Library.open(path)
    (night,) = library.nights()
    assert (night.people, night.mood, night.title) == (("Ana",), "tense", "Heat (1995)")
    assert (night.snack, night.starts_at, night.ends_at, night.fits) == (None, None, None, {})
    assert night.unanswered == ("Ana",)
    assert library.record_night(["Ana"], [HEAT], chosen=HEAT[0], snack=("a", "A"), fits={"Ana": 0.5}) == 2
    library.dislike("Ana", *HEAT)
    assert [one.fits for one in library.nights()] == [{}, {"Ana": 0.5}]
    assert [file.name for file in tmp_path.glob("*before*")] == [
        "library.before-m003_cards_and_dislikes.duckdb"
    ]


def test_copies_hold_the_card_too(sofa: Library, tmp_path: Path) -> None:
    """A copy made before a step is a library with everything in it."""
    full(sofa)
    with duckdb.connect(sofa.path) as connection:
        keep_copy(connection, tmp_path / "copy.duckdb")
    assert Library.open(tmp_path / "copy.duckdb").export() == sofa.export()
