"""Several processes share one library, some of them die, and nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from movienight.errors import DataError, HomeUnusable
from movienight.storage import transactions
from movienight.storage.library import Library
from storage.elsewhere import held, start

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are Unix matters")
WRITER = """
import sys
from pathlib import Path
from movienight.storage.library import Library
library = Library.open(Path(sys.argv[1]), patience=30.0)
name, first, last = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
library.add_person(name)
for number in range(first, last):
    library.like(name, f"ml:{number}", f"Film {number}")
    print(number, flush=True)
"""
HOLD = """
import sys, duckdb
with duckdb.connect(sys.argv[1]) as connection:"""
DIE_INSIDE = """
import os, signal, sys
from pathlib import Path
from movienight.storage import migrations
from movienight.storage.transactions import changing
where, path = sys.argv[1], Path(sys.argv[2])
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if where == "while it is made":
    def m001_people_and_their_films(connection, real=migrations.MIGRATIONS[0]):
        real(connection)
        die()
    migrations.MIGRATIONS = (m001_people_and_their_films, *migrations.MIGRATIONS[1:])
with changing(path) as connection:
    connection.execute("INSERT INTO people VALUES ('cy', 'Cy', TIMESTAMP '2025-01-01')")
    connection.execute("DELETE FROM likes")
    die()
"""


def keys(library: Library, name: str) -> set[int]:
    """Numbers of the films somebody likes."""
    return {int(film.key.removeprefix("ml:")) for film in library.likes(name)}


def finish(process: subprocess.Popen[str]) -> str:
    """Everything a process said, once it has ended well."""
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    return output


def test_two_processes_write_at_once_and_both_succeed(tmp_path: Path) -> None:
    """Two writers that also race to make the library lose not one like between them."""
    path = tmp_path / "home" / "library.duckdb"
    writers = [start(WRITER, path, name, 0, 10) for name in ("Ana", "Ben")]
    for writer in writers:
        finish(writer)
    library = Library.open(path)
    assert sorted(library.people()) == ["Ana", "Ben"]
    assert keys(library, "Ana") == keys(library, "Ben") == set(range(10))


@unix
def test_killed_writers_lose_nothing_they_had_said_was_written(tmp_path: Path) -> None:
    """However often a writer is killed, what it had reported is there and the library opens."""
    library = Library.open(tmp_path / "library.duckdb")
    said: set[int] = set()
    for round_ in range(5):
        writer = start(WRITER, library.path, "Ana", 1000 * round_, 1000 * (round_ + 1))
        assert writer.stdout is not None
        said |= {int(writer.stdout.readline()) for _ in range(1 + round_)}
        writer.kill()
        said |= {int(line) for line in writer.communicate()[0].split("\n")[:-1]}
        kept = keys(library, "Ana")
        assert said <= kept
        # One more per round may have been written before it could be reported.
        assert len(kept - said) <= round_ + 1
    library.like("Ana", "ml:9999", "the last")
    assert 9999 in keys(library, "Ana")


@unix
def test_transaction_of_a_killed_process_never_was(tmp_path: Path) -> None:
    """A process killed inside its transaction leaves the library as it was before it."""
    library = Library.open(tmp_path / "library.duckdb")
    library.add_person("Ana")
    library.like("Ana", "ml:6", "Heat (1995)")
    before = library.export()
    process = start(DIE_INSIDE, "inside", library.path)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert library.export() == before


@unix
def test_library_whose_making_was_killed_is_made_anew(tmp_path: Path) -> None:
    """A process killed while it makes the library leaves none, and the next one makes it whole."""
    library = Library.open(tmp_path / "library.duckdb")
    process = start(DIE_INSIDE, "while it is made", library.path)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert not library.path.exists()
    library.add_person("Ana")
    assert library.people() == ["Ana"]
    assert {file.name for file in tmp_path.iterdir()} == {"library.duckdb", "library.lock"}


def test_who_waits_too_long_is_told_why(tmp_path: Path) -> None:
    """While another process keeps the file, reading and writing give up with one clear line."""
    library = Library.open(tmp_path / "library.duckdb", patience=0.02)
    library.add_person("Ana")
    with held(HOLD, library.path):
        for call in (library.people, lambda: library.like("Ana", "ml:6", "Heat")):
            with pytest.raises(HomeUnusable, match="the library is in use by another process"):
                call()
    assert library.likes("Ana") == []


def test_who_waits_gets_in_when_the_other_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is taken is tried again, for reading as for writing, until it is free."""
    library = Library.open(tmp_path / "library.duckdb", patience=60.0)
    library.add_person("Ana")
    tries = 0
    for call in (lambda: library.like("Ana", "ml:6", "Heat"), lambda: keys(library, "Ana")):
        with held(HOLD, library.path) as other:

            def wait(_seconds: float, other: subprocess.Popen[str] = other) -> None:
                nonlocal tries
                tries += 1
                other.communicate()

            monkeypatch.setattr(transactions.time, "sleep", wait)
            call()
        monkeypatch.undo()
    assert tries == 2
    assert keys(library, "Ana") == {6}


def test_threads_of_one_process_take_turns(tmp_path: Path) -> None:
    """Threads that read and write at the same time all succeed."""
    library = Library.open(tmp_path / "library.duckdb")
    library.add_person("Ana")
    failures: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for number in range(first, first + 5):
                library.like("Ana", f"ml:{number}", "")
                library.likes("Ana")
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(10 * n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(keys(library, "Ana")) == 15


@unix
def test_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """Where the disk takes no more, writing says so, what was there stays, and later writing works."""
    library = Library.open(tmp_path / "library.duckdb")
    library.add_person("Ana")
    library.like("Ana", "ml:6", "Heat (1995)")
    before = library.export()
    code = """
import resource, signal, sys
from pathlib import Path
from movienight.errors import HomeUnusable
from movienight.storage.library import Library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
try:
    Library.open(Path(sys.argv[1])).like("Ana", "ml:1", "x" * 50_000)
except HomeUnusable as error:
    print(error.message)
"""
    assert "is full" in finish(start(code, library.path))
    assert library.export() == before
    library.like("Ana", "ml:1", "Toy Story (1995)")
    assert keys(library, "Ana") == {1, 6}


@unix
def test_log_of_a_library_that_was_taken_away_does_not_spoil_the_next(tmp_path: Path) -> None:
    """Who deletes the database but not its log gets a new library, and the log is put aside."""
    path = tmp_path / "library.duckdb"
    (tmp_path / "library.duckdb.wal").write_bytes(b"of another database")
    library = Library.open(path)
    library.add_person("Ana")
    assert library.people() == ["Ana"]
    assert (tmp_path / "library.duckdb.wal.stray").read_bytes() == b"of another database"


def test_file_of_a_newer_database_is_told_apart() -> None:
    """A file the database is too old for is called newer, not damaged."""
    import duckdb

    said = "Trying to read a database file with storage version number 99, but we can only read up to 68."
    error = transactions._in_words(Path("library.duckdb"), duckdb.IOException(said))
    assert isinstance(error, DataError)
    assert "newer MovieNight" in error.message
    assert "update" in error.hint


def test_patience_ends(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who waits tries often and stops once the patience is over."""
    library = Library.open(tmp_path / "library.duckdb", patience=5.0)
    library.add_person("Ana")
    now = 0.0

    def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    with held(HOLD, library.path):
        monkeypatch.setattr(transactions.time, "sleep", wait)
        monkeypatch.setattr(transactions.time, "monotonic", lambda: now)
        with pytest.raises(HomeUnusable):
            library.people()
        monkeypatch.undo()
    assert 5.0 <= now < 5.2
