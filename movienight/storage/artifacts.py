"""An index: a folder of arrays, strings and files, with a manifest that names and proves each.

The starter pack that ships and an index trained at home have the same form, so there is one way
to open either. A part is added by `IndexWriter` and read, memory-mapped, by `Index`. The writer
fills a scratch folder and renames it in, so an index is there whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from movienight.errors import IndexDamaged
from movienight.storage.columns import Ragged, StringColumn

SCHEMA = 2
MEND = "run `movienight index` to build it anew"


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class IndexWriter:
    """Fills a new index folder; `close` makes it appear at `folder`, atomically.

    Args:
        folder: where the index will stand. One that stands there is moved out of the way just
            before, so an index that must serve at every moment needs a place of its own.
        origin, licence: what the parts are made from and under which terms, unless said per part.
        origins: (origin, licence) of parts by name, or by its first word: "als" for "als.factors".
    """

    def __init__(
        self,
        folder: Path,
        origin: str = "",
        licence: str = "",
        origins: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self.folder = folder
        self.scratch = folder.with_name(f".{folder.name}.{os.getpid()}.part")
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        self._default, self._origins = (origin, licence), origins or {}
        self._parts: dict[str, dict[str, Any]] = {}

    def array(self, name: str, values: NDArray[Any], origin: str = "", licence: str = "") -> None:
        """Keep an array as `name`.npy; its shape and dtype go into the manifest."""
        values = np.ascontiguousarray(values)
        _save(self.scratch / f"{name}.npy", values)
        self._note(name, f"{name}.npy", origin, licence, shape=list(values.shape), dtype=str(values.dtype))

    def strings(self, name: str, strings: Iterable[str], origin: str = "", licence: str = "") -> None:
        """Keep one string per row."""
        column = StringColumn.of(strings)
        self.array(f"{name}.data", column.data, origin, licence)
        self.array(f"{name}.offsets", column.offsets, origin, licence)

    def ragged(
        self, name: str, lists: Iterable[Sequence[int]] | Ragged, origin: str = "", licence: str = ""
    ) -> None:
        """Keep one list of integers per row."""
        column = lists if isinstance(lists, Ragged) else Ragged.of(lists)
        self.array(f"{name}.values", column.values, origin, licence)
        self.array(f"{name}.offsets", column.offsets, origin, licence)

    def file(self, name: str, path: Path, origin: str = "", licence: str = "") -> None:
        """Keep a copy of a file under `name`."""
        shutil.copyfile(path, self.scratch / name)
        self._note(name, name, origin, licence)

    def json(self, name: str, value: Any, origin: str = "", licence: str = "") -> None:
        """Keep a JSON value as `name`.json, with sorted keys."""
        text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.scratch / f"{name}.json").write_text(text, encoding="utf-8")
        self._note(name, f"{name}.json", origin, licence)

    def adopt(self, index: Index, name: str) -> None:
        """Take a part over from another index as it is."""
        part = index.manifest["parts"][name]
        shutil.copyfile(index.folder / part["file"], self.scratch / part["file"])
        self._parts[name] = dict(part)

    def close(self, fingerprint: str, **about: Any) -> None:
        """Write the manifest and move the folder into place.

        `about` is anything worth knowing of the whole (counts, settings, metrics); it must be JSON.
        """
        manifest = {"schema": SCHEMA, "fingerprint": fingerprint, **about, "parts": self._parts}
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.scratch / "manifest.json").write_text(text, encoding="utf-8")
        for file in self.scratch.iterdir():
            _flush(file)
        old = self.folder.with_name(f".{self.folder.name}.{os.getpid()}.old")
        if self.folder.exists():
            os.rename(self.folder, old)
        os.rename(self.scratch, self.folder)
        shutil.rmtree(old, ignore_errors=True)

    def abandon(self) -> None:
        """Forget everything written so far."""
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _note(self, name: str, file: str, origin: str, licence: str, **more: Any) -> None:
        path = self.scratch / file
        word = self._origins.get(name.partition(".")[0], self._default)
        usual_origin, usual_licence = self._origins.get(name, word)
        self._parts[name] = {
            "file": file,
            "bytes": path.stat().st_size,
            "sha256": sha256_of(path),
            "origin": origin or usual_origin,
            "licence": licence or usual_licence,
            **more,
        }


class Index:
    """A whole index, opened for reading. Opening checks the manifest and every file's size."""

    def __init__(self, folder: Path, mend: str = MEND) -> None:
        self.folder = folder
        self._mend = mend
        self.manifest = self._read_manifest()
        self._check_sizes()

    @property
    def fingerprint(self) -> str:
        """What data and settings it was made from."""
        return str(self.manifest["fingerprint"])

    def has(self, name: str) -> bool:
        """Whether a part of that name is there (array, file or JSON)."""
        return name in self.manifest["parts"]

    def array(self, name: str) -> NDArray[Any]:
        """An array, memory-mapped and read-only."""
        part = self._part(name)
        try:
            values = np.load(self.folder / part["file"], mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError) as error:
            raise self.damaged(f"{part['file']} cannot be read") from error
        if list(values.shape) != part["shape"] or str(values.dtype) != part["dtype"]:
            raise self.damaged(f"{part['file']} is not what its manifest says")
        return np.asarray(values)

    def strings(self, name: str) -> StringColumn:
        """One string per row."""
        return StringColumn(self.array(f"{name}.data"), self.array(f"{name}.offsets"))

    def ragged(self, name: str) -> Ragged:
        """One list of integers per row."""
        return Ragged(self.array(f"{name}.values"), self.array(f"{name}.offsets"))

    def path(self, name: str) -> Path:
        """Where the file of a part is."""
        return self.folder / self._part(name)["file"]

    def json(self, name: str) -> Any:
        """A JSON part."""
        try:
            return json.loads(self.path(name).read_text(encoding="utf-8"))
        except ValueError as error:
            raise self.damaged(f"{name}.json cannot be read") from error

    def verify(self) -> list[str]:
        """Names of the parts whose bytes differ from the manifest's hash; reads everything."""
        parts = self.manifest["parts"].items()
        return [name for name, part in parts if sha256_of(self.folder / part["file"]) != part["sha256"]]

    def _read_manifest(self) -> dict[str, Any]:
        path = self.folder / "manifest.json"
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            schema = manifest["schema"]
            manifest["parts"], manifest["fingerprint"]
        except FileNotFoundError:
            raise self.damaged("its manifest is missing") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self.damaged("its manifest cannot be read") from error
        if schema != SCHEMA:
            raise self.damaged(f"it has form {schema}, this program reads form {SCHEMA}")
        return dict(manifest)

    def _check_sizes(self) -> None:
        for name, part in self.manifest["parts"].items():
            try:
                size = (self.folder / part["file"]).stat().st_size
            except OSError:
                raise self.damaged(f"{part['file']} is missing") from None
            if size != part["bytes"]:
                raise self.damaged(f"{name} has {size} bytes instead of {part['bytes']}")

    def _part(self, name: str) -> dict[str, Any]:
        try:
            return dict(self.manifest["parts"][name])
        except KeyError:
            raise self.damaged(f"it has no {name}") from None

    def damaged(self, what: str) -> IndexDamaged:
        """The error that says what is wrong with this index, and the command that mends it."""
        return IndexDamaged(f"the index {self.folder.name} cannot be used: {what}", self._mend)


def _save(path: Path, values: NDArray[Any]) -> None:
    """Write an array; numpy reports a full disk without its number, so it is given it back."""
    try:
        np.save(path, values, allow_pickle=False)
    except OSError as error:
        if error.errno is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
        raise


def _flush(path: Path) -> None:
    """Make sure a file's bytes are on the disk before it is renamed in."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
