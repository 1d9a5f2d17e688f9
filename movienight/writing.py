"""Writing a file that a person named: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from movienight.errors import DataError


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 with line ends as they are; the file appears whole or not at all.

    Raises:
        DataError: it cannot be written.
    """
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            scratch.write_bytes(text.encode())
            os.replace(scratch, path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DataError(f"{path} cannot be written: {reason}", "write it somewhere else") from error
