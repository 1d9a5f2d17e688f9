"""The library's tables change step by step, and every step is whole or never was."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from movienight.errors import DataError
from movienight.storage import migrations
from movienight.storage.library import Library
from storage.elsewhere import start

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def m900_nicknames(connection: DuckDBPyConnection) -> None:
    """A step as a later release could bring it: a new column, filled from what is there."""
    connection.execute("ALTER TABLE people ADD COLUMN nickname TEXT")
    connection.execute("UPDATE people SET nickname = upper(name)")


def m901_that_breaks(connection: DuckDBPyConnection) -> None:
    """A step that fails half-way."""
    connection.execute("DELETE FROM likes")
    raise DataError("cannot be done")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of today with something in it."""
    library = Library.open(tmp_path / "library.duckdb")
    library.add_person("Ana")
    library.like("Ana", "ml:6", "Heat (1995)")
    return library


def later(monkeypatch: pytest.MonkeyPatch, *steps: migrations.Migration) -> None:
    """Make this program one that knows more steps."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, *steps))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What is in the file."""
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_steps_are_numbered_in_order() -> None:
    """Names say the order, so that records in the file sort like the steps."""
    numbers = [int(step.__name__[1:4]) for step in migrations.MIGRATIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_new_library_has_taken_every_step_and_needs_no_backup(library: Library) -> None:
    """A fresh library is up to date, and nothing is copied where nothing was."""
    taken = rows(library.path, "SELECT name FROM migrations ORDER BY name")
    assert taken == [(step.__name__,) for step in migrations.MIGRATIONS]
    assert not list(library.path.parent.glob("*before*"))


@pytest.mark.parametrize("by", ["reading", "writing"])
def test_older_library_is_brought_up_to_date(
    library: Library, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """The first use by a newer program takes the missing steps, keeps everything and a copy from before."""
    before = library.export()
    later(monkeypatch, m900_nicknames)
    assert library.export() == before if by == "reading" else library.unlike("Ana", "ml:6")
    assert rows(library.path, "SELECT nickname FROM people") == [("ANA",)]
    copy = library.path.with_name("library.before-m900_nicknames.duckdb")
    assert rows(copy, "SELECT film, label FROM likes") == [("ml:6", "Heat (1995)")]
    assert ("m900_nicknames",) not in rows(copy, "FROM migrations")


def test_backup_can_take_the_librarys_place(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy from before a step is a whole library: in its place, it is migrated like the original."""
    before = library.export()
    with monkeypatch.context() as patch:
        later(patch, m900_nicknames)
        library.unlike("Ana", "ml:6")
    library.path.with_name("library.before-m900_nicknames.duckdb").replace(library.path)
    assert library.export() == before
    library.like("Ana", "ml:6", "Heat")
    assert [film.label for film in library.likes("Ana")] == ["Heat"]


def test_step_that_fails_never_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing step is undone with its record; steps before it stay taken."""
    before = library.export()
    with monkeypatch.context() as patch:
        later(patch, m900_nicknames, m901_that_breaks)
        with pytest.raises(DataError, match="cannot be done"):
            library.like("Ana", "ml:1", "Toy Story (1995)")
    later(monkeypatch, m900_nicknames)
    assert library.export() == before
    assert len(rows(library.path, "FROM migrations")) == len(migrations.MIGRATIONS)


def test_newer_library_is_refused_and_left_alone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library with a step we do not know is neither read nor written, and the error says what to do."""
    with monkeypatch.context() as patch:
        later(patch, m900_nicknames)
        library.unlike("Ana", "ml:6")
    whole = library.path.read_bytes()
    for call in (library.people, lambda: library.add_person("Ben")):
        with pytest.raises(DataError, match="newer MovieNight") as caught:
            call()
        assert "update" in caught.value.hint
    assert library.path.read_bytes() == whole


def test_foreign_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A database with other tables is not taken for a library."""
    path = tmp_path / "library.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE films (title TEXT)")
    whole = path.read_bytes()
    for call in (Library.open(path).people, lambda: Library.open(path).add_person("Ben")):
        with pytest.raises(DataError, match="not a MovieNight library"):
            call()
    assert path.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix matter")
def test_process_killed_in_a_step_leaves_the_library_before_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a kill in the middle of a step the library stands before it and takes it the next time."""
    code = """
import os, signal, sys
from pathlib import Path
from movienight.storage import migrations
from movienight.storage.library import Library
def m900_nicknames(connection):
    connection.execute("ALTER TABLE people ADD COLUMN nickname TEXT")
    connection.execute("DELETE FROM likes")
    os.kill(os.getpid(), signal.SIGKILL)
migrations.MIGRATIONS = (*migrations.MIGRATIONS, m900_nicknames)
Library.open(Path(sys.argv[1])).people()
"""
    before = library.export()
    process = start(code, library.path)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert library.export() == before
    later(monkeypatch, m900_nicknames)
    assert library.export() == before
    assert rows(library.path, "SELECT nickname FROM people") == [("ANA",)]


def test_quotes_in_the_path_are_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home whose name holds quotes is copied like any other."""
    library = Library.open(tmp_path / 'Ana\'s "home"' / 'it\'s "mine".duckdb')
    library.add_person("Ana")
    library.restore(library.export())
    assert library.path.with_name('it\'s "mine".before-restore.duckdb').exists()
