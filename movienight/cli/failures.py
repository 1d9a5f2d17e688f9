"""From an exception to two lines and an exit code; the only place that prints what went wrong."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from movienight.cli.output import hint, silence, tell, unwritten
from movienight.errors import ExitCode, MovieNightError

LOG_LIMIT = 1_000_000
"""Bytes after which the log is put aside and a new one begun."""


def report(error: BaseException, command: str) -> ExitCode:
    """Say what went wrong and return the exit code for it.

    Args:
        error: what ended the command.
        command: the command's name, for the log.
    """
    if isinstance(error, MovieNightError):
        return _say(error.message, error.hint, error.exit_code)
    if isinstance(error, click.ClickException):
        return _say(*_usage(error, command), ExitCode.USAGE)
    if was_stopped(error):
        return _say("stopped", "", ExitCode.INTERRUPTED)
    if isinstance(error, BrokenPipeError):
        silence()
        return ExitCode.OK
    if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
        return report(unwritten(error), command)
    return _say("something went wrong inside MovieNight", _logged(error, command), ExitCode.INTERNAL)


def was_stopped(error: BaseException) -> bool:
    """Whether somebody pressed Ctrl-C; libraries pass that on as errors of their own."""
    if isinstance(error, KeyboardInterrupt | EOFError | click.Abort):
        return True
    if type(error) is RuntimeError and str(error) == "Query interrupted":  # duckdb's
        return True
    cause = error.__cause__ or error.__context__
    return isinstance(error, ImportError) and cause is not None and was_stopped(cause)


def _say(message: str, advice: str, code: ExitCode) -> ExitCode:
    tell(message)
    if advice:
        hint(advice)
    return code


def _usage(error: click.ClickException, name: str) -> tuple[str, str]:
    """Click's complaint as a message and a hint in our words."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else f"movienight {name}".strip()
    manual = f"`{command} --help` lists what it takes"
    if isinstance(error, click.NoSuchOption):
        near = " or ".join((error.possibilities or [])[:2])
        return f"there is no option {error.option_name}", f"did you mean {near}?" if near else manual
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        name = error.param.opts[0] if error.param else "value"
        return f"{name}: {_in_passing(error.message)}", manual
    message = _in_passing(error.format_message())
    if "unexpected extra argument" in message:
        advice = "put quotes around a title of several words"
        return message, f"{advice}, and --a or --b before it" if name == "recommend" else advice
    return message, manual


def _in_passing(sentence: str) -> str:
    """A sentence as part of a line: no capital, no full stop."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _logged(error: BaseException, command: str) -> str:
    """Keep the traceback; says where, or that it could not be kept."""
    try:
        return f"the details are in {_append(_record(error, command))}"
    except Exception as trouble:
        return f"the details could not be written either ({type(trouble).__name__})"


def _append(record: str) -> Path:
    from movienight.paths import Home
    from movienight.storage.locking import make_home

    path = Home.default().log
    make_home(path.parent)
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".old.log"))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(descriptor, "a", encoding="utf-8") as file:
        file.write(record)
    return path


def _record(error: BaseException, command: str) -> str:
    """One entry of the log: when, which command and version, and where in the code it broke.

    It holds neither arguments nor local values nor the text of exceptions, since each of
    these can name what somebody likes.
    """
    from movienight import __version__
    from movienight.clock import now

    python = ".".join(map(str, sys.version_info[:3]))
    heading = f"{now():%Y-%m-%d %H:%M} movienight {__version__} {command}, Python {python} on {sys.platform}"
    return "\n".join([heading, *_chain(error), ""]) + "\n"


def _chain(error: BaseException) -> Iterator[str]:
    """The tracebacks of an exception and of those it arose from, outermost first."""
    from traceback import StackSummary, walk_tb

    current: BaseException | None = error
    while current is not None:
        frames = StackSummary.extract(walk_tb(current.__traceback__), capture_locals=False)
        yield "".join(frames.format()) + _kind(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _kind(error: BaseException) -> str:
    """The exception's type; for the system's own errors also the number and the system's words."""
    name = type(error).__qualname__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} [{error.errno}] {os.strerror(error.errno)}"
    return name
