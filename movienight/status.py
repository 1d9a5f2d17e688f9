"""What is loaded, where it came from, how much of it and how old: plain values for `status`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from movienight import __version__
from movienight.errors import DataError, MovieNightError
from movienight.recommend.hints import UNKNOWN

if TYPE_CHECKING:
    from movienight.engine import Engine


def status_of(engine: Engine) -> dict[str, Any]:
    """Everything worth knowing of an open engine, JSON-ready."""
    manifest = engine.index.manifest
    own = engine.index.folder.parent == engine.home.indexes
    return {
        "version": __version__,
        "serving": "your own index" if own else "the starter pack",
        "index": {
            "folder": str(engine.index.folder),
            "fingerprint": engine.index.fingerprint,
            "made": _when(engine.index.folder / "manifest.json") if own else None,
            "films": manifest["films"],
            "ratings_learned_from": manifest["ratings"],
            "stale": bool(own and engine.is_stale),
        },
        "films_with": facts_known(engine),
        "snacks": engine.menu.counts(),
        "catalogue": _catalogue(engine.home.catalogue),
        "library": _library(engine),
        "licences": licences(manifest["parts"]),
    }


def facts_known(engine: Engine) -> dict[str, int]:
    """How many films have each fact."""
    facts, index = engine.recommender.facts, engine.index
    known = {
        "year": np.isfinite(facts.year),
        "runtime": np.isfinite(facts.runtime),
        "genres": facts.genres.any(axis=1),
        "language": facts.language >= 0,
        "keywords": np.diff(facts.keywords.offsets) > 0,
        "ratings": facts.ratings > 0,
        "age": engine.hints.age != UNKNOWN,
        "heads_up": engine.hints.flags.any(axis=1),
        "imdb_id": index.array("films.imdb_id") >= 0,
        "tmdb_id": index.array("films.tmdb_id") >= 0,
    }
    for name in ("directors", "cast", "countries", "line"):
        known[name] = np.diff(index.array(f"films.{name}.offsets")) > 0
    counts = {name: int(mask.sum()) for name, mask in known.items()}
    return counts | {"our_own_line": len(engine.loglines)}


def licences(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """The licences of an index's parts and how many bytes stand under each."""
    sizes: dict[str, int] = {}
    for part in parts.values():
        name = part["licence"] or "yours: made at home from what you imported"
        sizes[name] = sizes.get(name, 0) + int(part["bytes"])
    return dict(sorted(sizes.items()))


def _catalogue(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {"file": None}
    from movienight.storage.catalogue import Catalogue

    try:
        with Catalogue.open(path) as catalogue:
            return {"file": str(path), "imported": _when(path), **catalogue.counts()}
    except DataError as error:
        return {"file": str(path), "trouble": error.message}


def _library(engine: Engine) -> dict[str, Any]:
    if not engine.home.library.exists():
        return {"file": None}
    try:
        return {"file": str(engine.home.library), "people": len(engine.library.people())}
    except MovieNightError as error:
        return {"file": str(engine.home.library), "trouble": error.message}


def _when(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
