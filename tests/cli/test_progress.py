"""Waiting, as it is told on a terminal and in a pipe."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest

from movienight.cli.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 40 cells."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")


def test_a_pipe_gets_one_line_a_stage() -> None:
    """However often a stage reports, a pipe gets one line of it."""
    stream = io.StringIO()
    with Progress(stream) as progress:
        progress("reading", 0.0)
        progress("reading", 0.5)
        progress("learning", None)

    assert stream.getvalue() == "movienight: reading\nmovienight: learning\n"


def test_a_terminal_gets_one_line_rewritten() -> None:
    """On a terminal each report takes the place of the one before, and nothing is left at the end."""
    stream = Terminal()
    with Progress(stream) as progress:
        progress("reading", 0.25)
        progress("learning", None)

    assert stream.getvalue() == "\r\x1b[Kreading  25%\r\x1b[Klearning ...\r\x1b[K"


def test_the_same_line_is_not_written_twice() -> None:
    """A report that changes nothing writes nothing."""
    stream = Terminal()
    progress = Progress(stream)
    progress("reading", 0.251)
    length = len(stream.getvalue())
    progress("reading", 0.252)

    assert len(stream.getvalue()) == length


def test_a_line_never_wraps() -> None:
    """A long stage is cut to the terminal, measured in cells."""
    stream = Terminal()
    Progress(stream)("読" * 50, 0.5)

    assert stream.getvalue().removeprefix("\r\x1b[K") == "読" * 19


def test_fractions_beyond_the_ends() -> None:
    """A fraction below 0 or above 1 is shown as the end it passed."""
    stream = Terminal()
    progress = Progress(stream)
    progress("reading", 1.2)
    progress("reading", -0.2)

    assert stream.getvalue() == "\r\x1b[Kreading 100%\r\x1b[Kreading   0%"


def test_a_dumb_terminal_is_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot rewrite a line gets plain lines."""
    monkeypatch.setenv("TERM", "dumb")
    stream = Terminal()
    Progress(stream)("reading", 0.5)

    assert stream.getvalue() == "movienight: reading\n"


def test_no_report_no_output() -> None:
    """Work that reports nothing leaves no trace."""
    stream = Terminal()
    with Progress(stream):
        pass

    assert stream.getvalue() == ""


def test_the_line_is_cleared_after_a_failure() -> None:
    """The line does not stand in the way of what went wrong."""
    stream = Terminal()

    with suppress(KeyboardInterrupt), Progress(stream) as progress:
        progress("reading", None)
        raise KeyboardInterrupt

    assert stream.getvalue() == "\r\x1b[Kreading ...\r\x1b[K"
