"""The log of runs: a folder with a record and the values of every question for each run.

The record carries the hash of the values and is written last, so a run is there whole or not at
all. Ids begin with the time of the run, so their order is that of the runs.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from movienight.errors import DataError, UsageError
from movienight.evaluate.outcome import Outcome
from movienight.evaluate.reports.records import record_of
from movienight.evaluate.reports.run import SCHEMA, Run, packed, read_run, unreadable
from movienight.evaluate.reports.wording import called
from movienight.storage.locking import make_home, unusable

LIST = "`movienight evaluate history` lists the runs"


@dataclass(frozen=True, eq=False, slots=True)
class History:
    """The runs of a folder, the latest first, and the names of files there that are no run."""

    runs: tuple[Run, ...]
    skipped: tuple[str, ...]


def save(folder: Path, outcome: Outcome, date: str, version: str) -> str:
    """Keep a run and return its id. The same run of the same moment is kept once.

    Args:
        folder: made where it is not there yet.
        outcome: what was found.
        date: when, as ISO 8601 with its zone: "2026-11-21T20:45:00Z".
        version: of the program.

    Raises:
        ValueError: the date is none or has no zone, or the models were not asked equally many.
        HomeUnusable: the folder cannot be written.
    """
    when = _in_utc(date)
    kept, about = packed(outcome)
    found = {**record_of(outcome), "values": about}
    name = f"{when:%Y%m%dT%H%M%SZ}-{_slug(called(outcome))}-{_digest(found)}"
    head = {"schema": SCHEMA, "id": name, "date": f"{when:%Y-%m-%dT%H:%M:%SZ}", "version": version}
    record = json.dumps({**head, **found}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    try:
        make_home(folder.parent)
        folder.mkdir(exist_ok=True)
        _write(folder / f"{name}.npz", kept)
        _write(folder / f"{name}.json", record.encode())
    except OSError as error:
        raise unusable(folder, error) from error
    return name


def runs(folder: Path) -> History:
    """All runs of a folder, the latest first; none where there is no folder. Values are not read.

    Raises:
        DataError: the folder cannot be looked into.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return History((), ())
    except OSError as error:
        message = f"the folder {folder} cannot be read: {(error.strerror or str(error)).lower()}"
        raise DataError(message, "make it a folder that can be read") from error
    found = {path: run for path in paths if path.suffix == ".json" and (run := read_run(path))}
    others = [path for path in paths if path not in found]
    skipped = [p.name for p in others if p.suffix != ".npz" or p.with_suffix(".json") not in paths]
    latest_first = sorted(found.values(), key=lambda run: run.id, reverse=True)
    return History(tuple(latest_first), tuple(skipped))


def load(folder: Path, name: str) -> Run:
    """One run.

    Args:
        folder: where runs are kept.
        name: an id or how one begins, "latest", or "latest-1" for the one before it, and so on.

    Raises:
        UsageError: there is no such run, or several.
        DataError: there is one and it cannot be read.
    """
    history = runs(folder)
    back = re.fullmatch(r"latest(?:-([0-9]{1,6}))?", name)
    if back:
        return _back(history.runs, int(back[1] or 0))
    found = [run for run in history.runs if run.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(run.id for run in found[:3])
        raise UsageError(f"{len(found)} runs begin with “{name}”", f"write more of it: {several}")
    if f"{name}.json" in history.skipped:
        raise unreadable(name)
    raise UsageError(f"there is no run “{name}”", LIST)


def _back(found: Sequence[Run], steps: int) -> Run:
    if steps < len(found):
        return found[steps]
    kept = f"only {len(found)} kept" if found else "none kept yet"
    raise UsageError(f"there is no such run: {kept}", LIST)


def _in_utc(date: str) -> datetime:
    when = datetime.fromisoformat(date)
    if when.tzinfo is None:
        raise ValueError(f"{date} does not say in which zone")
    return when.astimezone(UTC)


def _write(path: Path, content: bytes) -> None:
    """A file that appears whole or not at all."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with scratch.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)


def _digest(found: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:6]


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "run"
