"""All that an index depends on beside the data, and the fingerprints that tell two apart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from movienight.paths import assets_folder
from movienight.train.collaborative import CollaborativeConfig
from movienight.train.ranker import RankerConfig
from movienight.train.stacking import StackingConfig

FORM = 2
"""Raised when the same data and settings would give another index."""


@dataclass(frozen=True, slots=True)
class IndexConfig:
    """All that an index depends on beside the data."""

    collaborative: CollaborativeConfig = field(default_factory=CollaborativeConfig)
    ranker: RankerConfig = field(default_factory=RankerConfig)
    stacking: StackingConfig = field(default_factory=StackingConfig)
    lines: bool = True
    """Keep the first sentence of each overview to show; never in what ships."""
    graphs: bool = True
    """Keep HNSW graphs; the starter pack is small enough to search exactly."""


def fingerprint_of(catalogue: str, config: IndexConfig) -> str:
    """16 hex digits of the catalogue's fingerprint and everything that decides what is made of it."""
    return digest("index", FORM, catalogue, asdict(config), encoder_id(), cookbook_id())[:16]


def encoder_id() -> str:
    """What tells one text encoder from another."""
    facts = json.loads((assets_folder() / "encoder" / "encoder.json").read_text(encoding="utf-8"))
    return digest(facts["files"])


def cookbook_id() -> str:
    """What tells one cookbook from another."""
    files = sorted((assets_folder() / "cookbook").glob("*.json"))
    return digest(*(file.read_text(encoding="utf-8") for file in files))


def digest(*parts: Any) -> str:
    """A hash of plain values, hex."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()
