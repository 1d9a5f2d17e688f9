"""However an import ends, there is a whole catalogue: the old one or the new one."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from storage.elsewhere import open_folder, read_only, start

from ingest import sets
from movienight.errors import HomeUnusable
from movienight.ingest.importing import import_data
from movienight.paths import Home
from movienight.storage.catalogue import Catalogue

unix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are a Unix matter")

STOP_AT = """
import sys
from pathlib import Path
from movienight.ingest.importing import import_data
from movienight.paths import Home

def progress(stage, fraction):
    if sys.argv[3] in stage:
        print("there", flush=True)
        sys.stdin.read()

import_data(Home(Path(sys.argv[1])), movielens=[Path(sys.argv[2])], progress=progress)
"""

FULL_DISK = """
import resource, sys
from pathlib import Path
from movienight.errors import HomeUnusable
from movienight.ingest.importing import import_data
from movienight.paths import Home

resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    import_data(Home(Path(sys.argv[1])), movielens=[Path(sys.argv[2])], progress=lambda stage, done: None)
except HomeUnusable as error:
    print(error.message)
"""

STAGES = ["looking at the files", "reading ratings.csv", "matching films", "writing the catalogue"]


def names(home: Path) -> list[str]:
    """What lies in a home."""
    return sorted(path.name for path in home.iterdir())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the ratings of 100K imported."""
    sets.run_import(tmp_path / "home", movielens=sets.write_100k(tmp_path / "old"))
    return tmp_path / "home"


@unix
@pytest.mark.parametrize("stage", STAGES)
def test_killed_import_leaves_the_old_catalogue(tmp_path: Path, home: Path, stage: str) -> None:
    """Killed at any stage, the old catalogue serves; the next import clears the rest away and works."""
    before = (home / "catalogue.duckdb").read_bytes()
    new = sets.write_csv_edition(tmp_path / "ml")
    process = start(STOP_AT, home, new, stage)
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    process.kill()
    process.communicate()
    assert len(names(home)) > 2, "it was at work when it was killed"
    assert (home / "catalogue.duckdb").read_bytes() == before
    with Catalogue.open(home / "catalogue.duckdb") as catalogue:
        assert catalogue.counts()["ratings"] == 7
    assert sets.run_import(home, movielens=new).catalogue["ratings"] == 12
    assert names(home) == ["catalogue.duckdb", "writing.lock"]


@unix
def test_interrupted_import_leaves_no_trace(tmp_path: Path, home: Path) -> None:
    """Ctrl-C ends the import, with the old catalogue in place and nothing beside it."""
    before = (home / "catalogue.duckdb").read_bytes()
    process = start(STOP_AT, home, sets.write_csv_edition(tmp_path / "ml"), "matching films")
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    process.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in process.communicate()[1]
    assert (home / "catalogue.duckdb").read_bytes() == before
    assert names(home) == ["catalogue.duckdb", "writing.lock"]


def test_interrupt_while_the_database_works_is_an_interrupt(tmp_path: Path, home: Path) -> None:
    """DuckDB's own words for Ctrl-C come out as the interrupt they are."""

    def progress(stage: str, fraction: float | None) -> None:
        if stage == "matching films":
            raise RuntimeError("Query interrupted")

    with pytest.raises(KeyboardInterrupt):
        import_data(Home(home), movielens=[sets.write_csv_edition(tmp_path / "ml")], progress=progress)
    assert names(home) == ["catalogue.duckdb", "writing.lock"]


@unix
def test_second_import_is_turned_away_at_once(tmp_path: Path, home: Path) -> None:
    """While one process imports, another one is told so; the first goes on to its end."""
    new = sets.write_csv_edition(tmp_path / "ml")
    process = start(STOP_AT, home, new, "matching films")
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    with pytest.raises(HomeUnusable, match="another movienight process is importing or indexing"):
        sets.run_import(home, movielens=new)
    process.communicate()
    assert process.returncode == 0
    with Catalogue.open(home / "catalogue.duckdb") as catalogue:
        assert catalogue.counts()["ratings"] == 12


@unix
def test_full_disk_leaves_the_old_catalogue(tmp_path: Path, home: Path) -> None:
    """When nothing more can be written the import says so and tidies up."""
    before = (home / "catalogue.duckdb").read_bytes()
    process = start(FULL_DISK, home, sets.write_csv_edition(tmp_path / "ml"))
    said, trouble = process.communicate()
    assert said == f"the disk of {home} is full\n", trouble
    assert (home / "catalogue.duckdb").read_bytes() == before
    assert names(home) == ["catalogue.duckdb", "writing.lock"]


@unix
def test_read_only_home_is_told(tmp_path: Path) -> None:
    """A home that may not be written is named, with what to do."""
    with open_folder() as folder:
        new = sets.write_csv_edition(folder / "ml")
        (folder / "home").mkdir()
        with read_only(folder / "home"), pytest.raises(HomeUnusable, match="cannot be written") as raised:
            sets.run_import(folder / "home", movielens=new)
    assert "MOVIENIGHT_HOME" in raised.value.hint


def test_file_in_place_of_the_home_is_told(tmp_path: Path) -> None:
    """A home that is a file cannot be used."""
    (tmp_path / "home").write_text("")
    with pytest.raises(HomeUnusable, match="a file stands in its place"):
        sets.run_import(tmp_path / "home", movielens=sets.write_csv_edition(tmp_path / "ml"))
