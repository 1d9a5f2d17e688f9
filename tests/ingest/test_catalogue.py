"""Opening a catalogue that is not as it should be."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from ingest import sets
from movienight.errors import DataError
from movienight.storage.catalogue import Catalogue


def test_missing_catalogue_says_how_to_get_one(tmp_path: Path) -> None:
    """Before any import the hint names the commands."""
    with pytest.raises(DataError, match="nothing has been imported") as raised:
        Catalogue.open(tmp_path / "catalogue.duckdb")
    assert "movienight import" in raised.value.hint
    assert not (tmp_path / "catalogue.duckdb").exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 20_000])
def test_damaged_catalogue_is_told(tmp_path: Path, content: bytes) -> None:
    """Bytes that are no database raise an error that says what to do."""
    path = tmp_path / "catalogue.duckdb"
    path.write_bytes(content)
    with pytest.raises(DataError) as raised:
        Catalogue.open(path)
    assert "move it away" in raised.value.hint


def test_foreign_database_is_told(tmp_path: Path) -> None:
    """A database without our tables is no catalogue."""
    path = tmp_path / "it's a catalogue.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE films (title VARCHAR)")
    with pytest.raises(DataError, match="cannot be read"):
        Catalogue.open(path)


@pytest.mark.parametrize(("schema", "who"), [(99, "newer"), (0, "older")])
def test_catalogue_of_another_version_is_told(tmp_path: Path, schema: int, who: str) -> None:
    """A form we do not know is not guessed at."""
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml"))
    path = tmp_path / "catalogue.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(f"UPDATE about SET value = '{schema}' WHERE key = 'schema'")
    with pytest.raises(DataError, match=f"written by an? {who} movienight"):
        Catalogue.open(path)


def test_catalogue_cannot_be_written(tmp_path: Path) -> None:
    """It is opened for reading only, so several processes can read at once."""
    sets.run_import(tmp_path, movielens=sets.write_csv_edition(tmp_path / "ml"))
    before = (tmp_path / "catalogue.duckdb").read_bytes()
    with (
        Catalogue.open(tmp_path / "catalogue.duckdb") as one,
        Catalogue.open(tmp_path / "catalogue.duckdb") as other,
    ):
        assert one.films().title == other.films().title
    assert (tmp_path / "catalogue.duckdb").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalogue.duckdb", "ml", "writing.lock"]


def test_catalogue_without_ratings_has_empty_arrays(tmp_path: Path) -> None:
    """With films of TMDB only, ratings and tags are empty, with their types."""
    sets.run_import(tmp_path, tmdb=sets.write_tmdb(tmp_path / "tmdb"))
    with Catalogue.open(tmp_path / "catalogue.duckdb") as catalogue:
        films, ratings = catalogue.films(), catalogue.ratings()
        assert (catalogue.tags(), catalogue.genome()) == ([], None)
    assert len(films) == 4
    assert [array.dtype.name for array in ratings] == ["int32", "int32", "float32", "int64"]
    assert [len(array) for array in ratings] == [0, 0, 0, 0]
