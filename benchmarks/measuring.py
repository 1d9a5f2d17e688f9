"""Whole processes, measured from outside: wall seconds and peak memory of each finished run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("movienight"))


@dataclass(frozen=True, slots=True)
class Runs:
    """Wall seconds of several runs, and the largest peak memory among them in MB."""

    seconds: tuple[float, ...]
    peak_mb: float

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        return (
            f"median {statistics.median(self.seconds):.3f} s ({low:.3f} to {high:.3f}), {self.peak_mb:.0f} MB"
        )


def measure(
    arguments: Sequence[str],
    runs: int,
    home: Path,
    warm_up: int = 1,
    environment: Mapping[str, str] | None = None,
) -> Runs:
    """Run `movienight` with these arguments in this home, `warm_up` times uncounted first."""
    seconds, peak = [], 0.0
    for number in range(warm_up + runs):
        spent, memory = once(arguments, home, environment or {})
        if number >= warm_up:
            seconds.append(spent)
            peak = max(peak, memory)
    return Runs(tuple(seconds), peak)


def once(arguments: Sequence[str], home: Path, environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds and peak MB of one run; a failing command stops the benchmark."""
    surroundings = {**os.environ, **environment, "MOVIENIGHT_HOME": str(home)}
    start = time.perf_counter()
    process = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL, env=surroundings)
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"movienight {' '.join(arguments)} left with {process.returncode}")
    return spent, usage.ru_maxrss / 1024
