"""Who may write: one process at a time holds the home's lock while it imports or indexes."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from movienight.errors import HomeUnusable
from movienight.paths import Home

ELSEWHERE = "set MOVIENIGHT_HOME to a folder that can be written"
_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def writing(home: Home) -> Iterator[None]:
    """Hold the home's lock, the home made first (mode 0700) where it is not there yet.

    Asking again within the same thread is fine: the lock is let go with the outermost `with`.
    The system lets go of it when the process dies, however it dies.

    Raises:
        HomeUnusable: at once, when another process (or another thread) holds it, or when the
            home cannot be made or written; later, when the disk is full.
    """
    from filelock import FileLock, Timeout

    try:
        make_home(home.root)
        lock = FileLock(home.lock, timeout=0, is_singleton=True)
        lock.acquire()
    except Timeout:
        message = "another movienight process is importing or indexing"
        raise HomeUnusable(message, "wait until it has finished, then try again") from None
    except OSError as error:
        raise unusable(home.root, error) from error
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise unusable(home.root, error) from error
        raise
    finally:
        lock.release()


def make_home(root: Path) -> None:
    """Make the home's folder, for its owner only; one that is there stays as it is."""
    root.parent.mkdir(parents=True, exist_ok=True)
    root.mkdir(mode=0o700, exist_ok=True)


def unusable(root: Path, error: OSError) -> HomeUnusable:
    """What to tell people when the system refuses to write in the home."""
    if error.errno in _FULL:
        return HomeUnusable(f"the disk of {root} is full", f"free some space, or {ELSEWHERE}")
    in_the_way = isinstance(error, FileExistsError | NotADirectoryError)
    reason = "a file stands in its place" if in_the_way else (error.strerror or str(error)).lower()
    return HomeUnusable(f"the home {root} cannot be written: {reason}", ELSEWHERE)
