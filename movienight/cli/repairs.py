"""What `movienight doctor --repair` mends: only what can be made again, never library or catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from movienight.cli.checks import Finding, leftovers
from movienight.paths import Home

MENDED = ("index", "answers", "leftovers")
Progress = Callable[[str, float | None], None]


def repair(home: Home, findings: Sequence[Finding], progress: Progress) -> list[str]:
    """Mend what the findings speak of; says what was done.

    Raises:
        HomeUnusable: another process is writing, or the home cannot be written.
        DataError: the catalogue cannot be indexed.
    """
    from movienight.storage.locking import writing

    state = {finding.name: finding.state for finding in findings}
    if state["home"] == "broken" or {state[name] for name in MENDED} == {"fine"}:
        return []
    with writing(home):
        return _sweep(home) + _mend_index(home, state, progress)


def _mend_index(home: Home, state: Mapping[str, str], progress: Progress) -> list[str]:
    """Index the catalogue where the index is not in line with it or does not answer.

    It is made from nothing where the old index is damaged, so that no damage is taken over.
    Without a catalogue a damaged index only stands in the way of the starter pack, so it is no
    longer named as the one in use; its files stay.
    """
    from movienight.storage.current import read_current

    # What ships is needed to answer too; only when that is whole can the index be to blame.
    silent = state["answers"] == "broken" and state["what ships"] == "fine"
    broken = silent or state["index"] == "broken"
    if home.catalogue.exists():
        if broken or state["index"] == "note":
            _build(home, progress, force=broken)
            return ["indexed the catalogue"]
    elif broken and read_current(home) is not None:
        (home.indexes / "current").unlink()
        return ["put the damaged index aside; the starter pack serves"]
    return []


def _build(home: Home, progress: Progress, *, force: bool) -> None:
    from movienight.train.build import build_index

    build_index(home, progress, force=force)


def _sweep(home: Home) -> list[str]:
    paths = list(leftovers(home))
    for path in paths:
        _remove(path)
    return [f"removed {path.name}" for path in paths]


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
