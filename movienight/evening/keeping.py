"""The evening's state on disk: one small file, replaced whole, so that the next start finds it again."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from movienight.evening.state import Tonight

FORM = 1


def load(path: Path) -> tuple[Tonight, dict[str, Any]]:
    """Where the evening stood, and what else the app kept of its looks; both empty where there is nothing.

    A damaged file costs the evening its place, nothing more: what people said of films is in the library.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Tonight(), {}
    if not isinstance(told, dict) or told.get("form") != FORM:
        return Tonight(), {}
    looks = told.get("looks")
    return Tonight.from_json(told.get("tonight")), looks if isinstance(looks, dict) else {}


def save(path: Path, tonight: Tonight, looks: dict[str, Any]) -> bool:
    """Keep it; False where the home takes nothing, which costs no more than the place in the list."""
    text = json.dumps(
        {"form": FORM, "tonight": tonight.as_json(), "looks": looks}, ensure_ascii=False, indent=1
    )
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        scratch.write_text(text, encoding="utf-8")
        os.replace(scratch, path)
    except (OSError, ValueError):
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
        return False
    return True
