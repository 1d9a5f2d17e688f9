"""The two ways out: data on standard output, narration on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from movienight.errors import MovieNightError


def emit(text: str) -> None:
    """Write data to standard output, ending with one line break; nothing for empty text.

    Raises:
        BrokenPipeError: whoever was reading has gone.
        MovieNightError: the output cannot be written, for instance on a full disk.
    """
    if not text or sys.stdout is None:
        return
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritten(error) from error


def unwritten(error: OSError) -> MovieNightError:
    """What to tell where standard output takes nothing more; the rest of it goes nowhere."""
    silence()
    message = f"the output could not be written: {error.strerror or error}"
    return MovieNightError(message, "make room, or send it to another file")


LONGEST = 1000
"""Letters of a line of narration; what was typed may be of any length and is told back."""


def tell(text: str) -> None:
    """Write one line of narration to standard error; where nobody listens, nothing happens."""
    _narrate("movienight", text)


def hint(text: str) -> None:
    """Write the line that says what to do."""
    _narrate("hint", text)


def _narrate(who: str, text: str) -> None:
    from movienight.wording import clean

    line = clean(text)
    if len(line) > LONGEST:
        line = f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{who}: {line}\n")
        sys.stderr.flush()


def speak_utf8() -> None:
    """Make piped output the same bytes everywhere, and never fail on a letter a terminal lacks."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is None:
        return
    if sys.stdout.isatty():
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")


def silence() -> None:
    """Send the rest of standard output nowhere, so that leaving does not fail on it again."""
    with suppress(OSError, AttributeError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
