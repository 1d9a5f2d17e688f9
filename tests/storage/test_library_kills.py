"""Writers that are killed at any moment, and writers that meet, lose no night and no like."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from movienight.storage import portable
from movienight.storage.library import Library
from storage.elsewhere import start

WRITER = """
import sys
from pathlib import Path
from movienight.storage.library import Library
library = Library.open(Path(sys.argv[1]), patience=30.0)
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    film = (f"ml:{number}", f"Film {number}")
    library.like("Ana", *film)
    print("like", number, flush=True)
    night = library.record_night(["Ana", "Ben"], [film], None, film[0], fits={"Ana": 1.0, "Ben": 0.5})
    print("night", night, flush=True)
"""
ROUNDS = 8
DIE_WITHIN = """
import os, signal, sys
from pathlib import Path
from movienight.storage import rows
from movienight.storage.library import Library
rows.put_mark = lambda *_, real=rows.put_mark, **more: (
    real(*_, **more), _[1] == sys.argv[2] and os.kill(os.getpid(), signal.SIGKILL)
)
library = Library.open(Path(sys.argv[1]))
library.answer(1, "Ana", 4.0) if sys.argv[2] != "dislikes" else library.dislike("Ana", "ml:6", "Heat")
"""
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix matter")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library that knows Ana and Ben."""
    library = Library.open(tmp_path / "library.duckdb")
    library.add_person("Ana")
    library.add_person("Ben")
    return library


@unix
def test_killed_at_any_moment_nothing_said_is_lost_and_nothing_is_half_there(library: Library) -> None:
    """After each of fifteen kills the library is whole and has every write that was reported."""
    moments = random.Random(2026)
    said: set[tuple[str, int]] = set()
    for round_ in range(ROUNDS):
        writer = start(WRITER, library.path, 1000 * round_, 1000 * (round_ + 1))
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(moments.randint(1, 6))]
        for _ in range(moments.randrange(300_000)):
            pass  # on into the next write, somewhere
        writer.kill()
        lines += writer.communicate()[0].split("\n")[:-1]
        said |= {(what, int(number)) for what, number in map(str.split, lines)}

        nights = library.nights()
        assert [night.number for night in nights] == list(range(1, len(nights) + 1))
        assert all(night.fits == {"Ana": 1.0, "Ben": 0.5} for night in nights)
        there = {("night", night.number) for night in nights}
        there |= {("like", int(film.key.removeprefix("ml:"))) for film in library.likes("Ana")}
        assert said <= there
        # One more per round may have been written before it could be reported.
        assert len(there - said) <= round_ + 1
        assert portable.parse(library.export())
    library.like("Ana", "ml:999999", "the last")
    assert library.likes("Ana")[-1].label == "the last"


@unix
@pytest.mark.parametrize("within", ["ratings", "seen", "dislikes"])
def test_act_of_several_writes_is_whole_or_never_was(library: Library, within: str) -> None:
    """Killed between the writes of one act, none of them is there."""
    library.like("Ana", "ml:6", "Heat (1995)")
    library.record_night(["Ana", "Ben"], [("ml:1", "Toy Story (1995)")], None, "ml:1")
    before = library.export()
    process = start(DIE_WITHIN, library.path, within)
    assert process.communicate()[0] == ""
    assert process.returncode == -9
    assert library.export() == before


def test_two_processes_record_nights_at_once_and_both_succeed(library: Library) -> None:
    """Two writers never give two nights one number, and all nights and likes of both are there."""
    writers = [start(WRITER, library.path, first, first + 6) for first in (100, 200)]
    numbers = []
    for writer in writers:
        output, errors = writer.communicate()
        assert writer.returncode == 0, errors
        numbers += [int(line.split()[1]) for line in output.splitlines() if line.startswith("night")]
    assert sorted(numbers) == list(range(1, 13))
    assert [night.number for night in library.nights()] == sorted(numbers)
    assert len(library.likes("Ana")) == 12
