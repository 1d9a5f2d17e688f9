"""From the paths people give to data sets: walks folders and zips, recognises files, groups them.

A zip counts as the folder it would be unpacked to. Files of one folder make one data set, so a
folder that holds several data sets gives several.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from movienight.errors import ImportRefused
from movienight.ingest.forms import HEAD, NEEDED, Recognised, forms_of, recognise

DEPTH = 3
"""How many folders deep a folder is searched."""

_MOST_FILES = 2000
_NAMES = {"movielens": "MovieLens", "tmdb": "Movies Dataset", "food.com": "Food.com"}
_FLAGS = {"movielens": "--movielens", "tmdb": "--tmdb", "food.com": "--foodcom"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file on disk, or `member` of the zip `path`. `place` is the folder it counts as being in."""

    path: Path
    place: str
    name: str
    member: str | None = None

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The file's bytes.

        Raises:
            ImportRefused: the zip is damaged or cut off, or the file cannot be read.
        """
        with readable(self.path):
            if self.member is None:
                with self.path.open("rb") as file:
                    yield file
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
                    yield file


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised file; `local` puts it on the disk."""

    candidate: Candidate
    recognised: Recognised

    @property
    def name(self) -> str:
        """Its bare name."""
        return self.candidate.name

    def local(self, work: Path) -> Path:
        """Where the file can be read; unpacked into `work` where it is in a zip."""
        if self.candidate.member is None:
            return self.candidate.path
        return _unpack(self.candidate, work)


@dataclass(frozen=True, slots=True)
class DataSet:
    """The files of one data set by role, and the names of those nobody reads."""

    kind: str
    origin: Path
    files: Mapping[str, Found]
    unused: tuple[str, ...] = ()
    complaints: tuple[Recognised, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether everything is there that such a data set cannot do without."""
        return all(role in self.files for role in NEEDED[self.kind])


def find(kind: str, paths: Sequence[Path], work: Path) -> list[DataSet]:
    """The data sets of one kind under the paths given; single files are taken together.

    Args:
        kind: movielens, tmdb or food.com.
        work: an existing folder for what has to be unpacked.

    Raises:
        ImportRefused: a path holds no whole data set of the kind, or is not there, or is damaged.
    """
    single = [path for path in paths if path.is_file() and not _is_zip(path)]
    groups = [[path] for path in paths if path not in single] + ([single] if single else [])
    return [data_set for group in groups for data_set in _find(kind, group, work)]


def _find(kind: str, paths: Sequence[Path], work: Path) -> list[DataSet]:
    candidates = [candidate for path in paths for candidate in _candidates(path, work)]
    by_place: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_place["" if len(paths) > 1 else candidate.place].append(candidate)
    sets = [_data_set(kind, paths[0], group) for _, group in sorted(by_place.items())]
    whole = [data_set for data_set in sets if data_set.whole]
    if not whole:
        raise _nothing(kind, paths, sets, candidates)
    return whole


def _data_set(kind: str, origin: Path, candidates: Sequence[Candidate]) -> DataSet:
    """The best file for each role: one with the usual name, else the first by name."""
    by_role: dict[str, list[Found]] = defaultdict(list)
    complaints = []
    for candidate in sorted(candidates, key=lambda candidate: candidate.name):
        with candidate.open() as file:
            recognised = recognise(candidate.name, file.read(HEAD), kind)
        if recognised and recognised.complaint:
            complaints.append(recognised)
        elif recognised:
            by_role[recognised.form.role].append(Found(candidate, recognised))
    files = {role: min(found, key=_usualness) for role, found in by_role.items()}
    used = {found.name for found in files.values()}
    unused = tuple(sorted({candidate.name for candidate in candidates} - used))
    return DataSet(kind, origin, files, unused, tuple(complaints))


def _usualness(found: Found) -> bool:
    """False sorts first: a file that is called as usual."""
    form = found.recognised.form
    usual = {*form.names, "ratings.parquet"} if found.recognised.parquet else {*form.names}
    return found.name not in usual


def _candidates(path: Path, work: Path) -> Iterator[Candidate]:
    if not path.exists():
        raise ImportRefused(f"{path} is not there", "check the path")
    if path.is_file():
        yield from _in_zip(path, "", work) if _is_zip(path) else [Candidate(path, "", path.name)]
        return
    with readable(path):
        files = sorted(_walk(path, DEPTH))
    if len(files) > _MOST_FILES:
        raise ImportRefused(f"{path} holds more than {_MOST_FILES} files", "give the folder of one data set")
    for file in files:
        place = file.parent.relative_to(path).as_posix()
        yield from _in_zip(file, place, work) if _is_zip(file) else [Candidate(file, place, file.name)]


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_file():
            yield entry
        elif depth and entry.is_dir() and not entry.name.startswith((".", "__MACOSX")):
            yield from _walk(entry, depth - 1)


def _in_zip(path: Path, place: str, work: Path, *, nested: bool = False) -> Iterator[Candidate]:
    """The files of a zip, and of the zips in it."""
    with readable(path), zipfile.ZipFile(path) as archive:
        members = [info.filename for info in archive.infolist() if not info.is_dir()]
    for member in sorted(members):
        inside = PurePosixPath(member)
        if inside.parts[0] == "__MACOSX":
            continue
        candidate = Candidate(path, (PurePosixPath(place) / inside.parent).as_posix(), inside.name, member)
        if inside.suffix.lower() == ".zip" and not nested:
            yield from _in_zip(_unpack(candidate, work), candidate.place, work, nested=True)
        else:
            yield candidate


def _unpack(candidate: Candidate, work: Path) -> Path:
    """Copy a zip's member into a folder of its own below `work`."""
    folder = work / f"unpacked-{sum(1 for _ in work.iterdir())}"
    folder.mkdir()
    target = folder / "file"
    with candidate.open() as file, target.open("wb") as out:
        shutil.copyfileobj(file, out, 1 << 20)
    return target


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" or zipfile.is_zipfile(path)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """What can be wrong with a zip or a file, in our words."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ImportRefused(f"{path} is damaged or cut off", "download it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ImportRefused(f"{path} cannot be unpacked: {error}", "unpack it and give the folder") from error
    except (PermissionError, FileNotFoundError) as error:
        raise ImportRefused(f"{path} cannot be read", "check that it is there and whose it is") from error


def _nothing(
    kind: str, paths: Sequence[Path], sets: Sequence[DataSet], candidates: Sequence[Candidate]
) -> ImportRefused:
    """Why there is no data set: what was looked for, and what was there."""
    for complaint in (complaint for data_set in sets for complaint in data_set.complaints):
        return ImportRefused(complaint.complaint, f"a {complaint.form.role} file has {complaint.form.look}")
    partial = max((data_set.files for data_set in sets), key=len, default={})
    lacking = [role for role in NEEDED[kind] if role not in partial]
    names = ", ".join(str(path) for path in paths)
    looked = "; ".join(f"{role}: {' or '.join(_usual(kind, role))}" for role in lacking)
    held = ", ".join(sorted({candidate.name for candidate in candidates})[:8]) or "no files"
    other = next((other for other in NEEDED if _data_set(other, paths[0], candidates).whole), None)
    advice = f"; this looks like {_NAMES[other]} data, try {_FLAGS[other]}" if other else ""
    message = f"{names} holds no {_NAMES[kind]} data: no {' and no '.join(lacking)}"
    return ImportRefused(message, f"looked for {looked}; found {held}{advice}")


def _usual(kind: str, role: str) -> list[str]:
    names = [name for form in forms_of(kind, role) for name in form.names]
    return [*names, "ratings.parquet"] if role == "ratings" else names
