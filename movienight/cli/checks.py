"""What `movienight doctor` looks at; every check answers with a finding and none of them writes."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from movienight.cli.failures import was_stopped
from movienight.errors import DataError, HomeUnusable, MovieNightError
from movienight.paths import Home, assets_folder
from movienight.wording import counted, listed

State = Literal["fine", "note", "broken"]
REPAIR = "run `movienight doctor --repair`"
REINSTALL = "install MovieNight again: what ships with it is incomplete"
ELSEWHERE = "set MOVIENIGHT_HOME to a folder that can be written"
ROOM = 500_000_000
"""Bytes that an import with its index may take; with less there is a note."""
LEFTOVERS = {".": "catalogue.duckdb.*.part*", "indexes": ".*"}
LIBRARIES = ("click", "duckdb", "numpy", "onnxruntime", "tokenizers", "hnswlib")


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check saw: its state, what it says and what to do about it."""

    name: str
    state: State
    said: str
    advice: str = ""


def examine(home: Home) -> list[Finding]:
    """One finding per check, in the order that troubles are best mended in."""
    return [_guarded(name, check, home) for name, check in CHECKS.items()]


def _guarded(name: str, check: Callable[[Home], Finding], home: Home) -> Finding:
    """A check that fails is a finding too."""
    try:
        return check(home)
    except MovieNightError as error:
        return Finding(name, "broken", error.message, error.hint)
    except Exception as error:
        if was_stopped(error):
            raise KeyboardInterrupt from error
        return Finding(name, "broken", f"could not be checked ({type(error).__name__})", REINSTALL)


def _versions(home: Home) -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    from movienight import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    told = [f"movienight {__version__}", f"Python {python}"]
    for library in LIBRARIES:
        try:
            told.append(f"{library} {version(library)}")
        except PackageNotFoundError:
            told.append(f"{library} of unknown version")
    return Finding("versions", "fine", ", ".join(told))


def _home(home: Home) -> Finding:
    there = home.root.is_dir()
    try:
        with tempfile.TemporaryFile(dir=_nearest_folder(home.root)):
            pass
    except OSError as error:
        message = f"{home.root} cannot be written: {(error.strerror or str(error)).lower()}"
        raise HomeUnusable(message, ELSEWHERE) from error
    return Finding("home", "fine", f"{home.root}" + ("" if there else ", to be made when first needed"))


def _nearest_folder(path: Path) -> Path:
    """The path itself where something stands there, else the nearest thing above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists())


def _disk(home: Home) -> Finding:
    free = shutil.disk_usage(_nearest_folder(home.root)).free
    said = f"{free / 1e9:.1f} GB free"
    if free < ROOM:
        return Finding("disk", "note", said, "make room before importing: an import may take 0.5 GB")
    return Finding("disk", "fine", said)


def shipped_parts() -> dict[str, dict[str, Any]]:
    """Every file that ships, by its path in the assets: bytes, sha256, origin, licence.

    Raises:
        DataError: the list of them is missing or cannot be read.
    """
    try:
        manifest = json.loads((assets_folder() / "manifest.json").read_text(encoding="utf-8"))
        return dict(manifest["parts"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError("the list of what ships cannot be read", REINSTALL) from error


def _shipped(home: Home) -> Finding:
    from movienight.storage.artifacts import sha256_of

    parts = shipped_parts()
    files = {name: assets_folder() / name for name in parts}
    altered = [
        name for name, path in files.items() if not path.is_file() or sha256_of(path) != parts[name]["sha256"]
    ]
    if altered:
        raise DataError(f"missing or altered: {', '.join(altered)}", REINSTALL)
    return Finding("what ships", "fine", f"whole, {counted(len(parts), 'file')}")


def _starter(home: Home) -> Finding:
    from movienight.storage.artifacts import Index

    index = Index(assets_folder() / "starter", REINSTALL)
    return Finding("starter pack", "fine", counted(int(index.manifest["films"]), "film"))


def _encoder(home: Home) -> Finding:
    from movienight.text.encoder import Encoder

    encoder = Encoder.open(assets_folder() / "encoder")
    return Finding("text encoder", "fine", f"opens, {encoder.dims} numbers a text")


def _catalogue(home: Home) -> Finding:
    if not home.catalogue.exists():
        return Finding("catalogue", "fine", "nothing imported: the starter pack serves")
    from movienight.storage.catalogue import Catalogue

    with Catalogue.open(home.catalogue) as catalogue:
        counts = catalogue.counts()
    told = [counted(counts[name], name.removesuffix("s")) for name in ("films", "ratings", "recipes")]
    return Finding("catalogue", "fine", listed(told))


def _index(home: Home) -> Finding:
    from movienight.storage.artifacts import Index
    from movienight.storage.current import read_current

    current = read_current(home)
    if current is None:
        if home.catalogue.exists():
            return Finding("index", "note", "the catalogue is not indexed yet", "run `movienight index`")
        return Finding("index", "fine", "none of your own: the starter pack serves")
    index = Index(home.indexes / current.folder, REPAIR)
    if altered := index.verify():
        raise DataError(f"the index is damaged: {', '.join(altered)}", REPAIR)
    if not current.is_of(home.catalogue):
        return Finding(
            "index", "note", "the catalogue has changed since it was indexed", "run `movienight index`"
        )
    return Finding("index", "fine", f"whole, {len(index.manifest['parts'])} parts")


def _answers(home: Home) -> Finding:
    """Ask the engine one small question, unless opening it would begin to train."""
    from movienight.engine import Engine
    from movienight.storage.current import read_current
    from movienight.types import Query

    if home.catalogue.exists() and read_current(home) is None:
        return Finding("answers", "note", "none before the catalogue is indexed", "run `movienight index`")
    engine = Engine.open(home)
    engine.search("the", 1)
    shown = engine.recommend(Query(n=1)).suggestions
    return Finding(
        "answers", "fine", f"asked for a film, it says {shown[0].film.label}" if shown else "it answers"
    )


def _library(home: Home) -> Finding:
    from movienight.storage.library import Library

    names = Library.open(home.library).people()
    return Finding("library", "fine", counted(len(names), "name") + " in it")


def _leftovers(home: Home) -> Finding:
    found = [path.name for path in leftovers(home)]
    if found:
        return Finding("leftovers", "note", f"of interrupted work: {', '.join(found)}", REPAIR)
    return Finding("leftovers", "fine", "none")


def leftovers(home: Home) -> Iterator[Path]:
    """Half-made files and folders of imports and indexing that were interrupted.

    While another process works these may be its own: take the home's lock before removing any.
    """
    # The home may be a folder with other things in it, so only names that are surely ours count.
    for folder, pattern in LEFTOVERS.items():
        yield from sorted((home.root / folder).glob(pattern))


CHECKS: dict[str, Callable[[Home], Finding]] = {
    "versions": _versions,
    "home": _home,
    "disk": _disk,
    "what ships": _shipped,
    "starter pack": _starter,
    "text encoder": _encoder,
    "catalogue": _catalogue,
    "index": _index,
    "answers": _answers,
    "library": _library,
    "leftovers": _leftovers,
}
