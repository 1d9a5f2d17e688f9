"""An index is made beside the one in use, which serves until the new one is whole."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from ingest import sets

from movienight.errors import HomeUnusable
from movienight.paths import Home
from movienight.storage.artifacts import Index
from movienight.storage.current import read_current
from movienight.train import build
from movienight.train.build import build_index, known_indexes

Progress = Callable[[str, float | None], None]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a few films indexed, too few ratings to learn from."""
    sets.run_import(tmp_path / "home", movielens=sets.write_csv_edition(tmp_path / "ml"))
    place = Home(tmp_path / "home")
    build_index(place, sets.silent)
    return place


def in_use(home: Home) -> Index:
    """The index that a command would open now."""
    current = read_current(home)
    assert current is not None
    assert current.is_of(home.catalogue)
    return Index(home.indexes / current.folder)


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def folders(home: Home) -> set[str]:
    """The names of all that lies beside the note of the index in use."""
    return {path.name for path in home.indexes.iterdir()} - {"current"}


def watching(home: Home, folder: Path) -> Progress:
    """Progress that makes sure at every stage that the index of that folder serves."""

    def progress(stage: str, done: float | None) -> None:
        assert in_use(home).folder == folder
        assert in_use(home).verify() == []

    return progress


def test_nothing_is_done_twice(home: Home) -> None:
    """Where the index is in line with the catalogue, indexing again leaves it as it is."""
    folder = in_use(home).folder
    before = (folder / "manifest.json").stat()
    stages: list[str] = []
    assert build_index(home, lambda stage, done: stages.append(stage)) == folder
    assert stages == []
    assert (folder / "manifest.json").stat().st_mtime_ns == before.st_mtime_ns


def test_forced_index_is_made_beside_the_one_in_use(home: Home) -> None:
    """While an index is made anew by force the old one serves; the new one has the same bytes."""
    first = in_use(home).folder
    for _ in range(3):
        old = in_use(home).folder
        new = build_index(home, watching(home, old), force=True)
        assert new != old
        assert in_use(home).folder == new
        assert len(folders(home)) == 2
    arrays = {name: content for name, content in files(first).items() if name != "manifest.json"}
    assert {name: content for name, content in files(new).items() if name != "manifest.json"} == arrays


def test_forced_index_stays_in_use(home: Home) -> None:
    """Indexing without force after a forced one finds nothing to do, and forgets the one before."""
    new = build_index(home, sets.silent, force=True)
    assert build_index(home, watching(home, new)) == new
    assert folders(home) == {new.name}


def test_killed_between_index_and_note(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new index stands but is not named yet, the old one serves, and the next run goes on."""
    old = in_use(home)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "name_current", die)
        with pytest.raises(KeyboardInterrupt):
            build_index(home, sets.silent, force=True)
    assert in_use(home).folder == old.folder
    assert in_use(home).verify() == []
    assert build_index(home, sets.silent) == old.folder
    assert folders(home) == {old.folder.name}


def test_opened_index_outlives_the_next(home: Home, tmp_path: Path) -> None:
    """Whoever has opened an index can read all its parts after another one has taken its place."""
    opened = in_use(home)
    sets.run_import(home.root, tmdb=sets.write_tmdb(tmp_path / "tmdb"))
    assert build_index(home, sets.silent) != opened.folder
    assert in_use(home).manifest["films"] == opened.manifest["films"] + 1
    assert opened.verify() == []
    assert len(opened.strings("films.title")) == opened.manifest["films"]


def test_former_catalogue_finds_its_index_again(home: Home, tmp_path: Path) -> None:
    """When a catalogue comes back, so does the index made of it, without work."""
    first = in_use(home).folder
    whole = home.catalogue.read_bytes()
    sets.run_import(home.root, tmdb=sets.write_tmdb(tmp_path / "tmdb"))
    second = build_index(home, sets.silent)
    home.catalogue.write_bytes(whole)
    stages: list[str] = []
    assert build_index(home, lambda stage, done: stages.append(stage)) == first
    assert stages == []
    assert in_use(home).folder == first
    assert folders(home) == {first.name, second.name}


def test_leftovers_are_cleared_away(home: Home) -> None:
    """Before it begins, a run removes what killed ones left; once done, also indexes nobody uses."""
    old = in_use(home).folder
    for name in (".beef.12.part", ".beef.12.old", "beef"):
        (home.indexes / name).mkdir()
        (home.indexes / name / "numbers.npy").write_bytes(b"1")
    (home.indexes / ".current.12").write_text("{")
    seen: list[set[str]] = []
    new = build_index(home, lambda stage, done: seen.append(folders(home)), force=True)
    assert {name for name in seen[0] if not name.startswith(f".{new.name}")} == {old.name, "beef"}
    assert folders(home) == {old.name, new.name}


def test_full_disk_leaves_the_index_in_use(home: Home) -> None:
    """When the disk fills up while an index is made, that is said; the old one serves, alone."""
    old = in_use(home)

    def fill(stage: str, done: float | None) -> None:
        if stage == "choosing what can be cooked":
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(HomeUnusable, match="is full"):
        build_index(home, fill, force=True)
    assert in_use(home).verify() == []
    assert folders(home) == {old.folder.name}


def test_damage_is_not_taken_over(home: Home, tmp_path: Path) -> None:
    """An index of which one byte has changed lends nothing to the next."""
    old = in_use(home)
    assert old.folder in [index.folder for index in known_indexes(home)]
    path = old.path("films.vectors")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert old.folder not in [index.folder for index in known_indexes(home)]
    sets.run_import(home.root, foodcom=sets.write_foodcom(tmp_path / "food"))
    build_index(home, sets.silent)
    path.write_bytes(whole)
    np.testing.assert_array_equal(in_use(home).array("films.vectors"), old.array("films.vectors"))
