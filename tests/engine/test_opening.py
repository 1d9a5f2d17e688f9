"""Which index answers: a home's own, or the starter where there is none or it cannot be made now."""

from __future__ import annotations

from pathlib import Path

import pytest

from movienight.engine import Engine
from movienight.errors import HomeUnusable, IndexDamaged
from movienight.paths import Home, assets_folder
from movienight.storage.current import Current, name_current
from movienight.train import build

STARTER = assets_folder() / "starter"


def test_an_empty_home_is_served_by_the_starter(tmp_path: Path) -> None:
    """Nothing is made in a home that does not exist, and nothing needs saying."""
    engine = Engine.open(Home(tmp_path / "home"))
    assert (engine.index.folder, engine.notes, engine.is_stale) == (STARTER, [], False)
    assert not (tmp_path / "home").exists()


def test_a_first_index_that_cannot_be_made_now_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process makes the first index the starter answers, and a note says why."""

    def busy(home: Home, progress: object) -> None:
        raise HomeUnusable("another movienight process is importing or indexing")

    monkeypatch.setattr(build, "build_index", busy)
    home = Home(tmp_path)
    home.catalogue.write_bytes(b"a catalogue")
    engine = Engine.open(home)
    assert engine.index.folder == STARTER
    assert engine.notes == [
        "another movienight process is importing or indexing: answering from the starter pack"
    ]


def test_a_vanished_index_is_named_with_the_command_that_mends_it(tmp_path: Path) -> None:
    """A home whose index was removed says so instead of quietly answering from elsewhere."""
    home = Home(tmp_path)
    home.indexes.mkdir()
    home.catalogue.write_bytes(b"a catalogue")
    name_current(home, Current.of("gone", home.catalogue))
    with pytest.raises(IndexDamaged, match="gone") as refused:
        Engine.open(home)
    assert "movienight index" in refused.value.hint


def test_a_catalogue_imported_since_is_told(tmp_path: Path) -> None:
    """An index older than its catalogue still answers, with a note."""
    home = Home(tmp_path)
    home.indexes.mkdir()
    home.catalogue.write_bytes(b"a catalogue")
    name_current(home, Current.of("kept", home.catalogue))
    (home.indexes / "kept").symlink_to(STARTER)
    assert Engine.open(home).notes == []
    home.catalogue.write_bytes(b"another catalogue")
    engine = Engine.open(home)
    assert engine.is_stale
    assert "movienight index" in engine.notes[0]
