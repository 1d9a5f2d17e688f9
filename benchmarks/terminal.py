"""A program in a terminal of its own: what it paints, and what happens when keys are pressed.

with Terminal(["movienight"], columns=80, lines=24) as terminal:
    terminal.until(lambda screen: "MovieNight" in screen, 10)
    terminal.press("p")
"""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

MOVIENIGHT = str(Path(sys.executable).with_name("movienight"))


class Ended(Exception):
    """The program ended, or did not show in time what was waited for; holds the last screen."""


class Terminal:
    """A pseudo-terminal with a program in it.

    Args:
        command: the program and its arguments.
        environment: beside that of this process.
    """

    def __init__(
        self, command: Sequence[str], columns: int, lines: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        settings = {"TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(lines)}
        self.started = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if not self.pid:
            os.execvpe(command[0], list(command), os.environ | settings | dict(environment or {}))
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, keys: str) -> None:
        """Type these."""
        os.write(self._handle, keys.encode())

    def until(self, seen: Callable[[str], bool], seconds: float) -> float:
        """Read until the screen is as wished; the seconds since the program was started.

        Raises:
            Ended: it never was.
        """
        deadline = time.perf_counter() + seconds
        while not seen(self.text):
            left = deadline - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise Ended(self.text)
        return time.perf_counter() - self.started

    def now(self) -> float:
        """Seconds since the program was started."""
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.3, most: float = 5.0) -> None:
        """Read until nothing has been written for so many seconds, at most `most`: a cursor may blink."""
        deadline = time.perf_counter() + most
        while time.perf_counter() < deadline and select.select([self._handle], [], [], quiet)[0]:
            if not self._read(0):
                return

    def leave(self, seconds: float) -> int:
        """Read until the program has ended; its exit code.

        Raises:
            Ended: it did not end in time.
        """
        deadline = time.perf_counter() + seconds
        while self._read(max(0.0, deadline - time.perf_counter())):
            if time.perf_counter() > deadline:
                raise Ended(self.text)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def kill(self, how: int = signal.SIGKILL) -> None:
        """End the program at once; nothing happens where it has ended."""
        try:
            os.kill(self.pid, how)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            return

    def _read(self, seconds: float) -> bool:
        """Take in what the program has written by then; False where it will write no more."""
        ready, _, _ = select.select([self._handle], [], [], seconds)
        if not ready:
            return True
        try:
            told = os.read(self._handle, 65536)
        except OSError as error:
            if error.errno == errno.EIO:  # Linux: the other end is closed
                return False
            raise
        self._stream.feed(told)
        return bool(told)
