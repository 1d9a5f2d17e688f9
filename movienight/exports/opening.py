"""The files of an export: of a folder, of a zip, or the one given. Nothing is unpacked to the disk."""

from __future__ import annotations

import codecs
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from movienight.errors import ImportRefused

MOST_BYTES = 64 << 20
"""Of one file; the films of a whole life fill a few of these 64 MB."""
MOST_OF_ALL = 256 << 20
MOST_FILES = 2000
DEPTH = 3
"""How many folders deep a folder is searched."""

KINDS = (".csv", ".json", ".tsv", ".txt")
_NOT_THEIRS = frozenset({"__MACOSX", "deleted", "orphaned"})
"""Folders of a zip that hold what was thrown away."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file of an export by its name in it, with forward slashes; `data` is None where it is too large."""

    name: str
    data: bytes | None


def documents(path: Path) -> list[Document]:
    """What could be part of an export at this path, by name; a single file has whatever name it has.

    Raises:
        ImportRefused: it is not there, damaged, or larger than any export.
    """
    if not path.exists():
        raise ImportRefused(f"{path} is not there", "check the path")
    with _readable(path):
        found, total = [], 0
        for document in _documents(path):
            total += len(document.data or b"")
            if total > MOST_OF_ALL:
                raise ImportRefused(f"{path} holds more than {MOST_OF_ALL >> 20} MB", "give one export alone")
            found.append(document)
    return sorted(found, key=lambda document: document.name)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, with a mark or without, else Windows-1252."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    head = data[:200]
    if len(head) > 1 and head.count(0) * 3 > len(head):
        return data.decode("utf-16-be" if head[0] == 0 else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _documents(path: Path) -> Iterator[Document]:
    if path.is_dir():
        yield from _in_folder(path)
    elif zipfile.is_zipfile(path) or path.suffix.lower() == ".zip":
        yield from _in_zip(path, "")
    else:
        document = _read(path, path.name)
        if document.data is None:
            raise ImportRefused(f"{path} is larger than {MOST_BYTES >> 20} MB", "no export is that large")
        yield document


def _in_folder(folder: Path) -> Iterator[Document]:
    files = []
    for file in _walk(folder, DEPTH):
        files.append(file)
        if len(files) > MOST_FILES:
            raise ImportRefused(f"{folder} holds more than {MOST_FILES} files", "give one export alone")
    for file in sorted(files):
        name = file.relative_to(folder).as_posix()
        if file.suffix.lower() == ".zip":
            yield from _in_zip(file, f"{name}/")
        elif file.suffix.lower() in KINDS:
            yield _read(file, name)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name in _NOT_THEIRS:
            continue
        if entry.is_file():
            yield entry
        elif depth and entry.is_dir():
            yield from _walk(entry, depth - 1)


def _in_zip(path: Path, before: str) -> Iterator[Document]:
    with zipfile.ZipFile(path) as archive:
        members = [info for info in archive.infolist() if _is_theirs(info)]
        if len(members) > MOST_FILES:
            raise ImportRefused(f"{path} holds more than {MOST_FILES} files", "no export holds as many")
        for info in members:
            with archive.open(info) as file:
                yield Document(f"{before}{info.filename}", _at_most(file))


def _is_theirs(info: zipfile.ZipInfo) -> bool:
    place = PurePosixPath(info.filename)
    hidden = place.name.startswith(".") or not _NOT_THEIRS.isdisjoint(place.parts)
    return not (info.is_dir() or hidden) and place.suffix.lower() in KINDS


def _read(path: Path, name: str) -> Document:
    with path.open("rb") as file:
        return Document(name, _at_most(file))


def _at_most(file: IO[bytes]) -> bytes | None:
    """All of a file, whatever size its zip claims; None where it is too large."""
    data = file.read(MOST_BYTES + 1)
    return data if len(data) <= MOST_BYTES else None


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What can be wrong with a file or a zip, in our words."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise ImportRefused(f"{path} is damaged or cut off", "export it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ImportRefused(f"{path} cannot be unpacked", "unpack it and give the folder") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ImportRefused(f"{path} cannot be read: {reason}", "check whose it is") from error
