"""Files that a person named: never written by accident over another, read with care."""

from __future__ import annotations

from pathlib import Path

from movienight.errors import DataError, UsageError


def check_free(path: Path, force: bool) -> None:
    """Make sure that nothing is in the way.

    Raises:
        UsageError: there is a file already and `force` is not given, or no such folder.
    """
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {path.parent} to write in", "make it first")
    if path.exists() and not force:
        raise UsageError(f"{path} is there already", "choose another name, or add --force to replace it")


def read_json(path: Path, most: int = 64 << 20) -> object:
    """The JSON value in a file of at most `most` bytes.

    Raises:
        DataError: it cannot be read, is too large, or is no JSON.
    """
    import json

    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise DataError(f"{path} is larger than {most >> 20} MB", "give a file that MovieNight wrote")
        return json.loads(data.decode("utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{path} cannot be read: {reason}", "check the path") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path} is no JSON", "give a file that MovieNight wrote") from error
