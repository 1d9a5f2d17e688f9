"""`python -m movienight` and the `movienight` command."""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Run the command line and leave with its documented exit code, also when stopped on the way."""
    sys.unraisablehook = _unraised
    try:
        from movienight.cli.main import run

        code = run()
        # The work is done: what is left is leaving.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = _stopped()
    sys.exit(code)


def _stopped() -> int:
    """Say so where nothing else could: while the program was still loading, or at a second Ctrl-C."""
    from movienight.cli.output import tell
    from movienight.errors import ExitCode

    tell("stopped")
    return int(ExitCode.INTERRUPTED)


def _unraised(failure: sys.UnraisableHookArgs) -> None:
    """A Ctrl-C that fell into a clean-up, from where it cannot be raised, stops the program at once.

    Whatever is being written can be stopped at any moment, so nothing is lost by it.
    """
    if failure.exc_type is KeyboardInterrupt:
        os._exit(_stopped())
    else:
        sys.__unraisablehook__(failure)


if __name__ == "__main__":
    main()
