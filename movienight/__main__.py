"""`python -m movienight` and the `movienight` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its documented exit code."""
    from movienight.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
