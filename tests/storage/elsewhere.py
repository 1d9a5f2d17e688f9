"""Other processes and folders without rights, for the tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb  # noqa: F401  a person without rights may not be able to read its files
import filelock  # noqa: F401

import movienight

NOBODY = 65534


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Run code in another process; it reads `sys.argv`, and both its ends are pipes."""
    around = {**os.environ, "PYTHONPATH": str(Path(movienight.__file__).parent.parent)}
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=around,
    )


@contextmanager
def held(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another process that has said "held" and stays until its input ends."""
    process = start(f"{code}\n    print('held', flush=True); sys.stdin.read()", *arguments)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line == "held\n", process.communicate()[1]
        yield process
    finally:
        process.communicate()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Within, nobody can write in `folder` or its files; not even who started this as root."""
    files = [folder, *folder.iterdir()]
    modes = [file.stat().st_mode for file in files]
    for file in files:
        file.chmod(0o555 if file.is_dir() else 0o444)
    powerful = os.geteuid() == 0
    if powerful:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if powerful:
            os.seteuid(0)
        for file, mode in zip(files, modes, strict=True):
            file.chmod(mode)


@contextmanager
def open_folder() -> Iterator[Path]:
    """An empty folder that everybody may read; pytest's own are for their owner only."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
