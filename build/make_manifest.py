"""Make assets/manifest.json: every file that ships, with size, hash, origin and licence.

    python build/make_manifest.py

Run it after editing loglines or recipes, or making the encoder anew; `make_pack.py` runs it itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from movienight.paths import assets_folder
from movienight.storage.artifacts import sha256_of

OURS = ("written for MovieNight", "MIT")
PROSE = ("cookbook", "headsup", "judged", "loglines")


def write_manifest(assets: Path) -> None:
    """assets/manifest.json: every file that ships with size, hash, origin and licence."""
    starter = json.loads((assets / "starter" / "manifest.json").read_text(encoding="utf-8"))
    parts = {f"starter/{part['file']}": part for part in starter["parts"].values()}
    parts["starter/manifest.json"] = _entry(assets / "starter" / "manifest.json", *OURS)
    encoder = json.loads((assets / "encoder" / "encoder.json").read_text(encoding="utf-8"))
    for path in sorted((assets / "encoder").iterdir()):
        parts[f"encoder/{path.name}"] = _entry(path, f"{encoder['parent']}, quantised", encoder["licence"])
    for folder in PROSE:
        for path in sorted((assets / folder).glob("*.json")):
            parts[f"{folder}/{path.name}"] = _entry(path, *OURS)
    manifest = {"schema": 1, "fingerprint": starter["fingerprint"], "parts": parts}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (assets / "manifest.json").write_text(text, encoding="utf-8")


def _entry(path: Path, origin: str, licence: str) -> dict[str, Any]:
    size = path.stat().st_size
    return {"file": path.name, "bytes": size, "sha256": sha256_of(path), "origin": origin, "licence": licence}


if __name__ == "__main__":
    write_manifest(assets_folder())
