"""Our own sentences about films, as they ship."""

from __future__ import annotations

import json
from pathlib import Path

from movienight.errors import IndexDamaged


def loglines(assets: Path) -> dict[str, str]:
    """One sentence per film by its imdb id ("tt0114709").

    Raises:
        IndexDamaged: a file of them cannot be read.
    """
    lines: dict[str, str] = {}
    for path in sorted((assets / "loglines").glob("*.json")):
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))
            lines |= {imdb_id: entry["line"] for imdb_id, entry in entries.items()}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"{path.name} cannot be read", "install movienight again") from error
    return lines
