"""Waiting, told on standard error: one line rewritten on a terminal, one line a stage elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from types import TracebackType
from typing import TextIO


class Progress:
    """Call it with a stage in plain words and the fraction done, or None where that is unknown.

    Used as a context manager it leaves a terminal as clean as it found it. It writes nothing
    until it is called, so quick commands stay silent.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._rewrites = _is_terminal(self._stream)
        self._stage = ""
        self._shown = ""

    def __call__(self, stage: str, fraction: float | None) -> None:
        """Show where the work stands; `fraction` is 0..1."""
        if self._rewrites:
            self._rewrite(_line(stage, fraction))
        elif stage != self._stage:
            self._write(f"movienight: {stage}\n")
        self._stage = stage

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = ""

    def _rewrite(self, line: str) -> None:
        from rich.cells import set_cell_size

        width = shutil.get_terminal_size().columns - 1
        line = set_cell_size(line, width).rstrip()
        if line != self._shown:
            self._write(f"\r\x1b[K{line}")
            self._shown = line

    def _write(self, text: str) -> None:
        with suppress(OSError, AttributeError):
            self._stream.write(text)
            self._stream.flush()


def _line(stage: str, fraction: float | None) -> str:
    """The stage with its share in percent, or with three dots."""
    if fraction is None:
        return f"{stage} ..."
    return f"{stage} {min(max(fraction, 0.0), 1.0):4.0%}"


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
