"""What time it is on this sofa."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from movienight.errors import UsageError


def now() -> datetime:
    """The local time, with its zone; `MOVIENIGHT_NOW` (2026-11-21T20:45) stands in for it.

    Raises:
        UsageError: `MOVIENIGHT_NOW` is not a time.
    """
    chosen = os.environ.get("MOVIENIGHT_NOW")
    if not chosen:
        return datetime.now().astimezone()
    try:
        # A day is added to it, so it must not be the last there is.
        return (datetime.fromisoformat(chosen) + timedelta(days=1)).astimezone() - timedelta(days=1)
    except (ValueError, OverflowError):
        message = f"MOVIENIGHT_NOW is set to {chosen}, which is not a time"
        raise UsageError(message, "unset it, or write it like 2026-11-21T20:45") from None
