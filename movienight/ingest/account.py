"""What an import did: rows read, kept, and dropped by reason, file by file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EXAMPLES = 5
"""Line numbers kept per reason."""


@dataclass(frozen=True, slots=True)
class FileAccount:
    """One file. Every row read was either kept or dropped: `read == kept + sum(dropped)`.

    `taken_for` says what the file was understood to be. `dropped` maps a reason to a number of rows
    and `lines` to up to five of their line numbers, the first line of the file being 1 (in Parquet
    files: row numbers). `mended` counts what was put right, or set to unknown, in rows kept.
    """

    name: str
    taken_for: str
    read: int
    kept: int
    dropped: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    mended: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "name": self.name,
            "taken_for": self.taken_for,
            "read": self.read,
            "kept": self.kept,
            "dropped": [
                {"reason": reason, "rows": rows, "lines": list(self.lines.get(reason, ()))}
                for reason, rows in self.dropped.items()
            ],
            "mended": dict(self.mended),
        }


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """One data set: `kind` is movielens, tmdb or food.com; `edition` tells data sets of a kind apart.

    `origin` is the path it came from; `unused` names files that lay beside and were not read.
    """

    kind: str
    edition: str
    origin: str
    files: tuple[FileAccount, ...]
    unused: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "kind": self.kind,
            "edition": self.edition,
            "origin": self.origin,
            "files": [file.as_json() for file in self.files],
            "unused": list(self.unused),
        }


@dataclass(frozen=True, slots=True)
class Account:
    """A whole import. `catalogue` counts what is loaded after it: films, ratings, recipes, ..."""

    sources: tuple[SourceAccount, ...]
    catalogue: Mapping[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Rows read from all files."""
        return sum(file.read for source in self.sources for file in source.files)

    @property
    def kept(self) -> int:
        """Rows kept of all files."""
        return sum(file.kept for source in self.sources for file in source.files)

    @property
    def dropped(self) -> int:
        """Rows dropped from all files."""
        return self.read - self.kept

    def as_json(self) -> dict[str, Any]:
        """The same as plain values, with the version of this form."""
        return {
            "schema": 1,
            "sources": [source.as_json() for source in self.sources],
            "totals": {"read": self.read, "kept": self.kept, "dropped": self.dropped},
            "catalogue": dict(self.catalogue),
        }
